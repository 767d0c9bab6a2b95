"""Checks of arguments, shared by every layer: a failure is one sentence, with what came and what was expected."""

import math
from numbers import Integral, Real

import numpy as np

NUMBERS = {"fiu": "numbers", "f": "floating-point numbers", "iu": "whole numbers", "b": "booleans (True or False)"}
AXES = {1: "(size,)", 2: "(batch, {})", 3: "(batch, time, {})"}


def came(value):
    """What came, for a sentence: None, 'ab', 3.5, an array of float32 of the shape (2, 3), a dict."""
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of {value.dtype} of the shape {value.shape}"
    if value is None or isinstance(value, (str, bytes, bool, complex, Real, np.generic, np.ndarray)):
        return f"{value!r:.60}"
    return f"the class {value.__name__}" if isinstance(value, type) else f"a {type(value).__name__}"


# One value ----------------------------------------------------------------------------------------------------------


def whole(value, name, least=0):
    """Return `value` as an int; TypeError unless it is whole, ValueError unless it is at least `least`."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(f"{name} must be a whole number of at least {least}, got {came(value)}.")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, got {value}.")
    return int(value)


def positive(value, name):
    """Return `value` as an int; TypeError unless it is whole, ValueError unless it is at least 1."""
    return whole(value, name, 1)


def is_finite(value):
    """Whether a number is finite, and not larger than floats are."""
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def number(value, name, low=-math.inf, high=math.inf):
    """Return `value` as a float; TypeError unless it is a number, ValueError unless finite, from `low` to `high`."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} must be a number, got {came(value)}.")
    if not (is_finite(value) and low <= value <= high):
        wanted = f" of at least {low:g}" if high == math.inf else f" from {low:g} to {high:g}"
        wanted = "" if (low, high) == (-math.inf, math.inf) else wanted
        raise ValueError(f"{name} must be a finite number{wanted}, got {value}.")
    return float(value)


def positive_number(value, name, high=math.inf):
    """Return `value` as a float; ValueError unless it is finite, above 0 and at most `high`."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} must be a number above 0, got {came(value)}.")
    if not (is_finite(value) and value > 0):
        raise ValueError(f"{name} must be a finite number above 0, got {value}.")
    if value > high:
        raise ValueError(f"{name} must be at most {high:g}, got {value}.")
    return float(value)


def text(value, name):
    """Return `value`; TypeError unless it is text."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, got {came(value)}.")
    return value


def flag(value, name):
    """Return `value` as a bool; TypeError unless it is one."""
    if not isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{name} must be True or False, got {came(value)}.")
    return bool(value)


def one_of(value, options, name):
    """Return `value`; ValueError unless it is one of `options`."""
    if not isinstance(value, (str, type(None))) or value not in options:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, options))}, got {came(value)}.")
    return value


