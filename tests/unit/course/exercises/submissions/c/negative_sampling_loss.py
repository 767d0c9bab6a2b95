import math

import numpy as np


def _softplus(x):
    x = float(x)
    if x > 0:
        return x + math.log1p(math.exp(-x))
    return math.log1p(math.exp(x))


def f1(centre, context, noise):
    """Right: logaddexp for both terms."""
    loss = np.logaddexp(0, -(centre @ context))
    for n in noise:
        loss = loss + np.logaddexp(0, centre @ n)
    return loss


def f2(centre, context, noise):
    """Right: own softplus with two branches."""
    loss = _softplus(-np.dot(centre, context))
    for i in range(len(noise)):
        loss += _softplus(np.dot(centre, noise[i]))
    return loss


def f3(centre, context, noise):
    """Right: all scores in one array with signs."""
    scores = np.concatenate([[-(context @ centre)], noise @ centre])
    return np.sum(np.maximum(scores, 0) + np.log1p(np.exp(-np.abs(scores))))


def f4(centre, context, noise):
    """Right: log sigma as a helper on lists."""

    def log_sigma(x):
        return -math.log1p(math.exp(-x)) if x >= 0 else x - math.log1p(math.exp(x))

    dot = lambda a, b: float(sum(float(p) * float(q) for p, q in zip(a, b)))
    return -log_sigma(dot(centre, context)) - sum([log_sigma(-dot(centre, n)) for n in noise])


def f5(centre, context, noise):
    """Right: einsum and logaddexp, summed with a where for K = 0."""
    pos = np.logaddexp(0.0, -np.einsum("d,d->", centre, context))
    if noise.shape[0] == 0:
        return float(pos)
    neg = np.logaddexp(0.0, np.einsum("d,kd->k", centre, noise))
    return float(pos + neg.sum())


def _sig(x):
    return 1 / (1 + np.exp(-x))


def g1(centre, context, noise):
    """Wrong: the formula as written: log of 0 is -inf for large scores."""
    # shows: array([-9.31724502, 18.14011832]), array([16.71329086, 28.23631857]), array([[-57.46667411, 10.05037315]]) -> other result
    return -np.log(_sig(centre @ context)) - np.sum(np.log(_sig(-(noise @ centre))))


def g2(centre, context, noise):
    """Wrong: noise keeps its sign: log sigma(centre . noise)."""
    # shows: array([2]), array([-2]), array([[1]]) -> other result
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, -(noise @ centre)).sum()


def g3(centre, context, noise):
    """Wrong: mean over the noise words."""
    # shows: array([0]), array([3]), array([[3], [1]]) -> other result
    loss = np.logaddexp(0, -(centre @ context))
    if len(noise) > 0:
        loss = loss + np.mean(np.logaddexp(0, noise @ centre))
    return loss


def g4(centre, context, noise):
    """Wrong: a small number inside the log: stops at 27.6 for large scores."""
    # shows: array([5.39106952]), array([-34.57621557]), array([], shape=(0, 1), dtype=float64) -> other result
    return -np.log(_sig(centre @ context) + 1e-12) - np.log(_sig(-(noise @ centre)) + 1e-12).sum()


def g5(centre, context, noise):
    """Wrong: clips the scores to +-30."""
    # shows: array([5.39106952]), array([-34.57621557]), array([], shape=(0, 1), dtype=float64) -> other result
    p = np.clip(centre @ context, -30, 30)
    n = np.clip(noise @ centre, -30, 30)
    return np.log1p(np.exp(-p)) + np.log1p(np.exp(n)).sum()


def g6(centre, context, noise):
    """Wrong: K = 0 breaks on noise[0]; the loop starts from there."""
    # shows: array([-3]), array([1]), array([], shape=(0, 1), dtype=int64) -> IndexError index 0 is out of bounds for axis 0 with size 0
    total = np.logaddexp(0, noise[0] @ centre)
    for n in noise[1:]:
        total += np.logaddexp(0, n @ centre)
    return total + np.logaddexp(0, -(centre @ context))


def g7(centre, context, noise):
    """Wrong: noise scored against context, not against centre."""
    # shows: array([2]), array([-2]), array([[1]]) -> other result
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ context).sum()


def g8(centre, context, noise):
    """Wrong: noise vectors summed first, one sigma over all of them."""
    # shows: array([0]), array([3]), array([[3], [1]]) -> other result
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, centre @ noise.sum(axis=0))


def g9(centre, context, noise):
    """Wrong: a noise word equal to the context is left out."""
    # shows: array([1]), array([0]), array([[0]]) -> other result
    loss = np.logaddexp(0, -(centre @ context))
    for n in noise:
        if not np.array_equal(n, context):
            loss += np.logaddexp(0, centre @ n)
    return loss


def g10(centre, context, noise):
    """Wrong: "large score: loss is 0" on both sides, also for large negative ones."""

    # shows: array([5.39106952]), array([-34.57621557]), array([], shape=(0, 1), dtype=float64) -> other result
    def part(x):
        if abs(x) > 100:
            return 0.0
        return np.log1p(np.exp(-x))

    return part(centre @ context) + sum(part(-(centre @ n)) for n in noise)


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
