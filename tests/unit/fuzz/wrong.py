"""Plausible wrong values: for one good value, everything that people pass in its place, by kind.

What a call with such a value must do is one of three: give the good result again (EQUAL), refuse it with a sentence
of the package (REFUSED), or either, as long as nothing raw comes out and no NaN (EITHER).
"""

import dataclasses
import types
from pathlib import Path

import numpy as np

EQUAL, REFUSED, EITHER = "equal", "refused", "either"
HUGE = 2**45  # of numbers: more than any machine holds


class Thing:
    """An object of no use."""

    def __repr__(self):
        return "<a thing>"


def _always(**values):
    """Kinds whose value does not depend on the good one."""
    return {name: (REFUSED, lambda _value, made=made: made()) for name, made in values.items()}


STRANGE = _always(
    text=lambda: "seven",
    bytes=lambda: b"seven",
    path=lambda: Path("seven"),
    dict=lambda: {"a": 1},
    set=lambda: {1, 2},
    complex=lambda: 1 + 2j,
    thing=Thing,
    function=lambda: len,
    generator=lambda: (i for i in "abc"),
)
NONE = _always(none=lambda: None)
SEQUENCES = _always(list=lambda: [1, 2, 3], array=lambda: np.arange(3.0), ragged=lambda: [[1, 2], [3]])
FLAGS = _always(true=lambda: True, nan=lambda: float("nan"), infinite=lambda: float("inf"))
NO_NUMBERS = STRANGE | NONE | SEQUENCES | FLAGS


def resized(array, axis, by):
    """The array with `by` more or fewer along an axis."""
    size = max(array.shape[axis] + by, 0)
    return np.take(array, np.arange(size) % max(array.shape[axis], 1), axis=axis)


def strided(array):
    """The same numbers, every second one of a larger array."""
    wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
    wide[..., ::2] = array
    return wide[..., ::2]


def read_only(array):
    array = array.copy()
    array.flags.writeable = False
    return array


def _with(array, number):
    array = array.copy()
    array.flat[-1] = number
    return array


def of_array(value):
    kinds = (
        STRANGE | NONE | _always(number=lambda: 3, ragged=lambda: [[1.0, 2.0], [3.0]], words=lambda: np.array(["a"]))
    )
    kinds |= {
        "as list": (EQUAL, lambda v: v.tolist()),
        "read-only": (EQUAL, read_only),
        "fortran": (EQUAL, np.asfortranarray),
        "empty": (EITHER, lambda v: v[:0]),
        "0-d": (EITHER, lambda v: v.ravel()[0]),
        "an axis more": (EITHER, lambda v: v[None]),
        "an axis more at the end": (EITHER, lambda v: v[..., None]),
        "an axis less": (EITHER, lambda v: v[0]),
        "flat": (EITHER, np.ravel),
        "transposed": (EITHER, lambda v: v.T),
        "object": (REFUSED, lambda v: v.astype(object)),
        "imaginary": (REFUSED, lambda v: v.astype(complex)),
        "of text": (REFUSED, lambda v: v.astype(str)),
    }
    for axis in range(value.ndim):
        for by in (-1, 1):
            kinds[f"axis {axis} {by:+d}"] = EITHER, lambda v, axis=axis, by=by: resized(v, axis, by)
    if value.ndim:
        kinds["strided"] = EQUAL, strided
    return kinds | _by_type(value)


def _by_type(value):
    if value.dtype == bool:
        return {
            "as numbers": (REFUSED, lambda v: v.astype(int)),
            "all hidden": (EITHER, np.zeros_like),
            "floats": (REFUSED, lambda v: v.astype(float)),
        }
    if value.dtype.kind in "iu":
        return {
            "below 0": (EITHER, lambda v: _with(v, -1)),
            "too large": (EITHER, lambda v: _with(v, 10**6)),
            "far too large": (EITHER, lambda v: _with(v.astype(np.int64), 2**62)),
            "floats": (REFUSED, lambda v: v.astype(float)),
            "halves": (REFUSED, lambda v: v + 0.5),
            "as flags": (REFUSED, lambda v: v.astype(bool)),
            "int8": (EQUAL, lambda v: v.astype(np.int8)),
            "uint64": (EQUAL, lambda v: v.astype(np.uint64)),
        }
    return {
        "nan inside": (REFUSED, lambda v: _with(v, np.nan)),
        "infinite inside": (REFUSED, lambda v: _with(v, np.inf)),
        "minus infinite inside": (EITHER, lambda v: _with(v, -np.inf)),
        "below 0": (EITHER, lambda v: -abs(v)),
        "large": (EITHER, lambda v: v * 1e30),
        "zeros": (EITHER, np.zeros_like),
        "float16": (EITHER, lambda v: v.astype(np.float16)),
        "float64": (EITHER, lambda v: v.astype(np.float64)),
        "int8": (EITHER, lambda v: (10 * v).astype(np.int8)),
        "as flags": (EITHER, lambda v: v > 0),
    }


def of_whole(value):
    return NO_NUMBERS | {
        "half": (REFUSED, lambda v: v + 0.5),
        "as float": (EITHER, float),
        "zero": (EITHER, lambda v: 0),
        "below 0": (EITHER, lambda v: -1),
        "far below 0": (EITHER, lambda v: -HUGE),
        "huge": (EITHER, lambda v: HUGE),
        "0-d": (EITHER, np.array),
        "numpy's": (EQUAL, np.int64),
    }


