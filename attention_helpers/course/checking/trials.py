"""The first step: run the learner's function and the reference on each input, on copies, and judge. -> trials"""

from dataclasses import dataclass, replace

from attention_helpers.course.calls import running
from attention_helpers.course.calls.pristine import as_imported
from attention_helpers.course.calls.running import Outcome
from attention_helpers.course.checking.comparing import Fault, difference, holds_dots, type_name
from attention_helpers.course.checking.form import Input
from attention_helpers.course.checking.stubs import is_untouched

REFERENCE_SECONDS = 60
WITHOUT_RESULT = (
    "endless",
    "died",
    "recursion",
    "crowded",
    "error",
)  # kinds of fault where the function did not come to its end


@dataclass(frozen=True)
class Trial:
    """One input with what was expected, what came, and what is wrong with it."""

    number: int
    input: Input
    expected: Outcome
    came: Outcome
    fault: Fault | None


def try_inputs(task, call, inputs, first=1):
    """What comes of each input, as it comes: yields a Trial for each.

    `call(input)` runs the learner's function, after the reference has seen every input: it may change what both use.
    No further input is tried once a call had to be stopped, nor where the first shows that nothing was written yet.
    Raises RuntimeError where the task's own reference fails.
    """
    for number, (given, expected) in enumerate(zip(inputs, expect(task, inputs), strict=True), start=first):
        came = call(given)
        trial = Trial(number, given, expected, came, judge(task, given, expected, came))
        yield trial
        if came.stopped or (number == 1 and is_untouched(came)):
            return


def expect(task, inputs):
    """The reference's Outcome on each input, kept with the input."""
    with as_imported():
        for given in inputs:
            given.expected = given.expected or call_once(task, task.reference, given, REFERENCE_SECONDS)
    for number, expected in enumerate([given.expected for given in inputs], start=1):
        if expected.crowded:
            inputs[number - 1].expected = None
            raise NoThread
        if expected.stopped or (expected.error and not expected.error.is_a(ValueError, TypeError)):
            reason = expected.error or f"it does not end within {REFERENCE_SECONDS} seconds"
            raise RuntimeError(f"exercise {task.name}: its own reference fails on input {number}: {reason}")
    return [given.expected for given in inputs]


class NoThread(Exception):
    """The learner's function left so many threads running that the reference gets none."""


def call_once(task, function, given, seconds, use=None):
    """Run a function on one input for at most `seconds`. -> Outcome; `changed` names what it should have left alone"""
    outcome = running.run(function, given.arguments, seconds, given.globals, use or task.use)
    names = [*task.names_of(given.arguments), *given.globals]
    told = zip(names, outcome.changed, strict=False)  # nothing is known of a call that was stopped
    return replace(outcome, changed=[name for name, changed in told if changed and name not in task.may_change])


def judge_further(task, call):
    """What the exercise's own further checks find. `call(input, use)` runs the learner's function."""

    def run(*arguments, globals=None, use=None):
        came = call(Input(*arguments, globals=globals), use)
        fault = _without_result(came)
        if fault:
            raise _NoResult(fault)
        return came.value

    try:
        found = list(task.further_checks(run, task.generator())) if task.further_checks else []
    except _NoResult as stop:
        return stop.args[0]
    return Fault("further", facts={"text": found[0]}) if found else None


class _NoResult(Exception):
    """The learner's function raised or was stopped inside a further check."""


def compare(task, given, expected, actual):
    """How a result of this task on this input differs from what is expected."""
    tolerance = task.tolerance_on(given)
    if task.same and not holds_dots(actual) and actual is not None:
        try:
            text = task.same(expected, actual, *given.arguments)
        except Exception:  # a result of a kind that the exercise's comparison does not know
            return difference(expected, actual, task.returns, **tolerance) or Fault("value")
        if text is not NotImplemented:
            return Fault("own", facts={"text": text}) if text else None
    return difference(expected, actual, task.returns, **tolerance)


def judge(task, given, expected, came):
    """What is wrong with what came of an input: a Fault, or None."""
    fault = _without_result(came)
    if expected.error and (fault is None or fault.kind == "error"):
        return _other_than_the_error(expected.error, came.error)
    with as_imported():
        fault = fault or _compare_safely(task, given, expected.value, came.value)
    if fault is None and came.changed:
        return Fault("changed", facts={"argument": came.changed[0]})
    return fault


def _compare_safely(task, given, expected, actual):
    """The same where the result may be an object that raises whatever is asked of it."""
    try:
        return compare(task, given, expected, actual)
    except Exception:
        return Fault("type", facts={"came": type(actual).__name__, "wanted": type_name(expected)})


def _without_result(came):
    """The Fault of a call that came to no result."""
    if not came.stopped and came.error is None:
        return None
    facts = {"place": came.place, "left_running": came.left_running}
    if came.stopped:
        return Fault("crowded" if came.crowded else "endless", facts=facts)
    kind = "recursion" if came.error.is_a(RecursionError) else "error"
    return Fault(kind, facts=facts | {"error": came.error})


def _other_than_the_error(wanted, came):
    """The Fault of what came where the function must refuse its input, by ValueError or TypeError as the reference."""
    if came is None:
        return Fault("no_error", facts={"wanted": wanted.type, "reason": wanted.text})
    if any(wanted.is_a(kind) and came.is_a(kind) for kind in (ValueError, TypeError)):
        return None
    return Fault("other_error", facts={"wanted": wanted.type, "came": came.type})
