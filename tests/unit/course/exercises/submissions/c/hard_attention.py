import numpy as np


def _softmax(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max())
    return e / e.sum()


def f1(query, keys, values, pick, rng):
    """Right: row by row, rng.choice with the weights."""
    context, index = [], []
    for b in range(len(query)):
        scores = keys[b] @ query[b]
        if pick == "argmax":
            i = int(np.argmax(scores))
        else:
            i = int(rng.choice(len(scores), p=_softmax(scores)))
        index.append(i)
        context.append(values[b][i])
    return np.array(context), np.array(index)


def f2(query, keys, values, pick, rng):
    """Right: Gumbel noise and argmax for the whole batch."""
    s = np.einsum("bsd,bd->bs", keys, query).astype(float)
    if pick == "sample":
        s = s - s.max(axis=1, keepdims=True)
        s = s + rng.gumbel(size=s.shape)
    index = s.argmax(axis=1)
    return values[np.arange(len(values)), index], index


def f3(query, keys, values, pick, rng):
    """Right: walks along the cumulative weights with one uniform number a row."""
    B, S, m = values.shape
    index = np.zeros(B, dtype=int)
    for b in range(B):
        s = np.array([np.dot(query[b], keys[b, j]) for j in range(S)], dtype=float)
        if pick == "argmax":
            best = 0
            for j in range(1, S):
                if s[j] > s[best]:
                    best = j
            index[b] = best
        else:
            w = _softmax(s)
            u = rng.random()
            last = 0
            total = 0.0
            for j in range(S):
                if w[j] > 0:
                    last = j
                    total += w[j]
                    if u < total:
                        break
            index[b] = last
    context = np.take_along_axis(values, index[:, None, None], axis=1)[:, 0, :]
    return context, index


def f4(query, keys, values, pick, rng):
    """Right: rng.multinomial of one throw for each row."""
    scores = (keys @ query[:, :, None])[:, :, 0]
    if pick == "argmax":
        index = np.argmax(scores, axis=-1)
    else:
        index = np.array([int(np.argmax(rng.multinomial(1, _softmax(r)))) for r in scores])
    return np.array([v[i] for v, i in zip(values, index)]), index


def f5(query, keys, values, pick, rng):
    """Right: a dictionary of ways to choose, a one-hot sum for the context."""
    scores = np.sum(query[:, None, :] * keys, axis=2)
    ways = {
        "argmax": lambda s: int(np.argmax(s)),
        "sample": lambda s: int(rng.choice(np.arange(s.size), p=_softmax(s))),
    }
    index = np.array([ways[pick](row) for row in scores])
    onehot = np.arange(scores.shape[1])[None, :] == index[:, None]
    return values[onehot], index


def g1(query, keys, values, pick, rng):
    """Wrong: one draw for the whole batch (one uniform number for all rows)."""
    # shows: sample with 4000 equal rows: frequencies -> [1. 0. 0. 0.] for [0.18  0.49  0.329 0.   ]
    s = np.einsum("bsd,bd->bs", keys, query)
    if pick == "argmax":
        i = s.argmax(axis=1)
    else:
        u = rng.random()
        i = np.array([min(int(np.searchsorted(np.cumsum(_softmax(r)), u, side="right")), len(r) - 1) for r in s])
    return values[np.arange(len(s)), i], i


def g2(query, keys, values, pick, rng):
    """Wrong: softmax without taking the maximum off."""
    # shows: sample, query=array([[-2]]), keys=array([[[-2000000]]]), values=array([[[-1, 2, -2]]]) -> ValueError Probabilities contain NaN
    s = np.einsum("bsd,bd->bs", keys, query)
    w = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
    if pick == "argmax":
        i = w.argmax(axis=1)
    else:
        i = np.array([rng.choice(len(r), p=r) for r in w])
    return values[np.arange(len(s)), i], i


def g3(query, keys, values, pick, rng):
    """Wrong: values[:, index] gives (B, B, m); takes row 0 of it for all."""
    # shows: argmax, query=array([[-3, 1, -1], [-2, -3, 0]]), keys=array([[[ 1, -2, 0]], [[ 1, 0, 3]]]), values=array([[[-2]], [[ 1]]]) -> context is not values[index]
    s = np.einsum("bsd,bd->bs", keys, query)
    if pick == "argmax":
        i = s.argmax(axis=1)
    else:
        i = np.array([rng.choice(len(r), p=_softmax(r)) for r in s])
    return values[:, i][0], i


