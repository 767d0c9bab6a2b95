import functools

import numpy as np


def right_argmax(query, keys):
    """right: argmax of keys @ query"""
    return int(np.argmax(keys @ query))


def right_loop(query, keys):
    """right: a loop, strictly greater only"""
    best = 0
    for i in range(1, len(keys)):
        if np.sum(keys[i] * query) > np.sum(keys[best] * query):
            best = i
    return best


def right_max_key(query, keys):
    """right: max over the numbers, pure Python products"""
    q = query.tolist()
    rows = keys.tolist()
    return max(range(len(rows)), key=lambda i: sum(a * b for a, b in zip(rows[i], q)))


def right_reduce(query, keys):
    """right: functools.reduce that keeps the left one on a tie"""
    scores = np.einsum("sd,d->s", keys, query)
    return functools.reduce(lambda a, b: b if scores[b] > scores[a] else a, range(len(scores)))


def right_sorted(query, keys):
    """right: stable sort of the negative float scores"""
    scores = np.array([np.inner(k, query) for k in keys], dtype=float)
    return int(np.argsort(-scores, kind="stable")[0])


# witness: [(A([1, 1]), A([[1, 2], [2, 1], [0, 0]]))]
def wrong_last_tie(query, keys):
    """wrong: of equal ones the last"""
    s = keys @ query
    return int(len(s) - 1 - np.argmax(s[::-1]))


# witness: [(A([1., 0]), A([[1., 0], [5., 5.]]))]
def wrong_cosine(query, keys):
    """wrong: the cosine, not the dot product"""
    n = np.linalg.norm(keys, axis=1)
    return int(np.argmax(keys @ query / np.where(n == 0, 1, n)))


# witness: [(A([1., 0]), A([[1., 0], [5., 0]]))]
def wrong_distance(query, keys):
    """wrong: the smallest distance, 'nearest' taken by the word"""
    return int(np.argmin(((keys - query) ** 2).sum(axis=1)))


# witness: [(A([1]), A([[-5], [3]]))]
def wrong_absolute(query, keys):
    """wrong: the largest absolute score"""
    return int(np.argmax(np.abs(keys @ query)))


# witness: [(A([1]), A([[-5], [-3]]))]
def wrong_start_zero(query, keys):
    """wrong: starts the search with a best score of 0, wrong where all scores are negative"""
    best, where = 0, 0
    for i, k in enumerate(keys):
        s = k @ query
        if s > best:
            best, where = s, i
    return where


# witness: [(A([.3]), A([[1.], [2.]]))]
def wrong_whole_scores(query, keys):
    """wrong: compares scores as whole numbers"""
    return int(np.argmax((keys @ query).astype(np.int64)))


# witness: [(A([1., 2.]), A([[3., 5.], [0., 2.]]))]
def wrong_square(query, keys):
    """wrong: query on the other side (columns as keys) where keys is square"""
    s = query @ keys if keys.shape[0] == keys.shape[1] else keys @ query
    return int(np.argmax(s))


# witness: [(A([1e-5]), A([[1e-5], [3e-5]]))]
def wrong_isclose(query, keys):
    """wrong: takes small different scores for equal (isclose with its absolute tolerance)"""
    s = keys @ query
    return int(np.argmax(np.isclose(s, s.max())))


# witness: [(A([10, 0]), A([[13, 1], [12, 100]]))]
def wrong_int8(query, keys):
    """wrong: whole numbers are put in 8 bits first to save space, and overflow"""
    if query.dtype.kind == "i" and keys.dtype.kind == "i":
        query, keys = query.astype(np.int8), keys.astype(np.int8)
    return int(np.argmax(keys @ query))


# witness: [(A([1., 2.]), A([[3., 0.], [0., 2.]]))]
def wrong_in_place(query, keys):
    """wrong: multiplies float keys by the query in place"""
    if keys.dtype.kind == "f":
        keys *= query
    else:
        keys = keys * query
    return int(np.argmax(keys.sum(axis=1)))


RIGHT = [right_argmax, right_loop, right_max_key, right_reduce, right_sorted]
WRONG = [
    wrong_last_tie,
    wrong_cosine,
    wrong_distance,
    wrong_absolute,
    wrong_start_zero,
    wrong_whole_scores,
    wrong_square,
    wrong_isclose,
    wrong_int8,
    wrong_in_place,
]
