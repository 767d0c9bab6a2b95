"""The second step: which known mistake the results show. A name is given only where its code gives the same results."""

from functools import cache

from attention_helpers.course.checking.comparing import difference
from attention_helpers.course.checking.trials import WITHOUT_RESULT, call_once, compare

SHARE = 0.2  # of the task's seconds, for a run of a misconception's own code


def known_mistake(task, trials):
    """The misconception whose code gives just what the learner's function gave: {"key", "told"}, or None.

    First one that agrees on every input, then one that agrees on every input that failed (two at least: one alone may
    agree by chance), as happens where a learner has treated an edge case on top of the same mistake.
    """

    @cache
    def outcome(variant, number):
        return call_once(task, variant, trials[number - 1].input, SHARE * task.seconds)

    wrong = [trial for trial in trials if trial.fault and trial.fault.kind not in WITHOUT_RESULT]
    for needed in [trials, wrong] if len(wrong) > 1 else [trials]:
        for variant in task.misconceptions:
            if all(_agrees(task, trial, outcome(variant, trial.number)) for trial in needed):
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
    if came.stopped or theirs.stopped:
        return came.stopped and theirs.stopped
    if came.error and theirs.error:
        same_text = came.error.text == theirs.error.text or came.error.is_a(RecursionError)
        return came.error.type == theirs.error.type and same_text
    if came.error or theirs.error or came.value is None or theirs.value is None:
        return came.error is theirs.error and came.value is theirs.value
    if trial.fault and trial.fault.kind == "changed" and not theirs.changed:
        return False
    return compare(task, theirs.value, came.value) is None
