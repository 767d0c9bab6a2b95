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
def r1(centre, context, noise):
    """Right: logaddexp."""
    return np.logaddexp(0, -(centre @ context)) + np.logaddexp(0, noise @ centre).sum()


@right
def r2(centre, context, noise):
    """Right: softplus in math, loops."""
    import math

    def plus(x):
        return max(x, 0.0) + math.log1p(math.exp(-abs(x)))

    def dot(a, b):
        return float(sum(float(x) * float(y) for x, y in zip(a, b)))

    return plus(-dot(centre, context)) + sum(plus(dot(centre, n)) for n in noise)


@right
def r3(centre, context, noise):
    """Right: one stacked array, signs."""
    scores = np.concatenate([[-(context @ centre)], noise @ centre]).astype(float)
    return float(np.sum(np.maximum(scores, 0) + np.log1p(np.exp(-np.abs(scores)))))


@right
def r4(centre, context, noise):
    """Right: two branches by sign, errors silenced."""

    def log_sigma(x):
        x = np.asarray(x, dtype=float)
        with np.errstate(over="ignore", invalid="ignore"):
            return np.where(x >= 0, -np.log1p(np.exp(-x)), x - np.log1p(np.exp(x)))

    return -log_sigma(centre @ context) - log_sigma(-np.einsum("kd,d->k", noise, centre)).sum()


class Loss:
    """Right: object with reduce over a Python list."""

    def __call__(self, centre, context, noise):
        total = float(np.logaddexp(0.0, -float(centre.dot(context))))
        for row in noise:
            total += float(np.logaddexp(0.0, float(row.dot(centre))))
        return total


right(Loss())


def I(K=3, D=2):
    g = np.random.default_rng(4)
    return g.normal(size=D), g.normal(size=D), g.normal(size=(K, D))


def big(a, *n):
    return lambda: (A([1.0]), A([float(a)]), A([[float(x)] for x in n]).reshape(-1, 1))


ls = lambda x: -np.logaddexp(0, -x)


@wrong(big(-1000, 0))
def w1(centre, context, noise):
    """Wrong: log of 1 / (1 + e^-x) overflows; score -1000."""
    sigma = lambda x: 1 / (1 + np.exp(-x))
    return -np.log(sigma(centre @ context)) - np.log(sigma(-(noise @ centre))).sum()


@wrong(I)
def w2(centre, context, noise):
    """Wrong: mean over the noise words, right for K = 1; K = 3."""
    return -ls(centre @ context) - (ls(-(noise @ centre)).mean() if len(noise) else 0)


@wrong(big(-100, 0))
def w3(centre, context, noise):
    """Wrong: log(sigma + 1e-12); score -100 gives 27.6 instead of 100."""

    def sigma(x):
        return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))

    return -np.log(sigma(centre @ context) + 1e-12) - np.log(sigma(-(noise @ centre)) + 1e-12).sum()


@wrong(big(-1000, 0))
def w4(centre, context, noise):
    """Wrong: clips scores to ±500; score -1000."""
    s = np.clip(centre @ context, -500, 500)
    n = np.clip(noise @ centre, -500, 500)
    return np.log1p(np.exp(-s)) + np.log1p(np.exp(n)).sum()


@wrong(I)
def w5(centre, context, noise):
    """Wrong: adds the noise vectors before the sigmoid, right for K = 1; K = 3."""
    total = -ls(centre @ context)
    return total - ls(-(centre @ noise.sum(axis=0))) if len(noise) else total


@wrong(big(0, 50))
def w6(centre, context, noise):
    """Wrong: log(1 - sigma(x)) for noise is log 0 from x = 37 on; noise score 50."""
    sigma = np.exp(ls(noise @ centre))
    return -ls(centre @ context) - np.log(1 - sigma).sum()


@wrong(big(0, 1000))
def w7(centre, context, noise):
    """Wrong: stable for the neighbour, log(1 + e^x) for the noise; noise score 1000."""
    return np.logaddexp(0, -(centre @ context)) + np.log1p(np.exp(noise @ centre)).sum()


@wrong(lambda: I(0))
def w8(centre, context, noise):
    """Wrong: gives 0 when there is no noise word; K = 0."""
    if len(noise) == 0:
        return 0.0
    return -ls(centre @ context) - ls(-(noise @ centre)).sum()


@wrong(I)
def w9(centre, context, noise):
    """Wrong: int() of the score of the neighbour, right for whole vectors; float vectors."""
    return -ls(int(centre @ context)) - ls(-(noise @ centre)).sum()


@wrong(I)
def w10(centre, context, noise):
    """Wrong: turns the sign of the given noise in place; K = 3."""
    noise *= -1
    return -ls(centre @ context) - ls(noise @ centre).sum()
