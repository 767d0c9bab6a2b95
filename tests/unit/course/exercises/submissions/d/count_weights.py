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
def r1(V, D, H):
    """Right: one formula."""
    return V * D + D * H + H * H + H + H * V + V


@right
def r2(V, D, H):
    """Right: shapes and their products."""
    import math

    return sum(math.prod(s) for s in [(V, D), (D, H), (H, H), (H,), (H, V), (V,)])


@right
def r3(V, D, H):
    """Right: sizes of broadcast arrays, no memory used."""
    return int(sum(np.broadcast_to(0.0, s).size for s in ((V, D), (D, H), (H, H), (1, H), (H, V), (1, V))))


@right
def r4(V, D, H):
    """Right: counted per unit with loops, returns a float64 whole number."""
    n = 0.0
    for _ in range(H):
        n += D + H + 1
    return n + V * (D + H + 1)


class Count:
    """Right: object, factored."""

    def __call__(self, V, D, H):
        return np.int64((D + H + 1) * (V + H))


right(Count())


def I():
    return 7, 3, 5


@wrong(I)
def w1(V, D, H):
    """Wrong: no bias in the recurrent layer; 7, 3, 5."""
    return V * D + D * H + H * H + H * V + V


@wrong(I)
def w2(V, D, H):
    """Wrong: no bias in the output layer; 7, 3, 5."""
    return V * D + D * H + H * H + H + H * V


@wrong(I)
def w3(V, D, H):
    """Wrong: takes U to be (D, H), right for D = H; 7, 3, 5."""
    return V * D + 2 * D * H + H + H * V + V


@wrong(I)
def w4(V, D, H):
    """Wrong: takes the output matrix to be (D, V), right for D = H; 7, 3, 5."""
    return V * D + D * H + H * H + H + D * V + V


@wrong(I)
def w5(V, D, H):
    """Wrong: takes b_o to have H numbers, right for V = H; 7, 3, 5."""
    return V * D + D * H + H * H + H + H * V + H


@wrong(lambda: (59999, 998, 997))
def w6(V, D, H):
    """Wrong: float32 loses units above 2^24; 59999, 998, 997."""
    sizes = np.array([V * D, D * H, H * H, H, H * V, V], dtype=np.float32)
    total = np.float32(0)
    for s in sizes:
        total = np.float32(total + s)
    return int(total)


@wrong(I)
def w7(V, D, H):
    """Wrong: two biases in the recurrent layer, as PyTorch has; 7, 3, 5."""
    return V * D + D * H + H * H + 2 * H + H * V + V


@wrong(lambda: (7, 4, 4))
def w8(V, D, H):
    """Wrong: where D = H, the output shares the table; 7, 4, 4."""
    total = V * D + D * H + H * H + H + V
    return total if D == H else total + H * V


@wrong(lambda: (60000, 1000, 1000))
def w9(V, D, H):
    """Wrong: builds the sum in 16-bit integers when large; 60000, 1000, 1000."""
    with np.errstate(all="ignore"):
        return int(np.array([V * D, D * H + H * H + H, H * V + V]).astype(np.int16).sum(dtype=np.int64))


@wrong(I)
def w10(V, D, H):
    """Wrong: counts the state before the first word as learned; 7, 3, 5."""
    return V * D + D * H + H * H + H + H * V + V + H
