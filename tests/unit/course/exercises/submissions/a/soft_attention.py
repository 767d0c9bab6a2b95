import math

import numpy as np


def right_einsum(query, keys, values, mask):
    """right: einsum scores, -inf at padding, the largest of the real ones taken off"""
    q, k = query.astype(float), keys.astype(float)
    s = np.einsum("bth,bsh->bts", q, k) / np.sqrt(q.shape[2])
    s = np.where(mask[:, None, :], s, -np.inf)
    e = np.exp(s - s.max(axis=2, keepdims=True))
    w = e / e.sum(axis=2, keepdims=True)
    return np.einsum("bts,bsv->btv", w, values), w


def right_matmul(query, keys, values, mask):
    """right: batched matmul with swapaxes, np.max with where="""
    real = np.broadcast_to(np.asarray(mask, bool)[:, None], (len(query), query.shape[1], keys.shape[1]))
    s = (query * 1.0) @ np.swapaxes(keys * 1.0, 1, 2) / math.sqrt(keys.shape[-1])
    top = np.max(s, axis=-1, keepdims=True, where=real, initial=-np.inf)
    w = np.exp(np.minimum(s - top, 0)) * real
    w = w / w.sum(-1, keepdims=True)
    return w @ values, w


def right_loops(query, keys, values, mask):
    """right: loops over sentence and target word, real words only"""
    B, T, H = query.shape
    w = np.zeros((B, T, keys.shape[1]))
    c = np.zeros((B, T, values.shape[2]))
    for n in range(B):
        real = np.flatnonzero(mask[n])
        for t in range(T):
            s = keys[n, real].astype(float) @ query[n, t].astype(float) / H**0.5
            e = np.exp(s - s.max())
            w[n, t, real] = e / e.sum()
            c[n, t] = w[n, t, real] @ values[n, real]
    return c, w


def right_broadcast(query, keys, values, mask):
    """right: broadcasting to (B, T, S, H), masked keys set to 0 before, their weights afterwards"""
    m = np.asarray(mask, dtype=float)[:, None, :]
    k = np.where(mask[..., None], keys, 0).astype(float)
    s = (query.astype(float)[:, :, None, :] * k[:, None, :, :]).sum(axis=-1) / np.sqrt(query.shape[-1])
    s = s - np.where(m > 0, s, s.min(axis=-1, keepdims=True)).max(axis=-1, keepdims=True)
    e = np.where(m > 0, np.exp(np.minimum(s, 0)), 0)
    w = e / e.sum(axis=-1, keepdims=True)
    return (w[..., None] * values[:, None]).sum(axis=2), w


class Attention:
    """right: a class, one sentence at a time by comprehension, stacked"""

    def __call__(self, query, keys, values, mask):
        pairs = [self.sentence(*x) for x in zip(query, keys, values, mask)]
        return tuple(np.stack(part) for part in zip(*pairs))

    def sentence(self, q, k, v, m):
        w = np.zeros((len(q), len(k)))
        real = np.nonzero(m)[0]
        s = np.dot(q.astype(float), k[real].astype(float).T) * (1 / np.sqrt(q.shape[1]))
        s = s - s.max(axis=1)[:, None]
        w[:, real] = np.exp(s - np.log(np.exp(s).sum(axis=1))[:, None])
        return w.dot(v), w


