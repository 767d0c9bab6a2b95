import math

import numpy as np


def right_plain(query, keys, values):
    """right: scaled scores, largest taken off, weights @ values"""
    s = keys.astype(float) @ query.astype(float) / np.sqrt(len(query))
    e = np.exp(s - s.max())
    return e / e.sum() @ values


def right_pure(query, keys, values):
    """right: pure Python with math, a list as the result"""
    root = math.sqrt(len(query))
    s = [sum(float(a) * float(b) for a, b in zip(k, query)) / root for k in keys]
    top = max(s)
    w = [math.exp(x - top) for x in s]
    total = math.fsum(w)
    return [math.fsum(x * float(v) for x, v in zip(w, column)) / total for column in zip(*values)]


def right_einsum(query, keys, values):
    """right: einsum, log of the sum by logaddexp.reduce"""
    s = np.einsum("sd,d->s", np.asarray(keys, float), np.asarray(query, float)) * query.size**-0.5
    s = s - np.max(s)
    return np.einsum("s,sm->m", np.exp(s - np.logaddexp.reduce(s)), values)


def right_online(query, keys, values):
    """right: one pass with a running largest score"""
    top, total, mix = -np.inf, 0.0, np.zeros(values.shape[1])
    for k, v in zip(keys, values):
        s = float(np.dot(k.astype(float), query)) / np.sqrt(query.shape[0])
        new = max(top, s)
        old, now = np.exp(top - new), np.exp(s - new)
        total, mix, top = total * old + now, mix * old + now * v, new
    return mix / total


def right_average(query, keys, values):
    """right: np.average with the unnormalised weights"""

    def score(key):
        return np.inner(key.astype(float), query.astype(float)) / np.sqrt(key.size)

    s = np.fromiter(map(score, keys), dtype=float, count=len(keys))
    return np.average(values, axis=0, weights=np.exp(s - s.max()))


# witness: [(A([1., 2.]), A([[1., 0], [0, 1]]), A([[1.], [4.]]))]
def wrong_unscaled(query, keys, values):
    """wrong: without the root of d, right for d = 1"""
    s = keys @ query
    e = np.exp(s - s.max())
    return e / e.sum() @ values


# witness: [(A([1., 2.]), A([[1., 0]]), A([[1., 4.]]))]
def wrong_one_key(query, keys, values):
    """wrong: a short cut for one key returns (1, m)"""
    if len(keys) == 1:
        return values.copy()
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - s.max())
    return e / e.sum() @ values


# witness: [(A([1., 2.]), A([[1., 0], [0, 1], [1, 1]]), A([[1.], [4.], [6.]]))]
def wrong_root_S(query, keys, values):
    """wrong: the root of len(keys), right where S = d"""
    s = keys @ query / np.sqrt(len(keys))
    e = np.exp(s - s.max())
    return e / e.sum() @ values


# witness: [(A([1000.]), A([[1.], [2.]]), A([[1.], [4.]]))]
def wrong_overflow(query, keys, values):
    """wrong: exp of the scores as they are, inf/inf"""
    e = np.exp(keys @ query / np.sqrt(len(query)))
    return e / e.sum() @ values


# witness: [(A([-1000.]), A([[1.], [2.]]), A([[1.], [4.]]))]
def wrong_absolute_max(query, keys, values):
    """wrong: takes off the largest absolute score, 0/0 for very negative scores"""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - np.abs(s).max())
    return e / e.sum() @ values


# witness: [(A([1.]), A([[1.], [9.]]), A([[1.], [4.]]))]
def wrong_hard(query, keys, values):
    """wrong: rounds the weights to three places"""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - s.max())
    return np.round(e / e.sum(), 3) @ values


# witness: [(A([1]), A([[1], [2]]), A([[1], [4]]))]
def wrong_int_sum(query, keys, values):
    """wrong: sums into an array of the type of the values, cut off for whole numbers"""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - s.max())
    out = np.zeros_like(values[0])
    for w, v in zip(e / e.sum(), values):
        out[...] = out + w * v
    return out


# witness: [(A([1., 0.]), A([[1., 0], [0, 1]]), A([[1., 3.], [4., 5.]]))]
def wrong_square_values(query, keys, values):
    """wrong: sums over the wrong axis where values is square"""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - s.max())
    w = e / e.sum()
    return values @ w if values.shape[0] == values.shape[1] else w @ values


# witness: [(A([50.]), A([[1.], [2.]]), A([[1.], [4.]]))]
def wrong_clipped(query, keys, values):
    """wrong: clips the scores to -30 .. 30 against overflow"""
    e = np.exp(np.clip(keys @ query / np.sqrt(len(query)), -30, 30))
    return e / e.sum() @ values


# witness: [(A([1., 2.]), A([[1., 0], [0, 1]]), A([[1.], [4.]]))]
def wrong_in_place(query, keys, values):
    """wrong: divides a float query in place by the root of d"""
    if query.dtype.kind == "f":
        query /= np.sqrt(len(query))
    else:
        query = query / np.sqrt(len(query))
    s = keys @ query
    e = np.exp(s - s.max())
    return e / e.sum() @ values


RIGHT = [right_plain, right_pure, right_einsum, right_online, right_average]
WRONG = [
    wrong_unscaled,
    wrong_one_key,
    wrong_root_S,
    wrong_overflow,
    wrong_absolute_max,
    wrong_hard,
    wrong_int_sum,
    wrong_square_values,
    wrong_clipped,
    wrong_in_place,
]
