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
def r1(query, keys, values):
    """Right: as in the lesson."""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - s.max())
    return e @ values / e.sum()


@right
def r2(query, keys, values):
    """Right: lists and math."""
    import math

    s = [sum(float(a) * float(b) for a, b in zip(k, query)) / math.sqrt(len(query)) for k in keys]
    top = max(s)
    e = [math.exp(x - top) for x in s]
    return np.array([sum(x * float(v[j]) for x, v in zip(e, values)) / sum(e) for j in range(len(values[0]))])


@right
def r3(query, keys, values):
    """Right: logaddexp normaliser, einsum."""
    s = np.einsum("d,sd->s", query, keys) * len(query) ** -0.5
    s = s - s.max()
    return np.einsum("s,sm->m", np.exp(s - np.logaddexp.reduce(s)), values)


@right
def r4(query, keys, values):
    """Right: online softmax, one key at a time."""
    top, total, out = -np.inf, 0.0, np.zeros(values.shape[1])
    for k, v in zip(keys, values):
        s = float(k @ query) / np.sqrt(len(query))
        new = max(top, s)
        old = np.exp(top - new)
        total, out, top = total * old + np.exp(s - new), out * old + np.exp(s - new) * v, new
    return out / total


class Dictionary:
    """Right: object; weights by 1 / sum exp(s_j - s_i)."""

    def __call__(self, query, keys, values):
        s = (keys @ query) / len(query) ** 0.5
        with np.errstate(over="ignore"):
            w = 1 / np.exp(s[None, :] - s[:, None]).sum(axis=1)
        return w @ values


right(Dictionary())

Q = lambda *a: tuple(np.array(x, dtype=float) for x in a)


@wrong(lambda: Q([1, 1, 1, 1], [[1, 0, 0, 0], [1, 1, 1, 1]], [[0], [1]]))
def w1(query, keys, values):
    """Wrong: no division by the root of d; query [1, 1, 1, 1], keys [1, 0, 0, 0], [1, 1, 1, 1]."""
    s = keys @ query
    e = np.exp(s - s.max())
    return e @ values / e.sum()


@wrong(lambda: Q([1], [[1000], [2000]], [[0], [1]]))
def w2(query, keys, values):
    """Wrong: does not subtract the largest; scores 1000, 2000."""
    e = np.exp(keys @ query / np.sqrt(len(query)))
    return e @ values / e.sum()


@wrong(lambda: Q([1, 1], [[1, 0], [1, 1], [0, 0]], [[0], [1], [5]]))
def w3(query, keys, values):
    """Wrong: the root of the number of keys; S = 3, d = 2."""
    s = keys @ query / np.sqrt(len(keys))
    e = np.exp(s - s.max())
    return e @ values / e.sum()


@wrong(lambda: Q([1], [[-1e6], [-2e6]], [[0], [1]]))
def w4(query, keys, values):
    """Wrong: subtracts the largest absolute score, so very negative scores give 0/0; scores -1e6, -2e6."""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - np.abs(s).max())
    return e @ values / e.sum()


@wrong(lambda: Q([1, 1], [[1, 0], [1, 1]], [[0], [1]]))
def w5(query, keys, values):
    """Wrong: divides by d, not its root; d = 2."""
    s = keys @ query / len(query)
    e = np.exp(s - s.max())
    return e @ values / e.sum()


@wrong(lambda: Q([1], [[1000], [2000]], [[0], [1]]))
def w6(query, keys, values):
    """Wrong: clips the scores to ±500 against overflow; scores 1000, 2000."""
    s = np.clip(keys @ query / np.sqrt(len(query)), -500, 500)
    e = np.exp(s)
    return e @ values / e.sum()


@wrong(lambda: Q([1, 1], [[1, 0], [1, 1]], [[0], [1]]))
def w7(query, keys, values):
    """Wrong: divides the weights, not the scores, by the root of d; d = 2."""
    s = keys @ query
    e = np.exp(s - s.max())
    return (e / e.sum() / np.sqrt(len(query))) @ values


@wrong(lambda: Q([1, 1], [[1, 0], [1, 1]], [[0], [1]]))
def w8(query, keys, values):
    """Wrong: divides the keys in place; any float keys, d = 2 (whole ones raise)."""
    keys /= np.sqrt(len(query))
    s = keys @ query
    e = np.exp(s - s.max())
    return e @ values / e.sum()


@wrong(lambda: (A([1.0]), A([[0.0], [0.0]]), A([[0], [1]])))
def w9(query, keys, values):
    """Wrong: the sum has the type of the values, so whole values cut it; values [[0], [1]] of integers."""
    s = keys @ query / np.sqrt(len(query))
    e = np.exp(s - s.max())
    out = np.zeros_like(values[0])
    out[...] = e @ values / e.sum()
    return out


@wrong(lambda: Q([1], [[1000], [1000]], [[0], [1]]))
def w10(query, keys, values):
    """Wrong: takes the one best value when scores are large, so large ties are lost; scores 1000, 1000."""
    s = keys @ query / np.sqrt(len(query))
    if s.max() > 700:
        return values[s.argmax()] * 1.0
    e = np.exp(s - s.max())
    return e @ values / e.sum()
