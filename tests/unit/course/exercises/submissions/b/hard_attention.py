import numpy as np


def _weights(scores):
    z = np.asarray(scores, dtype=float)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def r_choice(query, keys, values, pick, rng):
    """Right: loop over the batch, rng.choice with p."""
    index = np.zeros(len(query), dtype=int)
    for b in range(len(query)):
        p = _weights(keys[b] @ query[b].astype(float))
        index[b] = np.argmax(p) if pick == "argmax" else rng.choice(len(p), p=p)
    return values[np.arange(len(query)), index], index


def r_cumsum(query, keys, values, pick, rng):
    """Right: cumulated weights against one uniform number per row."""
    p = _weights(np.einsum("bd,bsd->bs", query, keys, dtype=float))
    if pick == "argmax":
        index = p.argmax(axis=1)
    else:
        c = p.cumsum(axis=1)
        u = rng.random((len(p), 1)) * c[:, -1:]
        index = (c <= u).sum(axis=1)
    context = np.take_along_axis(values, index[:, None, None], axis=1)[:, 0]
    return context, index


def r_gumbel(query, keys, values, pick, rng):
    """Right: Gumbel noise on the scores for 'sample'."""
    scores = (keys @ query[:, :, None].astype(float))[..., 0]
    scores = scores - scores.max(axis=1, keepdims=True)
    if pick == "sample":
        scores = scores + rng.gumbel(size=scores.shape)
    index = np.argmax(scores, axis=1)
    return np.array([v[i] for v, i in zip(values, index)]), index


def r_multinomial(query, keys, values, pick, rng):
    """Right: one-hot rows from rng.multinomial, context by einsum."""
    p = _weights((1.0 * query[:, None, :] * keys).sum(-1))
    if pick == "argmax":
        hot = np.eye(p.shape[1], dtype=int)[p.argmax(1)]
    else:
        hot = np.stack([rng.multinomial(1, row) for row in p])
    return np.einsum("bs,bsm->bm", hot, values), hot.argmax(1)


def r_closure(query, keys, values, pick, rng):
    """Right: a closure per kind of pick, searchsorted."""

    def first_largest(w):
        return int(np.flatnonzero(w == w.max())[0])

    def draw(w):
        c = np.cumsum(w)
        return int(np.searchsorted(c, rng.uniform(0, c[-1]), side="right"))

    choose = {"argmax": first_largest, "sample": draw}[pick]
    index = [choose(_weights(np.dot(k, q))) for q, k in zip(query.astype(float), keys)]
    return np.stack([values[b, i] for b, i in enumerate(index)]), np.array(index)


# witness: sample
def w_one_draw(query, keys, values, pick, rng):
    """Wrong: one uniform number for all rows, so the rows are not drawn each on its own."""
    p = _weights(np.einsum("bd,bsd->bs", query, keys))
    if pick == "argmax":
        index = p.argmax(1)
    else:
        u = rng.random()
        index = np.minimum((p.cumsum(1) <= u).sum(1), p.shape[1] - 1)
    return values[np.arange(len(p)), index], index


# witness: sample
def w_own_generator(query, keys, values, pick, rng):
    """Wrong: draws with a new generator of its own instead of rng."""
    p = _weights(np.einsum("bd,bsd->bs", query, keys))
    rng = np.random.default_rng()
    index = p.argmax(1) if pick == "argmax" else np.array([rng.choice(len(row), p=row) for row in p])
    return values[np.arange(len(p)), index], index


# witness: sample
def w_seed_inside(query, keys, values, pick, rng):
    """Wrong: a fixed seed inside, so each call draws the same."""
    p = _weights(np.einsum("bd,bsd->bs", query, keys))
    rng = np.random.default_rng(0)
    index = p.argmax(1) if pick == "argmax" else np.array([rng.choice(len(row), p=row) for row in p])
    return values[np.arange(len(p)), index], index


