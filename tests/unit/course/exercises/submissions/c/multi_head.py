import numpy as np


def soft(x, axis=-1):
    x = x - x.max(axis=axis, keepdims=True)
    return np.exp(x) / np.exp(x).sum(axis=axis, keepdims=True)


def f1(q, k, v, heads):
    """Right: three-dimensional arrays with moveaxis."""
    d = q.shape[1] // heads
    Q = np.moveaxis(q.reshape(-1, heads, d), 1, 0).astype(float)
    K = np.moveaxis(k.reshape(-1, heads, d), 1, 0).astype(float)
    V = np.moveaxis(v.reshape(-1, heads, d), 1, 0)
    context = soft(np.matmul(Q, np.swapaxes(K, -1, -2)) / d**0.5) @ V
    return np.concatenate(list(context), axis=1)


def f2(q, k, v, heads):
    """Right: a mask of columns for each head; foreign columns are 0 in the queries."""
    D = q.shape[1]
    d = D / heads
    out = np.zeros(q.shape)
    for h in range(heads):
        own = (np.arange(D) >= h * d) & (np.arange(D) < (h + 1) * d)
        w = soft((q * own).astype(float) @ k.T.astype(float) / np.sqrt(own.sum()))
        out += (w @ v) * own
    return out


def f3(q, k, v, heads):
    """Right: vectorized over words by broadcasting."""
    T, D = q.shape
    d = D // heads
    q4 = q.reshape(T, 1, heads, d) * 1.0
    k4 = k.reshape(1, len(k), heads, d) * 1.0
    s = (q4 * k4).sum(axis=3) / np.sqrt(d)
    w = soft(s, axis=1)
    return (w[..., None] * v.reshape(1, len(v), heads, d)).sum(axis=1).reshape(T, D)


def f4(q, k, v, heads):
    """Right: a generator of heads, written into the transposed result."""

    def contexts():
        for a, b, c in zip(*(np.vsplit(np.asarray(x, float).T, heads) for x in (q, k, v))):
            yield c @ soft(a.T @ b / np.sqrt(len(a))).T

    return np.vstack(list(contexts())).T


def f5(q, k, v, heads):
    """Right: keys scaled before, float128-free, one einsum for all."""
    d = q.shape[1] // heads
    q = q.astype(np.float64).reshape(-1, heads, d)
    k = (k / np.sqrt(d)).reshape(-1, heads, d)
    v = v.reshape(-1, heads, d)
    s = np.einsum("ihd,jhd->ihj", q, k)
    return np.einsum("ihj,jhd->ihd", soft(s), v).reshape(q.shape[0], -1)


def g1(q, k, v, heads):
    """Wrong: values are not split, (T, heads * D) comes back."""
    d = q.shape[1] // heads
    return np.hstack([soft(q[:, h * d : h * d + d] @ k[:, h * d : h * d + d].T / d**0.5) @ v for h in range(heads)])


def g2(q, k, v, heads):
    """Wrong: only queries and keys of the first head, values of each."""
    d = q.shape[1] // heads
    w = soft(q[:, :d] @ k[:, :d].T / d**0.5)
    return np.hstack([w @ v[:, h * d : h * d + d] for h in range(heads)])


def g3(q, k, v, heads):
    """Wrong: root of the number of words instead of d."""
    out = []
    for a, b, c in zip(*(np.split(x, heads, axis=1) for x in (q, k, v))):
        out.append(soft(a @ b.T / len(k) ** 0.5) @ c)
    return np.hstack(out)


def g4(q, k, v, heads):
    """Wrong: root of the number of heads."""
    out = []
    for a, b, c in zip(*(np.split(x, heads, axis=1) for x in (q, k, v))):
        out.append(soft(a @ b.T / heads**0.5) @ c)
    return np.hstack(out)


def g5(q, k, v, heads):
    """Wrong: scores clipped at 700 against overflow, large ones become equal."""
    out = []
    for a, b, c in zip(*(np.split(x, heads, axis=1) for x in (q, k, v))):
        e = np.exp(np.clip(a @ b.T / a.shape[1] ** 0.5, -700, 700))
        out.append(e / e.sum(axis=1, keepdims=True) @ c)
    return np.hstack(out)


def g6(q, k, v, heads):
    """Wrong: the best word only, a hard choice."""
    out = []
    for a, b, c in zip(*(np.split(x, heads, axis=1) for x in (q, k, v))):
        out.append(c[np.argmax(a @ b.T, axis=1)])
    return np.hstack(out)


def g7(q, k, v, heads):
    """Wrong: split by rows, words instead of columns, where they divide."""
    if len(q) % heads or len(k) % heads:
        return soft(q @ k.T / (q.shape[1] // heads) ** 0.5) @ v
    out = []
    for a, b, c in zip(*(np.split(x, heads, axis=0) for x in (q, k, v))):
        out.append(soft(a @ b.T / (q.shape[1] // heads) ** 0.5) @ c)
    return np.vstack(out)


def g8(q, k, v, heads):
    """Wrong: the result comes back interleaved, columns ordered by their place in the head."""
    d = q.shape[1] // heads
    Q, K, V = (x.reshape(len(x), heads, d).transpose(1, 0, 2) for x in (q, k, v))
    context = soft(Q @ K.transpose(0, 2, 1) / d**0.5) @ V
    return context.transpose(1, 2, 0).reshape(q.shape)


def g9(q, k, v, heads):
    """Wrong: the keys are read as values."""
    out = []
    for a, b, _ in zip(*(np.split(x, heads, axis=1) for x in (q, k, v))):
        out.append(soft(a @ b.T / a.shape[1] ** 0.5) @ b)
    return np.hstack(out)


def g10(q, k, v, heads):
    """Wrong: a last head of what is left is dropped, heads - 1 are computed."""
    d = q.shape[1] // heads
    out = np.zeros(q.shape)
    for h in range(max(heads - 1, 1)):
        p = slice(h * d, h * d + d)
        out[:, p] = soft(q[:, p] @ k[:, p].T / d**0.5) @ v[:, p]
    return out


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
