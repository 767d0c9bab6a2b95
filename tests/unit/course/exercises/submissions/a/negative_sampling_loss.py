import math

import numpy as np


def right_logaddexp(centre, context, noise):
    """right: -log sigma(x) = logaddexp(0, -x)"""
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ centre).sum()


def right_math(centre, context, noise):
    """right: math.log1p, with two cases for the sign"""

    def minus_log_sigma(x):
        x = float(x)
        return math.log1p(math.exp(-x)) if x >= 0 else math.log1p(math.exp(x)) - x

    return minus_log_sigma(np.dot(centre, context)) + sum(minus_log_sigma(-np.dot(centre, n)) for n in noise)


def right_signed(centre, context, noise):
    """right: one vector of signed scores, max(x, 0) + log1p(exp(-|x|))"""
    x = np.concatenate([[-np.dot(context, centre)], noise.dot(centre)]).astype(float)
    return float(np.sum(np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))))


def right_einsum(centre, context, noise):
    """right: einsum and logaddexp.reduce over (0, score) pairs"""
    c = np.asarray(centre, dtype=float)
    scores = [-np.einsum("d,d", c, context)] + list(np.einsum("kd,d->k", noise, c))
    return sum(np.logaddexp.reduce([0.0, s]) for s in scores)


class Loss:
    """right: a class with __call__, log sigma as a static method"""

    @staticmethod
    def log_sigma(x):
        x = np.asarray(x, dtype=float)
        return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))

    def __call__(self, centre, context, noise):
        good = self.log_sigma(np.sum(np.multiply(centre, context)))
        bad = self.log_sigma(-np.sum(np.multiply(noise, centre), axis=1))
        return float(-good - np.sum(bad))


# witness: [(A([40.]), A([-40.]), A([[1.]]))]
def wrong_direct(centre, context, noise):
    """wrong: log of the sigmoid directly, infinite for very large scores"""
    s = lambda x: 1 / (1 + np.exp(-x))
    return -np.log(s(centre @ context)) - np.log(s(-(noise @ centre))).sum()


# witness: [(A([40.]), A([-40.]), A([[1.]]))]
def wrong_epsilon(centre, context, noise):
    """wrong: 1e-10 inside of the log, so no term is above 23"""
    s = lambda x: 1 / (1 + np.exp(-np.clip(x, -700, 700)))
    return -np.log(s(centre @ context) + 1e-10) - np.log(s(-(noise @ centre)) + 1e-10).sum()


# witness: [(A([1.]), A([.5]), A([[1.], [-.5]]))]
def wrong_mean(centre, context, noise):
    """wrong: the mean over the noise words in place of the sum, right for K = 1"""
    x = np.logaddexp(0, noise @ centre)
    return np.logaddexp(0, -(centre @ context)) + (x.mean() if len(x) else 0.0)


# witness: [(A([1.]), A([.5]), A([[.5], [1.]]))]
def wrong_drops_context(centre, context, noise):
    """wrong: leaves out noise words that equal the real neighbour"""
    kept = [n for n in noise if not np.array_equal(n, context)]
    return np.logaddexp(0, -(centre @ context)) + sum(np.logaddexp(0, n @ centre) for n in kept)


# witness: [(A([1.]), A([.5]), A([[1.]]))]
def wrong_one_minus_log(centre, context, noise):
    """wrong: 1 - log sigma(x) in place of log(1 - sigma(x))"""
    return np.logaddexp(0, -(centre @ context)) - np.sum(1 + np.logaddexp(0, -(noise @ centre)))


# witness: [(A([1.]), A([.5]), np.zeros((0, 1)))]
def wrong_no_noise(centre, context, noise):
    """wrong: gives 0 where there is no noise word"""
    if len(noise) == 0:
        return 0.0
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ centre).sum()


# witness: [(A([1.]), A([.5]), A([[1.], [1.]]))]
def wrong_sum_first(centre, context, noise):
    """wrong: adds the noise vectors first, one sigma for all; right for K = 1"""
    rest = np.logaddexp(0, noise.sum(axis=0) @ centre) if len(noise) else 0.0
    return np.logaddexp(0, -(centre @ context)) + rest


# witness: [(A([1.]), A([.5]), A([[.7]]))]
def wrong_context_noise(centre, context, noise):
    """wrong: scores the noise words with the neighbour instead of the centre"""
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ context).sum()


# witness: [(A([30.]), A([1.]), A([[2.]]))]
def wrong_linear_limit(centre, context, noise):
    """wrong: takes -log sigma(x) for |x| above 20 to be 20 at most (clips the scores)"""
    x = np.clip(noise @ centre, -20, 20)
    return np.logaddexp(0, -np.clip(centre @ context, -20, 20)) + np.logaddexp(0, x).sum()


# witness: [(A([1, 0]), A([1, 1]), A([[1, 1], [1, 1]]))]
def wrong_unique(centre, context, noise):
    """wrong: counts a noise word that was drawn twice once only"""
    different = np.unique(noise, axis=0) if len(noise) else noise
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, different @ centre).sum()


RIGHT = [right_logaddexp, right_math, right_signed, right_einsum, Loss()]
WRONG = [
    wrong_direct,
    wrong_epsilon,
    wrong_mean,
    wrong_drops_context,
    wrong_one_minus_log,
    wrong_no_noise,
    wrong_sum_first,
    wrong_context_noise,
    wrong_linear_limit,
    wrong_unique,
]
