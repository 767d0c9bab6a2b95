import math
from functools import reduce

import numpy as np


def r_matmul(weights, vectors):
    """Right: weights @ vectors / sum."""
    return np.asarray(weights, float) @ vectors / np.sum(weights, dtype=float)


def r_average(weights, vectors):
    """Right: np.average over axis 0."""
    return np.average(np.asarray(vectors, dtype=float), axis=0, weights=np.asarray(weights, dtype=float))


def r_python(weights, vectors):
    """Right: pure Python with fsum, list as result."""
    w = [float(x) for x in weights]
    total = math.fsum(w)
    return [math.fsum(a * float(x) for a, x in zip(w, column)) / total for column in zip(*vectors.tolist())]


def r_loop(weights, vectors):
    """Right: loop over the rows, in place on its own float arrays."""
    top, total = np.zeros(vectors.shape[1]), 0.0
    for w, v in zip(weights.tolist(), vectors):
        total += w
        top += np.multiply(v, w, dtype=float)
    top /= total
    return top


def r_reduce(weights, vectors):
    """Right: normalised shares with a column axis, reduce over the rows."""
    share = weights / weights.sum(dtype=np.float64)
    return reduce(np.add, share[:, np.newaxis] * vectors)


# witness: (A([1.,1.,3.]), A([[1.,2.],[1.,2.],[4.,8.]]))
def w_dict(weights, vectors):
    """Wrong: weights in a dictionary by row, so of equal rows only the last weight counts."""
    table = dict(zip(map(tuple, vectors.tolist()), weights.tolist()))
    total = sum(table.values())
    return sum(w * np.array(row) for row, w in table.items()) / total


# witness: (A([1.,1.5]), A([[1.],[2.]]))
def w_repeat(weights, vectors):
    """Wrong: repeats each row weight times, so the fraction of a weight is cut."""
    times = np.minimum(weights, 1000).astype(int)
    rows = np.repeat(vectors, times, axis=0)
    return rows.mean(axis=0)


# witness: (A([1.,3.]), M(2,2))
def w_square(weights, vectors):
    """Wrong: weights along the columns where n = d."""
    if vectors.shape[0] == vectors.shape[1]:
        return (weights * vectors).sum(axis=0) / weights.sum()
    return (weights[:, None] * vectors).sum(axis=0) / weights.sum()


# witness: (A([1,2]), A([[1,5],[2,1]]))
def w_floor(weights, vectors):
    """Wrong: // for whole numbers."""
    top = weights @ vectors
    return top // weights.sum() if top.dtype.kind in "iu" else top / weights.sum()


# witness: (A([.5,1.5]), A([[1,5],[2,1]]))
def w_int_buffer(weights, vectors):
    """Wrong: sums in zeros_like of a row, so whole-number vectors cut the weighted rows."""
    out = np.zeros_like(vectors[0])
    for w, v in zip(weights, vectors):
        out[:] = out + w * v
    return out / weights.sum()


# witness: (A([1e-9,3e-9]), M(2,3))
def w_eps(weights, vectors):
    """Wrong: 1e-8 added to the sum, which spoils tiny weights."""
    return weights @ vectors / (weights.sum() + 1e-8)


# witness: (A([.2,.3]), M(2,3))
def w_max_one(weights, vectors):
    """Wrong: divides by max(1, sum), so weights that sum to less than 1 are not made up."""
    return weights @ vectors / max(1, weights.sum())


# witness: (A([1.,3.]), M(2,3))
def w_in_place(weights, vectors):
    """Wrong: weights /= sum changes the caller's weights."""
    if weights.dtype.kind != "f":
        weights = weights.astype(float)
    weights /= weights.sum()
    return weights @ vectors


# witness: (A([1.,3.]), M(2,3))
def w_softmax(weights, vectors):
    """Wrong: softmax of the weights instead of division by the sum; right where all are equal."""
    e = np.exp(weights - weights.max())
    return e @ vectors / e.sum()


# witness: (A([2.]), A([[1.,2.]]))
def w_single(weights, vectors):
    """Wrong: a single row is returned times its weight, without the division."""
    if len(weights) == 1:
        return weights @ vectors
    return weights @ vectors / weights.sum()


RIGHT = [r_matmul, r_average, r_python, r_loop, r_reduce]
WRONG = [w_repeat, w_dict, w_square, w_floor, w_int_buffer, w_eps, w_max_one, w_in_place, w_softmax, w_single]
