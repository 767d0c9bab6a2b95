import itertools

import numpy as np


def right_loop(words, W, U, b):
    """right: a plain loop with a list of states"""
    h = np.zeros(len(b))
    states = []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        states.append(h)
    return np.array(states)


def right_preallocated(words, W, U, b):
    """right: words @ W + b once, then a float array filled row by row"""
    pre = words @ W + b
    out = np.empty(pre.shape, dtype=float)
    out[0] = np.tanh(pre[0])
    for t in range(1, len(out)):
        out[t] = np.tanh(pre[t] + out[t - 1].dot(U))
    return out


def right_accumulate(words, W, U, b):
    """right: itertools.accumulate, without the first state"""

    def step(h, x):
        return np.tanh(np.dot(x, W) + np.dot(h, U) + b)

    return np.stack(list(itertools.accumulate(words, step, initial=np.zeros(U.shape[0])))[1:])


def right_recursive(words, W, U, b):
    """right: splits the sentence in the middle, the second half starts with the last state of the first"""

    def run(part, h):
        if len(part) == 1:
            return np.tanh(part @ W + h @ U + b)
        middle = len(part) // 2
        first = run(part[:middle], h)
        return np.concatenate([first, run(part[middle:], first[-1:])])

    return run(words, np.zeros((1, len(b))))


class Encoder:
    """right: a class with __call__, one joined matrix, new state at each call, rows as Python lists"""

    def __call__(self, words, W, U, b):
        joined = np.vstack([W, U])
        state = [0.0] * len(b)
        rows = []
        for word in words:
            state = np.tanh(np.concatenate([word, state]) @ joined + b).tolist()
            rows.append(state)
        return rows


# witness: [(A([[.5], [.2]]), A([[1., .3]]), A([[.1, .7], [-.4, .2]]), A([.1, 0.]))]
def wrong_u_transposed(words, W, U, b):
    """wrong: U @ h in place of h @ U, right only for a symmetric U"""
    h, out = np.zeros(len(b)), []
    for x in words:
        h = np.tanh(x @ W + U @ h + b)
        out.append(h)
    return np.array(out)


# witness: [(A([[.5], [.2]]), A([[1.]]), A([[.5]]), A([.1]))]
def wrong_last_only(words, W, U, b):
    """wrong: the last state in every row (one array changed in place)"""
    h, out = np.zeros(len(b)), []
    for x in words:
        h[:] = np.tanh(x @ W + h @ U + b)
        out.append(h)
    return np.array(out)


# witness: [(A([[.5], [.2]]), A([[1.]]), A([[.5]]), A([.1]))]
def wrong_with_start(words, W, U, b):
    """wrong: the state before the first word is the first row, the last state is missing"""
    states = [np.zeros(len(b))]
    for x in words[:-1]:
        states.append(np.tanh(x @ W + states[-1] @ U + b))
    return np.array(states)


# witness: [(A([[1], [2]]), A([[1]]), A([[1]]), A([0]))]
def wrong_int_states(words, W, U, b):
    """wrong: states in an array of the type of words @ W, cut to whole numbers for integer input"""
    out = np.zeros_like(words @ W)
    h = np.zeros(len(b))
    for t, x in enumerate(words):
        h = np.tanh(x @ W + h @ U + b)
        out[t] = h
    return out


# witness: [(A([[.5], [.2]]), A([[1.]]), A([[.5]]), A([.1]))]
def wrong_bias_at_start(words, W, U, b):
    """wrong: starts with the bias as the first state"""
    h, out = b * 1.0, []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        out.append(h)
    return np.array(out)


# witness: [(A([[.5], [.2], [.3]]), A([[1.]]), A([[.5]]), A([.1]))]
def wrong_reads_words(words, W, U, b):
    """wrong: from the third word on reads the state two steps back"""
    pre = words @ W + b
    out = np.zeros(pre.shape)
    for t in range(len(pre)):
        out[t] = np.tanh(pre[t] + (out[max(t - 2, 0)] @ U if t else 0))
    return out


_memory = {}


# witness: [(A([[.5]]), A([[1.]]), A([[.5]]), A([.1])), (A([[.5]]), A([[1.]]), A([[.5]]), A([.1]))]
def wrong_goes_on(words, W, U, b):
    """wrong: goes on from the last state of the call before (by size of the state)"""
    h, out = _memory.get(len(b), np.zeros(len(b))), []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        out.append(h)
    _memory[len(b)] = h
    return np.array(out)


# witness: [(A([[.5]]), A([[1.]]), A([[.5]]), A([.1]))]
def wrong_squeezed(words, W, U, b):
    """wrong: squeezes the result, so one word (or one number in the state) loses an axis"""
    h, out = np.zeros(len(b)), []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        out.append(h)
    return np.squeeze(np.array(out))


# witness: [(A([[.5], [-.2]]), A([[1.]]), A([[.5]]), A([.1]))]
def wrong_in_place_bias(words, W, U, b):
    """wrong: adds the projected word to b in place when b is float - changes the argument"""
    h, out = np.zeros(len(b)), []
    for x in words:
        s = b if b.dtype == float else b.astype(float)
        s += x @ W + h @ U
        h = np.tanh(s)
        s -= x @ W
        out.append(h)
    return np.array(out)


# witness: [(A([[800.], [1.]]), A([[1.]]), A([[.5]]), A([.1]))]
def wrong_exp(words, W, U, b):
    """wrong: tanh as (e^2x - 1) / (e^2x + 1), nan for large x"""
    h, out = np.zeros(len(b)), []
    for x in words:
        e = np.exp(2 * (x @ W + h @ U + b))
        h = (e - 1) / (e + 1)
        out.append(h)
    return np.array(out)


RIGHT = [right_loop, right_preallocated, right_accumulate, right_recursive, Encoder()]
WRONG = [
    wrong_u_transposed,
    wrong_last_only,
    wrong_with_start,
    wrong_int_states,
    wrong_bias_at_start,
    wrong_reads_words,
    wrong_goes_on,
    wrong_squeezed,
    wrong_in_place_bias,
    wrong_exp,
]
