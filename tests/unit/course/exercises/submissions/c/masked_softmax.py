import math

import numpy as np


def f1(scores, mask):
    """Right: row by row, softmax of the real scores put back."""
    out = np.zeros(scores.shape)
    for i in range(len(scores)):
        m = np.asarray(mask[i], dtype=bool)
        if not m.any():
            raise ValueError("no real word in row %d" % i)
        s = scores[i][m].astype(float)
        e = np.exp(s - s.max())
        out[i, m] = e / e.sum()
    return out


def f2(scores, mask):
    """Right: -inf for padding, all rows at once."""
    mask = np.asarray(mask, dtype=bool)
    if not np.all(mask.any(axis=1)):
        raise ValueError("a row without words")
    x = np.where(mask, scores, -np.inf)
    x = x - x.max(axis=1, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=1, keepdims=True)


def f3(scores, mask):
    """Right: pure Python, list of lists."""
    result = []
    for row, real in zip(scores, mask):
        chosen = [float(s) for s, r in zip(row, real) if r]
        if len(chosen) == 0:
            raise ValueError("empty row")
        top = max(chosen)
        total = sum(math.exp(c - top) for c in chosen)
        result.append([math.exp(float(s) - top) / total if r else 0.0 for s, r in zip(row, real)])
    return result


def f4(scores, mask):
    """Right: np.max with where= and initial, exponent of zeros outside."""
    real = np.array(mask).astype(bool)
    for row in real:
        if sum(row) == 0:
            raise ValueError
    top = np.max(np.array(scores, dtype=float), axis=1, keepdims=True, where=real, initial=-np.inf)
    e = np.exp(np.where(real, scores - top, 0.0)) * real
    return e / np.sum(e, axis=1)[:, None]


def f5(scores, mask):
    """Right: largest real score off first, then the log of the sum."""

    def one(s, m):
        if not any(m):
            raise ValueError("no word")
        logs = np.where(m, s, -np.inf)
        logs = logs - max(logs)
        return np.exp(logs - np.logaddexp.reduce(logs))

    return np.array([one(s, m) for s, m in zip(scores, np.asarray(mask, bool))])


def g1(scores, mask):
    """Wrong: padding gets -1e9, still larger than real scores of -1e12."""
    # shows: array([[-3.67347075e+11, -5.48544217e+12]]), array([[ True, False]]) -> other result
    if not mask.any(axis=1).all():
        raise ValueError
    x = np.where(mask, scores, -1e9)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def g2(scores, mask):
    """Wrong: the maximum is taken over padding as well: 0 / 0 when the padded score is far above."""
    # shows: array([[1.05967175e+251, 2.68488507e+251]]), array([[ True, False]]) -> other result
    if not mask.any(axis=1).all():
        raise ValueError
    e = np.exp(scores - scores.max(axis=1, keepdims=True)) * mask
    return e / e.sum(axis=1, keepdims=True)


def g3(scores, mask):
    """Wrong: log-sum-exp without the maximum off: for scores of 1e16 the log of the count gets lost, two equal words have weight 1 each."""
    # shows: array([[1.9574042e+00, 1.2512364e+00], [1.0000000e+11, 1.0000000e+11]]), array([[ True, False], [ True, True]]) -> other result
    if not mask.any(axis=1).all():
        raise ValueError
    logs = np.where(mask, scores, -np.inf)
    return np.exp(logs - np.logaddexp.reduce(logs, axis=1, keepdims=True))


def g4(scores, mask):
    """Wrong: weights are masked after the softmax and not brought to sum 1 again."""
    # shows: array([[0, 1]]), array([[False, True]]) -> other result
    if not mask.any(axis=1).all():
        raise ValueError
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    w = e / e.sum(axis=1, keepdims=True)
    return np.where(mask, w, 0.0)


def g5(scores, mask):
    """Wrong: raises only if no row at all has a word."""
    # shows: array([[-2], [ 3], [-1]]), array([[ True], [False], [False]]) -> no ValueError
    if not mask.any():
        raise ValueError
    out = np.zeros(scores.shape)
    for i in range(len(scores)):
        if mask[i].any():
            s = scores[i][mask[i]]
            e = np.exp(s - s.max())
            out[i, mask[i]] = e / e.sum()
    return out


def g6(scores, mask):
    """Wrong: writes -inf into the caller's scores."""
    # shows: array([[ 0.77674653, -1.30486467]]), array([[ True, False]]) -> argument changed
    if not mask.any(axis=1).all():
        raise ValueError
    if scores.dtype.kind != "f":
        scores = scores.astype(float)
    scores[~mask] = -np.inf
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def g7(scores, mask):
    """Wrong: takes the largest of the whole table off, low rows become 0 / 0."""
    # shows: array([[9.99999998e+06], [1.00072669e+03]]), array([[ True], [ True]]) -> other result
    if not mask.any(axis=1).all():
        raise ValueError
    x = np.where(mask, scores, -np.inf)
    e = np.exp(x - x.max())
    return e / e.sum(axis=1, keepdims=True)


def g8(scores, mask):
    """Wrong: a ValueError for an empty column instead of an empty row (any over axis 0)."""
    # shows: array([[0, 1]]), array([[False, True]]) -> ValueError no real word
    if not mask.any(axis=0).all():
        raise ValueError("no real word")
    x = np.where(mask, scores, -np.inf)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def g9(scores, mask):
    """Wrong: takes real words to stand first: uses the count of the mask."""
    # shows: array([[0, 1]]), array([[False, True]]) -> other result
    out = np.zeros(scores.shape)
    for i, n in enumerate(mask.sum(axis=1)):
        if n == 0:
            raise ValueError
        e = np.exp(scores[i, :n] - scores[i, :n].max())
        out[i, :n] = e / e.sum()
    return out


def g10(scores, mask):
    """Wrong: clips scores to [-50, 50] against overflow."""
    # shows: array([[1.e+10, 1.e+10, 1.e+10]]), array([[ True, False, True]]) -> other result
    if not mask.any(axis=1).all():
        raise ValueError
    e = np.exp(np.clip(scores, -50, 50)) * mask
    return e / e.sum(axis=1, keepdims=True)


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
