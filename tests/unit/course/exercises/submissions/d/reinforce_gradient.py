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


def soft(s):
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@right
def r1(scores, index, cost, baseline):
    """Right: one-hot less softmax."""
    g = -soft(scores)
    g[np.arange(len(g)), index] += 1
    return (cost - baseline)[:, None] * g


@right
def r2(scores, index, cost, baseline):
    """Right: loops and math."""
    import math

    out = []
    for row, i, c in zip(scores.tolist(), index.tolist(), cost.tolist()):
        top = max(row)
        e = [math.exp(s - top) for s in row]
        out.append([(c - baseline) * ((j == i) - x / sum(e)) for j, x in enumerate(e)])
    return np.array(out)


@right
def r3(scores, index, cost, baseline):
    """Right: np.eye and einsum."""
    return np.einsum("n,ns->ns", cost - float(baseline), np.eye(scores.shape[1])[index] - soft(scores))


@right
def r4(scores, index, cost, baseline):
    """Right: comparison as one-hot, turned axes."""
    hot = index[:, None] == np.arange(scores.shape[1])
    return ((hot.astype(float) - soft(scores)).T * (cost - baseline)).T


class Reinforce:
    """Right: object; by way of the Jacobian of log softmax."""

    def __call__(self, scores, index, cost, baseline):
        n, s = scores.shape
        jac = np.eye(s)[None] - soft(scores)[:, None, :]
        return jac[range(n), index] * np.reshape(cost - baseline, (n, 1))


right(Reinforce())


def I(N=3, S=4):
    g = np.random.default_rng(4)
    return g.normal(size=(N, S)), np.arange(N) % S, g.normal(size=N) + 2, 0.7


@wrong(I)
def w1(scores, index, cost, baseline):
    """Wrong: the sign of reward, softmax less one-hot; any."""
    g = soft(scores)
    g[np.arange(len(g)), index] -= 1
    return (cost - baseline)[:, None] * g


@wrong(I)
def w2(scores, index, cost, baseline):
    """Wrong: only the place drawn gets a gradient; any."""
    g = np.zeros(scores.shape)
    r = np.arange(len(g))
    g[r, index] = (cost - baseline) * (1 - soft(scores)[r, index])
    return g


@wrong(I)
def w3(scores, index, cost, baseline):
    """Wrong: subtracts the mean of the costs instead of the baseline; baseline .7, mean another."""
    return (cost - cost.mean())[:, None] * (np.eye(scores.shape[1])[index] - soft(scores))


@wrong(lambda: (A([[1000.0, 1001], [-1000, -1001]]), A([0, 1]), A([1.0, 2]), 0.5))
def w4(scores, index, cost, baseline):
    """Wrong: one maximum for all rows; rows [1000, 1001], [-1000, -1001]."""
    e = np.exp(scores - scores.max())
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - e / e.sum(axis=1, keepdims=True))


@wrong(I)
def w5(scores, index, cost, baseline):
    """Wrong: divides by the number of draws, right for N = 1; N = 3."""
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - soft(scores)) / len(scores)


@wrong(I)
def w6(scores, index, cost, baseline):
    """Wrong: hot[:, index] = 1 marks the places of all draws in every row, right for N = 1; N = 3."""
    hot = np.zeros(scores.shape)
    hot[:, index] = 1
    return (cost - baseline)[:, None] * (hot - soft(scores))


@wrong(I)
def w7(scores, index, cost, baseline):
    """Wrong: gradient of the probability, not of its logarithm; any."""
    p = soft(scores)
    chosen = p[np.arange(len(p)), index][:, None]
    return (cost - baseline)[:, None] * chosen * (np.eye(scores.shape[1])[index] - p)


@wrong(lambda: I(4, 4))
def w8(scores, index, cost, baseline):
    """Wrong: the costs are broadcast along the places, right for N = 1; N = S = 4, else it raises."""
    return (cost - baseline) * (np.eye(scores.shape[1])[index] - soft(scores))


@wrong(lambda: (A([[1, 2], [3, 3]]), A([0, 1]), A([1.0, 2]), 0.5))
def w9(scores, index, cost, baseline):
    """Wrong: the result has the type of the scores, so whole scores cut it; integers [[1, 2], [3, 3]]."""
    out = np.zeros_like(scores)
    for n, row in enumerate(scores):
        e = np.exp(row - row.max())
        hot = np.zeros(len(row))
        hot[index[n]] = 1
        out[n] = (cost[n] - baseline) * (hot - e / e.sum())
    return out


@wrong(I)
def w10(scores, index, cost, baseline):
    """Wrong: subtracts the maximum from the given scores in place; any."""
    scores -= scores.max(axis=1, keepdims=True)
    e = np.exp(scores)
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - e / e.sum(axis=1, keepdims=True))
