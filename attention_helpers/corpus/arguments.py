"""Checks of arguments, shared by the corpus: a failure is one sentence, with what came and what was expected."""

import numpy as np


def items(value, name, of):
    """Return `value` as a list; TypeError for text, for a set, whose order is nobody's, and for what holds no items.

    `of` says in words what they are.
    """
    if isinstance(value, (str, bytes, dict, set, frozenset, type)) or not np.iterable(value):
        raise TypeError(f"{name} must be a list of {of}, got {value!r:.60}")
    return list(value)


def text(value, name):
    """Return `value`; TypeError unless it is text."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, got {value!r:.60}")
    return value


def whole(value, name, least=0):
    """Return `value` as an int; TypeError unless it is whole, ValueError unless it is at least `least`."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number of at least {least}, got {value!r:.60}")
    if value < least:
        raise ValueError(f"{name} must be a whole number of at least {least}, got {value}")
    return int(value)


def array(value, name, kinds="fiu"):
    """Return `value` as an array; TypeError unless it holds real numbers (whole ones: kinds "iu") in even rows."""
    try:
        found = np.asarray(value)
    except ValueError:
        raise TypeError(f"{name} must be one array of numbers, got rows of different lengths") from None
    if found.dtype.kind not in kinds and found.size:
        raise TypeError(f"{name} must hold {'whole ' if kinds == 'iu' else ''}numbers, got {value!r:.60}")
    return found


def generator(rng):
    """Return `rng`; TypeError unless it is a NumPy generator."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be a generator such as np.random.default_rng(0), got {rng!r:.60}")
    return rng


def having(value, what, name, such_as):
    """Return `value`; TypeError unless it has all attributes of `what` (a text with spaces)."""
    if isinstance(value, type) or not all(hasattr(value, each) for each in what.split()):
        raise TypeError(f"{name} must be {such_as}, got {value!r:.60}")
    return value
