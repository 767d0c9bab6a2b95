import copy

import numpy as np


def _weights(query, keys):
    s = np.einsum("bd,bsd->bs", np.asarray(query, float), np.asarray(keys, float))
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def right_choice(query, keys, values, pick, rng):
    """right: rng.choice for each row"""
    scores = np.einsum("bd,bsd->bs", query.astype(float), keys.astype(float))
    if pick == "argmax":
        index = scores.argmax(axis=1)
    else:
        w = _weights(query, keys)
        index = np.array([rng.choice(len(p), p=p) for p in w])
    return values[np.arange(len(index)), index], index


def right_cumulative(query, keys, values, pick, rng):
    """right: one uniform number for each row against the cumulated weights"""
    w = _weights(query, keys)
    if pick == "argmax":
        index = np.argmax(np.matmul(keys * 1.0, query[:, :, None] * 1.0)[:, :, 0], axis=1)
    else:
        c = np.cumsum(w, axis=1)
        u = rng.random((len(w), 1)) * c[:, -1:]
        index = (c <= u).sum(axis=1)
    return np.take_along_axis(values, index[:, None, None], axis=1)[:, 0], index


def right_gumbel(query, keys, values, pick, rng):
    """right: Gumbel noise on the scores, then argmax"""
    s = (np.asarray(keys, float) * np.asarray(query, float)[:, None, :]).sum(-1)
    if pick == "sample":
        s = s - s.max(axis=1, keepdims=True) + rng.gumbel(size=s.shape)
    index = s.argmax(1)
    return np.stack([v[i] for v, i in zip(values, index)]), index


def right_rows(query, keys, values, pick, rng):
    """right: row by row in plain Python, a running sum for the draw"""

    def one(q, K, V):
        scores = [sum(float(a) * float(c) for a, c in zip(k, q)) for k in K]
        top = max(scores)
        if pick == "argmax":
            i = scores.index(top)
        else:
            chances = [float(np.exp(s - top)) for s in scores]
            u, i = rng.random() * sum(chances), 0
            while i < len(chances) - 1 and u >= chances[i]:
                u -= chances[i]
                i += 1
        return V[i], i

    picked = [one(*row) for row in zip(query, keys, values)]
    return np.array([v for v, _ in picked]), np.array([i for _, i in picked])


class Attention:
    """right: a class with a table of ways to pick; multinomial one-hot rows, contracted with the values"""

    def __init__(self):
        self.ways = {"argmax": self.largest, "sample": self.drawn}

    def largest(self, scores, rng):
        return np.eye(scores.shape[1], dtype=int)[scores.argmax(axis=1)]

    def drawn(self, scores, rng):
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.array([rng.multinomial(1, row / row.sum()) for row in e])

    def __call__(self, query, keys, values, pick, rng):
        scores = np.squeeze(np.asarray(keys, float) @ np.asarray(query, float)[..., None], axis=-1)
        hot = self.ways[pick](scores, rng)
        return np.einsum("bs,bsm->bm", hot, values), hot.argmax(axis=1)


# witness: [STAT(np.zeros((2, 1)), np.zeros((2, 2, 1)), A([[[1], [2]], [[3], [4]]]))]
def wrong_same_draw(query, keys, values, pick, rng):
    """wrong: one uniform number for all rows of the batch"""
    w = _weights(query, keys)
    if pick == "argmax":
        index = w.argmax(1)
    else:
        u = rng.random()
        index = np.minimum((np.cumsum(w, axis=1) <= u).sum(axis=1), w.shape[1] - 1)
    return values[np.arange(len(w)), index], index


# witness: [STAT(np.zeros((2, 1)), np.zeros((2, 2, 1)), A([[[1], [2]], [[3], [4]]]))]
def wrong_own_seed(query, keys, values, pick, rng):
    """wrong: its own generator with a seed inside, the same draw at each call"""
    w = _weights(query, keys)
    if pick == "argmax":
        index = w.argmax(1)
    else:
        own = np.random.default_rng(42)
        index = np.array([own.choice(w.shape[1], p=p) for p in w])
    return values[np.arange(len(w)), index], index


# witness: [STAT(np.ones((2, 1)), A([[[0.], [2]], [[1], [0]]]), A([[[1], [2]], [[3], [4]]]))]
def wrong_mean_weights(query, keys, values, pick, rng):
    """wrong: draws all rows with the mean weights of the batch, right for a batch of one"""
    w = _weights(query, keys)
    index = w.argmax(1) if pick == "argmax" else rng.choice(w.shape[1], size=len(w), p=w.mean(axis=0))
    return values[np.arange(len(w)), index], index


