import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(query, keys, values):
    """Right: three lines."""
    scores = keys @ query / np.sqrt(len(query))
    e = np.exp(scores - scores.max())
    return e / e.sum() @ values


@right
def r2(query, keys, values):
    """Right: loops and a running sum."""
    d = len(query)
    scores = [sum(q * k for q, k in zip(query, key, strict=True)) / d**0.5 for key in keys]
    top = max(scores)
    e = [np.exp(s - top) for s in scores]
    context = np.zeros(values.shape[1])
    for x, value in zip(e, values, strict=True):
        context += x / sum(e) * value
    return context


@right
def r3(query, keys, values):
    """Right: log-sum-exp with the largest off."""
    scores = np.einsum("sd,d->s", keys, query) * query.shape[0] ** -0.5
    scores = scores - np.max(scores)
    return np.exp(scores - np.log(np.sum(np.exp(scores)))) @ values


@right
def r4(query, keys, values):
    """Right: np.average does the weighing."""
    scores = np.dot(keys, query) / np.sqrt(keys.shape[1])
    return np.average(values, axis=0, weights=np.exp(scores - np.amax(scores)))


@right
def r5(query, keys, values):
    """Right: differences of all pairs of scores."""
    scores = (query * keys).sum(axis=1) / np.sqrt(query.size)
    with np.errstate(over="ignore"):
        weights = 1 / np.exp(scores[None, :] - scores[:, None]).sum(axis=1)
    return np.tensordot(weights, values, axes=1)


@wrong
def w1(query, keys, values):
    """Wrong: not divided by the root of d."""
    s = keys @ query
    e = np.exp(s - s.max())
    return e / e.sum() @ values


@wrong
def w2(query, keys, values):
    """Wrong: the root of the number of keys."""
    s = keys @ query / np.sqrt(len(keys))
    e = np.exp(s - s.max())
    return e / e.sum() @ values


@wrong
def w3(query, keys, values):
    """Wrong: exp of the scores as they are."""
    e = np.exp(keys @ query / np.sqrt(len(query)))
    return e / e.sum() @ values


@wrong
def w4(query, keys, values):
    """Wrong: the value of the best key only."""
    return values[np.argmax(keys @ query)].astype(float)


@wrong
def w5(query, keys, values):
    """Wrong: the weights."""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - s.max())
    return e / e.sum()


@wrong
def w6(query, keys, values):
    """Wrong: mean instead of sum, divided by S once more."""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - s.max())
    return (e[:, None] * values).mean(axis=0) / e.sum()


@wrong
def w7(query, keys, values):
    """Wrong: scores clipped before exp."""
    s = np.clip(keys @ query / np.sqrt(len(query)), -50, 50)
    e = np.exp(s)
    return e / e.sum() @ values


@wrong
def w8(query, keys, values):
    """Wrong: squares in place of exp."""
    s = keys @ query / np.sqrt(len(query))
    w = (s - s.min() + 1) ** 2
    return w / w.sum() @ values


@wrong
def w9(query, keys, values):
    """Wrong: subtracts the mean of the scores."""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - s.mean())
    return e / e.sum() @ values


@wrong
def w10(query, keys, values):
    """Wrong: works in half precision."""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp((s - s.max()).astype(np.float16))
    return e / e.sum() @ values
