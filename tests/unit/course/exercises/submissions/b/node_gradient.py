import math

import numpy as np


def r_plain(grad, left, right, W, b):
    """Right: forward again, then chain rule."""
    d = len(left)
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    g = grad * (1 - p**2)
    dx = W.T @ g
    return dx[:d], dx[d:], np.outer(g, x), g


def r_loops(grad, left, right, W, b):
    """Right: loops over rows and columns, lists as results."""
    d = len(b)
    x = left.tolist() + right.tolist()
    g = []
    for i in range(d):
        z = sum(float(W[i, j]) * x[j] for j in range(2 * d)) + float(b[i])
        g.append(float(grad[i]) * (1 - math.tanh(z) ** 2))
    dx = [sum(g[i] * float(W[i, j]) for i in range(d)) for j in range(2 * d)]
    return dx[:d], dx[d:], [[gi * xj for xj in x] for gi in g], g


def r_einsum(grad, left, right, W, b):
    """Right: W cut in two, einsum."""
    d = left.shape[0]
    Wl, Wr = W[:, :d], W[:, d:]
    z = np.einsum("ij,j->i", Wl, left) + np.einsum("ij,j->i", Wr, right) + b
    g = grad / np.cosh(np.clip(z, -300, 300)) ** 2
    return g @ Wl, g @ Wr, np.concatenate([np.einsum("i,j->ij", g, left), np.einsum("i,j->ij", g, right)], axis=1), g


def r_jacobian(grad, left, right, W, b):
    """Right: with the Jacobian as a diagonal matrix."""
    x = np.hstack((left, right))
    p = np.tanh(W.dot(x) + b)
    J = np.diag(1.0 - p * p)
    gb = grad @ J
    gl, gr = np.split(grad @ J @ W, 2)
    return gl, gr, gb[:, None] * x[None, :], gb


class _Node:
    """Right: class with forward and backward."""

    __name__ = "_Node"

    def __call__(self, grad, left, right, W, b):
        x, p = self.forward(left, right, W, b)
        return self.backward(grad, x, p, W)

    def forward(self, left, right, W, b):
        x = np.append(left, right)
        return x, np.tanh(np.matmul(W, x) + b)

    def backward(self, grad, x, p, W):
        g = np.multiply(grad, (1 - p) * (1 + p))
        both = (W * g[:, None]).sum(axis=0).reshape(2, -1)
        return both[0], both[1], np.multiply.outer(g, x), g


r_class = _Node()


# witness: (A([1.]), A([900.]), A([1.]), A([[1.,2.]]), A([.5]))
def w_exp_tanh(grad, left, right, W, b):
    """Wrong: tanh and its derivative from exponentials, nan (inf / inf) for large sums."""
    x = np.concatenate([left, right])
    z = W @ x + b
    e = np.exp(2.0 * z)
    g = grad * 4 * e / (e + 1) ** 2
    dx = W.T @ g
    return dx[: len(left)], dx[len(left) :], np.outer(g, x), g


# witness: (A([1.]), A([.5]), A([1.]), A([[1.,-.5]]), A([.5]))
def w_squeeze(grad, left, right, W, b):
    """Wrong: column times row, then squeeze: for d = 1 the gradient of W loses an axis."""
    x = np.concatenate([left, right])
    g = grad * (1 - np.tanh(W @ x + b) ** 2)
    dx = W.T @ g
    return dx[: len(left)], dx[len(left) :], np.squeeze(g[:, None] @ x[None, :]), g


# witness: (A([1]), A([2]), A([-1]), A([[.3,.2]]), A([.1]))
def w_int_buffer(grad, left, right, W, b):
    """Wrong: gradients are kept in the dtype of the vectors, so whole-number vectors cut them."""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    g = grad * (1 - p**2)
    dx = np.zeros_like(x)
    dx[:] = W.T @ g
    return dx[: len(left)], dx[len(left) :], np.outer(g, x), g


# witness: (M(2), M(2,seed=1), M(2,seed=2), M(2,4), M(2,seed=3))
def w_W_transposed(grad, left, right, W, b):
    """Wrong: outer product the other way round, made to fit by reshape; right for d = 1."""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    g = grad * (1 - p**2)
    dx = W.T @ g
    return dx[: len(left)], dx[len(left) :], np.outer(x, g).reshape(W.shape), g


# witness: (M(2), M(2,seed=1), M(2,seed=2), M(2,4), M(2,seed=3))
def w_wrong_half(grad, left, right, W, b):
    """Wrong: left and right gradients exchanged."""
    d = len(left)
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    g = grad * (1 - p**2)
    return W[:, d:].T @ g, W[:, :d].T @ g, np.outer(g, x), g


# witness: (M(2), M(2,seed=1), M(2,seed=2), M(2,4), A([5.,-5.]))
def w_no_b(grad, left, right, W, b):
    """Wrong: forward pass without b; right where b is 0."""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x)
    g = grad * (1 - p**2)
    dx = W.T @ g
    return dx[: len(left)], dx[len(left) :], np.outer(g, x), g


# witness: (M(2), M(2,seed=1), M(2,seed=2), M(2,4), M(2,seed=3))
def w_grad_in_place(grad, left, right, W, b):
    """Wrong: grad *= ... changes the caller's gradient."""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    if grad.dtype.kind != "f":
        grad = grad.astype(float)
    grad *= 1 - p**2
    dx = W.T @ grad
    return dx[: len(left)], dx[len(left) :], np.outer(grad, x), grad


_sum = {}


# witness: [(M(2), M(2,seed=1), M(2,seed=2), M(2,4), M(2,seed=3)), (M(2), M(2,seed=1), M(2,seed=2), M(2,4), M(2,seed=3))]
def w_accumulates(grad, left, right, W, b):
    """Wrong: adds the gradients of W and b up over calls with the same shape."""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    g = grad * (1 - p**2)
    dx = W.T @ g
    dW, db = _sum.get(W.shape, (0, 0))
    _sum[W.shape] = dW + np.outer(g, x), db + g
    return (dx[: len(left)], dx[len(left) :]) + _sum[W.shape]


# witness: (M(2), M(2,seed=1), M(2,seed=2), M(2,4), M(2,seed=3))
def w_sum_for_b(grad, left, right, W, b):
    """Wrong: gradient of b is the sum of g in every place; right for d = 1."""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    g = grad * (1 - p**2)
    dx = W.T @ g
    return dx[: len(left)], dx[len(left) :], np.outer(g, x), np.full(b.shape, g.sum())


# witness: (M(2), A([1.,.2]), A([1.,.2]), M(2,4), M(2,seed=3))
def w_equal_branches(grad, left, right, W, b):
    """Wrong: where left equals right the two gradients are added up, as for one shared vector."""
    d = len(left)
    x = np.concatenate([left, right])
    g = grad * (1 - np.tanh(W @ x + b) ** 2)
    dl, dr = W[:, :d].T @ g, W[:, d:].T @ g
    if np.array_equal(left, right):
        dl = dr = dl + dr
    return dl, dr, np.outer(g, x), g


RIGHT = [r_plain, r_loops, r_einsum, r_jacobian, r_class]
WRONG = [
    w_exp_tanh,
    w_squeeze,
    w_int_buffer,
    w_W_transposed,
    w_wrong_half,
    w_no_b,
    w_grad_in_place,
    w_accumulates,
    w_sum_for_b,
    w_equal_branches,
]
