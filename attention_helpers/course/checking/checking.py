"""Check a learner's function against an exercise: run it on every input, compare, and name the misconception.

The outcome is a `Verdict`. This module decides what is right; `tasks` shows it.
"""

import ast
import dis
import inspect
import textwrap
import time
import zlib
from dataclasses import dataclass, field

import numpy as np

from attention_helpers.course.checking import running
from attention_helpers.course.checking.comparing import Difference, difference, holds_dots, type_name
from attention_helpers.course.checking.copies import deep_copy, unchanged
from attention_helpers.course.checking.writing import write_call, write_value
from attention_helpers.widgets.card import quoted
from attention_helpers.widgets.words import pick, say

NOT_ATTEMPTED, RIGHT, WRONG, RAISED, CANNOT_CHECK = "not_attempted", "right", "wrong", "raised", "cannot_check"


@dataclass
class Verdict:
    """What a check found: `status`, a finer `kind`, the known misconception's key, and what to tell the learner."""

    name: str
    status: str
    kind: str = ""
    misconception: str | None = None
    messages: list = field(default_factory=list)
    details: list = field(default_factory=list)  # (label, text shown in fixed width)
    inputs: int = 0

    @property
    def passed(self):
        return self.status == RIGHT


@dataclass
class _Run:
    """One input with what was expected and what came."""

    number: int
    input: object
    expected: running.Outcome
    came: running.Outcome
    fault: Difference | str | None  # a Difference, the name of another fault, or None where it is right
    changed: str | None = None


def check(task, function, seconds=None):
    """Check `function` as an answer to `task` within `seconds` (default: the task's own limit). -> Verdict"""
    verdict = _refused(task, function)
    if verdict:
        return verdict
    limit = seconds or task.seconds
    deadline = time.monotonic() + limit
    runs = []
    inputs = list(task.module.inputs(generator(task)))
    for number, given in enumerate(inputs, start=1):
        run = _run(task, function, number, given, max(deadline - time.monotonic(), 0.01))
        if number == 1 and _is_untouched(run.came):
            return _not_attempted(task)
        runs.append(run)
        if run.came.stopped:
            break
    failed = [run for run in runs if run.fault]
    if failed:
        return _explain(task, runs, failed, len(inputs), limit)
    return _further(task, function, deadline, len(inputs), limit)


def generator(task):
    """The random generator that makes this task's inputs: the same each time, another for each task."""
    return np.random.default_rng(zlib.crc32(task.name.encode("utf-8")))


# --- before running ----------------------------------------------------------------------------------------------


def _refused(task, function):
    """A verdict where there is nothing to run: no function, the stub itself, or other arguments."""
    if function is None or function is Ellipsis or function is NotImplemented:
        return _not_attempted(task)
    if not callable(function):
        text = say("not_callable", function=task.function, came=type_name(function))
        return Verdict(task.name, CANNOT_CHECK, "not_callable", messages=[text])
    if is_stub(function):
        return _not_attempted(task)
    wants, has = _signature(task.reference), _signature(function)
    first = next(iter(task.module.inputs(generator(task))))
    if "use" not in vars(task.module) and has and not _takes(has, len(first.arguments)):
        names = [", ".join(signature.parameters) if signature else "" for signature in (has, wants)]
        return Verdict(task.name, CANNOT_CHECK, "signature", messages=[say("signature", has=names[0], wants=names[1])])
    return None


def _not_attempted(task):
    return Verdict(task.name, NOT_ATTEMPTED, "stub", messages=[say("stub")])


def is_stub(function):
    """Whether nothing was written yet: the body is a docstring and `...`, `pass` or `raise NotImplementedError`."""
    plain = running.plain_function(function)
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(plain)))
        definition = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    except (OSError, TypeError, SyntaxError, StopIteration):
        return _does_nothing(plain)
    return all(_is_filler(statement) for statement in definition.body)


def _is_filler(statement):
    if isinstance(statement, ast.Pass):
        return True
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.Return):
        return isinstance(statement.value, ast.Constant) and statement.value.value is Ellipsis
    if isinstance(statement, ast.Raise):
        called = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
        return isinstance(called, ast.Name) and called.id == "NotImplementedError"
    return False


def _does_nothing(function):
    """The same from the bytecode, where no source is kept."""
    code = getattr(function, "__code__", None)
    if code is None:
        return False
    steps = [step for step in dis.get_instructions(code) if step.opname not in ("RESUME", "NOP", "RETURN_VALUE")]
    return all(step.opname in ("LOAD_CONST", "RETURN_CONST") and step.argval is None for step in steps)


