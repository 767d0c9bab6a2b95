import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(query, keys, values, mask):
    """Right: sentence by sentence."""
    contexts, all_weights = [], []
    for q, k, v, m in zip(query, keys, values, mask, strict=True):
        scores = q @ k.T / np.sqrt(q.shape[-1])
        scores = np.where(m, scores, -np.inf)
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        weights = e / e.sum(axis=1, keepdims=True)
        contexts.append(weights @ v)
        all_weights.append(weights)
    return np.array(contexts), np.array(all_weights)


@right
def r2(query, keys, values, mask):
    """Right: einsum."""
    s = np.einsum("bth,bsh->bts", query, keys) / query.shape[-1] ** 0.5
    s = np.where(mask[:, None, :], s, -np.inf)
    s = s - s.max(-1, keepdims=True)
    w = np.exp(s)
    w /= w.sum(-1, keepdims=True)
    return np.einsum("bts,bsv->btv", w, values), w


@right
def r3(query, keys, values, mask):
    """Right: real words only, at every step."""
    B, T, H = query.shape
    weights = np.zeros((B, T, keys.shape[1]))
    context = np.zeros((B, T, values.shape[2]))
    for b in range(B):
        real = np.flatnonzero(mask[b])
        for t in range(T):
            s = np.array([np.dot(query[b, t], keys[b, i]) / np.sqrt(H) for i in real])
            e = np.exp(s - np.max(s))
            weights[b, t, real] = e / np.sum(e)
            for i in real:
                context[b, t] += weights[b, t, i] * values[b, i]
    return context, weights


@right
def r4(query, keys, values, mask):
    """Right: matmul with swapaxes; the largest of real words by `where=`."""
    s = np.matmul(query, np.swapaxes(keys, 1, 2)) / np.sqrt(keys.shape[2])
    real = np.broadcast_to(mask[:, None, :].astype(bool), s.shape)
    top = np.max(s, axis=2, keepdims=True, where=real, initial=-np.inf)
    e = np.zeros(s.shape)
    np.exp(s - top, out=e, where=real)
    w = e / np.sum(e, axis=2, keepdims=True)
    return w @ values, w


@right
def r5(query, keys, values, mask):
    """Right: an additive mask of 0 and minus infinity, as Torch has it."""
    with np.errstate(divide="ignore"):
        bias = np.log(np.asarray(mask, float))[:, np.newaxis]
    s = (query / np.sqrt(query.shape[2])) @ keys.transpose(0, 2, 1) + bias
    w = np.exp(s - np.amax(s, axis=-1)[..., None])
    w = w / np.sum(w, axis=-1)[..., None]
    return (w[..., None] * values[:, None]).sum(axis=2), w


def _weights(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@wrong
def w1(query, keys, values, mask):
    """Wrong: not divided by the root of H."""
    s = np.where(mask[:, None], query @ keys.transpose(0, 2, 1), -np.inf)
    w = _weights(s)
    return w @ values, w


@wrong
def w2(query, keys, values, mask):
    """Wrong: divided by H."""
    s = np.where(mask[:, None], query @ keys.transpose(0, 2, 1) / query.shape[2], -np.inf)
    w = _weights(s)
    return w @ values, w


@wrong
def w3(query, keys, values, mask):
    """Wrong: the mask is not used."""
    w = _weights(query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[2]))
    return w @ values, w


@wrong
def w4(query, keys, values, mask):
    """Wrong: the mask marks padding, as key_padding_mask in Torch."""
    hidden = np.where(mask.all(axis=1, keepdims=True), False, mask)
    s = np.where(hidden[:, None], -np.inf, query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[2]))
    w = _weights(s)
    return w @ values, w


@wrong
def w5(query, keys, values, mask):
    """Wrong: softmax over the queries."""
    s = np.where(mask[:, None], query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[2]), -1e30)
    e = np.exp(s - s.max(axis=1, keepdims=True))
    w = e / e.sum(axis=1, keepdims=True)
    return w @ values, w


@wrong
def w6(query, keys, values, mask):
    """Wrong: weights first, then the context."""
    s = np.where(mask[:, None], query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[2]), -np.inf)
    w = _weights(s)
    return w, w @ values


@wrong
def w7(query, keys, values, mask):
    """Wrong: masked by a large finite number added."""
    s = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[2]) + (1 - mask[:, None]) * -1e4
    w = _weights(s)
    return w @ values, w


@wrong
def w8(query, keys, values, mask):
    """Wrong: masked after softmax, not shared out again."""
    w = _weights(query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[2])) * mask[:, None]
    return w @ values, w


@wrong
def w9(query, keys, values, mask):
    """Wrong: context from the keys."""
    s = np.where(mask[:, None], query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[2]), -np.inf)
    w = _weights(s)
    return w @ keys, w


@wrong
def w10(query, keys, values, mask):
    """Wrong: the first sentence's mask for all."""
    s = np.where(mask[0], query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[2]), -np.inf)
    w = _weights(s)
    return w @ values, w