def g4(query, keys, values, pick, rng):
    """Wrong: own generator with a seed instead of rng."""
    # shows: many rows, rng of one seed twice and of another seed -> rng not used
    rng = np.random.default_rng(0)
    s = np.einsum("bsd,bd->bs", keys, query)
    if pick == "argmax":
        i = s.argmax(axis=1)
    else:
        i = np.array([rng.choice(len(r), p=_softmax(r)) for r in s])
    return values[np.arange(len(s)), i], i


def g5(query, keys, values, pick, rng):
    """Wrong: np.random.choice, the global generator, rng is never touched."""
    # shows: many rows, rng of one seed twice and of another seed -> rng not used
    s = np.einsum("bsd,bd->bs", keys, query)
    if pick == "argmax":
        i = s.argmax(axis=1)
    else:
        i = np.array([np.random.choice(len(r), p=_softmax(r)) for r in s])
    return values[np.arange(len(s)), i], i


def g6(query, keys, values, pick, rng):
    """Wrong: softmax over the batch (axis 0) when it samples."""
    # shows: sample, query=array([[-2, 3]]), keys=array([[[ 3000, 2000], [-1000, 2000]]]), values=array([[[ 1, -3, 0, 0], [-2, 1, 0, -2]]]) -> key of weight 0 drawn
    s = np.einsum("bsd,bd->bs", keys, query).astype(float)
    if pick == "argmax":
        i = s.argmax(axis=1)
    else:
        e = np.exp(s - s.max(axis=0, keepdims=True))
        w = e / e.sum(axis=0, keepdims=True)
        w = w + 1e-12
        w = w / w.sum(axis=1, keepdims=True)
        i = np.array([rng.choice(len(r), p=r) for r in w])
    return values[np.arange(len(s)), i], i


def g7(query, keys, values, pick, rng):
    """Wrong: returns the mean by weights (soft attention) as context when it samples."""
    # shows: sample, query=array([[0]]), keys=array([[[ 3], [-2]]]), values=array([[[ 3, -1, 1], [-1, 3, 0]]]) -> context is not values[index]
    s = np.einsum("bsd,bd->bs", keys, query)
    w = np.array([_softmax(r) for r in s])
    if pick == "argmax":
        i = w.argmax(axis=1)
        return values[np.arange(len(s)), i], i
    i = np.array([rng.choice(len(r), p=r) for r in w])
    return np.einsum("bs,bsm->bm", w, values), i


def g8(query, keys, values, pick, rng):
    """Wrong: of equal ones the last (argmax of the row turned round)."""
    # shows: argmax, query=array([[0]]), keys=array([[[1], [0]]]), values=array([[[ 3, -3, 3, 3], [-3, -3, -2, -3]]]) -> other index
    s = np.einsum("bsd,bd->bs", keys, query)
    if pick == "argmax":
        i = s.shape[1] - 1 - s[:, ::-1].argmax(axis=1)
    else:
        i = np.array([rng.choice(len(r), p=_softmax(r)) for r in s])
    return values[np.arange(len(s)), i], i


def g9(query, keys, values, pick, rng):
    """Wrong: scores divided by the root of d before the softmax, so draws are too even."""
    # shows: sample with 4000 equal rows: frequencies -> [0.244 0.409 0.34  0.006] for [0.18  0.49  0.329 0.   ]
    s = np.einsum("bsd,bd->bs", keys, query) / np.sqrt(query.shape[1])
    if pick == "argmax":
        i = s.argmax(axis=1)
    else:
        i = np.array([rng.choice(len(r), p=_softmax(r)) for r in s])
    return values[np.arange(len(s)), i], i


def g10(query, keys, values, pick, rng):
    """Wrong: only the maximum of the whole batch is taken off, a row far below gives 0 / 0."""
    # shows: sample, query=array([[ 3], [-1]]), keys=array([[[ 2000]], [[-3000]]]), values=array([[[ 0, 1, -3]], [[ 2, -3, 2]]]) -> ValueError Probabilities contain NaN
    s = np.einsum("bsd,bd->bs", keys, query)
    if pick == "argmax":
        i = s.argmax(axis=1)
    else:
        e = np.exp(s - s.max())
        w = e / e.sum(axis=1, keepdims=True)
        i = np.array([rng.choice(len(r), p=r) for r in w])
    return values[np.arange(len(s)), i], i


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
