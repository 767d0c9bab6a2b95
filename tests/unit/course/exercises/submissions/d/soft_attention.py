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
def r1(query, keys, values, mask):
    """Right: the three lines of the lesson, batched."""
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    s = np.where(mask[:, None, :], s, -np.inf)
    e = np.exp(s - s.max(-1, keepdims=True))
    w = e / e.sum(-1, keepdims=True)
    return w @ values, w


@right
def r2(query, keys, values, mask):
    """Right: loops over batch and target places, only real words."""
    B, T, H = query.shape
    w = np.zeros((B, T, keys.shape[1]))
    c = np.zeros((B, T, values.shape[2]))
    for b in range(B):
        real = [s for s in range(keys.shape[1]) if mask[b, s]]
        for t in range(T):
            sc = np.array([float(query[b, t] @ keys[b, s]) / H**0.5 for s in real])
            e = np.exp(sc - max(sc))
            e = e / e.sum()
            for s, x in zip(real, e):
                w[b, t, s] = x
                c[b, t] += x * values[b, s]
    return c, w


@right
def r3(query, keys, values, mask):
    """Right: einsum, log-sum-exp."""
    s = np.einsum("bth,bsh->bts", query, keys) * query.shape[2] ** -0.5
    s = np.where(mask[:, None], s, -np.inf)
    s = s - s.max(axis=2)[..., None]
    w = np.exp(s - np.logaddexp.reduce(s, axis=2)[..., None])
    return np.einsum("bts,bsm->btm", w, values), w


def _one(q, k, v, m):
    s = q @ k.T / np.sqrt(k.shape[1])
    s = s - s[:, m].max(axis=1, keepdims=True)
    w = np.exp(np.where(m, s, -np.inf))
    w = w / w.sum(axis=1, keepdims=True)
    return w @ v, w


@right
def r4(query, keys, values, mask):
    """Right: own helper for one sentence, stacked."""
    done = [_one(*x) for x in zip(query, keys, values, mask)]
    return np.stack([c for c, _ in done]), np.stack([w for _, w in done])


class Attention:
    """Right: object, the context as numerator by denominator."""

    def __call__(self, query, keys, values, mask):
        s = np.matmul(query, np.swapaxes(keys, 1, 2)) / np.sqrt(keys.shape[-1])
        bias = np.where(mask, 0.0, -np.inf)[:, np.newaxis]
        e = np.exp(s + bias - np.amax(s + bias, axis=-1, keepdims=True))
        total = e.sum(-1, keepdims=True)
        return [np.matmul(e, values) / total, e / total]


right(Attention())
T_, F_ = True, False


def I(B=2, T=3, S=4, H=2, m=5, scale=1.0):
    g = np.random.default_rng(4)
    mask = np.ones((B, S), dtype=bool)
    mask[0, -1] = False
    return g.normal(size=(B, T, H)) * scale, g.normal(size=(B, S, H)), g.normal(size=(B, S, m)), mask


def soft(s):
    e = np.exp(s - s.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


@wrong(I)
def w1(query, keys, values, mask):
    """Wrong: divides by the root of S instead of H; S = 4, H = 2."""
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(keys.shape[1])
    w = soft(np.where(mask[:, None], s, -np.inf))
    return w @ values, w


@wrong(lambda: (A([[[1.0]]]), A([[[1.0], [2], [1e6]]]), A([[[1.0], [2], [3]]]), A([[T_, T_, F_]])))
def w2(query, keys, values, mask):
    """Wrong: the maximum is taken over masked words too; masked score 1e6 beside 1, 2."""
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    e = np.exp(s - s.max(-1, keepdims=True)) * mask[:, None]
    w = e / e.sum(-1, keepdims=True)
    return w @ values, w


@wrong(lambda: (A([[[1.0], [-1]]]), A([[[1000.0], [2000]]]), A([[[1.0], [2]]]), A([[T_, T_]])))
def w3(query, keys, values, mask):
    """Wrong: one maximum for the whole batch; scores 1000, 2000 and -1000, -2000."""
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    s = np.where(mask[:, None], s, -np.inf)
    e = np.exp(s - s.max())
    w = e / e.sum(-1, keepdims=True)
    return w @ values, w


@wrong(lambda: (A([[[-1.0]]]), A([[[1e12], [1.0]]]), A([[[1.0], [2]]]), A([[T_, F_]])))
def w4(query, keys, values, mask):
    """Wrong: -1e9 for masked words, above a real score of -1e12."""
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    w = soft(np.where(mask[:, None], s, -1e9))
    return w @ values, w


@wrong(lambda: I(2, 2, 4))
def w5(query, keys, values, mask):
    """Wrong: the mask is broadcast over T instead of B (right for B = 1); B = T = 2, masks unlike; else it raises."""
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
    w = soft(np.where(mask, s, -np.inf))
    return w @ values, w


@wrong(I)
def w6(query, keys, values, mask):
    """Wrong: reshape instead of transpose of the keys; S = 4, H = 2."""
    B, S, H = keys.shape
    s = query @ keys.reshape(B, H, S) / np.sqrt(H)
    w = soft(np.where(mask[:, None], s, -np.inf))
    return w @ values, w


@wrong(I)
def w7(query, keys, values, mask):
    """Wrong: the root of the length of the values; H = 2, Hv = 5."""
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(values.shape[-1])
    w = soft(np.where(mask[:, None], s, -np.inf))
    return w @ values, w


@wrong(I)
def w8(query, keys, values, mask):
    """Wrong: masks after the softmax without dividing again; one masked word."""
    w = soft(query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])) * mask[:, None]
    return w @ values, w


@wrong(I)
def w9(query, keys, values, mask):
    """Wrong: divides the query in place; float query, H = 2."""
    query /= np.sqrt(query.shape[-1])
    w = soft(np.where(mask[:, None], query @ keys.transpose(0, 2, 1), -np.inf))
    return w @ values, w


@wrong(I)
def w10(query, keys, values, mask):
    """Wrong: whole division // by the root of H; any float input."""
    s = query @ keys.transpose(0, 2, 1) // np.sqrt(query.shape[-1])
    w = soft(np.where(mask[:, None], s, -np.inf))
    return w @ values, w
