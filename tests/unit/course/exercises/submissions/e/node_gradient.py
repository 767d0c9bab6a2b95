import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(grad, left, right, W, b):
    """Right: as the text has it."""
    children = np.concatenate([left, right])
    p = np.tanh(W @ children + b)
    delta = grad * (1 - p**2)
    below = W.T @ delta
    d = len(b)
    return below[:d], below[d:], np.outer(delta, children), delta


@right
def r2(grad, left, right, W, b):
    """Right: W in two halves."""
    d = left.shape[0]
    L, R = W[:, :d], W[:, d:]
    p = np.tanh(L @ left + R @ right + b)
    delta = (1 - p * p) * grad
    return delta @ L, delta @ R, np.hstack([np.outer(delta, left), np.outer(delta, right)]), delta


@right
def r3(grad, left, right, W, b):
    """Right: einsum and split."""
    x = np.hstack((left, right))
    p = np.tanh(np.einsum("ij,j->i", W, x) + b)
    delta = grad - grad * p**2
    g_left, g_right = np.split(np.einsum("i,ij->j", delta, W), 2)
    return g_left, g_right, np.einsum("i,j->ij", delta, x), delta


@right
def r4(grad, left, right, W, b):
    """Right: loops, filled in."""
    d = len(grad)
    x = [*left, *right]
    delta = np.zeros(d)
    for i in range(d):
        z = b[i] + sum(W[i][j] * x[j] for j in range(2 * d))
        delta[i] = grad[i] * (1 - np.tanh(z) ** 2)
    g_x, g_W = np.zeros(2 * d), np.zeros((d, 2 * d))
    for i in range(d):
        for j in range(2 * d):
            g_x[j] += W[i][j] * delta[i]
            g_W[i, j] = delta[i] * x[j]
    return [g_x[:d], g_x[d:], g_W, delta]


@right
def r5(grad, left, right, W, b):
    """Right: column vectors and back."""
    x = np.concatenate([left, right])[:, None]
    z = W @ x + np.reshape(b, (-1, 1))
    delta = np.reshape(grad, (-1, 1)) * (1 - np.tanh(z) ** 2)
    down = (W.T @ delta).ravel()
    return down[: len(left)], down[len(left) :], delta @ x.T, delta[:, 0]


def _parts(grad, left, right, W, b):
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    return x, p, grad * (1 - p**2), len(b)


@wrong
def w1(grad, left, right, W, b):
    """Wrong: no slope of tanh."""
    x, _p, _delta, d = _parts(grad, left, right, W, b)
    down = W.T @ grad
    return down[:d], down[d:], np.outer(grad, x), grad


@wrong
def w2(grad, left, right, W, b):
    """Wrong: left and right exchanged."""
    x, _p, delta, d = _parts(grad, left, right, W, b)
    down = W.T @ delta
    return down[d:], down[:d], np.outer(delta, x), delta


@wrong
def w3(grad, left, right, W, b):
    """Wrong: the outer product turned, (2d, d)."""
    x, _p, delta, d = _parts(grad, left, right, W, b)
    down = W.T @ delta
    return down[:d], down[d:], np.outer(x, delta), delta


@wrong
def w4(grad, left, right, W, b):
    """Wrong: slope 1 - p."""
    x, p, _delta, d = _parts(grad, left, right, W, b)
    delta = grad * (1 - p)
    down = W.T @ delta
    return down[:d], down[d:], np.outer(delta, x), delta


@wrong
def w5(grad, left, right, W, b):
    """Wrong: the slope at z instead of p."""
    x = np.concatenate([left, right])
    z = W @ x + b
    delta = grad * (1 - z**2)
    down, d = W.T @ delta, len(b)
    return down[:d], down[d:], np.outer(delta, x), delta


@wrong
def w6(grad, left, right, W, b):
    """Wrong: the bias forgotten in the way forward."""
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x) ** 2)
    down, d = W.T @ delta, len(b)
    return down[:d], down[d:], np.outer(delta, x), delta


@wrong
def w7(grad, left, right, W, b):
    """Wrong: grad is changed in place."""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    slope = 1 - p**2
    if grad.dtype.kind == "f" and grad.flags.writeable:
        grad *= slope
    else:
        grad = grad * slope
    down, d = W.T @ grad, len(b)
    return down[:d], down[d:], np.outer(grad, x), grad.copy()


@wrong
def w8(grad, left, right, W, b):
    """Wrong: another order, W and b first."""
    x, _p, delta, d = _parts(grad, left, right, W, b)
    down = W.T @ delta
    return np.outer(delta, x), delta, down[:d], down[d:]


@wrong
def w9(grad, left, right, W, b):
    """Wrong: W instead of its transpose for the left, by the first d columns not turned."""
    x, _p, delta, d = _parts(grad, left, right, W, b)
    return W[:, :d] @ delta, W[:, d:] @ delta, np.outer(delta, x), delta


@wrong
def w10(grad, left, right, W, b):
    """Wrong: the gradient of b is summed to one number."""
    x, _p, delta, d = _parts(grad, left, right, W, b)
    down = W.T @ delta
    return down[:d], down[d:], np.outer(delta, x), delta.sum()
