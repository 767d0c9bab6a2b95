"""Tell what came from what was expected: a learner's result against the reference's.

Numbers may come as lists, tuples, float64, np.float64 or 0-d arrays: values are compared, never types. Whole numbers
must be exact, floats within a tolerance. A wrong shape is told apart from wrong values.
"""

from dataclasses import dataclass, field

import numpy as np

from attention_helpers.widgets.language import say

DOTS = (Ellipsis, NotImplemented)


@dataclass(frozen=True)
class Fault:
    """What is wrong. A result's `kind`: dots, none, parts, type, keys, shape, right_values_wrong_shape, nan or value.

    `part` names the result it is about where there are several; `facts` fill the sentence that tells the learner.
    """

    kind: str
    part: str = ""
    facts: dict = field(default_factory=dict)


def difference(expected, actual, returns=None, part="", rtol=1e-4, atol=1e-5):
    """How a result differs from what is expected: the first Fault, or None where they agree.

    `returns` names the results where there are several; `atol` may then hold one number for each.
    """
    tolerance = {"rtol": rtol, "atol": atol}
    if holds_dots(actual):
        return Fault("dots", part)
    if actual is None and expected is not None:
        return Fault("none", part)
    if expected is None and actual is not None:
        return _other_type(actual, "None", part)
    if isinstance(expected, dict):
        return _dictionaries(expected, actual, part, tolerance)
    if isinstance(expected, (set, frozenset)):
        return _sets(expected, actual, part)
    numbers = None if returns and isinstance(expected, tuple) else as_numbers(expected)
    if numbers is not None:
        return _numbers(numbers, actual, part, **tolerance)
    if isinstance(expected, (tuple, list)):
        return _sequences(expected, actual, returns, part, tolerance)
    return None if _equal(expected, actual) else Fault("value", part)


def holds_dots(value, depth=3):
    """Whether a `...` of the stub is still in the result."""
    if isinstance(value, (tuple, list)):
        return depth > 0 and any(holds_dots(item, depth - 1) for item in value[:100])
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
    """What a learner calls this kind of thing, in the language in force."""
    if isinstance(value, np.ndarray):
        return say("an_array", shape=value.shape)
    if isinstance(value, (tuple, list)):
        return say("a_sequence", type=type(value).__name__, count=len(value))
    return type(value).__name__


def _other_type(actual, wanted, part):
    return Fault("type", part, {"came": type_name(actual), "wanted": wanted})


def _dictionaries(expected, actual, part, tolerance):
    if not isinstance(actual, dict):
        return _other_type(actual, "dict", part)
    missing, extra = (sorted(map(str, set(a) - set(b))) for a, b in ((expected, actual), (actual, expected)))
    if missing or extra:
        return Fault("keys", part, {"missing": ", ".join(missing) or "-", "extra": ", ".join(extra) or "-"})
    return _first(difference(expected[key], actual[key], part=f"{part}[{key!r}]", **tolerance) for key in expected)


def _sets(expected, actual, part):
    try:
        return None if set(actual) == set(expected) else Fault("value", part)
    except TypeError:
        return _other_type(actual, type_name(expected), part)


def _sequences(expected, actual, returns, part, tolerance):
    try:
        items = [] if isinstance(actual, (str, dict)) or not hasattr(actual, "__len__") else list(actual)
    except TypeError:
        items = []
    if len(items) != len(expected):
        return Fault("parts", part, {"came": type_name(actual), "count": len(expected)})
    names = returns or [f"{part}[{i}]" for i in range(len(expected))]
    atols = tolerance["atol"] if isinstance(tolerance["atol"], tuple) else [tolerance["atol"]] * len(expected)
    fault = _first(
        difference(wanted, came, part=name, rtol=tolerance["rtol"], atol=atol)
        for name, wanted, came, atol in zip(names, expected, items, atols, strict=True)
    )
    if returns and fault and fault.kind != "value" and isinstance(actual, np.ndarray):
        # one result alone, whose first axis happens to be as long as there are results
        return Fault("parts", part, {"came": type_name(actual), "count": len(expected)})
    return fault


def _first(faults):
    return next((fault for fault in faults if fault), None)


def _numbers(wanted, actual, part, rtol, atol):
    came = as_numbers(actual)
    if came is None:
        return _other_type(actual, type_name(wanted) if wanted.ndim else say("a_number"), part)
    if wanted.dtype.kind in "biu":
        rtol = atol = 1e-9
    if not wanted.size and not came.size and isinstance(actual, (list, tuple)):
        return None  # an empty list cannot tell (0, 3) from (0,)
    typed, wanted, came = (came, wanted), _double(wanted), _double(came)
    with np.errstate(all="ignore"):
        if came.shape != wanted.shape:
            reshaped = [came.reshape(wanted.shape)] if came.size == wanted.size else []
            reshaped += [came.T] if came.T.shape == wanted.shape else []
            same = wanted.size and any(np.allclose(other, wanted, rtol, atol, equal_nan=True) for other in reshaped)
            kind = "right_values_wrong_shape" if same else "shape"
            return Fault(kind, part, {"came": came.shape, "wanted": wanted.shape})
        close = np.isclose(came, wanted, rtol, atol, equal_nan=True)
        if close.all():
            return None
        if (np.isnan(came) & ~np.isnan(wanted)).any():
            return Fault("nan", part, {"count": int(np.isnan(came).sum()), "total": came.size})
        facts = _farthest(wanted, came, close)
        here, there = (array[facts["place"]].item() for array in typed)  # True and False are told as such
        return Fault("value", part, facts | {"here": here, "there": there})


def _double(array):
    return array.astype(complex if array.dtype.kind == "c" else float)


def _farthest(wanted, came, close):
    """How many numbers are not close, and where the one that is farthest off stands."""
    distance = np.where(close, -1.0, np.nan_to_num(np.abs(came - wanted), nan=np.inf))
    place = np.unravel_index(int(np.argmax(distance)), close.shape)
    return {"wrong": int((~close).sum()), "total": close.size, "place": tuple(int(i) for i in place)}


def _equal(expected, actual):
    try:
        return bool(expected == actual)
    except Exception:  # a learner's object may do anything when it is compared
        return False
