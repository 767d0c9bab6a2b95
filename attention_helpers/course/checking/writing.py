"""Write values as a learner would: short, rounded, the same on every machine."""

import inspect

import numpy as np

from attention_helpers.widgets.language import say


def write_call(task, given):
    """The arguments of one input, a name and a value each."""
    lines = _named(task.names_of(given.arguments), given.arguments)
    if given.globals:
        lines += [say("globals") + ":", *_named(given.globals, given.globals.values())]
    if _stands_twice([*given.arguments, *given.globals.values()]):
        lines.append(say("stands_twice"))
    return "\n".join(lines) or "()"


def write_value(value, returns=None, exact=False):
    """A value in a few lines; several results a line each, named. `exact`: with all digits of its numbers."""
    if returns and isinstance(value, (tuple, list)) and len(value) == len(returns):
        return "\n".join(_named(returns, value, exact))
    try:
        text = _write(value, 0, exact)
    except Exception:  # a learner's object whose own repr raises
        text = f"<{type(value).__name__}>"
    return text if len(text) <= 1500 else text[:1500] + " …"


def _stands_twice(values):
    """Whether one array, dictionary or list stands in two places of the values."""
    waiting, seen = list(values), set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, (np.ndarray, dict, list)):
            if id(value) in seen:
                return True
            seen.add(id(value))
        if isinstance(value, (dict, list, tuple)):
            waiting += value.values() if isinstance(value, dict) else value
    return False


def _named(names, values, exact=None):
    """`exact`: None shows all digits where fewer would hide that numbers differ."""
    pairs = [(f"{name} = ", write_value(value, exact=exact)) for name, value in zip(names, values, strict=True)]
    return [name + text.replace("\n", "\n" + " " * len(name)) for name, text in pairs]


def _write(value, depth, exact):
    if isinstance(value, np.ndarray):
        return _array(value, exact)
    if isinstance(value, (bool, np.bool_, int, np.integer)) or value is None:
        return str(value) if len(str(value)) < 100 else str(value)[:100] + "…"
    if isinstance(value, (float, np.floating)):
        return repr(float(value)) if exact else f"{float(value):.6g}"
    if isinstance(value, str):
        return repr(str(value)) if len(value) <= 200 else repr(value[:200]) + " …"
    if isinstance(value, (dict, list, tuple, set, frozenset)):
        return _container(value, depth, exact)
    if isinstance(value, np.random.Generator):
        return "np.random.default_rng(…)"
    if inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, np.ufunc):
        return getattr(value, "__name__", type(value).__name__)
    return f"<{type(value).__name__}>"


def _array(array, exact):
    if array.ndim == 0:
        return _write(array.item(), 0, exact)
    exact = _looks_equal(array) if exact is None else exact
    digits = {"precision": 17, "floatmode": "unique"} if exact else {"precision": 4, "suppress": True}
    with np.printoptions(**digits, threshold=60, edgeitems=3, linewidth=88):
        body = np.array2string(array, separator=", ")
    return body if array.size and array.ndim == 1 else f"{body}   # {say('shape_of', shape=array.shape)}"


def _looks_equal(array):
    """Whether different numbers of it are the same once rounded, or one that is not 0 looks like it."""
    if array.dtype.kind != "f" or array.size > 60:
        return False
    numbers = np.unique(np.append(array[np.isfinite(array)], 0.0))
    if np.abs(numbers).max() >= 1e8:  # from here on NumPy writes powers of ten
        return len({f"{number:.4e}" for number in numbers}) < len(numbers)
    return len(np.unique(np.round(numbers, 4))) < len(numbers)


def _container(value, depth, exact):
    if isinstance(value, (set, frozenset)) and not value:
        return "set()"
    opening, closing = {dict: "{}", list: "[]", tuple: "()"}.get(type(value), "{}")
    if depth > 3:
        return f"{opening}…{closing}"
    if isinstance(value, dict):
        items = [f"{key!r}: {_write(item, depth + 1, exact)}" for key, item in list(value.items())[:12]]
    else:
        shown = sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value
        items = [_write(item, depth + 1, exact) for item in list(shown)[:24]]
    if len(items) < len(value):
        items.append("…")
    return opening + ", ".join(items) + ("," if isinstance(value, tuple) and len(value) == 1 else "") + closing
