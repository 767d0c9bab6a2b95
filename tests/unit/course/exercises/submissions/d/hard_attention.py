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


def soft(s):
    s = np.asarray(s, dtype=float)
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@right
def r1(query, keys, values, pick, rng):
    """Right: rng.choice in a loop."""
    s = np.einsum("bd,bsd->bs", query, keys)
    if pick == "argmax":
        index = s.argmax(axis=1)
    else:
        index = np.array([rng.choice(len(w), p=w) for w in soft(s)])
    return values[np.arange(len(values)), index], index


@right
def r2(query, keys, values, pick, rng):
    """Right: one uniform number for each row, cumulative sum."""
    w = soft((keys @ query[:, :, None])[:, :, 0])
    if pick == "argmax":
        index = np.argmax(w, axis=1)
    else:
        u = rng.random((len(w), 1))
        index = np.minimum((np.cumsum(w, axis=1) <= u).sum(axis=1), w.shape[1] - 1)
    return np.take_along_axis(values, index[:, None, None], axis=1)[:, 0], index


@right
def r3(query, keys, values, pick, rng):
    """Right: Gumbel noise on shifted scores."""
    s = (keys * query[:, None, :]).sum(axis=2).astype(float)
    s = s - s.max(axis=1, keepdims=True)
    if pick == "sample":
        s = s + rng.gumbel(size=s.shape)
    index = s.argmax(axis=1)
    return np.array([v[i] for v, i in zip(values, index)]), index


@right
def r4(query, keys, values, pick, rng):
    """Right: rng.multinomial gives one-hot rows, context by a product."""
    s = np.einsum("bd,bsd->bs", query, keys)
    hot = rng.multinomial(1, soft(s)) if pick == "sample" else np.eye(s.shape[1], dtype=int)[s.argmax(1)]
    return np.einsum("bs,bsm->bm", hot, values), hot.argmax(axis=1)


class Hard:
    """Right: object; exponential race, lists."""

    def __call__(self, query, keys, values, pick, rng):
        context, index = [], []
        for q, K, V in zip(query, keys, values):
            s = [float(q @ k) for k in K]
            if pick == "argmax":
                i = s.index(max(s))
            else:
                top = max(s)
                race = [np.log(rng.exponential()) - (x - top) for x in s]
                i = race.index(min(race))
            index.append(i)
            context.append(V[i])
        return np.array(context), np.array(index)


right(Hard())


def I(pick, B=3, S=4, d=2, m=2, seed=1):
    def make():
        g = np.random.default_rng(4)
        return (
            g.normal(size=(B, d)),
            g.normal(size=(B, S, d)),
            g.normal(size=(B, S, m)),
            pick,
            np.random.default_rng(seed),
        )

    return make


MANY = lambda: (
    np.ones((4000, 4)),
    np.tile(A([[1.0, 0, 0, 0], [0.25, 0.25, 0.25, 0.25], [0, 0, -1, 0]]), (4000, 1, 1)),
    np.tile(A([[0.0], [1], [2]]), (4000, 1, 1)),
    "sample",
    np.random.default_rng(),
)


def index_of(s, pick, rng):
    if pick == "argmax":
        return s.argmax(axis=1)
    return np.array([rng.choice(len(w), p=w) for w in soft(s)])


@wrong(MANY)
def w1(query, keys, values, pick, rng):
    """Wrong: draws with NumPy's global generator, not rng; same rng seed twice gives unlike draws."""
    s = np.einsum("bd,bsd->bs", query, keys)
    index = s.argmax(axis=1) if pick == "argmax" else np.array([np.random.choice(len(w), p=w) for w in soft(s)])
    return values[np.arange(len(values)), index], index


@wrong(MANY)
def w2(query, keys, values, pick, rng):
    """Wrong: one random number for all rows of the batch; B rows of equal keys all draw the same."""
    s = np.einsum("bd,bsd->bs", query, keys)
    if pick == "argmax":
        index = s.argmax(axis=1)
    else:
        index = np.minimum((np.cumsum(soft(s), axis=1) <= rng.random()).sum(axis=1), s.shape[1] - 1)
    return values[np.arange(len(values)), index], index


