import math
from functools import reduce

import numpy as np


def r_logaddexp(centre, context, noise):
    """Right: logaddexp(0, -x) is -log sigma(x)."""
    centre = centre * 1.0
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ centre).sum()


def r_stable(centre, context, noise):
    """Right: helper with two cases by sign, pure Python floats."""

    def loss(x):
        return math.log1p(math.exp(-x)) if x > 0 else math.log1p(math.exp(x)) - x

    dot = lambda a, b: float(sum(p * q for p, q in zip(a.tolist(), b.tolist())))
    return loss(dot(centre, context)) + sum(loss(-dot(centre, n)) for n in noise)


def r_stacked(centre, context, noise):
    """Right: one vector of signed scores, max(0, -x) + log1p(exp(-|x|))."""
    c = np.asarray(centre, dtype=float)
    x = np.concatenate([[context @ c], -(noise @ c)])
    return float(np.sum(np.maximum(-x, 0) + np.log1p(np.exp(-np.abs(x)))))


def r_reduce(centre, context, noise):
    """Right: functools.reduce over the noise."""
    softplus = lambda x: np.logaddexp(0.0, x)
    centre = centre.astype(np.float64)
    return reduce(lambda total, n: total + softplus(np.dot(n, centre)), noise, softplus(-np.dot(context, centre)))


class _Loss:
    """Right: class with __call__ and einsum."""

    __name__ = "_Loss"

    @staticmethod
    def log_sigma(x):
        x = np.asarray(x, dtype=float)
        return np.where(x < 0, x, 0) - np.log1p(np.exp(-abs(x)))

    def __call__(self, centre, context, noise):
        good = self.log_sigma(np.einsum("d,d->", centre, context, dtype=float))
        bad = self.log_sigma(-np.einsum("kd,d->k", noise, centre, dtype=float))
        return -(good + bad.sum())


r_class = _Loss()


# witness: (A([1.]), A([-800.]), A([[1.]]))
def w_naive(centre, context, noise):
    """Wrong: log of sigma as it stands, inf for very negative scores."""
    s = lambda x: 1 / (1 + np.exp(-x))
    return -np.log(s(centre @ context)) - np.log(s(-noise @ centre)).sum()


# witness: (A([1.]), A([-800.]), A([[1.]]))
def w_eps(centre, context, noise):
    """Wrong: log(sigma + 1e-10), which stops at 23."""
    s = lambda x: 1 / (1 + np.exp(-np.clip(x, -700, 700)))
    return -np.log(s(centre @ context) + 1e-10) - np.log(s(-noise @ centre) + 1e-10).sum()


# witness: (A([1.]), A([-800.]), A([[1.]]))
def w_clip(centre, context, noise):
    """Wrong: scores clipped to [-30, 30]."""
    x = np.clip(centre @ context, -30, 30)
    y = np.clip(noise @ centre, -30, 30)
    return np.log1p(np.exp(-x)) + np.log1p(np.exp(y)).sum()


# witness: (A([1.]), A([2.]), A([[1.],[3.]]))
def w_mean(centre, context, noise):
    """Wrong: mean over the noise instead of the sum; right for K = 0 or 1."""
    y = np.logaddexp(0, noise @ centre)
    return np.logaddexp(0, -(centre @ context)) + (y.mean() if len(noise) else 0)


# witness: (A([1.]), A([2.]), np.zeros((0,1)))
def w_no_noise(centre, context, noise):
    """Wrong: without noise words the loss is 0."""
    if noise.size == 0:
        return 0.0
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ centre).sum()


# witness: (A([1.,0.]), A([2.,1.]), A([[1.,3.]]))
def w_one_minus(centre, context, noise):
    """Wrong: 1 - sigma(-x) for the noise (the sign is turned twice)."""
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, -(noise @ centre)).sum()


# witness: (A([1.,0.]), A([2.,1.]), A([[1.,3.],[0.,2.]]))
def w_sum_first(centre, context, noise):
    """Wrong: sums the scores of the noise before the sigma; right for K = 1."""
    total = (noise @ centre).sum()
    return np.logaddexp(0, -(centre @ context)) + (np.logaddexp(0, total) if len(noise) else 0)


# witness: (A([1.,0.]), A([2.,1.]), A([[2.,1.],[0.,2.]]))
def w_skips_context(centre, context, noise):
    """Wrong: leaves out noise words equal to the real neighbour."""
    keep = [n for n in noise if not np.array_equal(n, context)]
    return np.logaddexp(0, -(centre @ context)) + sum(np.logaddexp(0, n @ centre) for n in keep)


# witness: (A([1.,0.]), A([2.,1.]), A([[1.,3.],[0.,2.]]))
def w_negates_in_place(centre, context, noise):
    """Wrong: turns the sign of the caller's noise in place."""
    np.negative(noise, out=noise)
    x = np.append(noise @ centre, centre @ context).astype(float)
    return np.logaddexp(0, -x).sum()


# witness: (A([7]), A([3]), A([[2],[-1]]))
def w_int_scores(centre, context, noise):
    """Wrong: the losses are written into a buffer of the scores' dtype, which cuts them for whole numbers."""
    x = np.append(noise @ centre, -(centre @ context))
    out = np.empty_like(x)
    for i, s in enumerate(x):
        out[i] = np.logaddexp(0, s)
    return out.sum()


RIGHT = [r_logaddexp, r_stable, r_stacked, r_reduce, r_class]
WRONG = [
    w_naive,
    w_eps,
    w_clip,
    w_mean,
    w_no_noise,
    w_one_minus,
    w_sum_first,
    w_skips_context,
    w_negates_in_place,
    w_int_scores,
]
