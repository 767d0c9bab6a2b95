import math

import numpy as np


def f1(scores, index, cost, baseline):
    """Right: row by row, one-hot minus softmax."""
    out = np.zeros(scores.shape)
    for n in range(len(scores)):
        e = np.exp(scores[n] - np.max(scores[n]))
        p = e / np.sum(e)
        onehot = np.zeros(len(p))
        onehot[int(index[n])] = 1
        out[n] = (cost[n] - baseline) * (onehot - p)
    return out


def f2(scores, index, cost, baseline):
    """Right: all at once with np.eye."""
    s = scores - scores.max(axis=1, keepdims=True)
    p = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
    grad_log = np.eye(scores.shape[1])[np.asarray(index).astype(int)] - p
    return grad_log * (cost - baseline)[:, None]


def f3(scores, index, cost, baseline):
    """Right: starts with -p and adds 1 at the drawn places of its own copy."""
    z = scores - scores.max(axis=-1)[:, None]
    g = np.exp(z)
    g /= -g.sum(axis=-1)[:, None]
    g[np.arange(len(g)), np.array(index, dtype=int)] += 1
    return np.einsum("n,ns->ns", cost - baseline, g)


def f4(scores, index, cost, baseline):
    """Right: pure Python lists."""
    result = []
    for row, i, c in zip(scores.tolist(), index.tolist(), cost.tolist()):
        top = max(row)
        total = sum(math.exp(r - top) for r in row)
        advantage = c - baseline
        result.append([advantage * ((1.0 if j == i else 0.0) - math.exp(r - top) / total) for j, r in enumerate(row)])
    return result


def f5(scores, index, cost, baseline):
    """Right: p - onehot times (baseline - cost), signs turned twice."""
    hot = (np.arange(scores.shape[1])[None, :] == np.asarray(index)[:, None]).astype(float)
    top = np.amax(scores, 1, keepdims=True)
    log_p = scores - top - np.log(np.exp(scores - top).sum(1, keepdims=True))
    return (baseline - cost).reshape(-1, 1) * (np.exp(log_p) - hot)


def _p(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def g1(scores, index, cost, baseline):
    """Wrong: sign of a reward: goes down the expected cost instead of its gradient."""
    # shows: array([[2, 3]]), array([0]), array([1]), 0 -> other result
    return (baseline - cost)[:, None] * (np.eye(scores.shape[1])[index] - _p(scores))


def g2(scores, index, cost, baseline):
    """Wrong: divided by N, a mean instead of one estimate for each draw."""
    # shows: array([[ 0, 3], [-1, 0]]), array([1, 0]), array([2, 3]), 0 -> other result
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - _p(scores)) / len(scores)


def g3(scores, index, cost, baseline):
    """Wrong: 1 is taken off at g[:, index], in the columns of all draws."""
    # shows: array([[ 0, 3], [-1, 0]]), array([1, 0]), array([2, 3]), 0 -> other result
    g = -_p(scores)
    g[:, index] += 1
    return g * (cost - baseline)[:, None]


def g4(scores, index, cost, baseline):
    """Wrong: gradient of p instead of log p (times p of the drawn place)."""
    # shows: array([[2, 3]]), array([0]), array([1]), 0 -> other result
    p = _p(scores)
    pi = p[np.arange(len(p)), index][:, None]
    return (cost - baseline)[:, None] * pi * (np.eye(scores.shape[1])[index] - p)


def g5(scores, index, cost, baseline):
    """Wrong: softmax without the maximum, nan for large scores."""
    # shows: array([[-540.04370449], [-954.65514813]]), array([0, 0]), array([ 0.74853478, -0.14855965]), 1 -> other result
    e = np.exp(scores * 1.0)
    p = e / e.sum(axis=1, keepdims=True)
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - p)


def g6(scores, index, cost, baseline):
    """Wrong: baseline added after, it shifts the gradient itself."""
    # shows: array([[3]]), array([0]), array([1]), -2.0 -> other result
    return cost[:, None] * (np.eye(scores.shape[1])[index] - _p(scores)) - baseline


def g7(scores, index, cost, baseline):
    """Wrong: only the drawn place gets a gradient."""
    # shows: array([[2, 3]]), array([0]), array([1]), 0 -> other result
    g = np.zeros(scores.shape)
    p = _p(scores)
    for n, i in enumerate(index):
        g[n, i] = (cost[n] - baseline) * (1 - p[n, i])
    return g


def g8(scores, index, cost, baseline):
    """Wrong: cost -= baseline changes the costs it was given."""
    # shows: array([[3]]), array([0]), array([1]), -2.0 -> UFuncTypeError Cannot cast ufunc 'subtract' output from dtype('float64') to
    cost -= baseline
    return cost[:, None] * (np.eye(scores.shape[1])[index] - _p(scores))


def g9(scores, index, cost, baseline):
    """Wrong: a baseline of 0 is taken as "none" and replaced by the mean cost."""
    # shows: array([[2, 3]]), array([0]), array([1]), 0 -> other result
    if not baseline:
        baseline = np.mean(cost)
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - _p(scores))


def g10(scores, index, cost, baseline):
    """Wrong: a draw that was cheaper than the baseline is clipped to 0."""
    # shows: array([[-2, 3]]), array([1]), array([-1]), 0 -> other result
    adv = np.maximum(cost - baseline, 0)
    return adv[:, None] * (np.eye(scores.shape[1])[index] - _p(scores))


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