@wrong(MANY)
def w3(query, keys, values, pick, rng):
    """Wrong: makes a new generator with seed 0 in every call, so each call draws alike; two calls."""
    rng = np.random.default_rng(0)
    index = index_of(np.einsum("bd,bsd->bs", query, keys), pick, rng)
    return values[np.arange(len(values)), index], index


@wrong(lambda: (A([[1.0]]), A([[[1.0], [1.0]]]), A([[[1.0], [2]]]), "argmax", np.random.default_rng(0)))
def w4(query, keys, values, pick, rng):
    """Wrong: argmax takes the last of equal ones; keys [1], [1]."""
    s = np.einsum("bd,bsd->bs", query, keys)
    index = s.shape[1] - 1 - s[:, ::-1].argmax(axis=1) if pick == "argmax" else index_of(s, pick, rng)
    return values[np.arange(len(values)), index], index


@wrong(I("argmax"))
def w5(query, keys, values, pick, rng):
    """Wrong: takes every value from the first row of the batch, right for B = 1; B = 3."""
    index = index_of(np.einsum("bd,bsd->bs", query, keys), pick, rng)
    return values[0][index], index


@wrong(lambda: (A([[1.0]]), A([[[1000.0], [2000]]]), A([[[1.0], [2]]]), "sample", np.random.default_rng(0)))
def w6(query, keys, values, pick, rng):
    """Wrong: no maximum subtracted in sampling; scores 1000, 2000."""
    s = np.einsum("bd,bsd->bs", query, keys)
    if pick == "argmax":
        index = s.argmax(axis=1)
    else:
        e = np.exp(s)
        index = (np.cumsum(e / e.sum(axis=1, keepdims=True), axis=1) < rng.random((len(s), 1))).sum(axis=1)
    return values[np.arange(len(values)), np.minimum(index, s.shape[1] - 1)], index


@wrong(
    lambda: (A([[1.0], [-1.0]]), A([[[1000.0], [2000]]] * 2), A([[[1.0], [2]]] * 2), "sample", np.random.default_rng(0))
)
def w7(query, keys, values, pick, rng):
    """Wrong: one maximum for the whole batch, so a row of low scores has no weights; rows 1000, 2000 and -1000, -2000."""
    s = np.einsum("bd,bsd->bs", query, keys)
    if pick == "argmax":
        index = s.argmax(axis=1)
    else:
        e = np.exp(s - s.max())
        index = np.array([rng.choice(len(w), p=w / w.sum()) for w in e])
    return values[np.arange(len(values)), index], index


@wrong(MANY)
def w8(query, keys, values, pick, rng):
    """Wrong: draws twice, once for the value and once for the index; any sample."""
    s = np.einsum("bd,bsd->bs", query, keys)
    context = values[np.arange(len(values)), index_of(s, pick, rng)]
    return context, index_of(s, pick, rng)


@wrong(MANY)
def w9(query, keys, values, pick, rng):
    """Wrong: divides the scores by the root of d (habit), wrong in sampling; d = 4."""
    index = index_of(np.einsum("bd,bsd->bs", query, keys) / np.sqrt(query.shape[1]), pick, rng)
    return values[np.arange(len(values)), index], index


@wrong(lambda: (A([[1.0]]), A([[[1e8], [1e8 + 1]]]), A([[[1.0], [2]]]), "argmax", np.random.default_rng(0)))
def w10(query, keys, values, pick, rng):
    """Wrong: scores in float32 make ties of 1e8 and 1e8 + 1; keys [1e8], [1e8 + 1]."""
    s = np.einsum("bd,bsd->bs", query.astype(np.float32), keys.astype(np.float32))
    index = index_of(s, pick, rng)
    return values[np.arange(len(values)), index], index