def _signature(function):
    try:
        return inspect.signature(function)
    except (TypeError, ValueError):
        return None


def _takes(signature, count):
    try:
        signature.bind(*[None] * count)
        return True
    except TypeError:
        return False


# --- running -----------------------------------------------------------------------------------------------------


def _call(task, function, given, seconds):
    """Run a function on copies of one input. -> its Outcome, and the name of an argument that it changed"""
    arguments = deep_copy(list(given.arguments))
    values = deep_copy(given.globals)
    before = deep_copy(list(given.arguments)), deep_copy(given.globals)
    outcome = running.run(function, arguments, seconds, values, use=task.use)
    names = [*task.parameters, *(f"argument {i + 1}" for i in range(len(task.parameters), len(arguments)))]
    pairs = [*zip(names, before[0], arguments, strict=False), *((key, before[1][key], values[key]) for key in values)]
    changed = [name for name, old, new in pairs if name not in task.may_change and not unchanged(old, new)]
    return outcome, changed[0] if changed else None


def _run(task, function, number, given, seconds):
    expected, _ = _call(task, task.reference, given, 60)
    if expected.stopped or not isinstance(expected.error, (ValueError, TypeError, type(None))):
        raise RuntimeError(f"exercise {task.name}: its own reference fails on input {number}: {expected.error!r}")
    came, changed = _call(task, function, given, seconds)
    run = _Run(number, given, expected, came, None, changed)
    run.fault = _fault(task, run)
    return run


def _is_untouched(outcome):
    value = outcome.value
    if isinstance(outcome.error, NotImplementedError) or value is Ellipsis or value is NotImplemented:
        return True
    return isinstance(value, (tuple, list)) and len(value) > 0 and all(item is Ellipsis for item in value)


def _fault(task, run):
    """What is wrong with one run: a Difference, a name, or None."""
    expected, came = run.expected, run.came
    if came.stopped:
        return "endless"
    if isinstance(came.error, RecursionError):
        return "recursion"
    if expected.error:
        if came.error is None:
            return "no_error"
        return None if isinstance(came.error, (ValueError, TypeError)) else "other_error"
    if came.error:
        return "error"
    found = compare(task, expected.value, came.value)
    return found or ("changed" if run.changed else None)


def compare(task, expected, actual):
    """How a result of this task differs from what is expected: a Difference, or None."""
    if task.same and not holds_dots(actual) and actual is not None:
        try:
            text = task.same(expected, actual)
        except Exception:  # a result of a kind the comparison does not know
            return difference(expected, actual, **task.tolerance, returns=task.returns) or Difference(
                "value", expected, actual
            )
        return Difference("own", expected, actual, facts={"text": pick(text)}) if text else None
    return difference(expected, actual, **task.tolerance, returns=task.returns)


def _further(task, function, deadline, count, limit):
    """What the exercise itself looks at once every input is right."""
    right = Verdict(task.name, RIGHT, "right", messages=[say("right_on", count=count)], inputs=count)
    if task.further_checks is None:
        return right

    def run(*arguments, globals=None):
        outcome = running.run(
            function,
            deep_copy(list(arguments)),
            max(deadline - time.monotonic(), 0.01),
            deep_copy(dict(globals or {})),
            use=task.use,
        )
        if outcome.stopped:
            raise _Broken("endless", outcome)
        if outcome.error:
            raise _Broken("error", outcome)
        return outcome.value

    run.function = function
    try:
        faults = list(task.further_checks(run, generator(task)))
    except _Broken as broken:
        kind, outcome = broken.args
        verdict = Verdict(task.name, RAISED if kind == "error" else WRONG, kind, inputs=count)
        _tell_error(verdict, kind, outcome, limit)
        return verdict
    for fault in faults:
        known = getattr(fault, "misconception", None)
        return Verdict(task.name, WRONG, "further", known and known["key"], [pick(known or fault)], inputs=count)
    return right


class _Broken(Exception):
    """The learner's function raised or was stopped inside a further check."""


# --- explaining --------------------------------------------------------------------------------------------------


def _explain(task, runs, failed, count, limit):
    first = failed[0]
    kind = first.fault if isinstance(first.fault, str) else first.fault.kind
    verdict = Verdict(task.name, RAISED if kind == "error" else WRONG, kind, inputs=count)
    known = _known_mistake(task, runs, failed)
    if known:
        verdict.misconception = known.misconception["key"]
        verdict.messages.append(pick(known.misconception))
    elif _is_hard_coded(runs):
        verdict.kind = "hard_coded"
        verdict.messages.append(say("hard_coded"))
    if kind in ("error", "recursion", "endless"):
        _tell_error(verdict, kind, first.came, limit)
    elif not known or kind not in ("value", "changed"):
        verdict.messages.append(_sentence(task, first))
    if first.input.about:
        verdict.messages.append(pick(first.input.about))
    right = sum(run.fault is None for run in runs)
    if right:
        verdict.messages.append(say("so_far", right=right, count=count))
    _show_run(task, verdict, first, count)
    return verdict


