import math

import numpy as np


def r_where(query, keys, values, mask):
    """Right: batched matmul, -inf on padding."""
    s = query @ keys.astype(float).transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    s = np.where(mask[:, None, :], s, -np.inf)
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    w = e / e.sum(axis=-1, keepdims=True)
    return w @ values, w


def r_einsum(query, keys, values, mask):
    """Right: einsum, own copy changed in place."""
    s = np.einsum("bth,bsh->bts", query, keys, dtype=float) * (1.0 / math.sqrt(keys.shape[2]))
    s[np.broadcast_to(~mask.astype(bool)[:, None], s.shape)] = -np.inf
    s -= s.max(axis=2, keepdims=True)
    np.exp(s, out=s)
    s /= s.sum(axis=2, keepdims=True)
    return np.einsum("bts,bsv->btv", s, values), s


def r_loops(query, keys, values, mask):
    """Right: loop over sentences, only the real words are looked at."""
    B, T, H = query.shape
    weights = np.zeros((B, T, keys.shape[1]))
    context = np.zeros((B, T, values.shape[2]))
    for b in range(B):
        real = np.flatnonzero(mask[b])
        for t in range(T):
            s = keys[b, real] @ query[b, t].astype(float) / H**0.5
            e = np.exp(s - s.max())
            weights[b, t, real] = e / e.sum()
            context[b, t] = weights[b, t, real] @ values[b, real]
    return context, weights


def r_nested(query, keys, values, mask):
    """Right: closures over one sentence, lists stacked at the end."""
    root = math.sqrt(query.shape[2])

    def sentence(q, k, v, m):
        def softmax(row):
            top = max(x for x, real in zip(row, m) if real)
            e = [math.exp(x - top) if real else 0.0 for x, real in zip(row, m)]
            return [x / sum(e) for x in e]

        w = np.array([softmax(row) for row in (q @ (k.T * 1.0) / root).tolist()])
        return w.dot(v), w

    context, weights = zip(*(sentence(*one) for one in zip(query, keys, values, mask)))
    return np.stack(context), np.stack(weights)


class _Attention:
    """Right: class with __call__, np.copyto for the padding, log-sum-exp."""

    __name__ = "_Attention"

    def __call__(self, query, keys, values, mask):
        s = np.multiply(query[:, :, None, :], keys[:, None, :, :], dtype=float).sum(-1) / np.sqrt(query.shape[2])
        np.copyto(s, -np.inf, where=np.logical_not(mask)[:, None])
        s = s - s.max(-1, keepdims=True)
        w = np.exp(s - np.logaddexp.reduce(s, axis=-1, keepdims=True))
        return np.matmul(w, values), w


