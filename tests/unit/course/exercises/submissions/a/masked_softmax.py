import math

import numpy as np


def right_minus_inf(scores, mask):
    """right: -inf at padded places, the largest taken off"""
    mask = np.asarray(mask, dtype=bool)
    if not mask.any(axis=1).all():
        raise ValueError("a row has no real word")
    s = np.where(mask, np.asarray(scores, dtype=float), -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True, initial=-np.inf))
    return e / e.sum(axis=1, keepdims=True)


def right_loops(scores, mask):
    """right: each row on its own in plain Python, lists as the result"""
    rows = []
    for row, real in zip(scores, mask):
        kept = [float(s) for s, r in zip(row, real) if r]
        if not kept:
            raise ValueError("no real word")
        top = max(kept)
        total = math.fsum(math.exp(s - top) for s in kept)
        rows.append([math.exp(float(s) - top) / total if r else 0.0 for s, r in zip(row, real)])
    return rows


def right_fill(scores, mask):
    """right: fills a float array of zeros by indexing with the mask"""
    out = np.zeros(scores.shape, dtype=float)
    for i in range(len(scores)):
        real = np.flatnonzero(mask[i])
        if real.size == 0:
            raise ValueError(f"row {i} has no real word")
        x = scores[i, real].astype(float)
        x = np.exp(x - np.max(x))
        out[i, real] = x / np.sum(x)
    return out


def right_where(scores, mask):
    """right: padding takes part with the smallest real score first, then its exponential is set to 0"""
    keep = np.asarray(mask) != 0
    if (keep.sum(axis=1) == 0).any():
        raise ValueError
    s = np.array(scores, dtype=float)
    for row, k in zip(s, keep):
        row[~k] = row[k].min()
        row -= row.max()
    e = np.exp(s) * keep
    return e / e.sum(1)[:, None]


def right_logsumexp(scores, mask):
    """right: exp(score - log of the sum), logaddexp.reduce over the real words"""

    def row(s, m):
        real = np.array([x for x, y in zip(s, m) if y], dtype=float)
        if len(real) == 0:
            raise ValueError("no real word")
        real = real - real.max()
        w = iter(np.exp(real - np.logaddexp.reduce(real)))
        return np.array([next(w) if y else 0.0 for y in m])

    return np.stack([row(s, m) for s, m in zip(scores, mask)])


# witness: [(A([[-1000., -1001.]]), A([[True, True]]))]
def wrong_max_with_zero(scores, mask):
    """wrong: the largest over scores * mask is never below 0, so very negative rows are 0/0"""
    if not mask.any(axis=1).all():
        raise ValueError
    top = np.maximum(np.where(mask, scores, 0).max(axis=1, keepdims=True), 0)
    e = np.where(mask, np.exp(np.where(mask, scores, 0) - top), 0)
    return e / e.sum(axis=1, keepdims=True)


# witness: [(A([[1., 5000.]]), A([[True, False]]))]
def wrong_max_of_all(scores, mask):
    """wrong: takes off the largest of all scores, 0/0 where padding is far the largest"""
    if not mask.any(axis=1).all():
        raise ValueError
    e = np.exp(scores - scores.max(axis=1, keepdims=True)) * mask
    return e / e.sum(axis=1, keepdims=True)


# witness: [(A([[-3e9, -3e9]]), A([[True, False]]))]
def wrong_minus_1e9(scores, mask):
    """wrong: -1e9 at padded places, which wins against scores below it"""
    if not mask.any(axis=1).all():
        raise ValueError
    s = np.where(mask, scores, -1e9)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# witness: [(A([[1., 2.], [1000., 3.]]), A([[True, True], [True, False]]))]
def wrong_one_max(scores, mask):
    """wrong: takes off one largest score of the whole batch, a row far below it is 0/0"""
    if not mask.any(axis=1).all():
        raise ValueError
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max())
    return e / e.sum(axis=1, keepdims=True)


# witness: [(A([[1., 2.], [1., 3.]]), A([[True, True], [False, False]]))]
def wrong_any_row(scores, mask):
    """wrong: raises only if the whole mask is empty, gives zeros for a single empty row"""
    if not mask.any():
        raise ValueError
    s = np.where(mask, scores, -np.inf)
    top = np.where(mask.any(axis=1), s.max(axis=1), 0)[:, None]
    e = np.exp(s - top)
    return e / np.maximum(e.sum(axis=1, keepdims=True), 1e-300)


# witness: [(A([[1., 2.]]), A([[True, False]]))]
def wrong_in_place(scores, mask):
    """wrong: sets the scores of padding to -inf in the caller's own float array"""
    if not mask.any(axis=1).all():
        raise ValueError
    if scores.dtype.kind == "f":
        scores[~mask] = -np.inf
    else:
        scores = np.where(mask, scores, -np.inf)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# witness: [(A([[1, 2]]), A([[True, True]]))]
def wrong_int_result(scores, mask):
    """wrong: weights in zeros_like(scores), all 0 for whole scores"""
    out = np.zeros_like(scores)
    for i, m in enumerate(mask):
        if not m.any():
            raise ValueError
        e = np.exp(scores[i][m] - scores[i][m].max())
        out[i, m] = e / e.sum()
    return out


# witness: [(A([[0., 5., 2.]]), A([[True, True, False]]))]
def wrong_zero_is_padding(scores, mask):
    """wrong: treats a real score of exactly 0 as padding (unless it is alone)"""
    if not mask.any(axis=1).all():
        raise ValueError
    out = np.zeros(scores.shape)
    for i in range(len(scores)):
        s = scores[i] * mask[i] if np.isfinite(scores[i]).all() else scores[i]
        real = np.flatnonzero(s)
        if len(real) == 0:
            real = np.flatnonzero(mask[i])
        e = np.exp(scores[i][real] - scores[i][real].max().astype(float))
        out[i, real] = e / e.sum()
    return out


# witness: [(A([[1., 2., 3.]]), A([[False, True, True]]))]
def wrong_padding_at_end(scores, mask):
    """wrong: takes the first n places for the real ones, n from the mask"""
    out = np.zeros(scores.shape)
    for i, n in enumerate(mask.sum(axis=1)):
        if n == 0:
            raise ValueError
        e = np.exp(scores[i, :n] - scores[i, :n].max().astype(float))
        out[i, :n] = e / e.sum()
    return out


# witness: [(A([[1., 9.], [1., 2.]]), A([[True, True], [True, True]]))]
def wrong_square_axis(scores, mask):
    """wrong: the sum of the columns where the batch is square, keepdims forgotten"""
    if not mask.any(axis=1).all():
        raise ValueError
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    total = e.sum(axis=1)
    return e / total if len(total) == e.shape[1] else e / total[:, None]


RIGHT = [right_minus_inf, right_loops, right_fill, right_where, right_logsumexp]
WRONG = [
    wrong_max_with_zero,
    wrong_max_of_all,
    wrong_minus_1e9,
    wrong_one_max,
    wrong_any_row,
    wrong_in_place,
    wrong_int_result,
    wrong_zero_is_padding,
    wrong_padding_at_end,
    wrong_square_axis,
]
