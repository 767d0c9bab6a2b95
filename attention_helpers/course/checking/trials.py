"""The first step: run the learner's function and the reference on each input, on copies, and judge. -> trials"""

from dataclasses import dataclass, replace

from attention_helpers.course.checking import running
from attention_helpers.course.checking.comparing import Fault
from attention_helpers.course.checking.form import Input
from attention_helpers.course.checking.judging import judge
from attention_helpers.course.checking.running import Outcome
from attention_helpers.course.checking.stubs import is_untouched

REFERENCE_SECONDS = 60


@dataclass(frozen=True)
class Trial:
    """One input with what was expected, what came, and what is wrong with it."""

    number: int
    input: Input
    expected: Outcome
    came: Outcome
    fault: Fault | None


def try_inputs(task, call, inputs):
    """What comes of each input: a list of Trial.

    `call(input)` runs the learner's function. No further input is tried once a call had to be stopped, nor where the
    first shows that nothing was written yet. Raises RuntimeError where the task's own reference fails.
    """
    trials = []
    for number, given in enumerate(inputs, start=1):
        expected = call_once(task, task.reference, given, REFERENCE_SECONDS)
        if expected.stopped or (expected.error and not expected.error.is_a(ValueError, TypeError)):
            reason = expected.error or f"it does not end within {REFERENCE_SECONDS} seconds"
            raise RuntimeError(f"exercise {task.name}: its own reference fails on input {number}: {reason}")
        came = call(given)
        trials.append(Trial(number, given, expected, came, judge(task, expected, came)))
        if came.stopped or is_untouched(trials[0].came):
            break
    return trials


def call_once(task, function, given, seconds):
    """Run a function on one input for at most `seconds`. -> Outcome; `changed` names what it should have left alone"""
    outcome = running.run(function, given.arguments, seconds, given.globals, task.use)
    names = [*task.names_of(given.arguments), *given.globals]
    told = zip(names, outcome.changed, strict=False)  # nothing is known of a call that was stopped
    return replace(outcome, changed=[name for name, changed in told if changed and name not in task.may_change])
