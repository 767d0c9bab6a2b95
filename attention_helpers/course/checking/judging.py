"""The second step: what is wrong with what came. -> a Fault, or None where it is right"""

from attention_helpers.course.checking.comparing import Fault, difference, holds_dots
from attention_helpers.course.checking.form import Input

WITHOUT_RESULT = ("endless", "recursion", "error")  # kinds of fault where the function did not come to its end


def judge(task, expected, came):
    """The Fault of one call, by the outcome of the reference's."""
    fault = _without_result(came)
    if expected.error and (fault is None or fault.kind == "error"):
        return _other_than_the_error(expected.error, came.error)
    fault = fault or compare(task, expected.value, came.value)
    if fault is None and came.changed:
        return Fault("changed", facts={"argument": came.changed[0]})
    return fault


def judge_further(task, call):
    """What the exercise's own further checks find. `call(input)` runs the learner's function."""

    def run(*arguments, globals=None):
        came = call(Input(*arguments, globals=globals))
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


def compare(task, expected, actual):
    """How a result of this task differs from what is expected."""
    if task.same and not holds_dots(actual) and actual is not None:
        try:
            text = task.same(expected, actual)
        except Exception:  # a result of a kind that the exercise's comparison does not know
            return difference(expected, actual, task.returns, **task.tolerance) or Fault("value")
        return Fault("own", facts={"text": text}) if text else None
    return difference(expected, actual, task.returns, **task.tolerance)


def _without_result(came):
    """The Fault of a call that came to no result."""
    if not came.stopped and came.error is None:
        return None
    facts = {"place": came.place, "left_running": came.left_running}
    if came.stopped:
        return Fault("endless", facts=facts)
    kind = "recursion" if came.error.is_a(RecursionError) else "error"
    return Fault(kind, facts=facts | {"error": came.error})


def _other_than_the_error(wanted, came):
    """The Fault of what came where the function has to refuse its input; ValueError and TypeError both count."""
    if came is None:
        return Fault("no_error", facts={"wanted": wanted.type, "reason": wanted.text})
    if came.is_a(ValueError, TypeError):
        return None
    return Fault("other_error", facts={"wanted": wanted.type, "came": came.type})
