import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(scores, mask):
    """Right: each row's real words on their own."""
    weights = np.zeros(scores.shape)
    for b in range(len(scores)):
        real = [s for s in range(len(scores[b])) if mask[b][s]]
        if not real:
            raise ValueError("no real word")
        largest = max(scores[b][s] for s in real)
        e = [np.exp(float(scores[b][s] - largest)) for s in real]
        for s, x in zip(real, e, strict=True):
            weights[b, s] = x / sum(e)
    return weights


@right
def r2(scores, mask):
    """Right: minus infinity at the padding."""
    mask = np.asarray(mask, bool)
    if not mask.any(axis=1).all():
        raise ValueError("a row has no real word")
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@right
def r3(scores, mask):
    """Right: the largest of the real ones by `where=`, padding set to it before exp."""
    if (mask.sum(axis=1) == 0).any():
        raise ValueError
    top = np.max(scores, axis=1, keepdims=True, where=mask, initial=-1e13)
    e = np.exp(np.where(mask, scores - top, 0.0)) * mask
    return e / e.sum(axis=-1, keepdims=True)


@right
def r4(scores, mask):
    """Right: a masked array of NumPy."""
    if not all(map(any, mask)):
        raise ValueError("empty row")
    held = np.ma.masked_array(np.asarray(scores, float), ~mask)
    e = np.ma.exp(held - held.max(axis=1)[:, None])
    return (e / e.sum(axis=1)[:, None]).filled(0)


@right
def r5(scores, mask):
    """Right: boolean indexing on a copy, apply by rows."""

    def row(s, m):
        if not np.count_nonzero(m):
            raise ValueError("all padding")
        out = np.zeros(len(s))
        picked = s[m].astype(np.float64)
        picked = np.exp(picked - picked.max())
        out[m] = picked / picked.sum()
        return out

    return np.array([row(s, m) for s, m in zip(scores, mask, strict=True)]).reshape(scores.shape)


def _check(mask):
    if not np.all(np.any(mask, axis=1)):
        raise ValueError("no real word")


@wrong
def w1(scores, mask):
    """Wrong: -1e9 in place of minus infinity."""
    _check(mask)
    s = np.where(mask, scores, -1e9)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong
def w2(scores, mask):
    """Wrong: a softmax over all, padding struck out afterwards."""
    _check(mask)
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) * mask


@wrong
def w3(scores, mask):
    """Wrong: scores times mask, so padding has score 0."""
    _check(mask)
    s = scores * mask
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong
def w4(scores, mask):
    """Wrong: no ValueError, a row without words gives zeros."""
    out = np.zeros(scores.shape)
    for b in range(len(scores)):
        if mask[b].any():
            s = scores[b][mask[b]]
            e = np.exp(s - s.max())
            out[b][mask[b]] = e / e.sum()
    return out


@wrong
def w5(scores, mask):
    """Wrong: the largest of all, padded ones too, is taken off: everything may become 0."""
    _check(mask)
    e = np.exp(scores - scores.max(axis=1, keepdims=True)) * mask
    return e / e.sum(axis=1, keepdims=True)


@wrong
def w6(scores, mask):
    """Wrong: one largest for the whole batch."""
    _check(mask)
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max())
    return e / e.sum(axis=1, keepdims=True)


@wrong
def w7(scores, mask):
    """Wrong: changes the scores that it was given."""
    _check(mask)
    scores[~mask] = np.iinfo(np.int64).min if scores.dtype.kind == "i" else -np.inf
    s = scores.astype(float)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong
def w8(scores, mask):
    """Wrong: ValueError only where the whole batch has no word."""
    if not mask.any():
        raise ValueError("no real word")
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong
def w9(scores, mask):
    """Wrong: a small number under the fraction."""
    _check(mask)
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-3)


@wrong
def w10(scores, mask):
    """Wrong: an assert where a ValueError is asked."""
    assert mask.any(axis=1).all(), "no real word"
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
