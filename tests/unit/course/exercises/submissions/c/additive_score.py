import math

import numpy as np


def f1(query, keys, W_q, W_k, v):
    """Right: two loops, one score at a time."""
    T = len(query)
    S = len(keys)
    out = np.zeros((T, S))
    for t in range(T):
        for s in range(S):
            a = query[t].dot(W_q)
            c = keys[s].dot(W_k)
            out[t, s] = v.dot(np.tanh(a + c))
    return out


def f2(query, keys, W_q, W_k, v):
    """Right: broadcasting with None."""
    q = query @ W_q
    k = keys @ W_k
    return np.tanh(q[:, None, :] + k[None, :, :]) @ v


def f3(query, keys, W_q, W_k, v):
    """Right: pure Python all the way, nested list as result."""

    def vecmat(x, M):
        return [sum(float(x[i]) * float(M[i][j]) for i in range(len(x))) for j in range(len(M[0]))]

    qs = [vecmat(x, W_q) for x in query]
    ks = [vecmat(x, W_k) for x in keys]
    return [[sum(float(v[a]) * math.tanh(q[a] + k[a]) for a in range(len(v))) for k in ks] for q in qs]


def f4(query, keys, W_q, W_k, v):
    """Right: stacks each pair [q; k] and one big matrix [W_q; W_k]."""
    big = np.concatenate([W_q, W_k], axis=0)
    rows = []
    for q in query:
        row = []
        for k in keys:
            pair = np.concatenate([q, k])
            row.append(np.sum(np.tanh(pair @ big) * v))
        rows.append(row)
    return np.array(rows)


class _Scorer:
    """Keeps the projected keys of one call only."""

    def __init__(self, keys, W_k, v):
        self.k = np.einsum("sh,ha->sa", keys, W_k)
        self.v = v

    def __call__(self, q_row):
        return np.einsum("sa,a->s", np.tanh(self.k + q_row), self.v)


def f5(query, keys, W_q, W_k, v):
    """Right: an object with __call__ for each call, rows stacked."""
    scorer = _Scorer(keys, W_k, v)
    return np.stack([scorer(q) for q in np.einsum("th,ha->ta", query, W_q)])


def g1(query, keys, W_q, W_k, v):
    """Wrong: result is (S, T); in square sizes only the numbers are transposed."""
    # shows: array([[3], [1], [2]]), array([[-3], [ 2], [ 3], [ 0]]), array([[2]]), array([[2]]), array([2]) -> other result
    q = query @ W_q
    k = keys @ W_k
    out = []
    for kk in k:
        out.append(np.tanh(q + kk) @ v)
    return np.array(out)


def g2(query, keys, W_q, W_k, v):
    """Wrong: tanh of each part alone, then added."""
    # shows: array([[-0.62446631]]), array([[0.48045769]]), array([[-0.08159482]]), array([[-0.55010557]]), array([-0.62151812]) -> other result
    q = np.tanh(query @ W_q)
    k = np.tanh(keys @ W_k)
    return (q @ v)[:, None] + (k @ v)[None, :]


def g3(query, keys, W_q, W_k, v):
    """Wrong: adds rows t and t (q + k without broadcasting), only good when S is 1 or T is 1."""
    # shows: array([[3], [1], [2]]), array([[-3], [ 2], [ 3], [ 0]]), array([[2]]), array([[2]]), array([2]) -> ValueError operands could not be broadcast together with shapes (3,1) (
    q = query @ W_q
    k = keys @ W_k
    s = np.tanh(q + k) @ v
    return s.reshape(len(query), -1) * np.ones((len(query), len(keys)))


def g4(query, keys, W_q, W_k, v):
    """Wrong: output made with zeros of the dtype of the query, so whole numbers cut off the scores."""
    # shows: array([[3], [1], [2]]), array([[-3], [ 2], [ 3], [ 0]]), array([[2]]), array([[2]]), array([2]) -> other result
    out = np.zeros((len(query), len(keys)), dtype=query.dtype)
    for t, q in enumerate(query):
        for s, k in enumerate(keys):
            out[t, s] = np.tanh(q @ W_q + k @ W_k) @ v
    return out


def g5(query, keys, W_q, W_k, v):
    """Wrong: q is summed up with += in the inner loop, so every key sees the keys before it."""
    # shows: array([[3], [1], [2]]), array([[-3], [ 2], [ 3], [ 0]]), array([[2]]), array([[2]]), array([2]) -> other result
    out = np.zeros((len(query), len(keys)))
    for t in range(len(query)):
        h = np.array(query[t] @ W_q, dtype=float)
        for s in range(len(keys)):
            h += keys[s] @ W_k
            out[t, s] = np.tanh(h) @ v
    return out


_projected = {}


def g6(query, keys, W_q, W_k, v):
    """Wrong: keeps the projected keys from an earlier call with the same shapes."""
    # shows: only after earlier calls with other input: array([[-0.62446631]]), array([[0.48045769]]), array([[-0.08159482]]), array([[-0.55010557]]), array([-0.62151812]) -> other result
    name = (keys.shape, W_k.shape)
    if name not in _projected:
        _projected[name] = keys @ W_k
    return np.tanh((query @ W_q)[:, None] + _projected[name][None]) @ v


def g7(query, keys, W_q, W_k, v):
    """Wrong: applies v inside the tanh."""
    # shows: array([[-0.62446631]]), array([[0.48045769]]), array([[-0.08159482]]), array([[-0.55010557]]), array([-0.62151812]) -> other result
    q = query @ W_q
    k = keys @ W_k
    return np.tanh((q @ v)[:, None] + (k @ v)[None, :])


def g8(query, keys, W_q, W_k, v):
    """Wrong: pairs by repeat and tile, then reshape (S, T): right only in square sizes and for one row."""
    # shows: array([[3], [1], [2]]), array([[-3], [ 2], [ 3], [ 0]]), array([[2]]), array([[2]]), array([2]) -> other result
    q = np.repeat(query @ W_q, len(keys), axis=0)
    k = np.tile(keys @ W_k, (len(query), 1))
    return (np.tanh(q + k) @ v).reshape(len(keys), len(query))


def g9(query, keys, W_q, W_k, v):
    """Wrong: own tanh through e^x overflows into nan for large sums."""
    # shows: array([[ -15.74000486, -919.6058925 ]]), array([[-67.5084318]]), array([[ 1.56409833], [-1.40354943]]), array([[-1.19686872]]), array([-1.13149242]) -> other result
    x = (query @ W_q)[:, None] + (keys @ W_k)[None]
    x = x * 1.0
    th = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return th @ v


def g10(query, keys, W_q, W_k, v):
    """Wrong: squeezes the result, so T = 1 or S = 1 loses an axis."""
    # shows: array([[-0.62446631]]), array([[0.48045769]]), array([[-0.08159482]]), array([[-0.55010557]]), array([-0.62151812]) -> other result
    x = (query @ W_q)[:, None] + (keys @ W_k)[None]
    return np.squeeze(np.tanh(x) @ v)


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
