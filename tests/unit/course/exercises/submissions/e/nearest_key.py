import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(query, keys):
    """Right: remembers the best so far."""
    best, best_score = None, None
    for i in range(len(keys)):
        score = 0
        for q, k in zip(query.tolist(), keys[i].tolist(), strict=True):
            score += q * k
        if best_score is None or score > best_score:
            best, best_score = i, score
    return best


@right
def r2(query, keys):
    """Right: argmax of the product."""
    return np.argmax(keys @ query)


@right
def r3(query, keys):
    """Right: max with a key function."""
    return max(range(len(keys)), key=lambda i: np.dot(keys[i], query))


@right
def r4(query, keys):
    """Right: einsum and where."""
    scores = np.einsum("d,sd->s", query, keys)
    return int(np.where(scores == scores.max())[0][0])


@right
def r5(query, keys):
    """Right: a stable sort, the largest first."""
    return sorted(enumerate((query * keys).sum(axis=-1)), key=lambda pair: -pair[1])[0][0]


@wrong
def w1(query, keys):
    """Wrong: of equal ones the last."""
    scores = keys @ query
    return len(scores) - 1 - int(np.argmax(scores[::-1]))


@wrong
def w2(query, keys):
    """Wrong: the smallest distance."""
    return int(np.argmin(np.linalg.norm(keys - query, axis=1)))


@wrong
def w3(query, keys):
    """Wrong: the largest cosine."""
    norms = np.linalg.norm(keys, axis=1) * np.linalg.norm(query) + 1e-12
    return int(np.argmax(keys @ query / norms))


@wrong
def w4(query, keys):
    """Wrong: the key itself."""
    return keys[np.argmax(keys @ query)]


@wrong
def w5(query, keys):
    """Wrong: the score, not its number."""
    return (keys @ query).max()


@wrong
def w6(query, keys):
    """Wrong: starts from 0, so that all negative scores give None."""
    best, top = None, 0
    for i, key in enumerate(keys):
        if key @ query > top:
            best, top = i, key @ query
    return best


@wrong
def w7(query, keys):
    """Wrong: counted from 1."""
    return int(np.argmax(keys @ query)) + 1


@wrong
def w8(query, keys):
    """Wrong: argsort, the last of it: of equal ones any."""
    return int(np.argsort(keys @ query)[-1])


@wrong
def w9(query, keys):
    """Wrong: softmax without the largest taken off, then argmax."""
    e = np.exp((keys @ query).astype(float))
    return int(np.argmax(e / e.sum()))


@wrong
def w10(query, keys):
    """Wrong: the mean product of the first half only, a slip of the slice."""
    d = len(query)
    return int(np.argmax(keys[:, : d - 1] @ query[: d - 1]))
