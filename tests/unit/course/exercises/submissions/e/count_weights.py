import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(V, D, H):
    """Right: part by part."""
    table = V * D
    layer = D * H + H * H + H
    output = H * V + V
    return table + layer + output


@right
def r2(V, D, H):
    """Right: one line, factored."""
    return V * (D + H + 1) + H * (D + H + 1)


@right
def r3(V, D, H):
    """Right: shapes in a list and math.prod."""
    import math

    return sum(map(math.prod, [(V, D), (D, H), (H, H), (H,), (H, V), (V,)]))


@right
def r4(V, D, H):
    """Right: a dictionary of the parts."""
    parts = {"E": V * D, "W": D * H, "U": H**2, "b": H, "W_o": H * V, "b_o": V}
    return sum(parts.values())


@right
def r5(V, D, H):
    """Right: numpy's 64-bit numbers."""
    shapes = np.array([[V, D], [D, H], [H, H], [H, 1], [H, V], [V, 1]], dtype=np.int64)
    return shapes.prod(axis=1).sum()


@wrong
def w1(V, D, H):
    """Wrong: no biases."""
    return V * D + D * H + H * H + H * V


@wrong
def w2(V, D, H):
    """Wrong: two biases in the layer, as PyTorch has it."""
    return V * D + D * H + H * H + 2 * H + H * V + V


@wrong
def w3(V, D, H):
    """Wrong: gates of a GRU."""
    return V * D + 3 * (D * H + H * H + H) + H * V + V


@wrong
def w4(V, D, H):
    """Wrong: the output's bias has H numbers."""
    return V * D + D * H + H * H + H + H * V + H


@wrong
def w5(V, D, H):
    """Wrong: no recurrent matrix."""
    return V * D + D * H + H + H * V + V


@wrong
def w6(V, D, H):
    """Wrong: the output is the table again (tied), so not counted."""
    return V * D + D * H + H * H + H + V


@wrong
def w7(V, D, H):
    """Wrong: D in place of H in the output."""
    return V * D + D * H + H * H + H + D * V + V


@wrong
def w8(V, D, H):
    """Wrong: a start state is counted as learned."""
    return V * D + D * H + H * H + H + H + H * V + V


@wrong
def w9(V, D, H):
    """Wrong: written down as a text."""
    return f"{V * D + D * H + H * H + H + H * V + V:,}"


@wrong
def w10(V, D, H):
    """Wrong: float32 cannot hold large whole numbers."""
    return np.float32(V * D + D * H + H * H + H + H * V + V)
