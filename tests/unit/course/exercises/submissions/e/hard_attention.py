import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


def _soft(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@right
def r1(query, keys, values, pick, rng):
    """Right: row by row, rng.choice."""
    B, S, _d = keys.shape
    context, index = [], []
    for b in range(B):
        scores = keys[b] @ query[b]
        if pick == "argmax":
            i = int(np.argmax(scores))
        else:
            e = np.exp(scores - max(scores))
            i = int(rng.choice(S, p=e / e.sum()))
        index.append(i)
        context.append(values[b, i])
    return np.array(context), np.array(index)


@right
def r2(query, keys, values, pick, rng):
    """Right: einsum, a draw by the running sum."""
    weights = _soft(np.einsum("bd,bsd->bs", query, keys))
    if pick == "argmax":
        index = weights.argmax(axis=1)
    else:
        reached = weights.cumsum(axis=1) / weights.sum(axis=1, keepdims=True)
        index = np.array(
            [np.searchsorted(row, u, side="right") for row, u in zip(reached, rng.random(len(query)), strict=True)]
        )
        index = np.minimum(index, keys.shape[1] - 1)
    return values[np.arange(len(index)), index], index


@right
def r3(query, keys, values, pick, rng):
    """Right: Gumbel noise on the scores."""
    scores = (keys @ query[:, :, None])[..., 0].astype(float)
    if pick == "sample":
        scores = scores + rng.gumbel(size=scores.shape)
    index = np.argmax(scores, axis=-1)
    return np.take_along_axis(values, index[:, None, None], axis=1)[:, 0], index


@right
def r4(query, keys, values, pick, rng):
    """Right: one draw of a multinomial each row."""
    weights = _soft(np.matmul(keys, query[..., None]).squeeze(-1))
    chosen = []
    for row in weights:
        one_hot = rng.multinomial(1, row) if pick == "sample" else row == row.max()
        chosen.append(int(np.argmax(one_hot)))
    return np.stack([v[i] for v, i in zip(values, chosen, strict=True)]), np.array(chosen)


@right
def r5(query, keys, values, pick, rng):
    """Right: a dictionary of two ways."""
    weights = _soft((keys * query[:, None, :]).sum(axis=2))
    ways = {"argmax": lambda p: p.argmax(), "sample": lambda p: (rng.random() < np.cumsum(p) / p.sum()).argmax()}
    index = np.array([ways[pick](p) for p in weights])
    return values[range(len(values)), index], index


@wrong
def w1(query, keys, values, pick, rng):
    """Wrong: always argmax."""
    index = np.einsum("bd,bsd->bs", query, keys).argmax(axis=1)
    return values[np.arange(len(index)), index], index


@wrong
def w2(query, keys, values, pick, rng):
    """Wrong: draws evenly."""
    scores = np.einsum("bd,bsd->bs", query, keys)
    index = scores.argmax(axis=1) if pick == "argmax" else rng.integers(scores.shape[1], size=len(scores))
    return values[np.arange(len(index)), index], index


@wrong
def w3(query, keys, values, pick, rng):
    """Wrong: one number of chance for all rows."""
    weights = _soft(np.einsum("bd,bsd->bs", query, keys))
    if pick == "argmax":
        index = weights.argmax(axis=1)
    else:
        index = (rng.random() < weights.cumsum(axis=1) / weights.sum(axis=1, keepdims=True)).argmax(axis=1)
    return values[np.arange(len(index)), index], index


@wrong
def w4(query, keys, values, pick, rng):
    """Wrong: draws with numpy's global generator."""
    weights = _soft(np.einsum("bd,bsd->bs", query, keys))
    if pick == "argmax":
        index = weights.argmax(axis=1)
    else:
        index = np.array([np.random.choice(len(p), p=p) for p in weights])
    return values[np.arange(len(index)), index], index


@wrong
def w5(query, keys, values, pick, rng):
    """Wrong: a generator of its own, the same each time."""
    weights = _soft(np.einsum("bd,bsd->bs", query, keys))
    own = np.random.default_rng(0)
    if pick == "argmax":
        index = weights.argmax(axis=1)
    else:
        index = np.array([own.choice(len(p), p=p) for p in weights])
    return values[np.arange(len(index)), index], index


@wrong
def w6(query, keys, values, pick, rng):
    """Wrong: softmax over the batch (axis 0)."""
    scores = np.einsum("bd,bsd->bs", query, keys)
    e = np.exp(scores - scores.max(axis=0))
    weights = e / e.sum(axis=0)
    if pick == "argmax":
        index = weights.argmax(axis=1)
    else:
        index = np.array([rng.choice(len(p), p=p / p.sum()) for p in weights + 1e-300])
    return values[np.arange(len(index)), index], index


@wrong
def w7(query, keys, values, pick, rng):
    """Wrong: the soft context beside the hard index."""
    weights = _soft(np.einsum("bd,bsd->bs", query, keys))
    if pick == "argmax":
        index = weights.argmax(axis=1)
    else:
        index = np.array([rng.choice(len(p), p=p) for p in weights])
    return np.einsum("bs,bsm->bm", weights, values), index


@wrong
def w8(query, keys, values, pick, rng):
    """Wrong: the key that was picked, not its value."""
    weights = _soft(np.einsum("bd,bsd->bs", query, keys))
    if pick == "argmax":
        index = weights.argmax(axis=1)
    else:
        index = np.array([rng.choice(len(p), p=p) for p in weights])
    return keys[np.arange(len(index)), index], index


@wrong
def w9(query, keys, values, pick, rng):
    """Wrong: no largest taken off: overflow."""
    e = np.exp(np.einsum("bd,bsd->bs", query, keys).astype(float))
    weights = e / e.sum(axis=1, keepdims=True)
    if pick == "argmax":
        index = weights.argmax(axis=1)
    else:
        index = np.array([rng.choice(len(p), p=p) for p in weights])
    return values[np.arange(len(index)), index], index


@wrong
def w10(query, keys, values, pick, rng):
    """Wrong: values[:, index] picks for every row of the batch and takes the first row's."""
    weights = _soft(np.einsum("bd,bsd->bs", query, keys))
    if pick == "argmax":
        index = weights.argmax(axis=1)
    else:
        index = np.array([rng.choice(len(p), p=p) for p in weights])
    return values[:, index][0], index
