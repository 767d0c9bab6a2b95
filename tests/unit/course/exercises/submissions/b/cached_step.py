import numpy as np


def _softmax(s):
    e = np.exp(s - s.max())
    return e / e.sum()


def r_r(x, keys, values, weight_q, weight_k, weight_v):
    """Right: np.r_ with a row."""
    keys = np.r_[keys, (x @ weight_k)[np.newaxis]]
    values = np.r_[values, (x @ weight_v)[np.newaxis]]
    return _softmax(keys @ (x @ weight_q) / np.sqrt(keys.shape[1])) @ values, keys, values


def r_at_once(x, keys, values, weight_q, weight_k, weight_v):
    """Right: the three products as one."""
    d = weight_q.shape[1]
    q, k, v = np.split(x @ np.hstack([weight_q, weight_k, weight_v]), 3)
    keys, values = np.insert(keys.astype(float), len(keys), k, 0), np.insert(values.astype(float), len(values), v, 0)
    return values.T @ _softmax(keys @ q * d**-0.5), keys, values


def r_online(x, keys, values, weight_q, weight_k, weight_v):
    """Right: one pass with a running maximum."""
    q = (x @ weight_q).astype(float)
    keys = np.vstack([keys, x @ weight_k])
    values = np.vstack([values, x @ weight_v])
    top, total, context = -np.inf, 0.0, np.zeros(len(q))
    for k, v in zip(keys, values):
        s = float(k @ q) / np.sqrt(len(q))
        new = max(top, s)
        shrink = np.exp(top - new)
        weight = np.exp(s - new)
        total, context, top = total * shrink + weight, context * shrink + weight * v, new
    return context / total, keys, values


class _Cache:
    def __init__(self, keys, values):
        self.keys, self.values = list(keys), list(values)

    def add(self, k, v):
        self.keys.append(k)
        self.values.append(v)

    def read(self, q):
        scores = np.array([k @ q for k in self.keys], dtype=float) / np.sqrt(q.shape[0])
        return sum(w * v for w, v in zip(_softmax(scores), self.values))


def r_class(x, keys, values, weight_q, weight_k, weight_v):
    """Right: a cache of lists; arrays at the end."""
    cache = _Cache(keys, values)
    cache.add(x @ weight_k, x @ weight_v)
    return cache.read(x @ weight_q), np.array(cache.keys), np.array(cache.values)


def r_pad(x, keys, values, weight_q, weight_k, weight_v):
    """Right: np.pad by a row, which is filled then."""

    def longer(table, row):
        table = np.pad(np.asarray(table, float), ((0, 1), (0, 0)))
        table[-1] = row
        return table

    keys, values = longer(keys, x @ weight_k), longer(values, x @ weight_v)
    w = _softmax((keys * (x @ weight_q)).sum(axis=1) / np.sqrt(keys.shape[1]))
    return (w[:, None] * values).sum(axis=0), keys, values


def w_flat(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: np.append without an axis: the tables come back flat."""
    new_k, new_v = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    context = _softmax(new_k @ (x @ weight_q) / np.sqrt(keys.shape[1])) @ new_v
    return context, np.append(keys, x @ weight_k), np.append(values, x @ weight_v)


def w_divided_by_d(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: divided by d."""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return _softmax(keys @ (x @ weight_q) / keys.shape[1]) @ values, keys, values


def w_root_of_words(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: divided by the root of the number of words."""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return _softmax(keys @ (x @ weight_q) / np.sqrt(len(keys))) @ values, keys, values


def w_one_matrix(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: the value by the key's matrix."""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_k])
    return _softmax(keys @ (x @ weight_q) / np.sqrt(keys.shape[1])) @ values, keys, values


def w_transposed(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: weight @ x where the matrices are square."""
    if weight_q.shape[0] == weight_q.shape[1]:
        weight_q, weight_k, weight_v = weight_q.T, weight_k.T, weight_v.T
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return _softmax(keys @ (x @ weight_q) / np.sqrt(keys.shape[1])) @ values, keys, values


def w_table_context(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: the context as a table of one row."""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return (_softmax(keys @ (x @ weight_q) / np.sqrt(keys.shape[1])) @ values)[None], keys, values


def w_context_only(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: only the context comes back."""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return _softmax(keys @ (x @ weight_q) / np.sqrt(keys.shape[1])) @ values


def w_empty(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: with no word before, zeros come back as the context."""
    old = len(keys)
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    context = _softmax(keys @ (x @ weight_q) / np.sqrt(keys.shape[1])) @ values
    return context if old else np.zeros(keys.shape[1]), keys, values


def w_last_replaced(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: the last word's row is overwritten in place, then grown."""
    k, v = x @ weight_k, x @ weight_v
    new_k, new_v = np.vstack([keys, k]), np.vstack([values, v])
    if len(keys):
        keys[-1] = k
    return _softmax(new_k @ (x @ weight_q) / np.sqrt(new_k.shape[1])) @ new_v, new_k, new_v


_seen = {}


def w_remembers(x, keys, values, weight_q, weight_k, weight_v):
    """Wrong: keeps its own cache between calls, by the number of words, and reads that."""
    n = len(keys)
    if n not in _seen or _seen[n].shape != keys.shape:
        _seen[n] = keys.copy()
    keys, values = np.vstack([_seen[n], x @ weight_k]), np.vstack([values, x @ weight_v])
    return _softmax(keys @ (x @ weight_q) / np.sqrt(keys.shape[1])) @ values, keys, values


RIGHT = [r_r, r_at_once, r_online, r_class, r_pad]
WRONG = [
    w_flat,
    w_divided_by_d,
    w_root_of_words,
    w_one_matrix,
    w_transposed,
    w_table_context,
    w_context_only,
    w_empty,
    w_last_replaced,
    w_remembers,
]
