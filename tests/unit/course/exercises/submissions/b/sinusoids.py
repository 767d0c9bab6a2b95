import cmath
import math

import numpy as np


def r_complex(length, size, base):
    """Right: imaginary and real part of a turning pointer."""
    rows = []
    for p in range(length):
        row = []
        for i in range((size + 1) // 2):
            pointer = cmath.exp(1j * p / base ** (2 * i / size))
            row.extend([pointer.imag, pointer.real])
        rows.append(row[:size])
    return np.array(rows)


def r_outer(length, size, base):
    """Right: np.divide.outer."""
    angle = np.divide.outer(np.arange(length), np.power(float(base), 2 * (np.arange(size) // 2) / size))
    even = np.arange(size) % 2 == 0
    return np.sin(angle) * even + np.cos(angle) * ~even


def r_columns(length, size, base):
    """Right: column by column."""
    p = np.arange(length, dtype=float)
    columns = []
    for c in range(size):
        i, odd = divmod(c, 2)
        angle = p / base ** (2 * i / size)
        columns.append(np.cos(angle) if odd else np.sin(angle))
    return np.column_stack(columns)


def r_fromfunction(length, size, base):
    """Right: one formula for every cell."""

    def cell(p, c):
        angle = p / np.power(float(base), (c - c % 2) / size)
        return np.where(c % 2 == 0, np.sin(angle), np.cos(angle))

    return np.fromfunction(cell, (length, size))


def r_padded(length, size, base):
    """Right: an even number of columns, the last one dropped; the exponent by the true size."""
    even = size + size % 2
    out = np.zeros((length, even))
    i = np.arange(even // 2)
    angle = np.arange(length).reshape(-1, 1) / np.power(base, 2.0 * i / size)
    out[:, ::2], out[:, 1::2] = np.sin(angle), np.cos(angle)
    return np.delete(out, -1, axis=1) if size % 2 else out


def _angles(length, size, base):
    return np.arange(length)[:, None] / float(base) ** (2 * (np.arange(size) // 2) / size)


def w_sines_only(length, size, base):
    """Wrong: sines everywhere."""
    return np.sin(_angles(length, size, base))


def w_degrees(length, size, base):
    """Wrong: the angle taken for degrees."""
    a = np.radians(_angles(length, size, base))
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


def w_one_more_column(length, size, base):
    """Wrong: an odd size gets the cosine as well, size + 1 columns."""
    i = np.arange((size + 1) // 2)
    a = np.arange(length)[:, None] / base ** (2 * i / size)
    return np.stack([np.sin(a), np.cos(a)], axis=2).reshape(length, -1)


def w_half_in_exponent(length, size, base):
    """Wrong: exponent i / (size // 2), another one where size is odd."""
    i = np.arange(size) // 2
    a = np.arange(length)[:, None] / float(base) ** (i / max(size // 2, 1))
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


def w_whole_exponent(length, size, base):
    """Wrong: whole division in the exponent."""
    a = np.arange(length)[:, None] / float(base) ** (2 * (np.arange(size) // 2) // size)
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


def w_whole_base(length, size, base):
    """Wrong: the base cut to a whole number."""
    a = _angles(length, size, int(base))
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


def w_last_cosine(length, size, base):
    """Wrong: an odd size ends with a cosine."""
    a = _angles(length, size, base)
    out = np.where(np.arange(size) % 2, np.cos(a), np.sin(a))
    if size % 2:
        out[:, -1] = np.cos(a[:, -1])
    return out


def w_turns(length, size, base):
    """Wrong: 2 pi in the angle."""
    a = 2 * math.pi * _angles(length, size, base)
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


def w_one_row(length, size, base):
    """Wrong: only the row of the last place."""
    a = _angles(length, size, base)
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))[-1]


def w_cos_next(length, size, base):
    """Wrong: the cosine has the next sine's angle."""
    c = np.arange(size)
    a = np.arange(length)[:, None] / float(base) ** (2 * ((c + 1) // 2) / size)
    return np.where(c % 2, np.cos(a), np.sin(a))


RIGHT = [r_complex, r_outer, r_columns, r_fromfunction, r_padded]
WRONG = [
    w_sines_only,
    w_degrees,
    w_one_more_column,
    w_half_in_exponent,
    w_whole_exponent,
    w_whole_base,
    w_last_cosine,
    w_turns,
    w_one_row,
    w_cos_next,
]
