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
def r1(scores, log_probabilities, k):
    """Right: stable argsort of the negative flat sums."""
    total = scores[:, None] + log_probabilities
    best = np.argsort(-total.ravel(), kind="stable")[:k]
    return best // total.shape[1], best % total.shape[1], total.ravel()[best]


@right
def r2(scores, log_probabilities, k):
    """Right: a list of triples sorted, arrays at the end."""
    every = [(float(s) + float(p), i, w) for i, s in enumerate(scores) for w, p in enumerate(log_probabilities[i])]
    every.sort(reverse=True)
    top = every[:k]
    return np.array([t[1] for t in top]), np.array([t[2] for t in top]), np.array([t[0] for t in top])


@right
def r3(scores, log_probabilities, k):
    """Right: heapq.nlargest."""
    import heapq

    K, V = log_probabilities.shape
    flat = np.add.outer(scores, np.zeros(V)) + log_probabilities
    top = heapq.nlargest(k, [(b, w) for b in range(K) for w in range(V)], key=lambda c: flat[c])
    b, w = np.array(top).T
    return b, w, flat[b, w]


@right
def r4(scores, log_probabilities, k):
    """Right: k times the best of those not yet taken."""
    K, V = log_probabilities.shape
    left, got = [(b, w) for b in range(K) for w in range(V)], []
    for _ in range(k):
        c = max(left, key=lambda c: scores[c[0]] + log_probabilities[c])
        left.remove(c)
        got.append(c)
    return (
        np.array([c[0] for c in got]),
        np.array([c[1] for c in got]),
        np.array([scores[b] + log_probabilities[b, w] for b, w in got]),
    )


class Beam:
    """Right: object; argpartition, then the k sorted, unravel_index."""

    def __call__(self, scores, log_probabilities, k):
        total = (np.reshape(scores, (-1, 1)) + log_probabilities).astype(float)
        flat = -total.reshape(-1)
        part = np.argpartition(flat, k - 1)[:k]
        part = part[np.argsort(flat[part])]
        b, w = np.unravel_index(part, total.shape)
        return b, w, total[b, w]


right(Beam())
inf = np.inf
I = lambda s, l, k: lambda: (A(s), A(l), k)
X = I([-1.0, -2.0], [[-3.0, -1, -2], [-0.5, -0.1, -4]], 3)


@wrong(I([0.0, 0], [[-1.0, -inf], [-inf, -inf]], 3))
def w1(scores, log_probabilities, k):
    """Wrong: marks what is taken with -inf, so with chances of 0 it takes the same one again; [[-1, -inf], [-inf, -inf]], k = 3."""
    total = scores[:, None] + log_probabilities.astype(float)
    out = []
    for _ in range(k):
        b, w = np.unravel_index(total.argmax(), total.shape)
        out.append((b, w, total[b, w]))
        total[b, w] = -np.inf
    b, w, s = zip(*out)
    return np.array(b), np.array(w), np.array(s)


@wrong(X)
def w2(scores, log_probabilities, k):
    """Wrong: argsort()[-k:] gives the best last, right for k = 1; k = 3."""
    total = scores[:, None] + log_probabilities
    best = np.argsort(total.ravel())[-k:]
    return best // total.shape[1], best % total.shape[1], total.ravel()[best]


@wrong(I([-1.0, -9.0], [[-3.0, -1, -2], [-0.5, -0.1, -4]], 2))
def w3(scores, log_probabilities, k):
    """Wrong: first only the best word of each beginning; scores [-1, -9], k = 2."""
    total = scores[:, None] + log_probabilities
    word = total.argmax(axis=1)
    value = total.max(axis=1)
    best = np.argsort(-value, kind="stable")[:k]
    return best, word[best], value[best]


@wrong(X)
def w4(scores, log_probabilities, k):
    """Wrong: divides by the number of beginnings instead of words, right for K = V; K = 2, V = 3."""
    total = scores[:, None] + log_probabilities
    best = np.argsort(-total.ravel(), kind="stable")[:k]
    return best // len(scores), best % len(scores), total.ravel()[best]


@wrong(I([-1e6, -1e6], [[-3.0, -1], [-0.5, -2]], 2))
def w5(scores, log_probabilities, k):
    """Wrong: multiplies the chances and takes the logarithm, all 0 for -1e6."""
    chance = np.exp(scores)[:, None] * np.exp(log_probabilities)
    best = np.argsort(-chance.ravel(), kind="stable")[:k]
    with np.errstate(divide="ignore"):
        return best // chance.shape[1], best % chance.shape[1], np.log(chance.ravel()[best])


@wrong(I([0.0, 0], [[-1.0, -2], [-1, -3]], 2))
def w6(scores, log_probabilities, k):
    """Wrong: a dictionary from score to place loses equal continuations; [[-1, -2], [-1, -3]], k = 2."""
    table = {float(s + p): (i, w) for i, s in enumerate(scores) for w, p in enumerate(log_probabilities[i])}
    top = sorted(table, reverse=True)[:k]
    return np.array([table[t][0] for t in top]), np.array([table[t][1] for t in top]), np.array(top)


@wrong(I([0.0], [[-1.0, -inf]], 2))
def w7(scores, log_probabilities, k):
    """Wrong: leaves out continuations of chance 0, so fewer than k; [[-1, -inf]], k = 2."""
    total = scores[:, None] + log_probabilities
    best = [i for i in np.argsort(-total.ravel(), kind="stable") if np.isfinite(total.ravel()[i])][:k]
    best = np.array(best, dtype=int)
    return best // total.shape[1], best % total.shape[1], total.ravel()[best]


@wrong(I([-1e6, 0.0], [[-1e6, -1e6], [-inf, -1]], 3))
def w8(scores, log_probabilities, k):
    """Wrong: replaces -inf by -1e6, above real sums of -2e6; scores [-1e6, 0], [[-1e6, -1e6], [-inf, -1]], k = 3."""
    total = np.nan_to_num(scores[:, None] + log_probabilities.astype(float), neginf=-1e6)
    best = np.argsort(-total.ravel(), kind="stable")[:k]
    return best // total.shape[1], best % total.shape[1], total.ravel()[best]


@wrong(X)
def w9(scores, log_probabilities, k):
    """Wrong: adds the scores to the given log-probabilities in place; any."""
    log_probabilities += scores[:, None]
    best = np.argsort(-log_probabilities.ravel(), kind="stable")[:k]
    return best // log_probabilities.shape[1], best % log_probabilities.shape[1], log_probabilities.ravel()[best]


@wrong(lambda: (A([-1.0, -2]), -np.random.default_rng(1).random((2, 9)), 8))
def w10(scores, log_probabilities, k):
    """Wrong: argpartition without sorting the k; K = 2, V = 9, random, k = 8."""
    total = scores[:, None] + log_probabilities
    best = np.argpartition(-total.ravel(), k - 1)[:k]
    return best // total.shape[1], best % total.shape[1], total.ravel()[best]
