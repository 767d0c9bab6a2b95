import math
from functools import partial

import numpy as np


def r_where(scores, mask):
    """Right: -inf on padding, maximum of the real words."""
    mask = np.asarray(mask, dtype=bool)
    if not mask.any(axis=1).all():
        raise ValueError("a row without a real word")
    z = np.where(mask, scores, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def r_rows(scores, mask):
    """Right: row by row on the real words only."""
    out = np.zeros(scores.shape)
    for b in range(len(scores)):
        real = np.flatnonzero(mask[b])
        if real.size == 0:
            raise ValueError(f"row {b} has no real word")
        x = scores[b, real].astype(float)
        e = np.exp(x - x.max())
        out[b, real] = e / e.sum()
    return out


def r_lists(scores, mask):
    """Right: pure Python lists."""

    def row(s, m):
        if not any(m):
            raise ValueError("empty row")
        top = max(x for x, real in zip(s, m) if real)
        e = [math.exp(x - top) if real else 0.0 for x, real in zip(s, m)]
        total = math.fsum(e)
        return [x / total for x in e]

    return [row(s, m) for s, m in zip(scores.tolist(), mask.tolist())]


def r_logsumexp(scores, mask):
    """Right: logaddexp.reduce on a masked copy."""
    if (np.sum(mask, axis=-1) < 1).any():
        raise ValueError
    z = np.array(scores, dtype=np.float64)
    z[np.logical_not(mask)] = -math.inf
    z -= np.amax(z, axis=-1, keepdims=True)
    return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))


def _one(s, m):
    if not m.any():
        raise ValueError
    e = np.exp(s - s[m].max(), where=m, out=np.zeros(s.shape))
    return e / e.sum()


def r_where_arg(scores, mask):
    """Right: exp with where= and out=, helper per row."""
    rows = map(partial(_one), np.array(scores, dtype=float), np.array(mask, dtype=bool))
    return np.array(list(rows))


# witness: (A([[1.,2.],[1.,2.]]), A([[True,False],[False,False]]))
def w_raise_if_all(scores, mask):
    """Wrong: raises only when no row has a real word."""
    if not mask.any():
        raise ValueError
    z = np.where(mask, scores, -np.inf)
    m = z.max(1, keepdims=True)
    e = np.exp(z - np.where(np.isfinite(m), m, 0))
    return e / np.maximum(e.sum(1, keepdims=True), 1e-300)


# witness: (A([[0.,1000.]]), A([[True,False]]))
def w_max_of_all(scores, mask):
    """Wrong: takes off the maximum with padding, so a large padded score gives 0 / 0."""
    if not mask.any(axis=1).all():
        raise ValueError
    e = np.exp(scores - scores.max(axis=1, keepdims=True)) * mask
    return e / e.sum(axis=1, keepdims=True)


# witness: (A([[-1e9,-1e9-1,0.],[0.,0.,0.]]), A([[True,True,False],[True,True,True]]))
def w_minus_1e9(scores, mask):
    """Wrong: padding gets -1e9, which real words may be below."""
    if not mask.any(axis=1).all():
        raise ValueError
    z = np.where(mask, scores, -1e9)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# witness: (A([[1.,5.],[2.,2.]]), A([[True,False],[True,True]]))
def w_times_mask(scores, mask):
    """Wrong: multiplies scores by the mask, so padding keeps the weight of score 0."""
    if not mask.any(axis=1).all():
        raise ValueError
    z = scores * mask
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# witness: (A([[1,5],[2,2]]), A([[True,False],[True,True]]))
def w_int_copy(scores, mask):
    """Wrong: -inf into a copy of whole numbers is an error."""
    if not mask.any(axis=1).all():
        raise ValueError
    z = scores.copy()
    z[~mask] = -np.inf
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# witness: (A([[1.,5.],[2.,2.]]), A([[True,False],[True,True]]))
def w_changes_scores(scores, mask):
    """Wrong: writes -inf into the caller's scores."""
    if not mask.any(axis=1).all():
        raise ValueError
    if scores.dtype.kind != "f":
        scores = scores.astype(float)
    scores[~mask] = -np.inf
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# witness: (A([[0.,1.],[2000.,1999.]]), A([[True,True],[True,True]]))
def w_batch_max(scores, mask):
    """Wrong: takes off the maximum of the batch; far lower rows are 0 / 0. Right for a batch of one."""
    if not mask.any(axis=1).all():
        raise ValueError
    e = np.where(mask, np.exp(np.where(mask, scores, 0) - scores[mask].max()), 0)
    return e / e.sum(axis=1, keepdims=True)


# witness: (A([[0.,1.],[2.,5.]]), A([[True,True],[True,False]]))
def w_after(scores, mask):
    """Wrong: ordinary softmax, padding set to 0 afterwards, not made to sum to 1."""
    if not mask.any(axis=1).all():
        raise ValueError
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) * mask


# witness: (A([[1e-9,0.,-60.]]), A([[True,True,True]]))
def w_clip(scores, mask):
    """Wrong: differences clipped at -3, so far lower words weigh too much."""
    if not mask.any(axis=1).all():
        raise ValueError
    z = np.where(mask, scores, -np.inf)
    z = np.where(mask, np.clip(z - z.max(axis=1, keepdims=True), -3, 0), -np.inf)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


# witness: (A([[0.,1.,2.]]), A([[True,False,True]]))
def w_prefix(scores, mask):
    """Wrong: takes padding to be at the end, keeps the first n words for n real ones."""
    n = mask.sum(axis=1)
    if (n == 0).any():
        raise ValueError
    out = np.zeros(scores.shape)
    for b in range(len(scores)):
        x = scores[b, : n[b]]
        e = np.exp(x - x.max())
        out[b, : n[b]] = e / e.sum()
    return out


RIGHT = [r_where, r_rows, r_lists, r_logsumexp, r_where_arg]
WRONG = [
    w_raise_if_all,
    w_max_of_all,
    w_minus_1e9,
    w_times_mask,
    w_int_copy,
    w_changes_scores,
    w_batch_max,
    w_after,
    w_clip,
    w_prefix,
]
