import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(query, keys, W_q, W_k, v):
    """Right: two loops, as a beginner writes it."""
    T = len(query)
    S = len(keys)
    result = np.zeros((T, S))
    for t in range(T):
        for s in range(S):
            hidden = np.tanh(np.dot(query[t], W_q) + np.dot(keys[s], W_k))
            result[t, s] = np.sum(v * hidden)
    return result


@right
def r2(query, keys, W_q, W_k, v):
    """Right: broadcasting by expand_dims."""
    return np.tanh(np.expand_dims(query @ W_q, 1) + np.expand_dims(keys @ W_k, 0)).dot(v)


@right
def r3(query, keys, W_q, W_k, v):
    """Right: einsum, letters all the way."""
    q = np.einsum("th,ha->ta", query, W_q)
    k = np.einsum("sh,ha->sa", keys, W_k)
    return np.einsum("tsa,a->ts", np.tanh(q[:, np.newaxis] + k), v)


@right
def r4(query, keys, W_q, W_k, v):
    """Right: one key at a time, columns stacked."""
    projected = query @ W_q
    columns = [np.tanh(projected + key @ W_k) @ v for key in keys]
    return np.stack(columns, axis=-1)


@right
def r5(query, keys, W_q, W_k, v):
    """Right: both side by side through one joined matrix."""
    T, S = len(query), len(keys)
    pairs = np.concatenate([np.repeat(query, S, axis=0), np.tile(keys, (T, 1))], axis=1)
    return (np.tanh(pairs @ np.concatenate([W_q, W_k])) @ np.asarray(v)).reshape(T, S)


@wrong
def w1(query, keys, W_q, W_k, v):
    """Wrong: keys first, (S, T)."""
    return np.tanh((keys @ W_k)[:, None] + (query @ W_q)[None]) @ v


@wrong
def w2(query, keys, W_q, W_k, v):
    """Wrong: tanh of each part, then the sum."""
    return (np.tanh(query @ W_q)[:, None] + np.tanh(keys @ W_k)[None]) @ v


@wrong
def w3(query, keys, W_q, W_k, v):
    """Wrong: no tanh."""
    return ((query @ W_q)[:, None] + (keys @ W_k)[None]) @ v


@wrong
def w4(query, keys, W_q, W_k, v):
    """Wrong: pairs query t with key t only, by broadcasting two lists of one length."""
    q, k = query @ W_q, keys @ W_k
    n = min(len(q), len(k))
    out = np.zeros((len(q), len(k)))
    out[range(n), range(n)] = np.tanh(q[:n] + k[:n]) @ v
    return out


@wrong
def w5(query, keys, W_q, W_k, v):
    """Wrong: softmax over the keys, as if weights were asked."""
    s = np.tanh((query @ W_q)[:, None] + (keys @ W_k)[None]) @ v
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@wrong
def w6(query, keys, W_q, W_k, v):
    """Wrong: divides by the root of A, as the dot product is scaled."""
    return np.tanh((query @ W_q)[:, None] + (keys @ W_k)[None]) @ v / np.sqrt(len(v))


@wrong
def w7(query, keys, W_q, W_k, v):
    """Wrong: the result array takes the type of the query, so whole numbers are cut off."""
    out = np.zeros((len(query), len(keys)), dtype=query.dtype)
    for t, q in enumerate(query):
        for s, k in enumerate(keys):
            out[t, s] = np.tanh(q @ W_q + k @ W_k) @ v
    return out


@wrong
def w8(query, keys, W_q, W_k, v):
    """Wrong: logistic function in place of tanh."""
    return 1 / (1 + np.exp(-((query @ W_q)[:, None] + (keys @ W_k)[None]))) @ v


@wrong
def w9(query, keys, W_q, W_k, v):
    """Wrong: the last key is left out (off by one)."""
    out = np.zeros((len(query), len(keys)))
    for t in range(len(query)):
        for s in range(len(keys) - 1):
            out[t, s] = np.tanh(query[t] @ W_q + keys[s] @ W_k) @ v
    return out


@wrong
def w10(query, keys, W_q, W_k, v):
    """Wrong: tanh by its definition, which overflows."""
    x = (query @ W_q)[:, None] + (keys @ W_k)[None]
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)) @ v
