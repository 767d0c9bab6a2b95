import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(words, W, U, b):
    """Right: a list of states."""
    h = np.zeros(len(b))
    states = []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        states.append(h)
    return np.array(states)


@right
def r2(words, W, U, b):
    """Right: inputs projected all at once, rows filled in."""
    projected = words @ W + b
    out = np.empty((words.shape[0], U.shape[0]))
    previous = np.zeros(U.shape[0])
    for i, row in enumerate(projected):
        out[i] = previous = np.tanh(row + previous @ U)
    return out


@right
def r3(words, W, U, b):
    """Right: one more row of zeros before the first."""
    states = np.zeros((len(words) + 1, len(b)))
    for i in range(1, len(states)):
        states[i] = np.tanh(np.dot(words[i - 1], W) + np.dot(states[i - 1], U) + b)
    return states[1:]


@right
def r4(words, W, U, b):
    """Right: accumulate."""
    from itertools import accumulate

    start = np.zeros_like(b, dtype=float)
    step = lambda h, x: np.tanh(x @ W + h @ U + b)
    return np.stack(list(accumulate(words, step, initial=start))[1:])


@right
def r5(words, W, U, b):
    """Right: [word; state] times the joined matrix."""
    joined = np.vstack([W, U])
    h, out = np.zeros(U.shape[1]), []
    for word in words:
        h = np.tanh(np.hstack([word, h]) @ joined + b)
        out.append(h.tolist())
    return out


@wrong
def w1(words, W, U, b):
    """Wrong: only the last state."""
    h = np.zeros(len(b))
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
    return h


@wrong
def w2(words, W, U, b):
    """Wrong: the state before is forgotten at each word."""
    h = np.zeros(len(b))
    return np.array([np.tanh(x @ W + h @ U + b) for x in words])


@wrong
def w3(words, W, U, b):
    """Wrong: from the last word to the first."""
    h, out = np.zeros(len(b)), []
    for x in words[::-1]:
        h = np.tanh(x @ W + h @ U + b)
        out.append(h)
    return np.array(out)


@wrong
def w4(words, W, U, b):
    """Wrong: the same array is appended again and again, changed in place."""
    h, out = np.zeros(len(b)), []
    for x in words:
        h[:] = np.tanh(x @ W + h @ U + b)
        out.append(h)
    return np.array(out)


@wrong
def w5(words, W, U, b):
    """Wrong: U is transposed."""
    h, out = np.zeros(len(b)), []
    for x in words:
        h = np.tanh(x @ W + U @ h + b)
        out.append(h)
    return np.array(out)


@wrong
def w6(words, W, U, b):
    """Wrong: the states before each word, the zeros first."""
    h, out = np.zeros(len(b)), []
    for x in words:
        out.append(h)
        h = np.tanh(x @ W + h @ U + b)
    return np.array(out)


@wrong
def w7(words, W, U, b):
    """Wrong: no bias."""
    h, out = np.zeros(len(b)), []
    for x in words:
        h = np.tanh(x @ W + h @ U)
        out.append(h)
    return np.array(out)


@wrong
def w8(words, W, U, b):
    """Wrong: the first word starts from the bias."""
    h, out = b, []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        out.append(h)
    return np.array(out)


@wrong
def w9(words, W, U, b):
    """Wrong: zeros_like of the whole-number bias cuts the states off."""
    h, out = np.zeros_like(b), []
    for x in words:
        h[...] = np.tanh(x @ W + h @ U + b).astype(h.dtype)
        out.append(h.copy())
    return np.array(out)


@wrong
def w10(words, W, U, b):
    """Wrong: reads U times the state before tanh."""
    z, out = np.zeros(len(b)), []
    for x in words:
        z = x @ W + z @ U + b
        out.append(np.tanh(z))
    return np.array(out)
