"""Write values as a learner would: short, rounded, the same on every machine."""

import inspect

import numpy as np

from attention_helpers.widgets.language import say


def write_call(task, given):
    """The arguments of one input, a name and a value each."""
    lines = _named(task.names_of(given.arguments), given.arguments)
    if given.globals:
        lines += [say("globals") + ":", *_named(given.globals, given.globals.values())]
    return "\n".join(lines) or "()"


def write_value(value, returns=None):
    """A value in a few lines; several results a line each, named."""
    if returns and isinstance(value, (tuple, list)) and len(value) == len(returns):
        return "\n".join(_named(returns, value))
    try:
        text = _write(value, depth=0)
    except Exception:  # a learner's object whose own repr raises
        text = f"<{type(value).__name__}>"
    return text if len(text) <= 1500 else text[:1500] + " …"


def _named(names, values):
    pairs = [(f"{name} = ", write_value(value)) for name, value in zip(names, values, strict=True)]
    return [name + text.replace("\n", "\n" + " " * len(name)) for name, text in pairs]


def _write(value, depth):
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, (bool, np.bool_, int, np.integer)) or value is None:
        return str(value) if len(str(value)) < 100 else str(value)[:100] + "…"
    if isinstance(value, (float, np.floating)):
        return f"{float(value):.6g}"
    if isinstance(value, str):
        return repr(str(value)) if len(value) <= 200 else repr(value[:200]) + " …"
    if isinstance(value, (dict, list, tuple, set, frozenset)):
        return _container(value, depth)
    if isinstance(value, np.random.Generator):
        return "np.random.default_rng(…)"
    if inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, np.ufunc):
        return getattr(value, "__name__", type(value).__name__)
    return f"<{type(value).__name__}>"


def _array(array):
    if array.ndim == 0:
        return _write(array.item(), 0)
    with np.printoptions(precision=4, suppress=True, threshold=60, edgeitems=3, linewidth=88):
        body = np.array2string(array, separator=", ")
    return body if array.size and array.ndim == 1 else f"{body}   # shape {array.shape}"


def _container(value, depth):
    opening, closing = {dict: "{}", list: "[]", tuple: "()"}.get(type(value), "{}")
    if depth > 3:
        return f"{opening}…{closing}"
    if isinstance(value, dict):
        items = [f"{key!r}: {_write(item, depth + 1)}" for key, item in list(value.items())[:12]]
    else:
        shown = sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value
        items = [_write(item, depth + 1) for item in list(shown)[:24]]
    if len(items) < len(value):
        items.append("…")
    return opening + ", ".join(items) + ("," if isinstance(value, tuple) and len(value) == 1 else "") + closing
