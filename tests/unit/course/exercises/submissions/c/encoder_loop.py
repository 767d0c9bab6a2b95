import math
from itertools import accumulate

import numpy as np


def f1(words, W, U, b):
    """Right: a list of states."""
    h = np.zeros(len(b))
    states = []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        states.append(h)
    return np.array(states)


def f2(words, W, U, b):
    """Right: table with a zero row on top that is cut off."""
    T = words.shape[0]
    H = U.shape[0]
    S = np.zeros((T + 1, H))
    for t in range(1, T + 1):
        S[t] = np.tanh(np.dot(words[t - 1], W) + np.dot(S[t - 1], U) + b)
    return S[1:]


def f3(words, W, U, b):
    """Right: itertools.accumulate over projected words."""
    xs = words @ W + b
    step = lambda h, x: np.tanh(x + h @ U)
    return np.array(list(accumulate(xs, step, initial=np.zeros(U.shape[0])))[1:])


def f4(words, W, U, b):
    """Right: recursion on a helper, shorter prefix first."""

    def states(n):
        if n == 0:
            return [np.zeros(len(b))]
        before = states(n - 1)
        return before + [np.tanh(words[n - 1] @ W + before[-1] @ U + b)]

    return np.stack(states(len(words))[1:])


def f5(words, W, U, b):
    """Right: pure Python numbers, list of lists."""
    h = [0.0] * len(b)
    out = []
    for x in words:
        new = []
        for j in range(len(b)):
            s = float(b[j])
            for i in range(len(x)):
                s += float(x[i]) * float(W[i][j])
            for i in range(len(h)):
                s += h[i] * float(U[i][j])
            new.append(math.tanh(s))
        h = new
        out.append(h)
    return out


def g1(words, W, U, b):
    """Wrong: one buffer in the list: all rows are the last state."""
    # shows: array([[ 3], [-1], [ 1]]), array([[0]]), array([[-2]]), array([-2]) -> other result
    h = np.zeros(len(b))
    states = []
    for x in words:
        h[:] = np.tanh(x @ W + h @ U + b)
        states.append(h)
    return np.array(states)


def g2(words, W, U, b):
    """Wrong: table by zeros_like of whole numbers cuts the states to 0."""
    # shows: array([[-2, 0]]), array([[1], [1]]), array([[2]]), array([3]) -> other result
    out = np.zeros((len(words), len(b)), dtype=words.dtype)
    h = np.zeros(len(b))
    for t in range(len(words)):
        h = np.tanh(words[t] @ W + h @ U + b)
        out[t] = h
    return out


def g3(words, W, U, b):
    """Wrong: the first state starts from b, not from zeros."""
    # shows: array([[-2, 0]]), array([[1], [1]]), array([[2]]), array([3]) -> other result
    h = b
    states = []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        states.append(h)
    return np.array(states)


def g4(words, W, U, b):
    """Wrong: squeezes the list of states: one word, or a state of one number, loses an axis."""
    # shows: array([[-2, 0]]), array([[1], [1]]), array([[2]]), array([3]) -> other result
    h = np.zeros((1, len(b)))
    states = []
    for x in words:
        h = np.tanh(x.reshape(1, -1) @ W + h @ U + b)
        states.append(h)
    return np.array(states).squeeze()


def g5(words, W, U, b):
    """Wrong: state enters through U @ h instead of h @ U."""
    # shows: array([[-1], [ 0]]), array([[-3, -1]]), array([[ 0, -2], [ 1, -2]]), array([-1, 1]) -> other result
    h = np.zeros(len(b))
    states = []
    for x in words:
        h = np.tanh(x @ W + U @ h + b)
        states.append(h)
    return np.array(states)


_state = {}


def g6(words, W, U, b):
    """Wrong: starts from the last state of the call before (same h)."""
    # shows: only after earlier calls with other input: array([[-2, 0]]), array([[1], [1]]), array([[2]]), array([3]) -> other result
    h = _state.get(len(b), np.zeros(len(b)))
    states = []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        states.append(h)
    _state[len(b)] = h
    return np.array(states)


def g7(words, W, U, b):
    """Wrong: the state is updated number by number, new ones already used by the next."""
    # shows: array([[1]]), array([[-3, 3]]), array([[ 2, -2], [-3, -1]]), array([-1, 2]) -> other result
    h = np.zeros(len(b))
    states = []
    for x in words:
        for j in range(len(b)):
            h[j] = np.tanh(x @ W[:, j] + h @ U[:, j] + b[j])
        states.append(h.copy())
    return np.array(states)


def g8(words, W, U, b):
    """Wrong: the sum before the tanh is carried on."""
    # shows: array([[ 3], [-1], [ 1]]), array([[0]]), array([[-2]]), array([-2]) -> other result
    h = np.zeros(len(b))
    states = []
    for x in words:
        h = x @ W + h @ U + b
        states.append(np.tanh(h))
    return np.array(states)


def g9(words, W, U, b):
    """Wrong: the bias is forgotten after the first word."""
    # shows: array([[ 3], [-1], [ 1]]), array([[0]]), array([[-2]]), array([-2]) -> other result
    h = np.tanh(words[0] @ W + b)
    states = [h]
    for x in words[1:]:
        h = np.tanh(x @ W + h @ U)
        states.append(h)
    return np.array(states)


def g10(words, W, U, b):
    """Wrong: first row is the zero state and the last state is missing."""
    # shows: array([[-2, 0]]), array([[1], [1]]), array([[2]]), array([3]) -> other result
    h = np.zeros(len(b))
    states = []
    for x in words:
        states.append(h)
        h = np.tanh(x @ W + h @ U + b)
    return np.array(states)


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
