import numpy as np


def right_outer(grad, left, right, W, b):
    """right: delta = grad (1 - p^2), outer product, W^T delta"""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    delta = grad * (1 - p**2)
    d_x = W.T @ delta
    d = len(left)
    return d_x[:d], d_x[d:], np.outer(delta, x), delta


def right_loops(grad, left, right, W, b):
    """right: all sums written as loops into float arrays"""
    d = len(b)
    x = list(left) + list(right)
    g_b, g_W, g_x = np.zeros(d), np.zeros((d, 2 * d)), np.zeros(2 * d)
    for i in range(d):
        p = np.tanh(sum(W[i, j] * x[j] for j in range(2 * d)) + b[i])
        g_b[i] = grad[i] * (1 - p) * (1 + p)
        for j in range(2 * d):
            g_W[i, j] = g_b[i] * x[j]
            g_x[j] += g_b[i] * W[i, j]
    return g_x[:d], g_x[d:], g_W, g_b


def right_einsum(grad, left, right, W, b):
    """right: einsum, with the two halves of W apart"""
    L, R = np.hsplit(W, 2)
    p = np.tanh(np.einsum("ij,j->i", L, left) + np.einsum("ij,j->i", R, right) + b)
    delta = np.einsum("i,i->i", grad, 1 - p * p)
    parts = [np.einsum("i,j->ij", delta, x) for x in (left, right)]
    return np.einsum("i,ij->j", delta, L), np.einsum("i,ij->j", delta, R), np.hstack(parts), delta


def right_jacobian(grad, left, right, W, b):
    """right: the Jacobian diag(1 - p^2) W, and columns by broadcasting"""
    both = np.r_[left, right]
    J = np.diag(1.0 - np.square(np.tanh(W.dot(both) + b)))
    d_left, d_right = np.split(grad @ (J @ W), 2)
    d_b = grad @ J
    return d_left, d_right, d_b[:, None] * both[None, :], d_b


class Node:
    """right: forward and backward as methods, a new object of values at each call"""

    def forward(self, left, right, W, b):
        x = np.concatenate((left, right)).astype(float)
        return x, np.tanh(np.dot(W, x) + b)

    def __call__(self, grad, left, right, W, b):
        x, p = self.forward(left, right, W, b)
        delta = np.multiply(grad, 1 - np.power(p, 2))
        back = delta.dot(W)
        half = back.size // 2
        return back[:half], back[half:], delta.reshape(-1, 1) * x, delta


# witness: [(A([1.]), A([.1]), A([.3]), A([[1., 2]]), A([.1])), (A([2.]), A([.5]), A([.3]), A([[1., 2]]), A([.1]))]
def wrong_one_buffer(grad, left, right, W, b):
    """wrong: gives out the same array for W at each call of the same d, the result of the call before changes"""
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    d_left, d_right = np.split(W.T @ delta, 2)
    buffer = _buffers.setdefault(len(b), np.empty(W.shape))
    np.multiply(delta[:, None], x, out=buffer)
    return d_left, d_right, buffer, delta


_buffers = {}


# witness: [(A([1., .5]), A([.1, .2]), A([.3, -.4]), A([[1., 2, 3, 4], [0, 1, -1, 2]]), A([.1, .2]))]
def wrong_no_bias(grad, left, right, W, b):
    """wrong: the value of the node without b, right for b = 0"""
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x) ** 2)
    g = W.T @ delta
    d = len(left)
    return g[:d], g[d:], np.outer(delta, x), delta


# witness: [(A([1., .5]), A([.1, .2]), A([.3, -.4]), A([[1., 2, 3, 4], [0, 1, -1, 2]]), A([.1, .2]))]
def wrong_sides(grad, left, right, W, b):
    """wrong: left and right exchanged in the first two results"""
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    d_right, d_left = np.split(W.T @ delta, 2)
    return d_left, d_right, np.outer(delta, x), delta