def _soft(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# witness: (M(2,3,4), M(2,5,4), M(2,5,2), A([[1,1,0,1,0],[1,1,1,1,1]],bool))
def w_axis(query, keys, values, mask):
    """Wrong: softmax over the target words (axis 1)."""
    s = np.where(mask[:, None], np.einsum("bth,bsh->bts", query, keys) / np.sqrt(query.shape[2]), -np.inf)
    top = s.max(axis=1, keepdims=True)
    e = np.exp(s - np.where(np.isfinite(top), top, 0))
    w = e / np.where(e.sum(axis=1, keepdims=True) == 0, 1, e.sum(axis=1, keepdims=True))
    return w @ values, w


# witness: (M(2,3,4), M(2,5,4), M(2,5,2), A([[1,1,0,1,0],[1,1,1,1,1]],bool))
def w_first_mask(query, keys, values, mask):
    """Wrong: uses the first sentence's mask for all; right for a batch of one."""
    s = np.where(mask[0], np.einsum("bth,bsh->bts", query, keys) / np.sqrt(query.shape[2]), -np.inf)
    w = _soft(s)
    return w @ values, w


# witness: (M(3,3,4), M(3,5,4), M(3,5,2), A([[1,1,0,1,0],[1,1,1,1,1],[0,1,1,1,1]],bool))
def w_mask_axis(query, keys, values, mask):
    """Wrong: mask without a new axis where B = T or B = 1: the mask of sentence t is used for target t."""
    s = np.einsum("bth,bsh->bts", query, keys) / np.sqrt(query.shape[2])
    m = mask if mask.shape[0] in (1, s.shape[1]) else mask[:, None]
    w = _soft(np.where(m, s, -np.inf))
    return w @ values, w


# witness: (A([[[100.]]]), A([[[-1e9],[0.]]]), A([[[1.],[2.]]]), A([[True,False]]))
def w_minus_1e9(query, keys, values, mask):
    """Wrong: adds -1e9 to the padding instead of leaving it out: not enough against very large scores."""
    s = np.einsum("bth,bsh->bts", query, keys) / np.sqrt(query.shape[2]) + np.where(mask, 0, -1e9)[:, None]
    w = _soft(s)
    return w @ values, w


# witness: (A([[[1.]]]), A([[[0.],[5000.]]]), A([[[1.],[2.]]]), A([[True,False]]))
def w_max_with_padding(query, keys, values, mask):
    """Wrong: maximum with the padding, 0 / 0 where a masked score is far above."""
    s = np.einsum("bth,bsh->bts", query, keys) / np.sqrt(query.shape[2])
    e = np.exp(s - s.max(axis=-1, keepdims=True)) * mask[:, None]
    w = e / e.sum(axis=-1, keepdims=True)
    return w @ values, w


# witness: (M(2,3,4), M(2,5,4), M(2,5,2), np.ones((2,5),bool))
def w_root_of_S(query, keys, values, mask):
    """Wrong: divides by the root of the number of source words; right for S = H."""
    s = np.where(mask[:, None], np.einsum("bth,bsh->bts", query, keys) / np.sqrt(keys.shape[1]), -np.inf)
    w = _soft(s)
    return w @ values, w


# witness: (M(2,3,4), M(2,5,4), J(2,5,2), np.ones((2,5),bool))
def w_int_context(query, keys, values, mask):
    """Wrong: context in the dtype of the values, so whole numbers are cut."""
    s = np.where(mask[:, None], np.einsum("bth,bsh->bts", query, keys) / np.sqrt(query.shape[2]), -np.inf)
    w = _soft(s)
    context = np.empty(query.shape[:2] + values.shape[2:], dtype=values.dtype)
    context[...] = w @ values
    return context, w


# witness: (M(2,3,4), M(2,4,4), M(2,4,2), np.ones((2,4),bool))
def w_no_transpose(query, keys, values, mask):
    """Wrong: query @ keys without transposing where S = H."""
    s = query @ keys if keys.shape[1] == keys.shape[2] else query @ keys.transpose(0, 2, 1)
    w = _soft(np.where(mask[:, None], s / np.sqrt(query.shape[2]), -np.inf))
    return w @ values, w


# witness: (A([[[1.]],[[1.]]]), A([[[0.],[1.]],[[2000.],[1999.]]]), M(2,2,1), np.ones((2,2),bool))
def w_batch_max(query, keys, values, mask):
    """Wrong: one maximum for the whole batch."""
    s = np.where(mask[:, None], np.einsum("bth,bsh->bts", query, keys) / np.sqrt(query.shape[2]), -np.inf)
    e = np.exp(s - s.max())
    w = e / e.sum(axis=-1, keepdims=True)
    return w @ values, w


# witness: (M(1,3,4), M(1,3,4), M(1,3,2), A([[True,False,True]]))
def w_zeroes_keys(query, keys, values, mask):
    """Wrong: sets masked keys and values to 0, so padding keeps the weight of score 0."""
    m = mask[:, :, None]
    w = _soft(np.einsum("bth,bsh->bts", query, keys * m) / np.sqrt(query.shape[2]))
    return w @ (values * m), w


r_class = _Attention()
RIGHT = [r_where, r_einsum, r_loops, r_nested, r_class]
WRONG = [
    w_axis,
    w_first_mask,
    w_mask_axis,
    w_minus_1e9,
    w_max_with_padding,
    w_root_of_S,
    w_int_context,
    w_no_transpose,
    w_batch_max,
    w_zeroes_keys,
]
