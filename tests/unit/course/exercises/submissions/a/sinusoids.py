import math

import numpy as np


def right_slices(length, size, base):
    """right: sines and cosines into every other column"""
    angles = np.arange(length)[:, None] / base ** (np.arange(0, size, 2) / size)
    waves = np.zeros((length, size))
    waves[:, 0::2] = np.sin(angles)
    waves[:, 1::2] = np.cos(angles)[:, : size // 2]
    return waves


def right_loops(length, size, base):
    """right: two loops and math"""
    waves = np.empty((length, size))
    for p in range(length):
        for column in range(size):
            angle = p / base ** (2 * (column // 2) / size)
            waves[p, column] = math.cos(angle) if column % 2 else math.sin(angle)
    return waves


def right_shift(length, size, base):
    """right: a cosine is a sine shifted by a quarter of a turn"""
    column = np.arange(size)
    angle = np.outer(np.arange(length), float(base) ** (-2.0 * (column // 2) / size))
    return np.sin(angle + (column % 2) * np.pi / 2)


def right_stack(length, size, base):
    """right: pairs stacked, flattened, cut at size"""
    i = np.arange((size + 1) // 2)
    angle = np.arange(length)[:, np.newaxis] * np.exp(-np.log(base) * 2 * i / size)
    return np.stack([np.sin(angle), np.cos(angle)], axis=2).reshape(length, -1)[:, :size]


def right_lists(length, size, base):
    """right: lists of rows"""

    def number(p, column):
        wave = (math.sin, math.cos)[column % 2]
        return wave(p / math.pow(base, (column - column % 2) / size))

    return [[number(p, column) for column in range(size)] for p in range(length)]


def _waves(length, size, exponent, base):
    angle = np.arange(length)[:, None] / float(base) ** exponent
    return np.where(np.arange(size) % 2 == 0, np.sin(angle), np.cos(angle))


def wrong_exponent(length, size, base):
    """wrong: i / size in place of 2i / size"""
    return _waves(length, size, (np.arange(size) // 2) / size, base)


def wrong_own_column(length, size, base):
    """wrong: each column has an angle of its own"""
    return _waves(length, size, np.arange(size) / size, base)


def wrong_halves(length, size, base):
    """wrong: all sines, then all cosines"""
    angle = np.arange(length)[:, None] / base ** (np.arange(0, size, 2) / size)
    return np.hstack([np.sin(angle), np.cos(angle)])[:, :size]


def wrong_swapped(length, size, base):
    """wrong: cosine first"""
    angle = np.arange(length)[:, None] / float(base) ** (2 * (np.arange(size) // 2) / size)
    return np.where(np.arange(size) % 2, np.sin(angle), np.cos(angle))


def wrong_from_one(length, size, base):
    """wrong: places counted from 1"""
    angle = np.arange(1, length + 1)[:, None] / float(base) ** (2 * (np.arange(size) // 2) / size)
    return np.where(np.arange(size) % 2, np.cos(angle), np.sin(angle))


def wrong_base(length, size, base):
    """wrong: always 10000"""
    return _waves(length, size, 2 * (np.arange(size) // 2) / size, 10000)


def wrong_multiplied(length, size, base):
    """wrong: multiplied by the power"""
    return _waves(length, size, -2 * (np.arange(size) // 2) / size, base)


def wrong_even_exponent(length, size, base):
    """wrong: an odd size is rounded up in the exponent"""
    return _waves(length, size, 2 * (np.arange(size) // 2) / (size + size % 2), base)


def wrong_odd(length, size, base):
    """wrong: an odd size loses its last sine, which stays 0"""
    out = _waves(length, size, 2 * (np.arange(size) // 2) / size, base)
    if size % 2:
        out[:, -1] = 0
    return out


def wrong_transposed(length, size, base):
    """wrong: (size, length)"""
    return _waves(length, size, 2 * (np.arange(size) // 2) / size, base).T


RIGHT = [right_slices, right_loops, right_shift, right_stack, right_lists]
WRONG = [
    wrong_exponent,
    wrong_own_column,
    wrong_halves,
    wrong_swapped,
    wrong_from_one,
    wrong_base,
    wrong_multiplied,
    wrong_even_exponent,
    wrong_odd,
    wrong_transposed,
]
