import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(weights, vectors):
    """Right: shares first."""
    shares = weights / weights.sum()
    return shares @ vectors


@right
def r2(weights, vectors):
    """Right: np.average."""
    return np.average(vectors, axis=0, weights=weights)


@right
def r3(weights, vectors):
    """Right: a loop with two sums."""
    total = np.zeros(vectors.shape[1])
    weight = 0.0
    for w, v in zip(weights, vectors, strict=True):
        total = total + w * v
        weight += w
    return total / weight


@right
def r4(weights, vectors):
    """Right: broadcasting."""
    return np.sum(weights[:, None] * vectors, axis=0) / np.sum(weights)


@right
def r5(weights, vectors):
    """Right: columns as lists."""
    whole = sum(weights.tolist())
    return [sum(w * x for w, x in zip(weights.tolist(), column, strict=True)) / whole for column in vectors.T.tolist()]


@wrong
def w1(weights, vectors):
    """Wrong: not divided."""
    return weights @ vectors


@wrong
def w2(weights, vectors):
    """Wrong: divided by the number of vectors."""
    return (weights[:, None] * vectors).mean(axis=0)


@wrong
def w3(weights, vectors):
    """Wrong: one number over everything."""
    return (weights[:, None] * vectors).sum() / weights.sum()


@wrong
def w4(weights, vectors):
    """Wrong: softmax of the weights."""
    e = np.exp(weights - weights.max())
    return e / e.sum() @ vectors


@wrong
def w5(weights, vectors):
    """Wrong: the plain mean."""
    return vectors.mean(axis=0)


@wrong
def w6(weights, vectors):
    """Wrong: divides in place, so the weights are changed."""
    if weights.dtype.kind == "f" and weights.flags.writeable:
        weights /= weights.sum()
        return weights @ vectors
    return weights / weights.sum() @ vectors


@wrong
def w7(weights, vectors):
    """Wrong: whole-number division."""
    return weights @ vectors // weights.sum()


@wrong
def w8(weights, vectors):
    """Wrong: divided by the length of the weights."""
    return weights / np.linalg.norm(weights) @ vectors


@wrong
def w9(weights, vectors):
    """Wrong: rows of results (1, d)."""
    return weights[None, :] @ vectors / weights.sum()


@wrong
def w10(weights, vectors):
    """Wrong: the sum as a whole number."""
    return weights @ vectors / int(weights.sum() or 1)
