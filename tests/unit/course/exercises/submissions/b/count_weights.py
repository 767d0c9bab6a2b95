import operator
from functools import reduce

import numpy as np


def r_sum(V, D, H):
    """Right: the sum written out."""
    return V * D + D * H + H * H + H + H * V + V


def r_shapes(V, D, H):
    """Right: sum over a list of shapes."""
    shapes = [(V, D), (D, H), (H, H), (H,), (H, V), (V,)]
    return sum(reduce(operator.mul, s, 1) for s in shapes)


def r_factored(V, D, H):
    """Right: factored by layer."""
    table = V * D
    recurrent = H * (D + H + 1)
    output = (H + 1) * V
    return table + recurrent + output


r_lambda = lambda V, D, H: (D + H + 1) * (V + H)
r_lambda.__doc__ = "Right: lambda, (D + H + 1)(V + H) is the same number."
r_lambda.__name__ = "r_lambda"


def r_dict(V, D, H):
    """Right: dictionary of named parts with exact Python integers."""
    V, D, H = int(V), int(D), int(H)
    parts = {"E": V * D, "W": D * H, "U": H**2, "b": H, "A": H * V, "c": V}
    total = 0
    for n in parts.values():
        total += n
    return total


# witness: (50, 7, 5)
def w_no_table(V, D, H):
    """Wrong: without the table of word vectors."""
    return D * H + H * H + H + H * V + V


# witness: (50, 7, 5)
def w_output_bias_H(V, D, H):
    """Wrong: output bias of H numbers instead of V."""
    return V * D + D * H + H * H + H + H * V + H


# witness: (50, 7, 5)
def w_no_bias(V, D, H):
    """Wrong: only matrices."""
    return V * D + D * H + H * H + H * V


# witness: (10**6, 301, 77)
def w_float32(V, D, H):
    """Wrong: sums in float32, inexact beyond 2**24."""
    v, d, h = np.float32(V), np.float32(D), np.float32(H)
    return int(v * d + d * h + h * h + h + h * v + v)


# witness: (3_000_000, 1000, 512)
def w_int32(V, D, H):
    """Wrong: products in int32 overflow for a large vocabulary."""
    a = np.array([V, D, H], dtype=np.int32)
    V, D, H = a
    return int((a[[0, 1, 2, 2]] * a[[1, 2, 2, 0]]).sum(dtype=np.int32) + H + V)


# witness: (50, 7, 5)
def w_shared(V, D, H):
    """Wrong: W and U counted as one (H, H) matrix, right only for D = 0."""
    return V * D + H * max(D, H) + H + H * V + V


# witness: (50, 7, 5)
def w_state_counted(V, D, H):
    """Wrong: counts the first state h0 as learned, too."""
    return V * D + D * H + H * H + H + H + H * V + V


# witness: (50, 7, 5)
def w_tied(V, D, H):
    """Wrong: output matrix as large as the table (D x V); right where D = H."""
    return V * D + D * H + H * H + H + D * V + V


# witness: (50, 7, 5)
def w_square_in(V, D, H):
    """Wrong: recurrent matrix (D, D) instead of (H, H); right where D = H."""
    return V * D + D * H + D * D + H + H * V + V


_known = {}


# witness: [(50, 7, 5), (50, 7, 6)]
def w_cached(V, D, H):
    """Wrong: keeps the answer under (V, D) only."""
    return _known.setdefault((V, D), V * D + D * H + H * H + H + H * V + V)


RIGHT = [r_sum, r_shapes, r_factored, r_lambda, r_dict]
WRONG = [
    w_no_table,
    w_output_bias_H,
    w_no_bias,
    w_float32,
    w_int32,
    w_shared,
    w_state_counted,
    w_tied,
    w_square_in,
    w_cached,
]
