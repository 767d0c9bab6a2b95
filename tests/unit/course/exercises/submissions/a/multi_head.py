import numpy as np


def _softmax(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def right_loop(q, k, v, heads):
    """right: one head after another, side by side at the end"""
    d = q.shape[1] // heads
    contexts = []
    for h in range(heads):
        part = slice(h * d, (h + 1) * d)
        w = _softmax(q[:, part].astype(float) @ k[:, part].T.astype(float) / np.sqrt(d))
        contexts.append(w @ v[:, part])
    return np.concatenate(contexts, axis=1)


def right_split(q, k, v, heads):
    """right: np.split into heads, hstack"""
    parts = zip(*(np.split(np.asarray(x, float), heads, axis=1) for x in (q, k, v)))
    return np.hstack([_softmax(a @ b.T / a.shape[1] ** 0.5) @ c for a, b, c in parts])


def right_reshape(q, k, v, heads):
    """right: (heads, T, d) by reshape and transpose, back the same way"""
    T, D = q.shape
    d = D // heads
    q, k, v = (np.asarray(x, dtype=np.float64).reshape(len(x), heads, d).transpose(1, 0, 2) for x in (q, k, v))
    s = q @ k.transpose(0, 2, 1) / np.sqrt(d)
    return (_softmax(s) @ v).transpose(1, 0, 2).reshape(T, D)


def right_einsum(q, k, v, heads):
    """right: einsum over (place, head, number)"""
    q, k, v = (np.reshape(x, (len(x), heads, -1)).astype(float) for x in (q, k, v))
    w = _softmax(np.einsum("thd,shd->hts", q, k) / np.sqrt(q.shape[2]))
    return np.einsum("hts,shd->thd", w, v).reshape(len(q), -1)


def right_rows(q, k, v, heads):
    """right: word by word and head by head into a table of zeros"""
    T, D = q.shape
    d = D // heads
    out = np.zeros((T, D))
    for t in range(T):
        for h in range(heads):
            columns = np.arange(h * d, h * d + d)
            s = np.array([float(q[t, columns].astype(float) @ k[i, columns].astype(float)) for i in range(len(k))])
            s = s / np.sqrt(d)
            e = np.exp(s - s.max())
            out[t, columns] = (e / e.sum()) @ v[:, columns]
    return out


def wrong_whole_root(q, k, v, heads):
    """wrong: divided by the root of D, not of the head's own d"""
    D = q.shape[1]
    d = D // heads
    out = []
    for h in range(heads):
        p = slice(h * d, (h + 1) * d)
        out.append(_softmax(q[:, p] @ k[:, p].T / np.sqrt(D)) @ v[:, p])
    return np.hstack(out)


def wrong_no_root(q, k, v, heads):
    """wrong: scores are not divided at all"""
    parts = zip(*(np.split(x, heads, axis=1) for x in (q, k, v)))
    return np.hstack([_softmax(a @ b.T) @ c for a, b, c in parts])


def wrong_interleaved(q, k, v, heads):
    """wrong: head h takes every heads-th column from h on"""
    out = np.zeros(q.shape)
    for h in range(heads):
        a, b, c = q[:, h::heads], k[:, h::heads], v[:, h::heads]
        out[:, h::heads] = _softmax(a @ b.T / np.sqrt(a.shape[1])) @ c
    return out


def wrong_single(q, k, v, heads):
    """wrong: one head over all columns"""
    return _softmax(q @ k.T / np.sqrt(q.shape[1] // heads)) @ v


def wrong_axis(q, k, v, heads):
    """wrong: softmax over the asking words, not over those that are read"""
    parts = zip(*(np.split(x, heads, axis=1) for x in (q, k, v)))
    return np.hstack([_softmax((a @ b.T / np.sqrt(a.shape[1])).T).T @ c for a, b, c in parts])


def wrong_overflow(q, k, v, heads):
    """wrong: exp of the scores as they are"""
    d = q.shape[1] // heads
    out = []
    for h in range(heads):
        p = slice(h * d, (h + 1) * d)
        e = np.exp(q[:, p] @ k[:, p].T / np.sqrt(d))
        out.append(e / e.sum(axis=1, keepdims=True) @ v[:, p])
    return np.hstack(out)


def wrong_no_transpose(q, k, v, heads):
    """wrong: reshaped to (heads, T, d) at once, which mixes words and columns"""
    T, D = q.shape
    d = D // heads
    q, k, v = q.reshape(heads, T, d), k.reshape(heads, -1, d), v.reshape(heads, -1, d)
    return (_softmax(q @ k.transpose(0, 2, 1) / np.sqrt(d)) @ v).transpose(1, 0, 2).reshape(T, D)


def wrong_joined(q, k, v, heads):
    """wrong: (heads, T, d) reshaped to (T, D) without going back first"""
    T, D = q.shape
    d = D // heads
    q, k, v = (x.reshape(len(x), heads, d).transpose(1, 0, 2) for x in (q, k, v))
    return (_softmax(q @ k.transpose(0, 2, 1) / np.sqrt(d)) @ v).reshape(T, D)


def wrong_average(q, k, v, heads):
    """wrong: every head reads all columns of the values, and the heads are averaged"""
    d = q.shape[1] // heads
    total = 0
    for h in range(heads):
        p = slice(h * d, (h + 1) * d)
        total = total + _softmax(q[:, p] @ k[:, p].T / np.sqrt(d)) @ v
    return total / heads


def wrong_swapped_numbers(q, k, v, heads):
    """wrong: `heads` taken for the size of a head"""
    parts = q.shape[1] // heads
    pieces = zip(*(np.split(x, parts, axis=1) for x in (q, k, v)))
    return np.hstack([_softmax(a @ b.T / np.sqrt(heads)) @ c for a, b, c in pieces])


RIGHT = [right_loop, right_split, right_reshape, right_einsum, right_rows]
WRONG = [
    wrong_whole_root,
    wrong_no_root,
    wrong_interleaved,
    wrong_single,
    wrong_axis,
    wrong_overflow,
    wrong_no_transpose,
    wrong_joined,
    wrong_average,
    wrong_swapped_numbers,
]
