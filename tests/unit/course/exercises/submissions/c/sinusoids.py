from math import cos, log, sin

import numpy as np


def f1(length, size, base):
    """Right: as many papers' code has it, with exp and log, odd sizes cut."""
    out = np.zeros((length, size))
    place = np.arange(length)[:, None]
    step = np.exp(np.arange(0, size, 2) * (-log(base) / size))
    out[:, 0::2] = np.sin(place * step)
    out[:, 1::2] = np.cos(place * step[: size // 2])
    return out


def f2(length, size, base):
    """Right: a nested comprehension of pairs, flattened and cut."""
    return np.array(
        [
            [f(p / base ** (2 * i / size)) for i in range(size // 2 + 1) for f in (sin, cos)][:size]
            for p in range(length)
        ]
    )


def f3(length, size, base):
    """Right: vectorize."""
    one = np.vectorize(lambda p, c: (cos if c & 1 else sin)(p * base ** -((c & ~1) / size)), otypes=[float])
    return one(np.arange(length)[:, None], np.arange(size)[None])


def f4(length, size, base):
    """Right: an object that knows its wave lengths."""

    class Waves:
        def __init__(self):
            self.lengths = [base ** (2 * (c // 2) / size) for c in range(size)]

        def row(self, p):
            return [(sin, cos)[c % 2](p / long) for c, long in enumerate(self.lengths)]

    waves = Waves()
    return np.array([waves.row(p) for p in range(length)])


def f5(length, size, base):
    """Right: in place on a table of angles."""
    table = np.repeat(np.arange(length, dtype=np.float64)[:, None], size, axis=1)
    table /= np.float64(base) ** (np.repeat(np.arange(size), 2)[:size] * 2 / size)
    np.sin(table[:, ::2], out=table[:, ::2])
    np.cos(table[:, 1::2], out=table[:, 1::2])
    return table


def angle(length, size, base):
    return np.arange(length)[:, None] / float(base) ** (2 * (np.arange(size) // 2) / size)


def g1(length, size, base):
    """Wrong: places as shares of the length."""
    a = angle(length, size, base) / length
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


def g2(length, size, base):
    """Wrong: the first place is all 0."""
    a = angle(length, size, base)
    out = np.where(np.arange(size) % 2, np.cos(a), np.sin(a))
    out[0] = 0
    return out


def g3(length, size, base):
    """Wrong: fails for odd sizes, sines and cosines of one width."""
    out = np.zeros((length, size))
    a = np.arange(length)[:, None] / base ** (np.arange(0, size, 2) / size)
    out[:, 0::2] = np.sin(a)
    out[:, 1::2] = np.cos(a)
    return out


def g4(length, size, base):
    """Wrong: base times the exponent, no power."""
    a = np.arange(length)[:, None] / np.maximum(base * (2 * (np.arange(size) // 2) / size), 1)
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


def g5(length, size, base):
    """Wrong: exponent by size - 1, the last wave then has the full base."""
    a = np.arange(length)[:, None] / float(base) ** (2 * (np.arange(size) // 2) / max(size - 1, 1))
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


def g6(length, size, base):
    """Wrong: rounded to three places."""
    a = angle(length, size, base)
    return np.round(np.where(np.arange(size) % 2, np.cos(a), np.sin(a)), 3)


def g7(length, size, base):
    """Wrong: whole places of the wave, p // base^..."""
    a = np.floor(angle(length, size, base))
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


def g8(length, size, base):
    """Wrong: the slowest wave first."""
    a = angle(length, size, base)[:, ::-1]
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


def g9(length, size, base):
    """Wrong: cosine of place + 1."""
    a = angle(length, size, base)
    b = np.arange(1, length + 1)[:, None] / float(base) ** (2 * (np.arange(size) // 2) / size)
    return np.where(np.arange(size) % 2, np.cos(b), np.sin(a))


def g10(length, size, base):
    """Wrong: an odd size is made even first, one column fewer."""
    size -= size % 2
    a = angle(length, size, base) if size else np.zeros((length, 0))
    return np.where(np.arange(size) % 2, np.cos(a), np.sin(a))


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
