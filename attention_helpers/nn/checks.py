"""Checks of arguments, shared by every layer: a failure is one sentence, with what came and what was expected."""

import math

import numpy as np


def positive(value, name):
    """Return `value` as an int; TypeError unless it is whole, ValueError unless it is at least 1."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number of at least 1, got {value!r}.")
    if value < 1:
        raise ValueError(f"{name} must be at least 1, got {value}.")
    return int(value)


def positive_number(value, name):
    """Return `value` as a float; ValueError unless it is finite and above 0."""
    if isinstance(value, bool) or not isinstance(value, (int, float, np.number)):
        raise TypeError(f"{name} must be a number above 0, got {value!r}.")
    if not (np.isfinite(value) and value > 0):
        raise ValueError(f"{name} must be a finite number above 0, got {value}.")
    return float(value)


def one_of(value, options, name):
    """Return `value`; ValueError unless it is one of `options`."""
    if value not in options:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, options))}, got {value!r}.")
    return value


def generator(rng):
    """Return `rng`; TypeError unless it is a NumPy generator."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be a generator such as np.random.default_rng(0), got {rng!r}.")
    return rng


def finite(array, name):
    """ValueError where `array` holds NaN or an infinity. One sum of squares finds them; only a failure looks closer."""
    numbers = np.ravel(array, order="K")  # in whatever order they lie, without a copy
    if not math.isfinite(np.dot(numbers, numbers)) and not np.isfinite(array).all():
        place = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        raise ValueError(f"{name} must hold finite numbers, got {array[place]} at {place}.")


def features(x, size, name, dtype, dimensions=(3,)):
    """Return `x` as an array of `dtype` with `size` features on its last axis; ValueError otherwise."""
    x = np.asarray(x)
    if x.ndim not in dimensions or x.shape[-1] != size:
        wanted = " or ".join({2: f"(batch, {size})", 3: f"(batch, time, {size})"}[d] for d in dimensions)
        raise ValueError(f"{name} must have the shape {wanted}, got {x.shape}.")
    if x.dtype.kind not in "fiu":
        raise TypeError(f"{name} must hold numbers, got an array of {x.dtype}.")
    finite(x, name)
    return x.astype(dtype, copy=False)


def ids(array, size, name):
    """Return `array` (batch, time) of word ids in 0..size-1; TypeError or ValueError otherwise."""
    array = np.asarray(array)
    if array.dtype.kind not in "iu":
        raise TypeError(f"{name} must hold whole numbers (word ids), got an array of {array.dtype}.")
    if array.ndim != 2 or array.size == 0:
        raise ValueError(f"{name} must have the shape (batch, time) with at least one word, got {array.shape}.")
    if array.min() < 0 or array.max() >= size:
        wrong = array[(array < 0) | (array >= size)].ravel()[0]
        raise ValueError(f"{name} must hold word ids from 0 to {size - 1}, got {wrong}.")
    return array


def mask(array, shape, name="mask"):
    """Return `array` as booleans of `shape`; None means that every token is real."""
    if array is None:
        return np.ones(shape, dtype=bool)
    array = np.asarray(array)
    if array.shape != tuple(shape):
        raise ValueError(f"{name} must have the shape {tuple(shape)}, one entry for each token, got {array.shape}.")
    if array.dtype != bool:
        raise TypeError(f"{name} must hold booleans (True where a token is real), got an array of {array.dtype}.")
    return array


def no_empty_row(array, name):
    """ValueError where a row of the mask `array` (batch, time) has no real token."""
    empty = ~array.any(axis=1)
    if empty.any():
        raise ValueError(f"{name}: row {int(np.argmax(empty))} has no real token; a sentence needs at least one word.")


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
