import math

import numpy as np


def _p(scores):
    z = np.array(scores, dtype=float)
    z -= z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)


def r_onehot(scores, index, cost, baseline):
    """Right: (cost - baseline) * (onehot - softmax)."""
    onehot = np.eye(scores.shape[1])[index]
    return (cost - baseline)[:, None] * (onehot - _p(scores))


def r_inplace(scores, index, cost, baseline):
    """Right: in place on its own array."""
    g = -_p(scores)
    g[np.arange(len(index)), index] += 1
    g *= (np.asarray(cost, float) - baseline).reshape(-1, 1)
    return g


def r_rows(scores, index, cost, baseline):
    """Right: row by row, lists."""
    out = []
    for s, i, c in zip(scores.tolist(), index.tolist(), cost.tolist()):
        top = max(s)
        e = [math.exp(x - top) for x in s]
        total = sum(e)
        out.append([(c - baseline) * ((j == i) - x / total) for j, x in enumerate(e)])
    return out


def r_einsum(scores, index, cost, baseline):
    """Right: einsum with a mask of the drawn places."""
    drawn = (np.arange(scores.shape[1]) == index[:, None]).astype(np.float64)
    return np.einsum("n,ns->ns", np.subtract(cost, baseline).astype(float), drawn - _p(scores))


def r_closure(scores, index, cost, baseline):
    """Right: a closure for one draw, np.stack."""

    def one(n):
        advantage = float(cost[n]) - float(baseline)
        g = _p(scores[n]) * -advantage
        g[index[n]] += advantage
        return g

    return np.stack([one(n) for n in range(len(scores))])


# witness: (M(3,4), A([0,1,3]), A([1.,2.,.5]), .5)
def w_sign(scores, index, cost, baseline):
    """Wrong: the sign for a reward: (baseline - cost)."""
    onehot = np.eye(scores.shape[1])[index]
    return (baseline - cost)[:, None] * (onehot - _p(scores))


# witness: (M(3,4), A([0,1,3]), A([1.,2.,.5]), .5)
def w_mean(scores, index, cost, baseline):
    """Wrong: divides by the number of draws; right for N = 1."""
    onehot = np.eye(scores.shape[1])[index]
    return (cost - baseline)[:, None] * (onehot - _p(scores)) / len(scores)


# witness: (M(3,3), A([0,1,1]), A([1.,2.,.5]), .5)
def w_broadcast(scores, index, cost, baseline):
    """Wrong: cost without a new axis where N = S, so it goes along the columns."""
    g = np.eye(scores.shape[1])[index] - _p(scores)
    a = cost - baseline
    return a * g if g.shape[0] == g.shape[1] else a[:, None] * g


# witness: (M(3,4), A([0,1,1]), A([1.,2.,.5]), .5)
def w_all_rows(scores, index, cost, baseline):
    """Wrong: g[:, index] += 1 hits all drawn places in every row; right for N = 1."""
    g = -_p(scores)
    g[:, index] += 1
    return (cost - baseline)[:, None] * g


# witness: (M(3,4), A([0,1,1]), A([1.,2.,.5]), 0)
def w_falsy_baseline(scores, index, cost, baseline):
    """Wrong: a baseline of 0 is taken as missing and replaced by the mean cost."""
    baseline = baseline or cost.mean()
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - _p(scores))


# witness: (A([[1000.,999.]]), A([0]), A([2.]), 1)
def w_naive(scores, index, cost, baseline):
    """Wrong: softmax without taking off the maximum."""
    e = np.exp(scores)
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - e / e.sum(1, keepdims=True))


# witness: (A([[0.,1.],[2000.,1999.]]), A([0,1]), A([2.,3.]), 1)
def w_global_max(scores, index, cost, baseline):
    """Wrong: one maximum for all rows, 0 / 0 in rows far below it."""
    e = np.exp(scores - scores.max())
    return (cost - baseline)[:, None] * (np.eye(scores.shape[1])[index] - e / e.sum(1, keepdims=True))


# witness: (M(3,4), A([0,1,1]), A([1,2,3]), .5)
def w_int_cost(scores, index, cost, baseline):
    """Wrong: baseline taken off a copy of cost in cost's dtype: whole-number costs lose the half."""
    advantage = np.empty_like(cost)
    advantage[:] = cost - baseline
    return advantage[:, None] * (np.eye(scores.shape[1])[index] - _p(scores))


# witness: (M(3,4), A([0,1,1]), A([1.,2.,3.]), 2.)
def w_positive_only(scores, index, cost, baseline):
    """Wrong: draws cheaper than the baseline get gradient 0."""
    a = np.maximum(cost - baseline, 0)
    return a[:, None] * (np.eye(scores.shape[1])[index] - _p(scores))


# witness: (M(3,4), A([0,1,1]), A([1.,2.,3.]), 2.)
def w_changes_cost(scores, index, cost, baseline):
    """Wrong: cost -= baseline changes the caller's cost."""
    if cost.dtype.kind != "f":
        cost = cost.astype(float)
    cost -= baseline
    return cost[:, None] * (np.eye(scores.shape[1])[index] - _p(scores))


RIGHT = [r_onehot, r_inplace, r_rows, r_einsum, r_closure]
WRONG = [
    w_sign,
    w_mean,
    w_broadcast,
    w_all_rows,
    w_falsy_baseline,
    w_naive,
    w_global_max,
    w_int_cost,
    w_positive_only,
    w_changes_cost,
]
