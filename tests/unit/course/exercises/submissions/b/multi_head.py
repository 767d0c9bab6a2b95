import math
from functools import reduce

import numpy as np


def r_recursive(q, k, v, heads):
    """Right: the first head, then the rest by the same function."""
    d = q.shape[1] // heads
    s = q[:, :d].astype(float) @ k[:, :d].astype(float).T / math.sqrt(d)
    s -= s.max(axis=1, keepdims=True)
    w = np.exp(s)
    w /= w.sum(axis=1, keepdims=True)
    first = w @ v[:, :d]
    return first if heads == 1 else np.hstack([first, r_recursive(q[:, d:], k[:, d:], v[:, d:], heads - 1)])


def r_log(q, k, v, heads):
    """Right: weights as exp of scores less logaddexp's sum."""
    T, D = q.shape
    d = D // heads
    out = np.empty((T, D))
    for start in range(0, D, d):
        cut = np.s_[:, start : start + d]
        s = (q[cut] * (1 / math.sqrt(d))) @ (k[cut] * 1.0).T
        s = s - s.max(1)[:, None]
        w = np.exp(s - np.logaddexp.reduce(s, axis=1)[:, None])
        out[cut] = w @ v[cut]
    return out


def r_lists(q, k, v, heads):
    """Right: plain Python, returned as a list of lists."""
    q, k, v = q.tolist(), k.tolist(), v.tolist()
    d = len(q[0]) // heads
    rows = []
    for word in q:
        row = []
        for h in range(heads):
            own = range(h * d, h * d + d)
            scores = [sum(word[i] * key[i] for i in own) / d**0.5 for key in k]
            top = max(scores)
            weights = [math.exp(score - top) for score in scores]
            total = sum(weights)
            row += [sum(w * value[i] for w, value in zip(weights, v)) / total for i in own]
        rows.append(row)
    return rows


class _Head:
    def __init__(self, q, k, v):
        self.q, self.k, self.v = q, k, v

    def read(self):
        s = self.q @ self.k.T / np.sqrt(self.k.shape[-1])
        w = np.exp(s - np.amax(s, axis=-1, keepdims=True))
        return w @ self.v / w.sum(axis=-1, keepdims=True)


def r_class(q, k, v, heads):
    """Right: a class of heads; the mean is divided at the end."""
    pieces = [np.array_split(np.array(x, float), heads, axis=1) for x in (q, k, v)]
    return np.concatenate([_Head(*piece).read() for piece in zip(*pieces)], axis=-1)


def r_reduce(q, k, v, heads):
    """Right: heads appended by reduce, swapaxes for the split."""

    def split(x):
        return np.swapaxes(np.asarray(x, dtype="float64").reshape(x.shape[0], heads, x.shape[1] // heads), 0, 1)

    def one(triple):
        a, b, c = triple
        s = np.inner(a, b) / np.sqrt(a.shape[1])
        e = np.exp(s - s.max(axis=1).reshape(-1, 1))
        return (e / e.sum(axis=1).reshape(-1, 1)).dot(c)

    return reduce(lambda x, y: np.append(x, y, axis=1), map(one, zip(split(q), split(k), split(v))))


def _w(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def _pieces(q, k, v, heads):
    return zip(*(np.split(x, heads, axis=1) for x in (q, k, v)))


def w_divided_by_d(q, k, v, heads):
    """Wrong: divided by d, not by its root."""
    return np.hstack([_w(a @ b.T / a.shape[1]) @ c for a, b, c in _pieces(q, k, v, heads)])


def w_times_root(q, k, v, heads):
    """Wrong: multiplied by the root."""
    return np.hstack([_w(a @ b.T * math.sqrt(a.shape[1])) @ c for a, b, c in _pieces(q, k, v, heads)])


def w_reversed(q, k, v, heads):
    """Wrong: heads come out in reversed order."""
    out = []
    for a, b, c in _pieces(q, k, v, heads):
        out.insert(0, _w(a @ b.T / math.sqrt(a.shape[1])) @ c)
    return np.hstack(out)


def w_one_softmax(q, k, v, heads):
    """Wrong: one softmax over the scores of all heads together."""
    pieces = list(_pieces(q, k, v, heads))
    s = np.hstack([a @ b.T / math.sqrt(a.shape[1]) for a, b, _ in pieces])
    weights = np.split(_w(s), heads, axis=1)
    return np.hstack([w @ c for w, (_, _, c) in zip(weights, pieces)])


def w_causal(q, k, v, heads):
    """Wrong: a causal mask where none is asked for."""
    out = []
    for a, b, c in _pieces(q, k, v, heads):
        s = a @ b.T / math.sqrt(a.shape[1])
        s = np.where(np.tri(*s.shape, k=max(s.shape[1] - s.shape[0], 0)) > 0, s, -np.inf)
        out.append(_w(s) @ c)
    return np.hstack(out)


def w_whole_buffer(q, k, v, heads):
    """Wrong: results stored in an array of q's own type, which cuts decimals off where q is whole."""
    out = np.empty_like(q)
    d = q.shape[1] // heads
    for h in range(heads):
        p = slice(h * d, (h + 1) * d)
        out[:, p] = _w(q[:, p] @ k[:, p].T / math.sqrt(d)) @ v[:, p]
    return out


def w_in_place(q, k, v, heads):
    """Wrong: the queries are scaled in place."""
    d = q.shape[1] // heads
    if q.dtype.kind == "f":
        q /= math.sqrt(d)
    else:
        q = q / math.sqrt(d)
    return np.hstack([_w(a @ b.T) @ c for a, b, c in _pieces(q, k, v, heads)])


def w_stacked(q, k, v, heads):
    """Wrong: contexts one below the other, (heads * T, d)."""
    return np.vstack([_w(a @ b.T / math.sqrt(a.shape[1])) @ c for a, b, c in _pieces(q, k, v, heads)])


def w_first_weights(q, k, v, heads):
    """Wrong: the first head's weights are used for all heads."""
    pieces = list(_pieces(q, k, v, heads))
    a, b, _ = pieces[0]
    w = _w(a @ b.T / math.sqrt(a.shape[1]))
    return np.hstack([w @ c for _, _, c in pieces])


def w_top_of_all(q, k, v, heads):
    """Wrong: the largest score of the whole table is taken off, so that far lower rows become 0 / 0."""
    out = []
    for a, b, c in _pieces(q, k, v, heads):
        s = a @ b.T / math.sqrt(a.shape[1])
        e = np.exp(s - s.max())
        out.append(e / e.sum(axis=1, keepdims=True) @ c)
    return np.hstack(out)


RIGHT = [r_recursive, r_log, r_lists, r_class, r_reduce]
WRONG = [
    w_divided_by_d,
    w_times_root,
    w_reversed,
    w_one_softmax,
    w_causal,
    w_whole_buffer,
    w_in_place,
    w_stacked,
    w_first_weights,
    w_top_of_all,
]