def generator(rng, name="rng"):
    """Return `rng`; TypeError unless it is a NumPy generator."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"{name} must be a generator such as np.random.default_rng(0), got {came(rng)}.")
    return rng


def seeded(seed, name="seed"):
    """A new generator from a whole number; TypeError or ValueError for anything else."""
    return np.random.default_rng(whole(seed, name))


def float_type(dtype):
    """Return `dtype` as a NumPy dtype; TypeError unless it is float32 or float64."""
    if not (isinstance(dtype, (type, np.dtype)) and np.dtype(dtype) in (np.float32, np.float64)):
        raise TypeError(f"dtype must be np.float32 or np.float64, got {came(dtype)}.")
    return np.dtype(dtype)


def number_type(dtype):
    """Return `dtype` as a NumPy dtype; TypeError unless it is one of real numbers."""
    if not (isinstance(dtype, (type, np.dtype)) and np.dtype(dtype).kind in "fiub"):
        raise TypeError(f"dtype must be a type of numbers such as np.float32, got {came(dtype)}.")
    return np.dtype(dtype)


def function(value, name):
    """Return `value`; TypeError unless it can be called."""
    if not callable(value):
        raise TypeError(f"{name} must be a function, got {came(value)}.")
    return value


def able(value, what, name, such_as):
    """Return `value`; TypeError unless it has all of the methods and attributes `what` (a text with spaces)."""
    if isinstance(value, type) or not all(hasattr(value, each) for each in what.split()):
        raise TypeError(f"{name} must be {such_as}, got {came(value)}.")
    return value


def batch(value, parts, name="batch"):
    """Return `value`; TypeError unless it has these `parts` (a text with spaces) of a batch."""
    return able(value, parts, name, "a batch, as SentencePairs.batches makes it")


def pairs(value, name="pairs"):
    """Return `value`; TypeError unless it gives batches, ValueError where it is empty."""
    able(value, "batches __len__", name, "SentencePairs, or have their `batches`")
    if len(value) == 0:
        raise ValueError(f"{name} must hold at least one sentence pair, got none.")
    return value


def items(value, name, of, any_order=False):
    """Return `value` as a list; TypeError for text and for what holds no items. `of` says in words what they are.

    So for a set, whose order is nobody's, unless `any_order` will do.
    """
    wrong = isinstance(value, (str, bytes, dict, type)) or not np.iterable(value)
    if wrong or (isinstance(value, (set, frozenset)) and not any_order):
        raise TypeError(f"{name} must be a list of {of}, got {came(value)}.")
    return list(value)


# Arrays -------------------------------------------------------------------------------------------------------------


def array(value, name, kinds="fiu"):
    """Return `value` as an array; TypeError unless it holds numbers of these NumPy `kinds`, ValueError where ragged."""
    try:
        found = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must be one array of {NUMBERS[kinds]}, got rows of different lengths.") from None
    if found.size == 0 and isinstance(value, (list, tuple)):
        return found.astype(kinds[0])  # to NumPy an empty list is one of floats
    if found.dtype.kind not in kinds:
        what = f"an array of {found.dtype}" if isinstance(value, (np.ndarray, list, tuple)) else came(value)
        raise TypeError(f"{name} must hold {NUMBERS[kinds]}, got {what}.")
    return found


def finite(array, name):
    """ValueError where `array` holds NaN or an infinity. One sum of squares finds them (np.vdot warns of nothing)."""
    numbers = array.ravel("K")  # in whatever order they lie, without a copy
    if not math.isfinite(np.vdot(numbers, numbers)) and not np.isfinite(array).all():
        place = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        raise ValueError(f"{name} must hold finite numbers, got {array[place]} at {place}.")


def shaped(array, shape, name):
    """ValueError unless `array` has this `shape`: numbers, and names of axes of any length."""
    if array.ndim != len(shape) or any(
        want != size for want, size in zip(shape, array.shape, strict=True) if not isinstance(want, str)
    ):
        wanted = ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "")
        raise ValueError(f"{name} must have the shape ({wanted}), got {array.shape}.")


def numbers(value, name, shape=None, dtype=None):
    """Return `value` as an array of finite numbers, of this shape (see `shaped`) and dtype where they are given."""
    found = array(value, name)
    if shape is not None:
        shaped(found, shape, name)
    return _cast(found, found.dtype if dtype is None else dtype, name)


def features(x, size, name, dtype, dimensions=(3,)):
    """Return `x` as an array of `dtype` with `size` features on its last axis; ValueError otherwise."""
    x = array(x, name)
    if x.ndim not in dimensions or x.shape[-1] != size:
        wanted = " or ".join(AXES[d].format(size) for d in dimensions)
        raise ValueError(f"{name} must have the shape {wanted}, got {x.shape}.")
    return _cast(x, dtype, name)


def gradient(grad, shape, dtype, name="grad"):
    """Return `grad` as an array of `dtype`; ValueError unless it has the `shape` of what the forward pass returned."""
    grad = array(grad, name)
    if grad.shape != tuple(shape):
        raise ValueError(f"{name} must have the shape {tuple(shape)} of what forward returned, got {grad.shape}.")
    return _cast(grad, dtype, name)


def _cast(array, dtype, name):
    """The array as `dtype`, in which all of it must be finite."""
    if array.dtype != dtype:
        with np.errstate(over="ignore"):  # what is too large for it is infinite then, and told
            array = array.astype(dtype)
    finite(array, name)
    return array


def ids(value, size, name, dimensions=2):
    """Return `value` (batch, time) of word ids in 0..size-1; TypeError or ValueError otherwise."""
    found = array(value, name, "iu")
    if found.ndim != dimensions or found.size == 0:
        wanted = AXES[dimensions].format("time").replace("size", "words")
        raise ValueError(f"{name} must have the shape {wanted} with at least one word, got {found.shape}.")
    if outside(found, size):
        wrong = found[(found < 0) | (found >= size)].ravel()[0]
        raise ValueError(f"{name} must hold word ids from 0 to {size - 1}, got {wrong}.")
    return found if found.dtype.kind == "i" else found.astype(np.int64)  # NumPy joins signed and unsigned as floats


def outside(places, size):
    """True where one of the whole numbers `places` is not in 0..size-1; read without its sign, one below 0 is large."""
    return bool(places.size) and places.astype(np.uint64).max() >= size


def sentences(value, size, name="sentences"):
    """Return `value`, sentences of word ids, as a list of arrays (words,), any of which may be empty."""
    found = [array(sentence, name, "iu") for sentence in items(value, name, "sentences of word ids")]
    return [ids(sentence, size, name, 1) if sentence.size else sentence.ravel() for sentence in found]


def mask(value, shape, name="mask"):
    """Return `value` as booleans of `shape`; None means that every token is real."""
    if value is None:
        return np.ones(shape, dtype=bool)
    found = array(value, name, "b")
    if found.shape != tuple(shape):
        raise ValueError(f"{name} must have the shape {tuple(shape)}, one entry for each token, got {found.shape}.")
    return found


def no_empty_row(array, name):
    """ValueError where a row of the mask `array` (batch, time) has no real token."""
    empty = ~array.any(axis=1)
    if empty.any():
        raise ValueError(f"{name}: row {int(np.argmax(empty))} has no real token; a sentence needs at least one word.")


# Layers and models --------------------------------------------------------------------------------------------------


def forward_came_first(cache, name):
    """RuntimeError where backward is called before forward."""
    if cache is None:
        raise RuntimeError(f"{name}.backward needs a forward pass first: call {name}.forward before it.")
    return cache


def attention(model, name):
    """ValueError where `model` has no attention, which `name` needs."""
    if getattr(model, "attention", None) is None:
        raise ValueError(f"{name} needs a model with attention, got one without.")


def divides(part, whole, name, whole_name):
    """ValueError unless `part` of them have equal shares of `whole`."""
    if whole % part:
        raise ValueError(f"{whole_name} must be a multiple of {name}, got {whole} and {part}.")


def no_hidden_row(array, name):
    """ValueError where a row of the mask `array` (batch, …, keys) hides all keys."""
    seen = array.any(axis=-1)
    if not seen.all():
        sentence = int(np.argwhere(~seen)[0][0])
        raise ValueError(f"{name} hides all words from a word of sentence {sentence}; each needs one that it may read.")