def of_number(value):
    return NO_NUMBERS | {
        "zero": (EITHER, lambda v: 0),
        "below 0": (EITHER, lambda v: -1.5),
        "huge": (EITHER, lambda v: 1e300),
        "tiny": (EITHER, lambda v: 1e-300),
        "0-d": (EITHER, np.array),
        "numpy's": (EQUAL, np.float64),
    }


def of_flag(value):
    return _always(none=lambda: None, text=lambda: "no", number=lambda: 3, array=lambda: np.arange(3.0))


def of_text(value):
    kinds = {name: (EITHER, make) for name, (_, make) in NO_NUMBERS.items()}
    return kinds | {
        "empty": (EITHER, lambda v: ""),
        "longer": (EITHER, lambda v: f"{v}-xyz"),
        "far too long": (EITHER, lambda v: "seven" * 2000),
        "a folder": (EITHER, lambda v: "."),
        "spaces": (EITHER, lambda v: "   "),
        "braces": (EITHER, lambda v: "{ {0} %s"),
        "lone surrogate": (EITHER, lambda v: "\ud800"),
        "zero byte": (EITHER, lambda v: "a\0b"),
        "number": (EITHER, lambda v: 3),
    }


def of_list(value):
    kinds = {name: (EITHER, make) for name, (_, make) in (STRANGE | NONE | FLAGS).items()}
    kinds |= {
        "as tuple": (EQUAL, tuple),
        "set": STRANGE["set"],  # in an order that is nobody's
        "number": (EITHER, lambda v: 3),
        "empty": (EITHER, lambda v: type(v)()),
        "one less": (EITHER, lambda v: v[:-1]),
        "one twice": (EITHER, lambda v: [*v, v[-1]]),
        "one level more": (EITHER, lambda v: [v]),
        "generated": (EITHER, lambda v: (item for item in v)),
        "reversed": (EITHER, lambda v: v[::-1]),
        "itself inside": (EITHER, _itself_inside),
    }
    inside = {"none": None, "text": "seven", "number": 3, "list": [1, "a"], "nan": float("nan"), "thing": Thing()}
    for name, item in inside.items():
        kinds[f"{name} inside"] = EITHER, lambda v, item=item: [*v[:-1], item]
    return kinds


def _itself_inside(value):
    made = list(value)
    made[-1] = made
    return made


def of_dict(value):
    kinds = {name: (EITHER, make) for name, (_, make) in (STRANGE | NONE | FLAGS).items()}
    kinds |= {
        "pairs": (EITHER, lambda v: list(v.items())),
        "empty": (EITHER, lambda v: {}),
        "a key less": (EITHER, lambda v: dict(list(v.items())[:-1])),
        "a key more": (EITHER, lambda v: v | {"seven": 7}),
        "a number as key": (EITHER, lambda v: v | {7: 7}),
        "a cycle": (EITHER, _cycle),
    }
    inside = {
        "none": None,
        "text": "seven",
        "number": 3,
        "list": [1, "a"],
        "nan": float("nan"),
        "array": np.zeros((2, 0)),
    }
    for name, item in inside.items():
        kinds[f"{name} inside"] = EITHER, lambda v, item=item: v | {list(v)[-1]: item} if v else {}
    return kinds


def _cycle(value):
    made = dict(value)
    made[list(made)[-1]] = made
    return made


def of_function(value):
    """What goes wrong inside a caller's own function is the caller's: here it takes what it is given."""
    kinds = {name: (EITHER, make) for name, (_, make) in (STRANGE | NONE | FLAGS).items() if name != "function"}
    return kinds | {
        "gives none": (EITHER, lambda v: lambda *given, **more: None),
        "gives text": (EITHER, lambda v: lambda *given, **more: "seven"),
    }


def of_object(value):
    """A model, pairs, a batch, a generator: other things, and for a record of arrays the kinds of each of them."""
    kinds = STRANGE | NONE | FLAGS | SEQUENCES | _always(number=lambda: 3, type=lambda: type(value))
    for name, part in parts_of(value).items():
        for kind, (expect, make) in of_array(part).items():
            expect = EITHER if expect == REFUSED else expect
            kinds[f"{name}: {kind}"] = (
                expect,
                lambda v, name=name, make=make: exchanged(v, name, make(parts_of(v)[name])),
            )
    return kinds


def parts_of(value):
    """{name: array} of a record of arrays."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: part for name, part in value._asdict().items() if isinstance(part, np.ndarray)}
    if dataclasses.is_dataclass(value) or isinstance(value, types.SimpleNamespace):
        return {name: part for name, part in vars(value).items() if isinstance(part, np.ndarray)}
    return {}


def exchanged(value, name, part):
    if hasattr(value, "_replace"):
        return value._replace(**{name: part})
    return type(value)(**(vars(value) | {name: part}))


def kinds_of(value):
    """{kind: (what must come of it, function of a good value)} of the wrong values for this good one."""
    for types_of, kinds in (
        (np.ndarray, of_array),
        ((bool, np.bool_), of_flag),
        ((int, np.integer), of_whole),
        ((float, np.floating), of_number),
        (str, of_text),
        (dict, of_dict),
    ):
        if isinstance(value, types_of):
            return kinds(value)
    if isinstance(value, (list, tuple)) and not hasattr(value, "_asdict"):
        return of_list(value)
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType, np.ufunc)):
        return of_function(value)
    return of_object(value)
