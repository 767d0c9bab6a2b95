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
def r1(words, W, U, b):
    """Right: a list of states."""
    h, states = np.zeros(len(b)), []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        states.append(h)
    return np.array(states)


@right
def r2(words, W, U, b):
    """Right: fills an array, inputs multiplied first; states[-1] is still zero at the start."""
    states = np.zeros((len(words), len(b)))
    z = words @ W + b
    for i in range(len(words)):
        states[i] = np.tanh(z[i] + states[i - 1] @ U)
    return states


@right
def r3(words, W, U, b):
    """Right: recursion over the words."""
    if len(words) == 1:
        return np.tanh(words @ W + b)
    before = r3(words[:-1], W, U, b)
    return np.vstack([before, np.tanh(words[-1] @ W + before[-1] @ U + b)])


@right
def r4(words, W, U, b):
    """Right: one matrix [W; U], accumulate."""
    from itertools import accumulate

    M = np.concatenate([W, U])
    steps = accumulate(words, lambda h, x: np.tanh(np.concatenate([x, h]) @ M + b), initial=np.zeros(len(b)))
    return np.stack(list(steps)[1:])


class Encoder:
    """Right: object with pure Python numbers, returns lists."""

    def __call__(self, words, W, U, b):
        import math

        H, h, out = len(b), [0.0] * len(b), []
        for x in words:
            h = [
                math.tanh(
                    sum(float(x[d]) * float(W[d][j]) for d in range(len(x)))
                    + sum(h[k] * float(U[k][j]) for k in range(H))
                    + float(b[j])
                )
                for j in range(H)
            ]
            out.append(h)
        return np.array(out)


right(Encoder())


def I(S=4, D=3, H=2):
    g = np.random.default_rng(4)
    return tuple(g.normal(size=z) for z in ((S, D), (D, H), (H, H), (H,)))


@wrong(I)
def w1(words, W, U, b):
    """Wrong: the same array is appended and overwritten, so all rows are the last state; S = 4."""
    h, states = np.zeros(len(b)), []
    for x in words:
        h[:] = np.tanh(x @ W + h @ U + b)
        states.append(h)
    return np.array(states)


@wrong(I)
def w2(words, W, U, b):
    """Wrong: the first state has D zeros, right for D = H; D = 3, H = 2 raises."""
    h, states = np.zeros(words.shape[1]), []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        states.append(h)
    return np.array(states)


@wrong(lambda: (A([[1, 0], [0, 1]]), A([[0.5, 0.1], [0.2, 0.3]]), A([[1.0, 0], [0, 1]]), A([0.0, 0])))
def w3(words, W, U, b):
    """Wrong: states have the type of the words, so whole words cut them; words [[1, 0], [0, 1]] of integers."""
    states = np.zeros((len(words), len(b)), dtype=words.dtype)
    h = np.zeros(len(b))
    for i, x in enumerate(words):
        h = np.tanh(x @ W + h @ U + b)
        states[i] = h
    return states


@wrong(I)
def w4(words, W, U, b):
    """Wrong: U @ h instead of h @ U, right for a symmetric U; random U."""
    h, states = np.zeros(len(b)), []
    for x in words:
        h = np.tanh(x @ W + U @ h + b)
        states.append(h)
    return np.array(states)


@wrong(I, I)
def w5(words, W, U, b, memory={}):
    """Wrong: begins with the last state of the call before if it fits; a second call."""
    h = memory.get(len(b), np.zeros(len(b)))
    states = []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        states.append(h)
    memory[len(b)] = h
    return np.array(states)


@wrong(I)
def w6(words, W, U, b):
    """Wrong: the states before each word, zeros first and the last missing; any."""
    states = np.zeros((len(words) + 1, len(b)))
    for i, x in enumerate(words):
        states[i + 1] = np.tanh(x @ W + states[i] @ U + b)
    return states[:-1]


@wrong(I)
def w7(words, W, U, b):
    """Wrong: sums into b itself and so changes it; any float b."""
    h, states = np.zeros(len(b)), []
    for x in words:
        z = b
        z += x @ W + h @ U
        h = np.tanh(z)
        states.append(h)
    return np.array(states)


@wrong(I)
def w8(words, W, U, b):
    """Wrong: the bias is missing at the first word only; b not 0."""
    h = np.tanh(words[0] @ W)
    states = [h]
    for x in words[1:]:
        h = np.tanh(x @ W + h @ U + b)
        states.append(h)
    return np.array(states)


@wrong(lambda: I(1))
def w9(words, W, U, b):
    """Wrong: for one word it gives (H,) instead of (1, H); S = 1."""
    h, states = np.zeros(len(b)), []
    for x in words:
        h = np.tanh(x @ W + h @ U + b)
        states.append(h)
    return np.squeeze(np.array(states), axis=0) if len(words) == 1 else np.array(states)


@wrong(I)
def w10(words, W, U, b):
    """Wrong: looks only one word back, right for S up to 2; S = 4."""
    first = np.tanh(words @ W + b)
    before = np.vstack([np.zeros(len(b)), first[:-1]])
    return np.tanh(words @ W + before @ U + b)
