import math
from functools import reduce

import numpy as np


def r_plain(query, keys, values):
    """Right: matrix products, maximum taken off."""
    s = keys.astype(float) @ query / np.sqrt(len(query))
    w = np.exp(s - s.max())
    return (w / w.sum()) @ values


def r_einsum(query, keys, values):
    """Right: einsum, log-sum-exp."""
    s = np.einsum("sd,d->s", keys, query, dtype=float) * query.size**-0.5
    s = s - s.max()
    return np.einsum("s,sm->m", np.exp(s - np.logaddexp.reduce(s)), values)


def r_python(query, keys, values):
    """Right: pure Python lists."""
    q = query.tolist()
    s = [sum(a * b for a, b in zip(q, k)) / math.sqrt(len(q)) for k in keys.tolist()]
    top = max(s)
    w = [math.exp(x - top) for x in s]
    v = values.tolist()
    return [sum(w[i] * v[i][j] for i in range(len(w))) / sum(w) for j in range(len(v[0]))]


def r_online(query, keys, values):
    """Right: one pass over the keys with a running maximum."""

    def step(state, kv):
        top, total, acc = state
        s = float(np.dot(query.astype(float), kv[0])) / math.sqrt(query.shape[0])
        new = max(top, s)
        old, now = math.exp(top - new), math.exp(s - new)
        return new, total * old + now, acc * old + now * kv[1]

    _, total, acc = reduce(step, zip(keys, values), (-math.inf, 0.0, np.zeros(values.shape[1])))
    return acc / total


def r_average(query, keys, values):
    """Right: np.average with the unnormalised weights."""
    scores = np.multiply(keys, query, dtype=float).sum(axis=1) / math.sqrt(query.shape[-1])
    return np.average(values, axis=0, weights=np.exp(scores - np.max(scores)))


# witness: (M(4), M(3,4), M(3,2))
def w_no_root(query, keys, values):
    """Wrong: divides by d instead of its root; right for d = 1."""
    s = keys @ query / len(query)
    w = np.exp(s - s.max())
    return w @ values / w.sum()


# witness: (M(4), M(3,4), M(3,2))
def w_root_S(query, keys, values):
    """Wrong: root of the number of keys; right for S = d."""
    s = keys @ query / np.sqrt(len(keys))
    w = np.exp(s - s.max())
    return w @ values / w.sum()


# witness: (A([30.]), A([[40.],[41.]]), A([[1.],[2.]]))
def w_naive(query, keys, values):
    """Wrong: exp of large scores is inf."""
    w = np.exp(keys @ query / np.sqrt(len(query)))
    return w @ values / w.sum()


# witness: (A([30.]), A([[-40.],[-41.]]), A([[1.],[2.]]))
def w_clip_zero(query, keys, values):
    """Wrong: takes off max(0, largest), so very negative scores are 0 / 0."""
    s = keys @ query / np.sqrt(len(query))
    w = np.exp(s - max(0, s.max()))
    return w @ values / w.sum()


# witness: (A([30.]), A([[-1.],[1.]]), A([[1.],[2.]]))
def w_max_abs(query, keys, values):
    """Wrong: divides the scores by the largest absolute one 'for stability'."""
    s = keys @ query / np.sqrt(len(query))
    m = np.abs(s).max()
    s = s / m if m > 1 else s
    w = np.exp(s)
    return w @ values / w.sum()


# witness: (M(4), M(3,4), J(3,2))
def w_int_values(query, keys, values):
    """Wrong: adds into zeros of the values' dtype: whole-number values cut the sum."""
    s = keys @ query / np.sqrt(len(query))
    w = np.exp(s - s.max())
    w = w / w.sum()
    out = np.zeros(values.shape[1], dtype=values.dtype)
    for a, v in zip(w, values):
        out[:] = out + a * v
    return out


# witness: (A([1.]), A([[0.],[-10.]]), A([[1.],[1e6]]))
def w_drops_small(query, keys, values):
    """Wrong: weights below 1e-4 are set to 0, which shows where their values are large."""
    s = keys @ query / np.sqrt(len(query))
    w = np.exp(s - s.max())
    w /= w.sum()
    w[w < 1e-4] = 0
    return w @ values


# witness: (A([1.,2.]), A([[0.,1.],[3.,0.]]), A([[1.],[2.]]))
def w_square(query, keys, values):
    """Wrong: query @ keys where S = d, the wrong axis."""
    s = (query @ keys if keys.shape[0] == keys.shape[1] else keys @ query) / np.sqrt(len(query))
    w = np.exp(s - s.max())
    return w @ values / w.sum()


# witness: (A([1.,2.]), A([[0.,1.],[0.,1.],[3.,0.]]), A([[1.],[5.],[2.]]))
def w_dict(query, keys, values):
    """Wrong: a real dictionary from key to value: of equal keys only the last one's value counts."""
    table = {tuple(k): v for k, v in zip(keys.tolist(), values)}
    ks, vs = np.array(list(table)), np.array(list(table.values()))
    s = ks @ query / np.sqrt(len(query))
    w = np.exp(s - s.max())
    return w @ vs / w.sum()


# witness: (M(4), M(3,4), M(3,2))
def w_scales_query(query, keys, values):
    """Wrong: query /= root(d) changes the caller's query."""
    if query.dtype.kind != "f":
        query = query.astype(float)
    query /= np.sqrt(len(query))
    s = keys @ query
    w = np.exp(s - s.max())
    return w @ values / w.sum()


RIGHT = [r_plain, r_einsum, r_python, r_online, r_average]
WRONG = [
    w_no_root,
    w_root_S,
    w_naive,
    w_clip_zero,
    w_max_abs,
    w_int_values,
    w_drops_small,
    w_square,
    w_dict,
    w_scales_query,
]