# witness: (A([[1.]]), A([[[800.],[1.]]]), A([[[1.],[2.]]]), 'argmax', R(0))
def w_naive_softmax(query, keys, values, pick, rng):
    """Wrong: softmax without taking off the maximum: nan for large scores."""
    e = np.exp(np.einsum("bd,bsd->bs", query, keys))
    e[~np.isfinite(e)] = 0
    p = e / np.maximum(e.sum(1, keepdims=True), 1e-300)
    index = p.argmax(1) if pick == "argmax" else np.array([rng.choice(len(row), p=row) for row in p])
    return values[np.arange(len(p)), index], index


# witness: (A([[1.]]), A([[[3.],[3.],[1.]]]), A([[[1.],[2.],[3.]]]), 'argmax', R(0))
def w_last_tie(query, keys, values, pick, rng):
    """Wrong: of equal weights the last (argsort)."""
    p = _weights(np.einsum("bd,bsd->bs", query, keys))
    index = (
        np.argsort(p, axis=1, kind="stable")[:, -1]
        if pick == "argmax"
        else np.array([rng.choice(len(row), p=row) for row in p])
    )
    return values[np.arange(len(p)), index], index


# witness: (A([[1.],[1.]]), A([[[1000.],[0.]],[[0.],[1.]]]), A([[[1.],[2.]],[[3.],[4.]]]), 'argmax', R(0))
def w_global_max(query, keys, values, pick, rng):
    """Wrong: takes off the maximum of the whole batch, so a row far below it becomes 0 / 0."""
    z = np.einsum("bd,bsd->bs", query, keys)
    e = np.exp(z - z.max())
    p = e / e.sum(1, keepdims=True)
    index = p.argmax(1) if pick == "argmax" else np.array([rng.choice(len(row), p=row) for row in p])
    return values[np.arange(len(p)), index], index


# witness: sample
def w_first_row_p(query, keys, values, pick, rng):
    """Wrong: all B draws with the weights of the first row; right for a batch of one."""
    p = _weights(np.einsum("bd,bsd->bs", query, keys))
    index = p.argmax(1) if pick == "argmax" else rng.choice(p.shape[1], size=len(p), p=p[0])
    return values[np.arange(len(p)), index], index


# witness: (A([[1.],[1.]]), A([[[3.],[1.]],[[1.],[3.]]]), A([[[1.],[2.]],[[3.],[4.]]]), 'argmax', R(0))
def w_first_row_values(query, keys, values, pick, rng):
    """Wrong: takes all picked values out of the first sentence; right for a batch of one."""
    p = _weights(np.einsum("bd,bsd->bs", query, keys))
    index = p.argmax(1) if pick == "argmax" else np.array([rng.choice(len(row), p=row) for row in p])
    return values[0][index], index


# witness: sample
def w_legacy(query, keys, values, pick, rng):
    """Wrong: np.random.choice, the global generator."""
    p = _weights(np.einsum("bd,bsd->bs", query, keys))
    index = p.argmax(1) if pick == "argmax" else np.array([np.random.choice(len(row), p=row) for row in p])
    return values[np.arange(len(p)), index], index


# witness: (A([[1.]]), A([[[3.],[1.]]]), A([[[1.,5.],[2.,6.]]]), 'argmax', R(0))
def w_squeeze(query, keys, values, pick, rng):
    """Wrong: squeezes the context, so a batch of one (or m = 1) loses an axis."""
    p = _weights(np.einsum("bd,bsd->bs", query, keys))
    index = p.argmax(1) if pick == "argmax" else np.array([rng.choice(len(row), p=row) for row in p])
    return np.take_along_axis(values, index[:, None, None], axis=1).squeeze(), index


RIGHT = [r_choice, r_cumsum, r_gumbel, r_multinomial, r_closure]
WRONG = [
    w_one_draw,
    w_own_generator,
    w_seed_inside,
    w_naive_softmax,
    w_last_tie,
    w_global_max,
    w_first_row_p,
    w_first_row_values,
    w_legacy,
    w_squeeze,
]
