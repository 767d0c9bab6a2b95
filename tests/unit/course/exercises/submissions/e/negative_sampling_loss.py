import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(centre, context, noise):
    """Right: logaddexp."""
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ centre).sum()


@right
def r2(centre, context, noise):
    """Right: one score after another, a stable log-sigmoid by cases."""
    import math

    def log_sigmoid(x):
        x = float(x)
        return -math.log1p(math.exp(-x)) if x >= 0 else x - math.log1p(math.exp(x))

    loss = -log_sigmoid(np.dot(centre, context))
    for one in noise:
        loss -= log_sigmoid(-np.dot(centre, one))
    return loss


@right
def r3(centre, context, noise):
    """Right: softplus written as max(x, 0) + log1p(exp(-|x|))."""
    x = np.concatenate([[-np.dot(context, centre)], np.dot(noise, centre)]).astype(float)
    return float(np.sum(np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))))


@right
def r4(centre, context, noise):
    """Right: signs in front, all in one matrix."""
    rows = np.vstack([context, noise])
    signs = -np.ones(len(rows))
    signs[0] = 1
    scores = signs * (rows @ centre)
    return -(np.minimum(scores, 0) - np.log1p(np.exp(-abs(scores)))).sum()


@right
def r5(centre, context, noise):
    """Right: reduce over the noise with logaddexp."""
    from functools import reduce

    start = np.logaddexp(0.0, -np.inner(centre, context))
    return reduce(lambda total, n: total + np.logaddexp(0.0, np.inner(centre, n)), noise, start)


@wrong
def w1(centre, context, noise):
    """Wrong: the plain formula, which overflows."""
    s = lambda x: 1 / (1 + np.exp(-x))
    return -np.log(s(centre @ context)) - np.log(s(-(noise @ centre))).sum()


@wrong
def w2(centre, context, noise):
    """Wrong: no minus before the noise scores."""
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, -(noise @ centre)).sum()


@wrong
def w3(centre, context, noise):
    """Wrong: the mean over the noise."""
    extra = np.logaddexp(0, noise @ centre).mean() if len(noise) else 0.0
    return np.logaddexp(0, -(centre @ context)) + extra


@wrong
def w4(centre, context, noise):
    """Wrong: the sign of the whole."""
    return -(np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ centre).sum())


@wrong
def w5(centre, context, noise):
    """Wrong: log of 0 avoided by a small number."""
    s = lambda x: 1 / (1 + np.exp(-np.clip(x, -500, 500)))
    return -np.log(s(centre @ context) + 1e-9) - np.log(s(-(noise @ centre)) + 1e-9).sum()


@wrong
def w6(centre, context, noise):
    """Wrong: scores clipped at 30."""
    clip = lambda x: np.clip(x, -30, 30)
    return np.logaddexp(0, -clip(centre @ context)) + np.logaddexp(0, clip(noise @ centre)).sum()


@wrong
def w7(centre, context, noise):
    """Wrong: noise against the context word."""
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ context).sum()


@wrong
def w8(centre, context, noise):
    """Wrong: one loss for each score, no sum."""
    return np.concatenate([[np.logaddexp(0, -(centre @ context))], np.logaddexp(0, noise @ centre)])


@wrong
def w9(centre, context, noise):
    """Wrong: only the first drawn word."""
    loss = np.logaddexp(0, -(centre @ context))
    if len(noise):
        loss = loss + np.logaddexp(0, noise[0] @ centre)
    return loss


@wrong
def w10(centre, context, noise):
    """Wrong: logarithm to base 2."""
    return (np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ centre).sum()) / np.log(2)
