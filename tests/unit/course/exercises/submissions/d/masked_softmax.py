import numpy as np

RIGHT, WRONG, SHOW = [], [], []
A = np.array


def right(f):
    RIGHT.append(f)
    return f


def wrong(*calls):
    def keep(f):
        WRONG.append(f)
        SHOW.append(calls)
        return f

    return keep


@right
def r1(scores, mask):
    """Right: padding to -inf, row maximum."""
    if not mask.any(axis=1).all():
        raise ValueError("a row has no real word")
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@right
def r2(scores, mask):
    """Right: row by row, only real places."""
    out = np.zeros(scores.shape)
    for i in range(len(scores)):
        real = np.flatnonzero(mask[i])
        if real.size == 0:
            raise ValueError
        s = scores[i, real].astype(float)
        e = np.exp(s - s.max())
        out[i, real] = e / e.sum()
    return out


@right
def r3(scores, mask):
    """Right: lists and math, returns an array."""
    import math

    rows = []
    for row, real in zip(scores.tolist(), mask.tolist()):
        if True not in [bool(r) for r in real]:
            raise ValueError("no real word")
        top = max(s for s, r in zip(row, real) if r)
        e = [math.exp(s - top) if r else 0.0 for s, r in zip(row, real)]
        rows.append([x / sum(e) for x in e])
    return np.array(rows)


@right
def r4(scores, mask):
    """Right: numpy.ma."""
    if (mask.sum(axis=1) == 0).any():
        raise ValueError("row without a word")
    m = np.ma.array(scores, mask=~mask, dtype=float)
    e = np.ma.exp(m - m.max(axis=1)[:, None])
    return (e / e.sum(axis=1)[:, None]).filled(0.0)


class Softmax:
    """Right: object; np.max with where and initial, exp with where."""

    def __call__(self, scores, mask):
        if np.any(~np.any(mask, axis=-1)):
            raise ValueError("empty row")
        top = np.max(scores.astype(float), axis=-1, where=mask, initial=-np.inf)
        e = np.zeros(scores.shape)
        np.exp(scores - top[:, None], where=mask, out=e)
        return e / e.sum(-1)[:, None]


right(Softmax())
T, F = True, False


def S(f):
    return f


@wrong(lambda: (A([[-1e6, -2e6, 0]]), A([[T, T, F]])))
def w1(scores, mask):
    """Wrong: mask times scores before the maximum, so all real scores very low give 0/0; [-1e6, -2e6, 0], last padded."""
    if not mask.any(axis=1).all():
        raise ValueError
    s = scores * mask
    e = np.exp(s - s.max(axis=1, keepdims=True)) * mask
    return e / e.sum(axis=1, keepdims=True)


@wrong(lambda: (A([[1, 2, 3]]), A([[T, T, F]])))
def w2(scores, mask):
    """Wrong: zeros_like(scores) makes whole weights of whole scores; integers [1, 2, 3]."""
    if not mask.any(axis=1).all():
        raise ValueError
    out = np.zeros_like(scores)
    for i, m in enumerate(mask):
        s = scores[i][m]
        e = np.exp(s - s.max())
        out[i][m] = e / e.sum()
    return out


@wrong(lambda: (A([[-1e12, 0.0]]), A([[T, F]])))
def w3(scores, mask):
    """Wrong: -1e9 for padding, above a real score of -1e12; [-1e12, 0], second padded."""
    if not mask.any(axis=1).all():
        raise ValueError
    s = np.where(mask, scores, -1e9)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong(lambda: (A([[1000.0, 1001], [-1000, -1001]]), A([[T, T], [T, T]])))
def w4(scores, mask):
    """Wrong: one maximum for the whole batch; rows [1000, 1001], [-1000, -1001]."""
    if not mask.any(axis=1).all():
        raise ValueError
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max())
    return e / e.sum(axis=1, keepdims=True)


@wrong(lambda: (A([[1.0, 2], [1, 2]]), A([[T, T], [F, F]])))
def w5(scores, mask):
    """Wrong: ValueError only when no row has a word; mask [[T, T], [F, F]]."""
    if not mask.any():
        raise ValueError
    s = np.where(mask, scores, -1e300)
    e = np.exp(s - s.max(axis=1, keepdims=True)) * mask
    return e / np.maximum(e.sum(axis=1, keepdims=True), 1e-300)


@wrong(lambda: (A([[1.0, 2], [1, 2]]), A([[T, T], [T, F]])))
def w6(scores, mask):
    """Wrong: divides by the sum of the whole batch; two rows."""
    if not mask.any(axis=1).all():
        raise ValueError
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum()


@wrong(lambda: (A([[1.0, 2]]), A([[T, F]])))
def w7(scores, mask):
    """Wrong: writes -inf into the given scores; float [1, 2], second padded (whole ones raise)."""
    if not mask.any(axis=1).all():
        raise ValueError
    scores[~mask] = -np.inf
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong(lambda: (A([[1.0, 2], [3, 4]]), A([[T, F], [T, F]])))
def w8(scores, mask):
    """Wrong: looks for an empty column, not row, so it raises for mask [[T, F], [T, F]]."""
    if not mask.any(axis=0).all():
        raise ValueError
    s = np.where(mask, scores, -np.inf)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong(lambda: (A([[1.0, 2, 3]]), A([[F, T, T]])))
def w9(scores, mask):
    """Wrong: takes the padding to be at the end; mask [F, T, T]."""
    out = np.zeros(scores.shape)
    for i, n in enumerate(mask.sum(axis=1)):
        if n == 0:
            raise ValueError
        e = np.exp(scores[i, :n] - scores[i, :n].max())
        out[i, :n] = e / e.sum()
    return out


@wrong(lambda: (A([[0.0, 1e6]]), A([[T, F]])))
def w10(scores, mask):
    """Wrong: softmax over all, then masks, and raises if nothing is left; [0, 1e6], second padded."""
    e = np.exp(scores - scores.max(axis=1, keepdims=True)) * mask
    total = e.sum(axis=1, keepdims=True)
    if (total == 0).any():
        raise ValueError
    return e / total
