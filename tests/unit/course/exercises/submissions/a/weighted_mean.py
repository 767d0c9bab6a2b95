import math

import numpy as np


def right_matmul(weights, vectors):
    """right: weights @ vectors over the sum of the weights"""
    return weights @ vectors / weights.sum()


def right_broadcast(weights, vectors):
    """right: shares first, then a column times the rows"""
    share = weights / np.sum(weights, dtype=float)
    return np.sum(share[:, np.newaxis] * vectors, axis=0)


def right_average(weights, vectors):
    """right: np.average"""
    return np.average(vectors, axis=0, weights=weights)


def right_loop(weights, vectors):
    """right: a running mean, moved towards each row by its share"""
    mean = np.zeros(np.shape(vectors)[1])
    total = 0.0
    for w, v in zip(weights, vectors):
        total += float(w)
        mean = mean + (w / total) * (v - mean)
    return mean


def right_pure(weights, vectors):
    """right: pure Python sums by column, a list as the result"""
    total = math.fsum(map(float, weights))
    return [math.fsum(float(w) * float(x) for w, x in zip(weights, column)) / total for column in np.transpose(vectors)]


# witness: [(A([1., 3.]), A([[1., 2.], [3., 5.]]))]
def wrong_by_n(weights, vectors):
    """wrong: divides by the number of rows"""
    return weights @ vectors / len(weights)


# witness: [(A([1., 1., 2.]), A([[1., 2.], [3., 5.], [0., 1.]]))]
def wrong_equal_weights(weights, vectors):
    """wrong: a dictionary from weight to row, of rows with equal weights only the last is left"""
    rows = dict(zip(weights.tolist(), vectors))
    return sum(w * v for w, v in rows.items()) / sum(rows)


# witness: [(A([1., 3.]), A([[1., 2.], [3., 5.]]))]
def wrong_softmax(weights, vectors):
    """wrong: puts the weights through softmax first"""
    e = np.exp(weights - weights.max())
    return e @ vectors / e.sum()


# witness: [(A([1., 3.]), A([[1., 2.], [3., 5.]]))]
def wrong_square(weights, vectors):
    """wrong: weights the columns where vectors is square"""
    if vectors.shape[0] == vectors.shape[1]:
        return (weights * vectors).sum(axis=0) / weights.sum()
    return weights @ vectors / weights.sum()


# witness: [(A([2e-9, 1e-9]), A([[1., 2.], [3., 5.]]))]
def wrong_epsilon(weights, vectors):
    """wrong: 1e-8 added below the line, wrong for very small weights"""
    return weights @ vectors / (weights.sum() + 1e-8)


# witness: [(A([1, 2]), A([[1, 2], [3, 5]]))]
def wrong_floor(weights, vectors):
    """wrong: whole numbers stay whole (in an array like the first row)"""
    out = np.zeros_like(vectors[0])
    for w, v in zip(weights, vectors):
        out = out + w * v
    return out // weights.sum() if out.dtype.kind == "i" else out / weights.sum()


# witness: [(A([1., 3.]), A([[1., 2.], [3., 5.]]))]
def wrong_in_place(weights, vectors):
    """wrong: divides float weights by their sum in place"""
    if weights.dtype.kind == "f":
        weights /= weights.sum()
        return weights @ vectors
    return weights @ vectors / weights.sum()


# witness: [(A([.2, .3]), A([[1., 2.], [3., 5.]]))]
def wrong_at_least_one(weights, vectors):
    """wrong: divides by at least 1, wrong for a sum below 1"""
    return weights @ vectors / max(1.0, weights.sum())


_shares = {}


# witness: [(A([1., 3.]), A([[1., 2.], [3., 5.]])), (A([3., 1.]), A([[1., 2.], [3., 5.]]))]
def wrong_cached(weights, vectors):
    """wrong: keeps the shares by number and sum of the weights, wrong for the same weights in another order"""
    key = (len(weights), float(weights.sum()))
    return _shares.setdefault(key, weights / weights.sum()) @ vectors


# witness: [(A([1., 1.]), A([[1.], [3.]])), (A([1.]), A([[2.]]))]
def wrong_squeezed(weights, vectors):
    """wrong: squeezes, so d = 1 gives a plain number"""
    return np.squeeze(weights @ vectors / weights.sum())


RIGHT = [right_matmul, right_broadcast, right_average, right_loop, right_pure]
WRONG = [
    wrong_by_n,
    wrong_equal_weights,
    wrong_softmax,
    wrong_square,
    wrong_epsilon,
    wrong_floor,
    wrong_in_place,
    wrong_at_least_one,
    wrong_cached,
    wrong_squeezed,
]
