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
        return nothing_written(function)
    if not callable(function):
        return Fault("not_callable", facts={"function": task.function, "came": type_name(function)})
    has = None if task.use else misfit(function, len(given.arguments))
    if has is not None:
        return Fault("signature", facts={"has": has, "wants": ", ".join(task.parameters)})
    return None


def misfit(function, count):
    """A function's parameters, as `def` writes them, where it cannot be called with so many arguments, else None."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # a function that does not tell
        return None
    try:
        signature.bind(*[None] * count)
    except TypeError:
        plain = [one.replace(annotation=one.empty, default=one.empty) for one in signature.parameters.values()]
        return str(inspect.Signature(plain))[1:-1]
    return None


def nothing_written(function, came=None):
    """The Fault of a function in which nothing was written yet; `came`: what it returned.

    Its `...` is spoken of only where it was seen, in its source or in what it returned.
    """
    returned = came if isinstance(came, (tuple, list)) else [came]
    seen = function is Ellipsis or has_placeholder(function) or any(one is Ellipsis for one in returned)
    return Fault("stub" if seen else "unwritten")


def has_placeholder(function):
    """Whether a `...` stands in the function's own source in place of a step; one inside [ ] is an index."""
    try:
        nodes = list(ast.walk(_tree(function)))
    except (OSError, TypeError, SyntaxError):
        return False
    indices = [part for node in nodes if isinstance(node, ast.Subscript) for part in ast.walk(node.slice)]
    dots = [node for node in nodes if isinstance(node, ast.Constant) and node.value is Ellipsis]
    return any(node not in indices for node in dots)


def _tree(function):
    return ast.parse(textwrap.dedent(inspect.getsource(plain_function(function))))


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
    try:
        definition = next(node for node in ast.walk(_tree(function)) if isinstance(node, ast.FunctionDef))
    except (OSError, TypeError, SyntaxError, StopIteration):
        return _does_nothing(plain_function(function))
    written = [one.value if isinstance(one, ast.Expr) else one for one in definition.body]
    return all(isinstance(one, (ast.Constant, ast.Pass)) for one in written)


def _does_nothing(function):
    """The same from the bytecode, where no source is kept."""
    code = getattr(function, "__code__", None)
    if code is None:
        return False
    steps = [step for step in dis.get_instructions(code) if step.opname not in ("RESUME", "NOP", "RETURN_VALUE")]
    return all(step.opname in ("LOAD_CONST", "RETURN_CONST") and step.argval is None for step in steps)
