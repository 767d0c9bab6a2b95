import math
from functools import reduce

import numpy as np


def r_loops(query, keys, W_q, W_k, v):
    """Right: double loop over words, numpy inside."""
    out = np.empty((len(query), len(keys)))
    for t, q in enumerate(query):
        for s, k in enumerate(keys):
            out[t, s] = np.tanh(q @ W_q + k @ W_k) @ v
    return out


def r_broadcast(query, keys, W_q, W_k, v):
    """Right: broadcasting with None."""
    return np.tanh((query @ W_q)[:, None, :] + (keys @ W_k)[None, :, :]) @ v


def r_einsum(query, keys, W_q, W_k, v):
    """Right: einsum everywhere."""
    left = np.einsum("th,ha->ta", query, W_q)
    right = np.einsum("sh,ha->sa", keys, W_k)
    return np.einsum("tsa,a->ts", np.tanh(np.add(left[:, np.newaxis], right)), v)


def r_lists(query, keys, W_q, W_k, v):
    """Right: pure Python lists as result."""
    q, k, wq, wk, vv = (x.tolist() for x in (query, keys, W_q, W_k, v))

    def row(x, W):
        return [sum(xi * W[i][a] for i, xi in enumerate(x)) for a in range(len(vv))]

    ks = [row(x, wk) for x in k]
    return [[sum(c * math.tanh(a + b) for c, a, b in zip(vv, row(x, wq), y)) for y in ks] for x in q]


class _Scorer:
    """Right: class with __call__, one attention unit at a time."""

    __name__ = "_Scorer"

    def __call__(self, query, keys, W_q, W_k, v):
        parts = (v[a] * np.tanh(np.add.outer(query @ W_q[:, a], keys @ W_k[:, a])) for a in range(len(v)))
        return reduce(np.add, parts)


r_class = _Scorer()


# witness: (J(2,3), J(4,2), J(3,5), J(2,5), A([.5,1,2,3,4]))
def w_int_buffer(query, keys, W_q, W_k, v):
    """Wrong: buffer takes the dtype of the query, so whole numbers cut tanh to 0."""
    hidden = np.zeros((query.shape[0], keys.shape[0], v.shape[0]), dtype=query.dtype)
    for t in range(query.shape[0]):
        for s in range(keys.shape[0]):
            hidden[t, s] = np.tanh(query[t] @ W_q + keys[s] @ W_k)
    return hidden @ v


# witness: (A([[800.]]), A([[1.]]), A([[1.]]), A([[1.]]), A([1.]))
def w_own_tanh(query, keys, W_q, W_k, v):
    """Wrong: tanh from exponentials is nan for large numbers."""
    x = (query @ W_q)[:, None] + (keys @ W_k)[None]
    return ((np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))) @ v


# witness: (M(2,3), M(4,2), M(3,5), M(2,5), M(5))
def w_flat_order(query, keys, W_q, W_k, v):
    """Wrong: repeat/tile the other way round, then reshape: only right for T = 1 or S = 1."""
    T, S = len(query), len(keys)
    q = np.tile(query @ W_q, (S, 1))
    k = np.repeat(keys @ W_k, T, axis=0)
    return (np.tanh(q + k) @ v).reshape(T, S)


# witness: (M(1,3), M(4,2), M(3,5), M(2,5), M(5))
def w_squeeze(query, keys, W_q, W_k, v):
    """Wrong: squeezes the result, so T = 1 or S = 1 loses an axis."""
    return np.squeeze(np.tanh((query @ W_q)[:, None] + keys @ W_k) @ v)


# witness: (M(3,3), M(3,3), M(3,5), M(3,5), M(5))
def w_no_outer_if_same(query, keys, W_q, W_k, v):
    """Wrong: when T = S the rows are paired instead of crossed."""
    q, k = query @ W_q, keys @ W_k
    if q.shape == k.shape:
        pair = np.tanh(q + k) @ v
        return np.tile(pair[:, None], (1, len(keys)))
    return np.tanh(q[:, None] + k[None]) @ v


_projected = {}


# witness: [(M(2,3), M(4,2), M(3,5), M(2,5), M(5)), (M(2,3), M(4,2,seed=9), M(3,5), M(2,5), M(5))]
def w_cache_by_shape(query, keys, W_q, W_k, v):
    """Wrong: projected keys are kept between calls by shape."""
    name = (keys.shape, W_k.shape)
    if name not in _projected:
        _projected[name] = keys @ W_k
    return np.tanh((query @ W_q)[:, None] + _projected[name]) @ v


# witness: (M(2,3), M(4,2), M(3,5), M(2,5), M(5))
def w_tanh_apart(query, keys, W_q, W_k, v):
    """Wrong: tanh on each part instead of on the sum."""
    return (np.tanh(query @ W_q)[:, None] + np.tanh(keys @ W_k)) @ v


# witness: (A([[1e-6]]), A([[2e-6]]), A([[1.]]), A([[1.]]), A([1.]))
def w_round(query, keys, W_q, W_k, v):
    """Wrong: scores rounded to 4 digits."""
    return np.round(np.tanh((query @ W_q)[:, None] + keys @ W_k) @ v, 4)


# witness: (A([[1e-9]]), A([[2e-9]]), A([[1.]]), A([[1.]]), A([1e9]))
def w_big_offset(query, keys, W_q, W_k, v):
    """Wrong: a large number is added and taken off again, which loses tiny sums."""
    x = ((query @ W_q)[:, None] + 1e6) + keys @ W_k - 1e6
    return np.tanh(x) @ v


# witness: (J(2,3,seed=1), J(4,2,seed=2), J(3,5,seed=3), J(2,5,seed=4), A([.5,1.5,2,3,4]))
def w_v_to_int(query, keys, W_q, W_k, v):
    """Wrong: v is cast to the dtype of the weights, so whole-number weights cut its fractions."""
    v = v.astype(W_q.dtype)
    return np.tanh((query @ W_q)[:, None] + keys @ W_k) @ v


RIGHT = [r_loops, r_broadcast, r_einsum, r_lists, r_class]
WRONG = [
    w_int_buffer,
    w_own_tanh,
    w_flat_order,
    w_squeeze,
    w_no_outer_if_same,
    w_cache_by_shape,
    w_tanh_apart,
    w_round,
    w_big_offset,
    w_v_to_int,
]
