import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


def _soft(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@right
def r1(scores, index, cost, baseline):
    """Right: identity rows minus the weights."""
    one_hot = np.eye(scores.shape[1])[index]
    return (cost - baseline)[:, None] * (one_hot - _soft(scores))


@right
def r2(scores, index, cost, baseline):
    """Right: row by row."""
    out = []
    for row, i, c in zip(scores, index, cost, strict=True):
        e = np.exp(row - np.max(row))
        g = -e / np.sum(e)
        g[i] += 1
        out.append((c - baseline) * g)
    return np.array(out).reshape(scores.shape)


@right
def r3(scores, index, cost, baseline):
    """Right: subtract 1 in place on an own array, sign turned."""
    p = _soft(scores)
    p[np.arange(len(p)), index] -= 1
    return p * np.reshape(np.subtract(baseline, cost), (-1, 1))


@right
def r4(scores, index, cost, baseline):
    """Right: compares places, einsum."""
    chosen = np.arange(scores.shape[1]) == np.asarray(index)[:, None]
    return np.einsum("n,ns->ns", cost - baseline, chosen.astype(float) - _soft(scores))


@right
def r5(scores, index, cost, baseline):
    """Right: log-softmax first, then exp."""
    s = scores - scores.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    gradient = -np.exp(log_p)
    np.add.at(gradient, (range(len(index)), index), 1.0)
    return gradient * (cost[:, np.newaxis] - baseline)


@wrong
def w1(scores, index, cost, baseline):
    """Wrong: the sign of a reward."""
    one_hot = np.eye(scores.shape[1])[index]
    return -(cost - baseline)[:, None] * (one_hot - _soft(scores))


@wrong
def w2(scores, index, cost, baseline):
    """Wrong: no baseline."""
    return cost[:, None] * (np.eye(scores.shape[1])[index] - _soft(scores))


@wrong
def w3(scores, index, cost, baseline):
    """Wrong: the mean over the draws."""
    g = (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - _soft(scores))
    return g.mean(axis=0)


@wrong
def w4(scores, index, cost, baseline):
    """Wrong: softmax over the draws."""
    e = np.exp(scores - scores.max(axis=0))
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - e / e.sum(axis=0))


@wrong
def w5(scores, index, cost, baseline):
    """Wrong: baseline added."""
    return (cost + baseline)[:, None] * (np.eye(scores.shape[1])[index] - _soft(scores))


@wrong
def w6(scores, index, cost, baseline):
    """Wrong: divided by N, as a loss over a batch would be."""
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - _soft(scores)) / len(scores)


@wrong
def w7(scores, index, cost, baseline):
    """Wrong: only the place drawn gets a gradient."""
    p = _soft(scores)
    g = np.zeros(p.shape)
    for n in range(len(p)):
        g[n, index[n]] = (cost[n] - baseline) * (1 - p[n, index[n]])
    return g


@wrong
def w8(scores, index, cost, baseline):
    """Wrong: p times (1 - p), the wrong derivative."""
    p = _soft(scores)
    return (cost - baseline)[:, None] * (np.eye(p.shape[1])[index] - p) * p


@wrong
def w9(scores, index, cost, baseline):
    """Wrong: exp of the scores as they are."""
    e = np.exp(scores.astype(float))
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - e / e.sum(axis=1, keepdims=True))


@wrong
def w10(scores, index, cost, baseline):
    """Wrong: takes a running mean of the costs in place of the baseline."""
    g = np.zeros(scores.shape)
    p, seen = _soft(scores), float(baseline)
    for n in range(len(p)):
        g[n] = -(cost[n] - seen) * p[n]
        g[n, index[n]] += cost[n] - seen
        seen = 0.9 * seen + 0.1 * cost[n]
    return g
