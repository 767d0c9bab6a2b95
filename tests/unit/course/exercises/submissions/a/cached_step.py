import numpy as np


def right_vstack(x, keys, values, weight_q, weight_k, weight_v):
    """right: vstack, softmax with the largest taken off"""
    q = x @ weight_q
    keys = np.vstack([keys, x @ weight_k])
    values = np.vstack([values, x @ weight_v])
    s = keys.astype(float) @ q.astype(float) / np.sqrt(len(q))
    w = np.exp(s - s.max())
    return w / w.sum() @ values, keys, values


def right_concatenate(x, keys, values, weight_q, weight_k, weight_v):
    """right: concatenate with a row of its own"""
    k, v = (x @ weight_k)[None, :], (x @ weight_v)[None, :]
    keys, values = np.concatenate([keys, k]), np.concatenate([values, v])
    scores = np.einsum("d,nd->n", x @ weight_q, keys) / keys.shape[1] ** 0.5
    e = np.exp(scores - np.max(scores))
    return np.einsum("n,nd->d", e / e.sum(), values), keys, values


def right_lists(x, keys, values, weight_q, weight_k, weight_v):
    """right: plain lists that are made anew"""
    import math

    def times(matrix):
        return [sum(a * row[j] for a, row in zip(x.tolist(), matrix.tolist())) for j in range(matrix.shape[1])]

    q = times(weight_q)
    keys, values = [*keys.tolist(), times(weight_k)], [*values.tolist(), times(weight_v)]
    s = [sum(a * b for a, b in zip(q, k)) / math.sqrt(len(q)) for k in keys]
    e = [math.exp(one - max(s)) for one in s]
    context = [sum(w * v[j] for w, v in zip(e, values)) / sum(e) for j in range(len(q))]
    return context, keys, values


def right_buffer(x, keys, values, weight_q, weight_k, weight_v):
    """right: new tables of the right size, filled"""
    n, d = keys.shape
    new_keys, new_values = np.empty((n + 1, d)), np.empty((n + 1, d))
    new_keys[:n], new_values[:n] = keys, values
    new_keys[n], new_values[n] = x @ weight_k, x @ weight_v
    s = new_keys @ (x @ weight_q) / np.sqrt(d)
    s -= s.max()
    return np.exp(s) @ new_values / np.exp(s).sum(), new_keys, new_values


def right_append(x, keys, values, weight_q, weight_k, weight_v):
    """right: np.append along the rows, the query scaled before"""
    q = x.dot(weight_q) / np.sqrt(weight_q.shape[1])
    keys = np.append(keys, [x.dot(weight_k)], axis=0)
    values = np.append(values, [x.dot(weight_v)], axis=0)
    s = keys.dot(q)
    w = np.exp(s - np.logaddexp.reduce(s - s.max()) - s.max())
    return w.dot(values), keys, values


def _read(q, keys, values, root):
    s = keys @ q / root
    e = np.exp(s - s.max())
    return e / e.sum() @ values


def wrong_old_only(x, keys, values, weight_q, weight_k, weight_v):
    """wrong: reads only the words before, itself where there are none"""
    new_k, new_v = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    q = x @ weight_q
    context = _read(q, keys, values, len(q) ** 0.5) if len(keys) else new_v[0]
    return context, new_k, new_v


def wrong_front(x, keys, values, weight_q, weight_k, weight_v):
    """wrong: its own in front"""
    keys, values = np.vstack([x @ weight_k, keys]), np.vstack([x @ weight_v, values])
    return _read(x @ weight_q, keys, values, keys.shape[1] ** 0.5), keys, values


def wrong_no_root(x, keys, values, weight_q, weight_k, weight_v):
    """wrong: not divided"""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return _read(x @ weight_q, keys, values, 1), keys, values


def wrong_root(x, keys, values, weight_q, weight_k, weight_v):
    """wrong: root of D, the size of x"""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return _read(x @ weight_q, keys, values, len(x) ** 0.5), keys, values


def wrong_not_grown(x, keys, values, weight_q, weight_k, weight_v):
    """wrong: the old keys and values come back"""
    new_k, new_v = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return _read(x @ weight_q, new_k, new_v, keys.shape[1] ** 0.5), keys, values


def wrong_overflow(x, keys, values, weight_q, weight_k, weight_v):
    """wrong: exp without taking off the largest"""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    e = np.exp(keys @ (x @ weight_q) / keys.shape[1] ** 0.5)
    return e / e.sum() @ values, keys, values


def wrong_raw_word(x, keys, values, weight_q, weight_k, weight_v):
    """wrong: the query is x itself where the sizes allow it"""
    q = x if len(x) == keys.shape[1] else x @ weight_q
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return _read(q, keys, values, keys.shape[1] ** 0.5), keys, values


def wrong_type(x, keys, values, weight_q, weight_k, weight_v):
    """wrong: new tables in the old ones' type, which cuts decimals off"""
    n, d = keys.shape
    new_k, new_v = np.empty((n + 1, d), keys.dtype), np.empty((n + 1, d), values.dtype)
    new_k[:n], new_v[:n], new_k[n], new_v[n] = keys, values, x @ weight_k, x @ weight_v
    return _read(x @ weight_q, new_k, new_v, d**0.5), new_k, new_v


def wrong_swapped(x, keys, values, weight_q, weight_k, weight_v):
    """wrong: values returned before keys"""
    keys, values = np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])
    return _read(x @ weight_q, keys, values, keys.shape[1] ** 0.5), values, keys


def wrong_in_place(x, keys, values, weight_q, weight_k, weight_v):
    """wrong: the keys given are scaled in place"""
    root = keys.shape[1] ** 0.5
    if keys.dtype.kind == "f":
        keys /= root
    else:
        keys = keys / root
    new_k, new_v = np.vstack([keys * root, x @ weight_k]), np.vstack([values, x @ weight_v])
    return _read(x @ weight_q, new_k, new_v, root), new_k, new_v


RIGHT = [right_vstack, right_concatenate, right_lists, right_buffer, right_append]
WRONG = [
    wrong_old_only,
    wrong_front,
    wrong_no_root,
    wrong_root,
    wrong_not_grown,
    wrong_overflow,
    wrong_raw_word,
    wrong_type,
    wrong_swapped,
    wrong_in_place,
]