def _tell_error(verdict, kind, outcome, limit):
    """Say what was raised, and in which of the learner's own lines."""
    if kind == "error":
        text = _text_of(outcome.error)
        verdict.messages.append(say("error", type=type(outcome.error).__name__, text=quoted(text[:500])))
        if "ellipsis" in text:
            verdict.messages.append(say("dots_error"))
    else:
        verdict.messages.append(say(kind, seconds=f"{limit:g}"))
    if outcome.left_running:
        verdict.messages.append(say("left_running"))
    if outcome.place:
        line, source = outcome.place
        verdict.messages.append(say("own_line", line=line, source=quoted(source[:200])))


def _sentence(task, run):
    """One sentence on what is wrong with a result."""
    fault = run.fault
    if fault == "changed":
        return say("changed", argument=run.changed)
    if fault in ("no_error", "other_error"):
        return say(
            fault,
            wanted=type(run.expected.error).__name__,
            reason=run.expected.error,
            came=type(run.came.error).__name__,
        )
    facts = fault.facts or {}
    part = _part(fault.part)
    if fault.kind == "own":
        return facts["text"]
    if fault.kind == "none":
        return say("printed" if run.came.printed.strip() else "none")
    if fault.kind == "parts":
        names = f" ({', '.join(task.returns)})" if task.returns else ""
        return say("parts", came=facts["came"], count=facts["count"], names=names)
    if fault.kind == "type":
        if inspect.isgenerator(run.came.value):
            return say("generator")
        return say("type", part=part, came=facts["came"], wanted=facts.get("wanted") or "None")
    if fault.kind == "value" and facts.get("total", 1) > 1:
        numbers = {"here": f"{facts['here']:.6g}", "there": f"{facts['there']:.6g}", "place": list(facts["place"])}
        return say("values", part=part, **facts | numbers)
    return say(fault.kind, part=part, **facts)


def _part(name):
    return say("part", name=name) if name else ""


def _show_run(task, verdict, run, count):
    name = pick(run.input.name)
    label = say("case", number=run.number, count=count, name=f" ({name})" if name else "")
    verdict.details.append((label, write_call(task, run.input)))
    if run.came.printed.strip():
        verdict.details.append((say("printed_label"), run.came.printed[:1000].rstrip()))
    if run.came.error is None and not run.came.stopped:
        verdict.details.append((say("came"), write_value(run.came.value, task.returns)))
    if run.expected.error is None:
        verdict.details.append((say("expected"), write_value(run.expected.value, task.returns)))


def _is_hard_coded(runs):
    """Whether the one result of the example comes out whatever goes in."""
    if len(runs) < 3 or any(run.came.error or run.came.stopped or run.came.value is None for run in runs):
        return False
    first = runs[0]
    return first.fault is None and all(difference(first.came.value, run.came.value) is None for run in runs[1:])


def _known_mistake(task, runs, failed):
    """The misconception whose code gives just what the learner's function gives.

    First one that agrees on every input, then one that agrees on every input that failed (two at least: one alone may
    agree by chance), as happens where a learner has treated an edge case on top of the same mistake.
    """
    tried = {}
    results = [run for run in failed if run.fault not in ("endless", "recursion", "error")]
    for needed in (runs, results if len(results) > 1 else []):
        for variant in task.misconceptions:
            if needed and all(_agrees(task, variant, run, tried) for run in needed):
                return variant
    return None


def _agrees(task, variant, run, tried):
    key = variant, run.number
    if key not in tried:
        tried[key] = _call(task, variant, run.input, 1.0)
    theirs, changed = tried[key]
    came = run.came
    if came.stopped or theirs.stopped:
        return came.stopped and theirs.stopped
    if came.error or theirs.error:
        return _same_error(came.error, theirs.error)
    if came.value is None or theirs.value is None:
        return came.value is theirs.value
    return (run.fault != "changed" or changed is not None) and compare(task, theirs.value, came.value) is None


def _same_error(one, other):
    if type(one) is not type(other):
        return False
    return isinstance(one, RecursionError) or _text_of(one) == _text_of(other)


def _text_of(error):
    try:
        return " ".join(str(error).split())
    except Exception:  # a learner's exception whose own text raises
        return ""
