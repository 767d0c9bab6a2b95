import numpy as np

RIGHT, WRONG, SHOW = [], [], []
A = np.array


def right(f):
    RIGHT.append(f)
    return f


def wrong(*calls):
    def keep(f):
        WRONG.append(f)
        SHOW.append(calls)
        return f

    return keep


@right
def r1(weights, vectors):
    """Right: matrix product divided by the sum of the weights."""
    return weights @ vectors / weights.sum()


@right
def r2(weights, vectors):
    """Right: np.average."""
    return np.average(vectors, axis=0, weights=weights)


@right
def r3(weights, vectors):
    """Right: plain loops over lists."""
    total = sum(float(w) for w in weights)
    return np.array(
        [sum(float(w) * float(v[j]) for w, v in zip(weights, vectors)) / total for j in range(len(vectors[0]))]
    )


@right
def r4(weights, vectors):
    """Right: running mean, one vector at a time."""
    mean, seen = np.zeros(vectors.shape[1]), 0.0
    for w, v in zip(weights, vectors):
        seen = seen + float(w)
        mean = mean + (v - mean) * (w / seen)
    return mean


class Mean:
    """Right: an object with __call__ and einsum."""

    def __call__(self, weights, vectors):
        share = np.asarray(weights, dtype=float)
        return np.einsum("n,nd->d", share / share.sum(), vectors)


right(Mean())


@wrong(lambda: (A([0.2, 0.3]), A([[1.0, 2], [3, 4]])))
def w1(weights, vectors):
    """Wrong: divides only if the weights sum to more than 1; weights [.2, .3]."""
    total = weights.sum()
    s = weights @ vectors
    return s / total if total > 1 else s


@wrong(lambda: (A([1, 1]), A([[0], [1]])))
def w2(weights, vectors):
    """Wrong: whole division //; weights [1, 1], vectors [[0], [1]]."""
    return weights @ vectors // weights.sum()


@wrong(lambda: (A([1, 1]), A([[0, 3], [1, 4]])))
def w3(weights, vectors):
    """Wrong: the result has the type of the vectors, so integers cut the mean; [1, 1], [[0, 3], [1, 4]]."""
    out = np.zeros_like(vectors[0])
    out[:] = (weights[:, None] * vectors).sum(axis=0) / weights.sum()
    return out


@wrong(lambda: (A([1.0, 2]), A([[1.0, 2, 3], [4, 5, 6]])))
def w4(weights, vectors):
    """Wrong: makes as many numbers as there are vectors, n instead of d; n = 2, d = 3."""
    out = np.zeros(len(vectors))
    for j in range(len(vectors)):
        for i in range(len(weights)):
            out[j] += weights[i] * vectors[i, j]
    return out / weights.sum()


@wrong(lambda: (A([1.0, 3]), A([[0.0, 4], [8, 0]])))
def w5(weights, vectors):
    """Wrong: normalises the weights in place; float weights [1., 3.] (whole ones raise)."""
    weights /= weights.sum()
    return weights @ vectors


@wrong(lambda: (A([0.5, 1.0]), A([[0.0, 4], [8, 0]])))
def w6(weights, vectors):
    """Wrong: int() of the sum of the weights; weights [.5, 1.]."""
    return weights @ vectors / int(weights.sum())


@wrong(lambda: (A([1.0, 3]), A([[0.0, 4], [8, 0]])), lambda: (A([1.0, 1]), A([[0.0, 4], [8, 0]])))
def w7(weights, vectors, total=[0.0]):
    """Wrong: a default list keeps the total between calls; any second call."""
    out = np.zeros(vectors.shape[1])
    for w, v in zip(weights, vectors):
        total[0] += w
        out = out + w * v
    return out / total[0]


@wrong(lambda: (A([1.0, 3]), A([[0.0], [8]])))
def w8(weights, vectors):
    """Wrong: squeezes the result to a number when d = 1; vectors (2, 1)."""
    return np.squeeze(weights.reshape(1, -1) @ vectors / weights.sum())


@wrong(lambda: (A([2.0]), A([[1.0, 2, 3]])))
def w9(weights, vectors):
    """Wrong: gives (1, d) when there is one vector; n = 1."""
    if len(weights) == 1:
        return vectors
    return weights @ vectors / weights.sum()


@wrong(lambda: (A([1.0, 2, 3]), A([[1.0, 2], [1, 2], [5, 6]])))
def w10(weights, vectors):
    """Wrong: a dictionary from vector to weight loses equal vectors; rows [1, 2], [1, 2], [5, 6]."""
    table = {tuple(v): w for w, v in zip(weights, vectors)}
    return sum(w * np.array(v) for v, w in table.items()) / sum(table.values())
