"""Before anything runs: whether there is something to check, or still the stub, or no function that fits."""

import ast
import dis
import inspect
import textwrap

from attention_helpers.course.calls.own_code import plain_function
from attention_helpers.course.checking.comparing import DOTS, Fault, type_name


def refuse(task, function, given):
    """The Fault of what cannot be run as an answer (no function, the stub itself, other arguments), or None."""
    if is_stub(function):
        return Fault("stub")
    if not callable(function):
        return Fault("not_callable", facts={"function": task.function, "came": type_name(function)})
    has = None if task.use else misfit(function, len(given.arguments))
    if has is not None:
        return Fault("signature", facts={"has": ", ".join(has), "wants": ", ".join(task.parameters)})
    return None


def misfit(function, count):
    """The names of a function's parameters where it cannot be called with so many arguments, else None."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # a function that does not tell
        return None
    try:
        signature.bind(*[None] * count)
    except TypeError:
        return list(signature.parameters)
    return None


def is_untouched(outcome):
    """Whether a call shows that nothing was written yet: NotImplementedError, `...`, or several results all `...`."""
    value = outcome.value
    if outcome.error:
        return outcome.error.is_a(NotImplementedError)
    if isinstance(value, (tuple, list)):
        return len(value) > 0 and all(item is Ellipsis for item in value)
    return any(value is dots for dots in DOTS)


def is_stub(function):
    """Whether nothing was written yet: no function, or a body of a docstring, `...` and `pass` alone.

    A stub that returns `...` or raises NotImplementedError shows it when it is called: `is_untouched`.
    """
    if not callable(function):
        return any(function is nothing for nothing in (None, *DOTS))
    plain = plain_function(function)
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(plain)))
        definition = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    except (OSError, TypeError, SyntaxError, StopIteration):
        return _does_nothing(plain)
    written = [one.value if isinstance(one, ast.Expr) else one for one in definition.body]
    return all(isinstance(one, (ast.Constant, ast.Pass)) for one in written)


def _does_nothing(function):
    """The same from the bytecode, where no source is kept."""
    code = getattr(function, "__code__", None)
    if code is None:
        return False
    steps = [step for step in dis.get_instructions(code) if step.opname not in ("RESUME", "NOP", "RETURN_VALUE")]
    return all(step.opname in ("LOAD_CONST", "RETURN_CONST") and step.argval is None for step in steps)
