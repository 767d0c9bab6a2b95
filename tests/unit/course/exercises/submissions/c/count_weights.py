import math

import numpy as np


def f1(V, D, H):
    """Right: one line."""
    return V * D + D * H + H * H + H + H * V + V


def f2(V, D, H):
    """Right: part by part."""
    table = V * D
    recurrent = D * H
    recurrent += H * H
    recurrent += H
    output = H * V + V
    return table + recurrent + output


def f3(V, D, H):
    """Right: a list of shapes, products summed up."""
    shapes = [(V, D), (D, H), (H, H), (H,), (H, V), (V,)]
    total = 0
    for shape in shapes:
        n = 1
        for side in shape:
            n = n * side
        total += n
    return total


def f4(V, D, H):
    """Right: factored; a dictionary of layers."""
    layers = {"table": lambda: V * D, "rnn": lambda: (D + H + 1) * H, "out": lambda: (H + 1) * V}
    return sum(f() for f in layers.values())


def f5(V, D, H):
    """Right: math.prod over the shapes by name."""
    shapes = dict(E=(V, D), W=(D, H), U=(H, H), b=(H, 1), A=(H, V), c=(1, V))
    return sum(math.prod(s) for s in shapes.values())


def g1(V, D, H):
    """Wrong: the output bias has H numbers, not V."""
    # shows: 2, 6, 1 -> other result
    return V * D + D * H + H * H + H + H * V + H


def g2(V, D, H):
    """Wrong: no output bias."""
    # shows: 2, 6, 1 -> other result
    return V * D + D * H + H * H + H + H * V


def g3(V, D, H):
    """Wrong: output layer is (D, V): same when D equals H."""
    # shows: 2, 6, 1 -> other result
    return V * D + D * H + H * H + H + D * V + V


def g4(V, D, H):
    """Wrong: U is taken as (D, H) as well."""
    # shows: 2, 6, 1 -> other result
    return V * D + 2 * D * H + H + H * V + V


def g5(V, D, H):
    """Wrong: four gates, an LSTM."""
    # shows: 2, 6, 1 -> other result
    return V * D + 4 * (D * H + H * H + H) + H * V + V


def g6(V, D, H):
    """Wrong: table of word vectors not counted as learned."""
    # shows: 2, 6, 1 -> other result
    return D * H + H * H + H + H * V + V


def g7(V, D, H):
    """Wrong: table and output share weights when D == H."""
    # shows: 8, 4, 4 -> other result
    n = V * D + D * H + H * H + H + V
    if D != H:
        n += H * V
    return n


def g8(V, D, H):
    """Wrong: b is counted once for each input number: (D * H + H * H) + D."""
    # shows: 2, 6, 1 -> other result
    return V * D + D * H + H * H + D + H * V + V


def g9(V, D, H):
    """Wrong: one more row in the table, for the unknown word."""
    # shows: 2, 6, 1 -> other result
    return (V + 1) * D + D * H + H * H + H + H * V + V


def g10(V, D, H):
    """Wrong: counts in 32-bit numbers, so large networks overflow."""
    # shows: 1957340, 283, 3607 -> other result
    V, D, H = np.int32(V), np.int32(D), np.int32(H)
    with np.errstate(over="ignore"):
        return int(V * D + D * H + H * H + H + H * V + V)


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
