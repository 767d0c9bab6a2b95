import math

import numpy as np


def f1(x, keys, values, weight_q, weight_k, weight_v):
    """Right: step by step, a loop for the scores."""
    q, k, v = x @ weight_q, x @ weight_k, x @ weight_v
    all_keys = np.concatenate((keys, k.reshape(1, -1)), axis=0)
    all_values = np.concatenate((values, v.reshape(1, -1)), axis=0)
    scores = []
    for key in all_keys:
        scores.append(np.dot(key, q) / math.sqrt(len(q)))
    scores = np.array(scores)
    weights = np.exp(scores - scores.max())
    weights = weights / weights.sum()
    context = np.zeros(len(q))
    for w, value in zip(weights, all_values):
        context = context + w * value
    return context, all_keys, all_values


def f2(x, keys, values, weight_q, weight_k, weight_v):
    """Right: old scores and the newest one apart, joined before the softmax."""
    root = weight_q.shape[-1] ** 0.5
    q, k, v = (np.asarray(x @ w, dtype=float) for w in (weight_q, weight_k, weight_v))
    s = np.append(keys @ q, k @ q) / root
    w = np.exp(s - s.max())
    w /= w.sum()
    return w[:-1] @ values + w[-1] * v, np.vstack((keys, k)), np.vstack((values, v))


def f3(x, keys, values, weight_q, weight_k, weight_v):
    """Right: copies, then resize of the copies."""
    n, d = keys.shape
    k, v = np.array(keys, float), np.array(values, float)
    k, v = np.resize(k, (n + 1, d)) if n else np.zeros((1, d)), np.resize(v, (n + 1, d)) if n else np.zeros((1, d))
    k[-1], v[-1] = x @ weight_k, x @ weight_v
    s = np.inner(k, x @ weight_q) / np.sqrt(d)
    e = np.exp(s - np.max(s))
    return np.inner(v.T, e) / np.sum(e), k, v


def f4(x, keys, values, weight_q, weight_k, weight_v):
    """Right: tensordot, a tuple of arrays by a comprehension."""
    q, k, v = (np.tensordot(x, w, axes=1) for w in (weight_q, weight_k, weight_v))
    keys, values = (np.stack([*old, new]) for old, new in ((keys, k), (values, v)))
    s = np.tensordot(keys, q, axes=1) / np.sqrt(q.size)
    p = 1 / np.exp(np.minimum(s[None, :] - s[:, None], 700)).sum(axis=1)
    return np.tensordot(p, values, axes=1), keys, values


def f5(x, keys, values, weight_q, weight_k, weight_v):
    """Right: a list comes back in place of a tuple."""
    keys, values = np.vstack([keys, [x @ weight_k]]), np.vstack([values, [x @ weight_v]])
    s = (x @ weight_q) @ keys.T / np.sqrt(keys.shape[-1])
    w = np.exp(s - s.max(initial=-np.inf))
    return [np.average(values, axis=0, weights=w), keys, values]


def soft(s):
    e = np.exp(s - s.max())
    return e / e.sum()


def g1(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: the newest word reads, but is not read: only its rows are added."""
    q = x @ weight_q
    context = soft(keys @ q / math.sqrt(len(q))) @ values if len(keys) else np.zeros(len(q))
    return context, np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])


def g2(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: the value of the newest word is x @ weight_q."""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_q])
    return soft(keys @ (x @ weight_q) / math.sqrt(keys.shape[1])) @ values, keys, values


def g3(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: weights shown in place of the context."""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return soft(keys @ (x @ weight_q) / math.sqrt(keys.shape[1])), keys, values


def g4(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: the plain mean of the values."""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return values.mean(axis=0), keys, values


def g5(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: the value of the best word."""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return values[np.argmax(keys @ (x @ weight_q))], keys, values


def g6(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: the oldest word falls out of the cache."""
    new_k, new_v = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    context = soft(new_k @ (x @ weight_q) / math.sqrt(keys.shape[1])) @ new_v
    return context, new_k[-max(len(keys), 1) :], new_v[-max(len(keys), 1) :]


def g7(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: the values in front, the keys at the end."""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([x @ weight_v, values])
    return soft(keys @ (x @ weight_q) / math.sqrt(keys.shape[1])) @ values, keys, values


def g8(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: twice at the end."""
    k, v = x @ weight_k, x @ weight_v
    keys, values = np.vstack([keys, k, k]), np.vstack([values, v, v])
    return soft(keys @ (x @ weight_q) / math.sqrt(keys.shape[1])) @ values, keys, values


def g9(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: the values given are multiplied by their weights in place."""
    w = soft(np.vstack([keys, x @ weight_k]) @ (x @ weight_q) / math.sqrt(keys.shape[1]))
    new_k, new_v = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    if values.dtype.kind == "f":
        values *= w[:-1, None]
    return w @ new_v, new_k, new_v


def g10(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: a cache of no word cannot be read: the first word's context is x @ weight_q."""
    first = not len(keys)
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    context = soft(keys @ (x @ weight_q) / math.sqrt(keys.shape[1])) @ values
    return (x @ weight_q if first else context), keys, values


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