def _softmax(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# witness: [(A([[[1., 2.], [0., 1.]]]), A([[[1., 0.], [0., 1.], [3., 3.]]]), A([[[1.], [2.], [5.]]]), A([[True, True, False]]))]
def wrong_unscaled(query, keys, values, mask):
    """wrong: not divided by the root of H, right for H = 1"""
    s = np.where(mask[:, None], query @ keys.swapaxes(1, 2), -np.inf)
    w = _softmax(s)
    return w @ values, w


# witness: [(A([[[1., 2.], [0., 1.]]]), A([[[1., 0.], [0., 1.], [3., 3.]]]), A([[[1.], [2.], [5.]]]), A([[True, True, True]]))]
def wrong_scale_S(query, keys, values, mask):
    """wrong: divides by the root of S (the last axis of the scores)"""
    s = query @ keys.swapaxes(1, 2)
    s = np.where(mask[:, None], s / np.sqrt(s.shape[-1]), -np.inf)
    w = _softmax(s)
    return w @ values, w


# witness: [(A([[[1., 2.]]]), A([[[1., 0.], [0., 1.]]]), A([[[1.], [2.]]]), A([[True, True]]))]
def wrong_one_target(query, keys, values, mask):
    """wrong: squeezes, so a single target word (or sentence) loses its axis"""
    s = np.where(mask[:, None], query @ keys.swapaxes(1, 2) / np.sqrt(query.shape[2]), -np.inf)
    w = _softmax(s)
    return np.squeeze(w @ values), np.squeeze(w)


# witness: [(A([[[1.]]]), A([[[1.], [5000.]]]), A([[[1.], [2.]]]), A([[True, False]]))]
def wrong_divides_again(query, keys, values, mask):
    """wrong: divides again after masking, 0/0 where a masked score is far the largest"""
    w = _softmax(query @ keys.swapaxes(1, 2) / np.sqrt(query.shape[2])) * mask[:, None]
    w = w / w.sum(axis=-1, keepdims=True)
    return w @ values, w


# witness: [(A([[[-1.]]]), A([[[1e6], [1.]]]), A([[[1.], [2.]]]), A([[True, False]]))]
def wrong_minus_1e4(query, keys, values, mask):
    """wrong: -1e4 at padding, the largest where real scores are far below"""
    s = np.where(mask[:, None], query @ keys.swapaxes(1, 2) / np.sqrt(query.shape[2]), -1e4)
    w = _softmax(s)
    return w @ values, w


# witness: [(A([[[1.], [2.]], [[1.], [0.]]]), A([[[1.], [2.]], [[3.], [1.]]]), A([[[1.], [2.]], [[4.], [3.]]]), A([[True, False], [True, True]]))]
def wrong_mask_axis(query, keys, values, mask):
    """wrong: the mask broadcast as (T, S) where B equals T"""
    s = query @ keys.swapaxes(1, 2) / np.sqrt(query.shape[2])
    m = mask[None] if s.shape[0] == s.shape[1] else mask[:, None]
    w = _softmax(np.where(m, s, -np.inf))
    return w @ values, w


# witness: [(A([[[1.], [2.]]]), A([[[1.], [2.], [0.]]]), A([[[1.], [2.], [3.]]]), A([[True, True, True]]))]
def wrong_softmax_axis(query, keys, values, mask):
    """wrong: softmax over the target words"""
    s = np.where(mask[:, None], query @ keys.swapaxes(1, 2) / np.sqrt(query.shape[2]), -np.inf)
    e = np.where(mask[:, None], np.exp(s - np.where(mask[:, None], s, 0).max(axis=1, keepdims=True)), 0)
    w = e / np.where(e.sum(axis=1, keepdims=True) == 0, 1, e.sum(axis=1, keepdims=True))
    return w @ values, w


# witness: [(A([[[1.]], [[2.]]]), A([[[1.], [2.]], [[3.], [1.]]]), A([[[1.], [2.]], [[4.], [3.]]]), A([[True, False], [True, True]]))]
def wrong_first_mask(query, keys, values, mask):
    """wrong: the mask of the first sentence for the whole batch, right for a batch of one"""
    s = np.where(mask[0], query @ keys.swapaxes(1, 2) / np.sqrt(query.shape[2]), -np.inf)
    w = _softmax(s)
    return w @ values, w


# witness: [(A([[[1.], [2.]]]), A([[[1.], [2.]]]), A([[[1.], [2.]]]), A([[True, False]]))]
def wrong_zeroes_keys(query, keys, values, mask):
    """wrong: sets masked values of the caller to 0 in place"""
    s = np.where(mask[:, None], query @ keys.swapaxes(1, 2) / np.sqrt(query.shape[2]), -np.inf)
    w = _softmax(s)
    values[~mask] = 0
    return w @ values, w


# witness: [(A([[[300.]], [[0.]]]), A([[[5.], [4.]], [[1.], [0.]]]), A([[[1.], [2.]], [[4.], [3.]]]), A([[True, True], [True, True]]))]
def wrong_one_max(query, keys, values, mask):
    """wrong: takes off one largest score of the whole batch, a sentence with low scores is 0/0"""
    s = np.where(mask[:, None], query @ keys.swapaxes(1, 2) / np.sqrt(query.shape[2]), -np.inf)
    e = np.exp(s - s.max())
    w = e / e.sum(axis=-1, keepdims=True)
    return w @ values, w


RIGHT = [right_einsum, right_matmul, right_loops, right_broadcast, Attention()]
WRONG = [
    wrong_unscaled,
    wrong_scale_S,
    wrong_one_target,
    wrong_divides_again,
    wrong_minus_1e4,
    wrong_mask_axis,
    wrong_softmax_axis,
    wrong_first_mask,
    wrong_zeroes_keys,
    wrong_one_max,
]
