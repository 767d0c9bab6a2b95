import math

import numpy as np


def f1(grad, left, right, W, b):
    """Right: the textbook way."""
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    delta = grad * (1 - p**2)
    dx = W.T @ delta
    d = len(left)
    return dx[:d], dx[d:], np.outer(delta, x), delta


def f2(grad, left, right, W, b):
    """Right: all with loops over lists into float arrays."""
    d = len(left)
    x = [float(v) for v in left] + [float(v) for v in right]
    dW = np.zeros((d, 2 * d))
    db = np.zeros(d)
    dx = np.zeros(2 * d)
    for i in range(d):
        z = float(b[i])
        for j in range(2 * d):
            z += float(W[i, j]) * x[j]
        db[i] = float(grad[i]) * (1 - math.tanh(z) ** 2)
        for j in range(2 * d):
            dW[i, j] = db[i] * x[j]
            dx[j] += db[i] * float(W[i, j])
    return dx[:d], dx[d:], dW, db


def f3(grad, left, right, W, b):
    """Right: two halves of W by themselves."""
    d = left.shape[0]
    W1, W2 = W[:, :d], W[:, d:]
    z = W1.dot(left) + W2.dot(right) + b
    g = grad * (1.0 - np.tanh(z) * np.tanh(z))
    dW = np.hstack([g[:, None] * left[None, :], g[:, None] * right[None, :]])
    return g.dot(W1), g.dot(W2), dW, g.copy()


def f4(grad, left, right, W, b):
    """Right: einsum, np.split."""
    x = np.r_[left, right]
    p = np.tanh(np.einsum("ij,j->i", W, x) + b)
    db = np.einsum("i,i->i", grad, 1 - p * p)
    dl, dr = np.split(np.einsum("i,ij->j", db, W), 2)
    return dl, dr, np.einsum("i,j->ij", db, x), db


class _Node:
    def __init__(self, left, right, W, b):
        self.x = np.hstack((left, right))
        self.W = W
        self.p = np.tanh(np.dot(W, self.x) + b)

    def backward(self, grad):
        dz = np.multiply(grad, 1 - np.square(self.p))
        dx = np.dot(np.transpose(self.W), dz)
        n = len(dx) // 2
        return (dx[:n], dx[n:], dz.reshape(-1, 1) @ self.x.reshape(1, -1), dz)


def f5(grad, left, right, W, b):
    """Right: a small class with forward and backward."""
    return _Node(left, right, W, b).backward(grad)


def g1(grad, left, right, W, b):
    """Wrong: derivative 1 - p, the square is missing."""
    # shows: array([3]), array([2]), array([2]), array([[1, 2]]), array([0]) -> other result
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    delta = grad * (1 - p)
    dx = W.T @ delta
    d = len(left)
    return dx[:d], dx[d:], np.outer(delta, x), delta


def g2(grad, left, right, W, b):
    """Wrong: left and right come back swapped."""
    # shows: array([3]), array([2]), array([2]), array([[1, 2]]), array([0]) -> other result
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    d = len(left)
    dx = W.T @ delta
    return dx[d:], dx[:d], np.outer(delta, x), delta


def g3(grad, left, right, W, b):
    """Wrong: p without the bias (same when b = 0)."""
    # shows: array([1]), array([-1]), array([2]), array([[2, 3]]), array([3]) -> other result
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x) ** 2)
    d = len(left)
    dx = W.T @ delta
    return dx[:d], dx[d:], np.outer(delta, x), delta


def g4(grad, left, right, W, b):
    """Wrong: left and right get the gradient without the tanh: W.T @ grad."""
    # shows: array([3]), array([2]), array([2]), array([[1, 2]]), array([0]) -> other result
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    d = len(left)
    dx = W.T @ grad
    return dx[:d], dx[d:], np.outer(delta, x), delta


def g5(grad, left, right, W, b):
    """Wrong: the left half is used as a square matrix without turning it (W1 @ delta)."""
    # shows: array([ 2, -1]), array([0, 3]), array([0, 3]), array([[-2, 1, -3, 1], [ 1, 2, 2, 3]]), array([3, 2]) -> other result
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    d = len(left)
    return W[:, :d] @ delta, W[:, d:] @ delta, np.outer(delta, x), delta


def g6(grad, left, right, W, b):
    """Wrong: grad *= ... changes the gradient it was given (and fails for whole numbers)."""
    # shows: array([3]), array([2]), array([2]), array([[1, 2]]), array([0]) -> UFuncTypeError Cannot cast ufunc 'multiply' output from dtype('float64') to
    x = np.concatenate([left, right])
    grad *= 1 - np.tanh(W @ x + b) ** 2
    d = len(left)
    dx = W.T @ grad
    return dx[:d], dx[d:], np.outer(grad, x), grad


def g7(grad, left, right, W, b):
    """Wrong: gradient of W filled into zeros_like(W), cut off when W holds whole numbers."""
    # shows: array([3]), array([2]), array([2]), array([[1, 2]]), array([0]) -> other result
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    dW = np.zeros_like(W)
    for i in range(len(delta)):
        dW[i] = delta[i] * x
    d = len(left)
    dx = W.T @ delta
    return dx[:d], dx[d:], dW, delta


def g8(grad, left, right, W, b):
    """Wrong: outer(delta, [right; left]) for W."""
    # shows: array([1]), array([-1]), array([2]), array([[2, 3]]), array([3]) -> other result
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    d = len(left)
    dx = W.T @ delta
    return dx[:d], dx[d:], np.outer(delta, np.concatenate([right, left])), delta


def g9(grad, left, right, W, b):
    """Wrong: gradients in a dictionary by id: one array given as left and right loses its first half."""
    # shows: array([3]), array([2]), array([2]), array([[1, 2]]), array([0]) -> other result
    x = np.concatenate([left, right])
    delta = grad * (1 - np.tanh(W @ x + b) ** 2)
    dx = W.T @ delta
    grads = {}
    start = 0
    for child in (left, right):
        grads[id(child)] = dx[start : start + len(child)]
        start += len(child)
    return grads[id(left)], grads[id(right)], np.outer(delta, x), delta


def g10(grad, left, right, W, b):
    """Wrong: derivative with tanh taken twice (tanh of p instead of p)."""
    # shows: array([3]), array([2]), array([2]), array([[1, 2]]), array([0]) -> other result
    x = np.concatenate([left, right])
    p = np.tanh(W @ x + b)
    delta = grad * (1 - np.tanh(p) ** 2)
    d = len(left)
    dx = W.T @ delta
    return dx[:d], dx[d:], np.outer(delta, x), delta


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
