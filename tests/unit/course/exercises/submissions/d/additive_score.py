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
def r1(query, keys, W_q, W_k, v):
    """Right: broadcasting."""
    return np.tanh((query @ W_q)[:, None] + keys @ W_k) @ v


@right
def r2(query, keys, W_q, W_k, v):
    """Right: loops."""
    out = np.zeros((len(query), len(keys)))
    for t, q in enumerate(query):
        for s, k in enumerate(keys):
            out[t, s] = sum(v[a] * np.tanh(q @ W_q[:, a] + k @ W_k[:, a]) for a in range(len(v)))
    return out


@right
def r3(query, keys, W_q, W_k, v):
    """Right: each pair joined, one stacked matrix."""
    W = np.vstack([W_q, W_k])
    return np.array([[v.dot(np.tanh(np.concatenate([q, k]).dot(W))) for k in keys] for q in query])


@right
def r4(query, keys, W_q, W_k, v):
    """Right: tanh(x) = 2 sigmoid(2x) - 1, einsum."""
    x = np.einsum("th,ha->ta", query, W_q)[:, None, :] + np.einsum("sh,ha->sa", keys, W_k)[None, :, :]
    with np.errstate(over="ignore"):
        return np.einsum("tsa,a->ts", 2 / (1 + np.exp(-2.0 * x)) - 1, v)


class Score:
    """Right: object; sums over the A units, one outer sum each."""

    def __call__(self, query, keys, W_q, W_k, v):
        out = 0.0
        for a in range(len(v)):
            out = out + v[a] * np.tanh(np.add.outer(query @ W_q[:, a], keys @ W_k[:, a]))
        return out


right(Score())

_r = np.random.default_rng(5)


def I(T=2, S=3, Hq=2, Hk=4, Aa=5, scale=1.0):
    g = np.random.default_rng(3)
    return tuple(g.normal(size=z) * scale for z in ((T, Hq), (S, Hk), (Hq, Aa), (Hk, Aa), (Aa,)))


@wrong(I)
def w1(query, keys, W_q, W_k, v):
    """Wrong: tanh of each part on its own, then the sum; any random input."""
    return (np.tanh(query @ W_q)[:, None] + np.tanh(keys @ W_k)) @ v


@wrong(I)
def w2(query, keys, W_q, W_k, v):
    """Wrong: tanh after the product with v; any random input."""
    return np.tanh(((query @ W_q)[:, None] + keys @ W_k) @ v)


@wrong(lambda: I(3, 3))
def w3(query, keys, W_q, W_k, v):
    """Wrong: the result is turned, (S, T); any with T, S > 1."""
    return np.tanh((keys @ W_k)[:, None] + query @ W_q) @ v


@wrong(lambda: I(2, 3))
def w4(query, keys, W_q, W_k, v):
    """Wrong: tiles the queries and repeats the keys, so pairs come in the wrong order; T = 2, S = 3."""
    T, S = len(query), len(keys)
    q = np.tile(query @ W_q, (S, 1))
    k = np.repeat(keys @ W_k, T, axis=0)
    return (np.tanh(q + k) @ v).reshape(T, S)


@wrong(lambda: I(2, 3))
def w5(query, keys, W_q, W_k, v):
    """Wrong: adds without a new axis, right for T = 1 only; T = 2, S = 3."""
    return (np.tanh(query @ W_q + keys @ W_k) @ v).reshape(len(query), -1)


@wrong(lambda: I(2, 3, 4, 4))
def w6(query, keys, W_q, W_k, v):
    """Wrong: W_q for the keys too; any with W_q unlike W_k."""
    return np.tanh((query @ W_q)[:, None] + keys @ W_q) @ v


@wrong(lambda: (A([[1], [0]]), A([[1, 2]]), A([[0.5, 1]]), A([[0.5, 0], [0, 0.2]]), A([1.0, 2])))
def w7(query, keys, W_q, W_k, v):
    """Wrong: the result has the type of the query, so integers cut the scores; whole query [[1], [0]]."""
    out = np.zeros((len(query), len(keys)), dtype=query.dtype)
    for t in range(len(query)):
        for s in range(len(keys)):
            out[t, s] = v @ np.tanh(query[t] @ W_q + keys[s] @ W_k)
    return out


@wrong(I)
def w8(query, keys, W_q, W_k, v):
    """Wrong: divides by the root of A as in scaled dot products; A = 5."""
    return np.tanh((query @ W_q)[:, None] + keys @ W_k) @ v / np.sqrt(len(v))


@wrong(lambda: (A([[1000]]), A([[1]]), A([[1]]), A([[1]]), A([1])))
def w9(query, keys, W_q, W_k, v):
    """Wrong: tanh by (e^x - e^-x) / (e^x + e^-x) overflows; query [[1000]], the rest ones."""
    x = (query @ W_q)[:, None] + keys @ W_k
    return ((np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))) @ v


_projected = {}


@wrong(I, lambda: tuple(2 * x for x in I()))
def w10(query, keys, W_q, W_k, v):
    """Wrong: keeps the projected keys by their shape between calls; a second call with other keys of the same shape."""
    if (keys.shape, W_k.shape) not in _projected:
        _projected[keys.shape, W_k.shape] = keys @ W_k
    return np.tanh((query @ W_q)[:, None] + _projected[keys.shape, W_k.shape]) @ v