# witness: [(A([[1]]), A([[[2], [2], [1]]]), A([[[5], [6], [7]]]), 'argmax', np.random.default_rng(1))]
def wrong_last_of_equal(query, keys, values, pick, rng):
    """wrong: argmax takes the last of equal keys (argsort)"""
    w = _weights(query, keys)
    if pick == "argmax":
        index = np.argsort(w, axis=1, kind="stable")[:, -1]
    else:
        index = np.array([rng.choice(w.shape[1], p=p) for p in w])
    return values[np.arange(len(w)), index], index


# witness: [STAT(A([[1000.]]), A([[[1.], [1.]]]), A([[[5], [6]]]), 300)]
def wrong_overflow(query, keys, values, pick, rng):
    """wrong: exp without taking off the largest score"""
    e = np.exp(np.einsum("bd,bsd->bs", query, keys))
    w = e / e.sum(1, keepdims=True)
    if pick == "argmax":
        index = w.argmax(1)
    else:
        index = np.array([rng.choice(w.shape[1], p=p) for p in w])
    return values[np.arange(len(w)), index], index


# witness: [(A([[1], [1]]), A([[[2], [1]], [[1], [2]]]), A([[[5], [6]], [[7], [8]]]), 'argmax', np.random.default_rng(1))]
def wrong_first_row_only(query, keys, values, pick, rng):
    """wrong: the key of the first row is taken for the whole batch, right for a batch of one"""
    w = _weights(query, keys)
    i = int(w[0].argmax()) if pick == "argmax" else int(rng.choice(w.shape[1], p=w[0]))
    return values[:, i], np.full(len(w), i)


# witness: [STAT(np.zeros((1, 1)), np.zeros((1, 2, 1)), A([[[1], [2]]]))]
def wrong_copied_generator(query, keys, values, pick, rng):
    """wrong: draws from a copy of the generator, so the next call draws the same again"""
    w = _weights(query, keys)
    own = copy.deepcopy(rng)
    index = w.argmax(1) if pick == "argmax" else np.array([own.choice(w.shape[1], p=p) for p in w])
    return values[np.arange(len(w)), index], index


# witness: [STAT(np.ones((1, 4)), A([[[1., 0, 0, 0], [0, 0, 0, 0]]]), A([[[5], [8]]]))]
def wrong_scaled(query, keys, values, pick, rng):
    """wrong: divides the scores by the root of d, so the draws are too even (argmax is right)"""
    w = _weights(query / np.sqrt(query.shape[1]), keys)
    index = w.argmax(1) if pick == "argmax" else np.array([rng.choice(w.shape[1], p=p) for p in w])
    return values[np.arange(len(w)), index], index


# witness: [STAT(np.zeros((1, 1)), np.zeros((1, 3, 1)), A([[[1], [2], [3]]]))]
def wrong_rounded_draw(query, keys, values, pick, rng):
    """wrong: draws a place as a rounded uniform number through the cumulated weights without the last key"""
    w = _weights(query, keys)
    if pick == "argmax":
        index = w.argmax(1)
    else:
        c = np.cumsum(w, axis=1)[:, :-1]
        u = rng.random((len(w), 1))
        index = np.minimum((c < u * c.max(initial=1e-300)).sum(axis=1), w.shape[1] - 1)
    return values[np.arange(len(w)), index], index


# witness: [(A([[-1]]), A([[[2], [3]]]), A([[[5], [8]]]), 'argmax', np.random.default_rng(1))]
def wrong_absolute(query, keys, values, pick, rng):
    """wrong: argmax of the absolute score, wrong where scores are negative"""
    s = np.einsum("bd,bsd->bs", query, keys)
    if pick == "argmax":
        index = np.abs(s).argmax(1)
    else:
        index = np.array([rng.choice(s.shape[1], p=p) for p in _weights(query, keys)])
    return values[np.arange(len(s)), index], index


RIGHT = [right_choice, right_cumulative, right_gumbel, right_rows, Attention()]
WRONG = [
    wrong_same_draw,
    wrong_own_seed,
    wrong_mean_weights,
    wrong_last_of_equal,
    wrong_overflow,
    wrong_first_row_only,
    wrong_copied_generator,
    wrong_scaled,
    wrong_rounded_draw,
    wrong_absolute,
]
