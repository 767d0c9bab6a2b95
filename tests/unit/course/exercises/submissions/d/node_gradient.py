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
def r1(grad, left, right, W, b):
    """Right: the formulas of the lesson."""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    delta = grad * (1 - p**2)
    g = W.T @ delta
    return g[: len(left)], g[len(left) :], np.outer(delta, x), delta


@right
def r2(grad, left, right, W, b):
    """Right: loops."""
    d = len(left)
    x = [float(v) for v in left] + [float(v) for v in right]
    delta = []
    for i in range(d):
        p = np.tanh(sum(float(W[i, j]) * x[j] for j in range(2 * d)) + float(b[i]))
        delta.append(float(grad[i]) * (1 - p) * (1 + p))
    gx = [sum(float(W[i, j]) * delta[i] for i in range(d)) for j in range(2 * d)]
    return np.array(gx[:d]), np.array(gx[d:]), np.array([[q * v for v in x] for q in delta]), np.array(delta)


@right
def r3(grad, left, right, W, b):
    """Right: two halves of W, einsum, a list returned."""
    d = grad.shape[0]
    Wl, Wr = W[:, :d], W[:, d:]
    delta = grad * (1 - np.tanh(Wl @ left + Wr @ right + b) ** 2)
    return [
        delta @ Wl,
        delta @ Wr,
        np.hstack([np.einsum("i,j->ij", delta, left), np.einsum("i,j->ij", delta, right)]),
        delta,
    ]


@right
def r4(grad, left, right, W, b):
    """Right: the Jacobian diag(1 - p^2) W, np.split."""
    x = np.append(left, right)
    slope = np.diag(1 - np.square(np.tanh(np.dot(W, x) + b)))
    l, r = np.split(grad @ slope @ W, 2)
    delta = slope.T @ grad
    return l, r, delta[:, None] * x[None, :], delta


class Gradient:
    """Right: object; slope as 1 / cosh^2 by two exponentials of -|z|."""

    def __call__(self, grad, left, right, W, b):
        x = np.r_[left, right].astype(float)
        z = W @ x + b
        e = np.exp(-2 * np.abs(z))
        delta = grad * 4 * e / (1 + e) ** 2
        l, r = (W.T @ delta).reshape(2, -1)
        return l, r, np.multiply.outer(delta, x), delta


globals()["RIGHT"].append(Gradient())


def I(d=3):
    g = np.random.default_rng(4)
    return g.normal(size=d), g.normal(size=d), g.normal(size=d), g.normal(size=(d, 2 * d)), g.normal(size=d)


def back(delta, x, W):
    g = W.T @ delta
    d = len(delta)
    return g[:d], g[d:], np.outer(delta, x), delta


@wrong(I)
def w1(grad, left, right, W, b):
    """Wrong: slope 1 - z^2 from before the tanh; any."""
    x = np.concatenate([left, right])
    return back(grad * (1 - (W @ x + b) ** 2), x, W)


@wrong(lambda: I(1))
def w2(grad, left, right, W, b):
    """Wrong: squeezes, so for d = 1 the shapes are lost; d = 1."""
    x = np.concatenate([left, right])
    return tuple(np.squeeze(a) for a in back(grad * (1 - np.tanh(W @ x + b) ** 2), x, W))


@wrong(I)
def w3(grad, left, right, W, b):
    """Wrong: the gradients for left and right are exchanged; any."""
    x = np.concatenate([left, right])
    l, r, gW, gb = back(grad * (1 - np.tanh(W @ x + b) ** 2), x, W)
    return r, l, gW, gb


@wrong(I)
def w4(grad, left, right, W, b):
    """Wrong: the gradient for W uses grad instead of delta; any."""
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    g = W.T @ delta
    return g[: len(left)], g[len(left) :], np.outer(grad, x), delta


@wrong(I)
def w5(grad, left, right, W, b):
    """Wrong: the gradient for b is grad, without the slope; any."""
    x = np.concatenate([left, right])
    l, r, gW, _ = back(grad * (1 - np.tanh(W @ x + b) ** 2), x, W)
    return l, r, gW, grad.copy()


@wrong(I)
def w6(grad, left, right, W, b):
    """Wrong: the bias is forgotten in p; b not 0."""
    x = np.concatenate([left, right])
    return back(grad * (1 - np.tanh(W @ x) ** 2), x, W)


@wrong(lambda: (A([0.5, 1.0]), A([0.1, 0.2]), A([0.3, 0.4]), A([[1, 0, 1, 0], [0, 1, 1, 2]]), A([0.0, 1])))
def w7(grad, left, right, W, b):
    """Wrong: the gradient for W in an array of W's type, whole W cuts it; W of integers."""
    x = np.concatenate([left, right])
    l, r, full, gb = back(grad * (1 - np.tanh(W @ x + b) ** 2), x, W)
    gW = np.zeros_like(W)
    for i in range(len(gb)):
        gW[i] = full[i]
    return l, r, gW, gb


@wrong(I)
def w8(grad, left, right, W, b):
    """Wrong: multiplies grad in place; any float grad."""
    x = np.concatenate([left, right])
    grad *= 1 - np.tanh(W @ x + b) ** 2
    return back(grad, x, W)


@wrong(I)
def w9(grad, left, right, W, b):
    """Wrong: (1 - p)^2 for 1 - p^2, right for p = 0; any."""
    x = np.concatenate([left, right])
    return back(grad * (1 - np.tanh(W @ x + b)) ** 2, x, W)


@wrong(I)
def w10(grad, left, right, W, b):
    """Wrong: the gradient for W is turned and reshaped to (d, 2d); d = 3."""
    x = np.concatenate([left, right])
    l, r, gW, gb = back(grad * (1 - np.tanh(W @ x + b) ** 2), x, W)
    return l, r, np.outer(x, gb).reshape(W.shape), gb
