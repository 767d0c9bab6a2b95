"""The second step: which known mistake the results show. A name is given only where its code gives the same results."""

from attention_helpers.course.checking.comparing import difference
from attention_helpers.course.checking.trials import call_once, compare

SHARE = 0.2  # of the task's seconds, for a run of a misconception's own code


def known_mistake(task, trials):
    """The misconception whose code gives what the learner's function gave, on every input: {"key", "told"}, or None.

    On the right ones as well: a name that does not fit is worse than none.
    """
    for variant in task.misconceptions:
        seconds = SHARE * task.seconds
        if all(_agrees(task, trial, call_once(task, variant, trial.input, seconds)) for trial in trials):
            return variant.misconception
    return None


def is_hard_coded(trials):
    """Whether the one result of the example comes out whatever goes in."""
    came = [trial.came for trial in trials]
    if len(came) < 3 or any(one.error or one.stopped or one.value is None for one in came):
        return False
    return trials[0].fault is None and all(difference(came[0].value, other.value) is None for other in came[1:])


def _agrees(task, trial, theirs):
    """Whether a misconception's outcome is the learner's."""
    came = trial.came
    if came.crowded or theirs.crowded:  # theirs for want of room that the learner's took
        return False
    if came.stopped or theirs.stopped:
        return came.stopped and theirs.stopped
    if came.error and theirs.error:
        same_text = came.error.text == theirs.error.text or came.error.is_a(RecursionError)
        return came.error.type == theirs.error.type and same_text
    if came.error or theirs.error or came.value is None or theirs.value is None:
        return came.error is theirs.error and came.value is theirs.value
    if trial.fault and trial.fault.kind == "changed" and not theirs.changed:
        return False
    return compare(task, trial.input, theirs.value, came.value) is None