# witness: [(A([1., .5]), A([.1, .2]), A([.3, -.4]), A([[1., 2, 3, 4], [0, 1, -1, 2]]), A([.1, .2]))]
def wrong_untransposed(grad, left, right, W, b):
    """wrong: the halves of W not transposed, right for symmetric halves and d = 1"""
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    d = len(left)
    return W[:, :d] @ delta, W[:, d:] @ delta, np.outer(delta, x), delta


# witness: [(A([1., .5]), A([.1, .2]), A([.3, -.4]), A([[1., 2, 3, 4], [0, 1, -1, 2]]), A([.1, .2]))]
def wrong_interleaved(grad, left, right, W, b):
    """wrong: splits [left; right] by even and odd places, right for d = 1"""
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    g = W.T @ delta
    return g[::2], g[1::2], np.outer(delta, x), delta


# witness: [(A([3]), A([1]), A([0]), A([[1, 0]]), A([0]))]
def wrong_int_results(grad, left, right, W, b):
    """wrong: results in arrays like the arguments, cut off for whole numbers"""
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    g = np.split(W.T @ delta, 2)
    out = [np.zeros_like(a) for a in (left, right, W, b)]
    for o, r in zip(out, (g[0], g[1], np.outer(delta, x), delta)):
        o[...] = r
    return tuple(out)


# witness: [(A([1., .5]), A([.1, .2]), A([.3, -.4]), A([[1., 2, 3, 4], [0, 1, -1, 2]]), A([.1, .2]))]
def wrong_steps(grad, left, right, W, b):
    """wrong: right results, but it also makes a step of gradient descent on a float W"""
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    d_left, d_right = np.split(W.T @ delta, 2)
    d_W = np.outer(delta, x)
    if W.dtype.kind == "f":
        W -= 0.01 * d_W
    return d_left, d_right, d_W, delta


_sum = {}


# witness: [(A([1.]), A([.1]), A([.3]), A([[1., 2]]), A([.1])), (A([2.]), A([.1]), A([.3]), A([[1., 2]]), A([.1]))]
def wrong_accumulates(grad, left, right, W, b):
    """wrong: adds the gradient of W to that of the calls before with the same shape, as a framework would"""
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    d_left, d_right = np.split(W.T @ delta, 2)
    _sum[W.shape] = _sum.get(W.shape, 0) + np.outer(delta, x)
    return d_left, d_right, _sum[W.shape], delta


# witness: [(A([1., .5]), A([.1, .2]), A([.3, -.4]), A([[1., 2, 3, 4], [0, 1, -1, 2]]), A([.1, .2]))]
def wrong_grad_of_p(grad, left, right, W, b):
    """wrong: applies the derivative to grad times p: 1 - (grad p)^2"""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    delta = grad * (1 - (grad * p) ** 2)
    d_left, d_right = np.split(W.T @ delta, 2)
    return d_left, d_right, np.outer(delta, x), delta


# witness: [(A([9., 12.]), A([.1, .2]), A([.3, -.4]), A([[.1, .2, .3, .4], [0, .1, -.1, .2]]), A([.1, .2]))]
def wrong_clipped(grad, left, right, W, b):
    """wrong: clips the gradient to norm 5"""
    n = np.linalg.norm(grad)
    g = grad * 5 / n if n > 5 else grad
    x = np.concatenate([left, right])
    delta = g * (1 - np.tanh(W @ x + b) ** 2)
    d_left, d_right = np.split(W.T @ delta, 2)
    return d_left, d_right, np.outer(delta, x), delta


RIGHT = [right_outer, right_loops, right_einsum, right_jacobian, Node()]
WRONG = [
    wrong_one_buffer,
    wrong_no_bias,
    wrong_sides,
    wrong_untransposed,
    wrong_interleaved,
    wrong_int_results,
    wrong_steps,
    wrong_accumulates,
    wrong_grad_of_p,
    wrong_clipped,
]
