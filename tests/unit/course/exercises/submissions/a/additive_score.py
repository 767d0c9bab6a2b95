import functools

import numpy as np


def right_broadcast(query, keys, W_q, W_k, v):
    """right: (T, 1, A) + (1, S, A) by broadcasting, then @ v"""
    return np.tanh((query @ W_q)[:, None, :] + (keys @ W_k)[None, :, :]) @ v


def right_einsum(query, keys, W_q, W_k, v):
    """right: everything with einsum, in float"""
    q, k = (np.asarray(x, dtype=float) for x in (query, keys))
    a = np.einsum("th,ha->ta", q, W_q)
    c = np.einsum("sh,ha->sa", k, W_k)
    return np.einsum("tsa,a->ts", np.tanh(np.add.outer(a.T, c.T).diagonal(axis1=0, axis2=2)), v)


def right_loops(query, keys, W_q, W_k, v):
    """right: two plain loops into a float array"""
    out = np.empty((query.shape[0], keys.shape[0]))
    for t, q in enumerate(query):
        for s, k in enumerate(keys):
            out[t, s] = np.dot(v, np.tanh(np.dot(q, W_q) + np.dot(k, W_k)))
    return out


def right_column(query, keys, W_q, W_k, v):
    """right: one column for each key, by comprehension and stacking"""

    def column(key, projected=query @ W_q):
        return np.tanh(projected + key @ W_k).dot(v)

    return np.stack([column(key) for key in keys], axis=1)


def right_joined(query, keys, W_q, W_k, v):
    """right: joins each query with each key and multiplies with the stacked matrix"""
    T, S = len(query), len(keys)
    both = np.hstack([np.repeat(query, S, axis=0), np.tile(keys, (T, 1))])
    return (np.tanh(both @ np.vstack([W_q, W_k])) @ v).reshape(T, S)


# witness: [(A([[1., 2.]]), A([[1.], [2.]]), A([[.3], [.4]]), A([[-.5]]), A([1.5]))]
def wrong_v_inside(query, keys, W_q, W_k, v):
    """wrong: v is multiplied inside of the tanh"""
    return np.tanh(((query @ W_q)[:, None] + (keys @ W_k)[None]) @ v)


# witness: [(A([[1.], [2.]]), A([[1.], [2.], [3.]]), A([[.3]]), A([[.5]]), A([1.]))]
def wrong_transposed(query, keys, W_q, W_k, v):
    """wrong: returns (S, T)"""
    return np.tanh((query @ W_q)[None, :, :] + (keys @ W_k)[:, None, :]) @ v


# witness: [(A([[.1], [.2]]), A([[.1], [.2]]), A([[1.]]), A([[3.]]), A([1.]))]
def wrong_square_order(query, keys, W_q, W_k, v):
    """wrong: the shape (T, S) but rows and columns mixed by a reshape where T > 1 and S > 1"""
    T, S = len(query), len(keys)
    flat = [v @ np.tanh(q @ W_q + k @ W_k) for k in keys for q in query]
    return np.reshape(flat, (T, S))


# witness: [(A([[1], [0]]), A([[1]]), A([[1]]), A([[0]]), A([3]))]
def wrong_zeros_like(query, keys, W_q, W_k, v):
    """wrong: the result takes the type of the projections, so whole numbers are cut off"""
    a, c = query @ W_q, keys @ W_k
    out = np.zeros((len(a), len(c)), dtype=np.result_type(a, c))
    for t in range(len(a)):
        for s in range(len(c)):
            out[t, s] = v @ np.tanh(a[t] + c[s])
    return out


# witness: [(A([[1000.]]), A([[1.]]), A([[1.]]), A([[1.]]), A([1.]))]
def wrong_tanh_by_hand(query, keys, W_q, W_k, v):
    """wrong: tanh from exponentials, nan for very large sums"""
    x = (query @ W_q)[:, None] + (keys @ W_k)
    return ((np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))) @ v


# witness: [(A([[.5, .1]]), A([[.2]]), A([[1., .5], [.2, .1]]), A([[.3, .4]]), A([1., 2.]))]
def wrong_scaled(query, keys, W_q, W_k, v):
    """wrong: divides by the root of A as for scaled dot products, right only for A = 1"""
    return np.tanh((query @ W_q)[:, None] + keys @ W_k) @ v / np.sqrt(len(v))


@functools.cache
def _projection(T, S, Hq, Hk):
    return {}


# witness: [(A([[.5]]), A([[.2]]), A([[1.]]), A([[1.]]), A([1.])), (A([[.5]]), A([[-.7]]), A([[1.]]), A([[1.]]), A([1.]))]
def wrong_cached_keys(query, keys, W_q, W_k, v):
    """wrong: keeps the projected keys between calls, by shape"""
    box = _projection(len(query), len(keys), len(W_q), len(W_k))
    if "k" not in box:
        box["k"] = keys @ W_k
    if box["k"].shape[1] != len(v):
        box["k"] = keys @ W_k
    return np.tanh((query @ W_q)[:, None] + box["k"]) @ v


# witness: [(A([[.5]]), A([[.2]]), A([[1.]]), A([[1.]]), A([-1.]))]
def wrong_norm_v(query, keys, W_q, W_k, v):
    """wrong: uses |v| (a weight has to be positive, it thought), wrong for a negative number in v"""
    return np.sum(np.abs(v) * np.tanh((query @ W_q)[:, None] + keys @ W_k), axis=2)


# witness: [(A([[.5], [.9]]), A([[.2], [.3]]), A([[1.]]), A([[1.]]), A([1.]))]
def wrong_pairwise_only(query, keys, W_q, W_k, v):
    """wrong: where T equals S it adds query t to key t only and repeats the row"""
    a, c = query @ W_q, keys @ W_k
    if a.shape == c.shape:
        return np.tile(np.tanh(a + c) @ v, (len(a), 1))
    return np.tanh(a[:, None] + c[None]) @ v


# witness: [(A([[.5, 1.], [1., 0.]]), A([[.2]]), A([[1.], [2.]]), A([[1.]]), A([1.]))]
def wrong_in_place(query, keys, W_q, W_k, v):
    """wrong: the result is right, but a float query is overwritten where Hq is 2 or more"""
    if query.dtype.kind == "f" and query.shape[1] > 1:
        total = query.copy() @ W_q
        query -= query.mean(axis=1, keepdims=True)
    else:
        total = query @ W_q
    return np.tanh(total[:, None] + keys @ W_k) @ v


RIGHT = [right_broadcast, right_einsum, right_loops, right_column, right_joined]
WRONG = [
    wrong_v_inside,
    wrong_transposed,
    wrong_square_order,
    wrong_zeros_like,
    wrong_tanh_by_hand,
    wrong_scaled,
    wrong_cached_keys,
    wrong_norm_v,
    wrong_pairwise_only,
    wrong_in_place,
]
