"""Copies of arguments, and whether a function changed them; both work on trees of any depth."""

import copy

import numpy as np


def deep_copy(value):
    """A copy that shares nothing with the value. Dictionaries and lists may nest deeper than Python can recurse.

    What stands in two places of the value stands in two places of the copy; arrays keep how they are stored.
    """
    if not isinstance(value, (dict, list)):
        return _copy_leaf(value)
    copies = {id(value): value.__class__()}  # a node that is met twice, as in a cycle, is copied once
    waiting = [value]
    while waiting:
        old = waiting.pop()
        new = copies[id(old)]
        for key, item in old.items() if isinstance(old, dict) else enumerate(old):
            nested = type(item) in (dict, list)
            if nested and id(item) not in copies:
                copies[id(item)] = item.__class__()
                waiting.append(item)
            if isinstance(item, np.ndarray) and id(item) not in copies:
                copies[id(item)] = _copy_array(item)
            made = copies[id(item)] if id(item) in copies else _copy_leaf(item)
            new.update({key: made}) if isinstance(new, dict) else new.append(made)
    return copies[id(value)]


def _copy_leaf(value):
    if isinstance(value, np.ndarray):
        return _copy_array(value)
    if type(value) is tuple:
        return tuple(deep_copy(item) for item in value)
    return copy.deepcopy(value)


def _copy_array(array):
    """The array in memory of its own, with the same strides and as writeable as it is."""
    if array.flags.c_contiguous or array.flags.f_contiguous:
        new = np.array(array, order="K")  # of a subclass, too, a plain array
    else:
        reach = [stride * (size - 1) for stride, size in zip(array.strides, array.shape, strict=True)]
        before, after = -sum(min(one, 0) for one in reach), sum(max(one, 0) for one in reach)
        memory = bytearray(before + after + array.itemsize)
        new = np.ndarray(array.shape, array.dtype, memory, offset=before, strides=array.strides)
        new[...] = array
    new.flags.writeable = array.flags.writeable
    return new


def unchanged(before, after):
    """Whether two values are the same to the last bit. Generators and functions may change: they are not compared."""
    waiting, seen = [(before, after)], set()
    while waiting:
        one, other = waiting.pop()
        if (id(one), id(other)) in seen:
            continue
        seen.add((id(one), id(other)))
        if isinstance(one, np.ndarray):
            if not _same_array(one, other):
                return False
        elif isinstance(one, dict):
            if not isinstance(other, dict) or list(one) != list(other):
                return False
            waiting += [(one[key], other[key]) for key in one]
        elif isinstance(one, (list, tuple)):
            if type(one) is not type(other) or len(one) != len(other):
                return False
            waiting += zip(one, other, strict=True)
        elif isinstance(one, (str, int, float, set, np.generic)) and not (one == other or one != one):
            return False
    return True


def _same_array(one, other):
    if not isinstance(other, np.ndarray) or one.shape != other.shape or one.dtype != other.dtype:
        return False
    if not one.dtype.hasobject and one.tobytes() == other.tobytes():  # many times quicker
        return True
    return bool(np.array_equal(one, other, equal_nan=one.dtype.kind in "fc"))
