import math

import numpy as np


def f1(query, keys, values, mask):
    """Right: three loops, real words only."""
    B, T, H = query.shape
    S, Hv = values.shape[1], values.shape[2]
    weights = np.zeros((B, T, S))
    context = np.zeros((B, T, Hv))
    for b in range(B):
        real = [s for s in range(S) if mask[b, s]]
        for t in range(T):
            sc = [float(np.dot(query[b, t], keys[b, s])) / math.sqrt(H) for s in real]
            top = max(sc)
            es = [math.exp(x - top) for x in sc]
            for s, e in zip(real, es):
                weights[b, t, s] = e / sum(es)
                context[b, t] += weights[b, t, s] * values[b, s]
    return context, weights


def f2(query, keys, values, mask):
    """Right: matmul and -inf."""
    scores = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    scores = np.where(np.asarray(mask, bool)[:, None, :], scores, -np.inf)
    e = np.exp(scores - scores.max(axis=2, keepdims=True))
    w = e / e.sum(axis=2, keepdims=True)
    return w @ values, w


def f3(query, keys, values, mask):
    """Right: sentence by sentence, cut to the real words."""
    contexts, weights = [], []
    for q, k, v, m in zip(query, keys, values, mask):
        m = np.array(m, dtype=bool)
        s = q.dot(k[m].T) / q.shape[1] ** 0.5
        e = np.exp(s - s.max(axis=1)[:, None])
        e = e / e.sum(axis=1)[:, None]
        full = np.zeros((len(q), len(k)))
        full[:, m] = e
        weights.append(full)
        contexts.append(e.dot(v[m]))
    return np.array(contexts), np.array(weights)


def f4(query, keys, values, mask):
    """Right: einsum and a masked maximum."""
    s = np.einsum("bth,bsh->bts", query, keys) / np.sqrt(keys.shape[2])
    m = np.broadcast_to(np.asarray(mask).astype(bool)[:, np.newaxis], s.shape)
    top = np.max(s, axis=-1, keepdims=True, where=m, initial=-np.inf)
    e = np.where(m, np.exp(np.where(m, s - top, 0)), 0)
    w = e / np.sum(e, axis=-1, keepdims=True)
    return np.einsum("bts,bsv->btv", w, values), w


def f5(query, keys, values, mask):
    """Right: helper for one query."""

    def one(q, k, v, m):
        s = k @ q / math.sqrt(len(q))
        top = max(x for x, real in zip(s, m) if real)
        w = np.array([math.exp(x - top) if real else 0.0 for x, real in zip(s, m)])
        w = w / w.sum()
        return w @ v, w

    pairs = [[one(q, k, v, m) for q in qs] for qs, k, v, m in zip(query, keys, values, mask)]
    context = np.array([[c for c, _ in row] for row in pairs])
    weights = np.array([[w for _, w in row] for row in pairs])
    return context, weights


