from functools import reduce
from itertools import accumulate

import numpy as np


def r_loop(words, W, U, b):
    """Right: loop into a float array."""
    out = np.zeros((words.shape[0], W.shape[1]))
    h = np.zeros(W.shape[1])
    for t in range(words.shape[0]):
        h = np.tanh(words[t] @ W + h @ U + b)
        out[t] = h
    return out


def r_list(words, W, U, b):
    """Right: list of states, np.stack."""
    states = [np.zeros(len(b))]
    for word in words:
        states.append(np.tanh(W.T @ word + U.T @ states[-1] + b))
    return np.stack(states[1:])


def r_accumulate(words, W, U, b):
    """Right: itertools.accumulate over the inputs."""
    step = lambda h, x: np.tanh(x + h @ U)
    h0 = np.zeros(U.shape[0])
    return np.array(list(accumulate(words @ W + b, step, initial=h0))[1:])


def r_reduce(words, W, U, b):
    """Right: functools.reduce over the words, states in a growing array."""

    def step(states, x):
        h = np.einsum("d,dh->h", x, W) + np.einsum("i,ih->h", states[-1], U) + b
        return np.vstack([states, np.tanh(h)])

    return reduce(step, words, np.zeros((1, b.size)))[1:]


class _Cell:
    """Right: class with __call__ and one stacked matrix for [word; state; 1]."""

    __name__ = "_Cell"

    def __call__(self, words, W, U, b):
        big = np.concatenate([W, U, b[None]], axis=0).astype(float)
        h, out = [0.0] * len(b), []
        for x in words.tolist():
            h = np.tanh(np.array(x + h + [1.0]) @ big).tolist()
            out.append(h)
        return out


r_class = _Cell()


# witness: (J(3,2), M(2,4), M(4,4), M(4))
def w_int_out(words, W, U, b):
    """Wrong: result has the dtype of words, so whole numbers cut the states."""
    out = np.zeros((len(words), len(b)), dtype=words.dtype)
    h = np.zeros(len(b))
    for t, x in enumerate(words):
        h = np.tanh(x @ W + h @ U + b)
        out[t] = h
    return out


# witness: (M(3,2), M(2,4), M(4,4), A([1,0,-1,2]))
def w_int_state(words, W, U, b):
    """Wrong: the state is zeros_like(b) and filled in place, so a whole-number b cuts it."""
    h = np.zeros_like(b)
    out = []
    for x in words:
        h[:] = np.tanh(x @ W + h @ U + b)
        out.append(h.copy())
    return np.array(out)


# witness: (M(3,2), M(2,4), M(4,4), M(4))
def w_same_object(words, W, U, b):
    """Wrong: appends the same array each time, all rows are the last state."""
    h = np.zeros(len(b))
    out = []
    for x in words:
        h[...] = np.tanh(x @ W + h @ U + b)
        out.append(h)
    return np.array(out)


# witness: (M(3,2), M(2,4), M(4,4), M(4))
def w_U_transposed(words, W, U, b):
    """Wrong: U @ h instead of h @ U; right for one word or a symmetric U."""
    h = np.zeros(len(b))
    out = []
    for x in words:
        h = np.tanh(x @ W + U @ h + b)
        out.append(h)
    return np.array(out)


# witness: (M(3,2), M(2,4), M(4,4), M(4))
def w_before(words, W, U, b):
    """Wrong: returns the state before each word (zeros first, last one missing)."""
    states = [np.zeros(len(b))]
    for x in words:
        states.append(np.tanh(x @ W + states[-1] @ U + b))
    return np.array(states[:-1])


_state = {}


# witness: [(M(3,2), M(2,4), M(4,4), M(4)), (M(3,2), M(2,4), M(4,4), M(4))]
def w_keeps_state(words, W, U, b):
    """Wrong: goes on from the last state of the call before."""
    h = _state.get(len(b), np.zeros(len(b)))
    out = []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        out.append(h)
    _state[len(b)] = h
    return np.array(out)


# witness: (M(3,2), M(2,4), M(4,4), M(4))
def w_first_without_b(words, W, U, b):
    """Wrong: the bias belongs to the recurrent part and is left out at the first word."""
    out = [np.tanh(words[0] @ W)]
    for x in words[1:]:
        out.append(np.tanh(x @ W + out[-1] @ U + b))
    return np.array(out)


# witness: (M(1,2), M(2,4), M(4,4), M(4))
def w_squeeze(words, W, U, b):
    """Wrong: squeezes, so one word gives (h,) instead of (1, h)."""
    h = np.zeros((1, len(b)))
    rows = []
    for x in words:
        h = np.tanh(x[None] @ W + h @ U + b)
        rows.append(h)
    return np.squeeze(np.concatenate(rows))


# witness: (M(3,2), M(2,4), M(4,4), M(4))
def w_bias_grows(words, W, U, b):
    """Wrong: collects the sum in b itself with +=: changes its argument and the later states."""
    h = np.zeros(len(b))
    out = []
    for x in words:
        z = b
        z += x @ W + h @ U
        h = np.tanh(z)
        out.append(h)
    return np.array(out)


# witness: (A([[800.],[1.]]), A([[1.]]), A([[.5]]), A([0.]))
def w_exp_tanh(words, W, U, b):
    """Wrong: tanh as (e^2x - 1) / (e^2x + 1), nan for large sums."""

    def tanh(x):
        e = np.exp(2 * x)
        return (e - 1) / (e + 1)

    h = np.zeros(len(b))
    out = []
    for x in words:
        h = tanh(x @ W + h @ U + b)
        out.append(h)
    return np.array(out)


RIGHT = [r_loop, r_list, r_accumulate, r_reduce, r_class]
WRONG = [
    w_int_out,
    w_int_state,
    w_same_object,
    w_U_transposed,
    w_before,
    w_keeps_state,
    w_first_without_b,
    w_squeeze,
    w_bias_grows,
    w_exp_tanh,
]
