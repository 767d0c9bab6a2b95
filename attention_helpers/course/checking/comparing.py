"""Tell what came from what was expected: a learner's result against the reference's.

Numbers may come as lists, tuples, float64, np.float64 or 0-d arrays: values are compared, never types. Whole numbers
must be exact, floats within a tolerance. A wrong shape is told apart from wrong values.
"""

from dataclasses import dataclass

import numpy as np

DOTS = (Ellipsis, NotImplemented)


@dataclass
class Difference:
    """How a result differs. `kind`: dots, none, parts, type, keys, shape, right_values_wrong_shape, nan or value.

    `part` names the result it is about where there are several; `facts` fills the sentence that tells the learner.
    """

    kind: str
    expected: object
    actual: object
    part: str = ""
    facts: dict | None = None


def difference(expected, actual, rtol=1e-4, atol=1e-5, returns=None, part=""):
    """The first Difference between two results, or None where they agree."""

    def differs(kind, **facts):
        return Difference(kind, expected, actual, part, facts)

    if holds_dots(actual):
        return differs("dots")
    if actual is None or expected is None:
        return None if actual is expected else differs("none" if actual is None else "type", came=type_name(actual))
    if isinstance(expected, dict):
        return _dictionaries(expected, actual, differs, rtol, atol, part)
    if isinstance(expected, (set, frozenset)):
        return _sets(expected, actual, differs)
    wanted = as_numbers(expected)
    if wanted is not None and not (isinstance(expected, tuple) and returns):
        return _numbers(wanted, actual, differs, rtol, atol)
    if isinstance(expected, (tuple, list)):
        return _sequences(expected, actual, differs, rtol, atol, returns, part)
    return None if _equal(expected, actual) else differs("value")


def holds_dots(value):
    """Whether a `...` of the stub is still in the result."""
    if isinstance(value, (tuple, list)):
        return any(holds_dots(item) for item in value[:100])
    return any(value is dots for dots in DOTS)


def as_numbers(value):
    """The value as an array of numbers, or None where it holds something else."""
    if isinstance(value, (str, bytes, dict, set, frozenset)) or value is None:
        return None
    try:
        array = np.asarray(value)
        if array.dtype.kind == "O":
            array = array.astype(float)
    except Exception:  # ragged lists, words, and a learner's object that may raise anything
        return None
    return array if array.dtype.kind in "biufc" else None


def type_name(value):
    """What a learner calls this kind of thing."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, (tuple, list)):
        return f"a {type(value).__name__} of {len(value)}"
    return type(value).__name__


def _dictionaries(expected, actual, differs, rtol, atol, part):
    if not isinstance(actual, dict):
        return differs("type", came=type_name(actual), wanted="dict")
    if set(actual) != set(expected):
        missing, extra = (sorted(map(str, set(a) - set(b))) for a, b in ((expected, actual), (actual, expected)))
        return differs("keys", missing=", ".join(missing) or "-", extra=", ".join(extra) or "-")
    for key in expected:
        found = difference(expected[key], actual[key], rtol, atol, part=f"{part}[{key!r}]")
        if found:
            return found
    return None


def _sets(expected, actual, differs):
    try:
        return None if set(actual) == set(expected) else differs("value")
    except TypeError:
        return differs("type", came=type_name(actual), wanted=type_name(expected))


def _sequences(expected, actual, differs, rtol, atol, returns, part):
    try:
        items = [] if isinstance(actual, (str, dict)) else list(actual)
    except TypeError:
        items = []
    if isinstance(actual, (str, dict)) or len(items) != len(expected) or not hasattr(actual, "__len__"):
        return differs("parts", came=type_name(actual), count=len(expected))
    names = returns or [f"{part}[{i}]" for i in range(len(expected))]
    for name, wanted, came in zip(names, expected, items, strict=True):
        found = difference(wanted, came, rtol, atol, part=name)
        if found:
            return found
    return None


def _numbers(wanted, actual, differs, rtol, atol):
    came = as_numbers(actual)
    if came is None:
        return differs("type", came=type_name(actual), wanted=type_name(wanted) if wanted.ndim else "number")
    if wanted.dtype.kind in "biu":
        rtol = atol = 1e-9
    if not wanted.size and not came.size and isinstance(actual, (list, tuple)):
        return None  # an empty list cannot tell (0, 3) from (0,)
    if came.shape != wanted.shape:
        reshaped = [came.reshape(wanted.shape)] if came.size == wanted.size else []
        if came.T.shape == wanted.shape:
            reshaped.append(came.T)
        same = wanted.size and any(_close(wanted, other, rtol, atol).all() for other in reshaped)
        return differs("right_values_wrong_shape" if same else "shape", came=came.shape, wanted=wanted.shape)
    close = _close(wanted, came, rtol, atol)
    if close.all():
        return None
    if (np.isnan(came) & ~np.isnan(wanted)).any():
        return differs("nan", count=int(np.isnan(came).sum()))
    place = np.unravel_index(int(np.argmax(np.where(close, -1.0, _distance(wanted, came)))), close.shape)
    return differs(
        "value",
        wrong=int((~close).sum()),
        total=close.size,
        place=tuple(int(i) for i in place),
        here=came[place].item(),
        there=wanted[place].item(),
    )


def _close(wanted, came, rtol, atol):
    with np.errstate(all="ignore"):
        return np.isclose(_double(came), _double(wanted), rtol=rtol, atol=atol, equal_nan=True)


def _distance(wanted, came):
    with np.errstate(all="ignore"):
        return np.nan_to_num(np.abs(_double(came) - _double(wanted)), nan=np.inf)


def _double(array):
    return array.astype(complex if array.dtype.kind == "c" else float)


def _equal(expected, actual):
    try:
        return bool(expected == actual)
    except Exception:  # a learner's object may do anything when it is compared
        return False