def _s(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def g1(query, keys, values, mask):
    """Wrong: mask (B, S) without a new axis: fits only for B = 1 or B = T (then by the wrong sentence)."""
    # shows: array([[[-1, -1, 1]], [[-2, -2, 1]]]), array([[[-3, 1, -1]], [[-2, -2, -3]]]), array([[[ 0, 0]], [[ 0, -1]]]), array([[ True], [ True]]) -> other result
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    w = _s(np.where(mask, s, -np.inf))
    return w @ values, w


def g2(query, keys, values, mask):
    """Wrong: divides by H, not by its root (same for H = 1)."""
    # shows: array([[[-3, 3]]]), array([[[ 2, -1], [ 2, -2]]]), array([[[ 3, 0], [-3, -1]]]), array([[ True, True]]) -> other result
    s = query @ keys.transpose(0, 2, 1) / query.shape[-1]
    w = _s(np.where(mask[:, None, :], s, -np.inf))
    return w @ values, w


def g3(query, keys, values, mask):
    """Wrong: adds -1e9 at masked words, which a masked score of 1e12 outweighs."""
    # shows: array([[[ 0.27120744, -0.85761372, 0.39132871, -0.14023076]]]), array([[[-1.39631282e+13, -1.15137253e+13, -1.49611044e+13, -1.97981268e+13], [-1.60390131e-01, 5.69579225e-01, 1.54580969e-01, 2.67963069e-02], [ 6.01635992e+12, 1.27126835e+12, 1.69388897e+13, 5.81593744e+12]]]), array([[[0.23111674], [0.37974482], [1.00220473]]]), array([[False, True, False]]) -> other result
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    w = _s(s + np.where(mask[:, None, :], 0.0, -1e9))
    return w @ values, w


def g4(query, keys, values, mask):
    """Wrong: softmax over the queries (axis 1)."""
    # shows: array([[[-3], [ 1]]]), array([[[-2]]]), array([[[-1]]]), array([[ True]]) -> other result
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    e = np.exp(s - s.max(axis=1, keepdims=True)) * mask[:, None, :]
    w = e / e.sum(axis=1, keepdims=True).clip(1e-300)
    return w @ values, w


def g5(query, keys, values, mask):
    """Wrong: masks only after the softmax, rows do not sum to 1."""
    # shows: array([[[ 1, -3]]]), array([[[ 0, -2], [-3, 2]]]), array([[[ 0, -1], [ 1, -3]]]), array([[ True, False]]) -> other result
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    w = _s(s) * mask[:, None, :]
    return w @ values, w


def g6(query, keys, values, mask):
    """Wrong: log-sum-exp without the maximum off: weights of equal scores of 1e16 are 1 each."""
    # shows: array([[[ 0.25971632, 0.95016188, -1.02293163], [-0.16115718, -0.0741348 , -0.51521678], [ 0.38108076, 0.2993042 , -0.9799111 ]]]), array([[[-1.48350357e+16, -5.86411775e+16, -2.92090701e+17], [-1.48350357e+16, -5.86411775e+16, -2.92090701e+17], [-1.48350357e+16, -5.86411775e+16, -2.92090701e+17], [-1.48350357e+16, -5.86411775e+16, -2.92090701e+17]]]), array([[[ 0.26720583], [-2.08484094], [ 0.29822905], [ 1.99028535]]]), array([[ True, True, False, False]]) -> other result
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    s = np.where(mask[:, None, :], s, -np.inf)
    w = np.exp(s - np.logaddexp.reduce(s, axis=-1, keepdims=True))
    return w @ values, w


def g7(query, keys, values, mask):
    """Wrong: root of the width of the values instead of H."""
    # shows: array([[[ 1, -2, -1, 0]]]), array([[[ 3, -3, -1, 1], [ 0, 2, 0, 1]]]), array([[[-3, 3], [ 1, -3]]]), array([[ True, True]]) -> other result
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(values.shape[-1])
    w = _s(np.where(mask[:, None, :], s, -np.inf))
    return w @ values, w


def g8(query, keys, values, mask):
    """Wrong: maximum taken before masking: 0 / 0 when a masked score is far above the real ones."""
    # shows: array([[[ 0.27120744, -0.85761372, 0.39132871, -0.14023076]]]), array([[[-1.39631282e+13, -1.15137253e+13, -1.49611044e+13, -1.97981268e+13], [-1.60390131e-01, 5.69579225e-01, 1.54580969e-01, 2.67963069e-02], [ 6.01635992e+12, 1.27126835e+12, 1.69388897e+13, 5.81593744e+12]]]), array([[[0.23111674], [0.37974482], [1.00220473]]]), array([[False, True, False]]) -> other result
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    e = np.exp(s - s.max(axis=-1, keepdims=True)) * mask[:, None, :]
    w = e / e.sum(axis=-1, keepdims=True)
    return w @ values, w


def g9(query, keys, values, mask):
    """Wrong: mask of the first sentence for the whole batch."""
    # shows: array([[[-3, 3, -3, -2]], [[ 0, 0, -2, 0]]]), array([[[-2, 0, 2, -1], [ 3, -3, 0, 0]], [[ 3, 0, 0, -2], [ 1, 3, 3, 3]]]), array([[[ 0], [-2]], [[-3], [-3]]]), array([[ True, False], [ True, True]]) -> other result
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    w = _s(np.where(mask[0], s, -np.inf))
    return w @ values, w


def g10(query, keys, values, mask):
    """Wrong: zeroes the masked keys (their score is then 0, not nothing)."""
    # shows: array([[[ 1, -3]]]), array([[[ 0, -2], [-3, 2]]]), array([[[ 0, -1], [ 1, -3]]]), array([[ True, False]]) -> other result
    k = keys * mask[:, :, None]
    v = values * mask[:, :, None]
    w = _s(query @ k.transpose(0, 2, 1) / np.sqrt(query.shape[-1]))
    return w @ v, w


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
