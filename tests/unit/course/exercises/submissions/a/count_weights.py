import numpy as np


def right_formula(V, D, H):
    """right: the sum written out"""
    return V * D + D * H + H * H + H + H * V + V


def right_shapes(V, D, H):
    """right: product of each shape in Python integers"""
    shapes = {"E": (V, D), "W": (D, H), "U": (H, H), "b": (H,), "A": (H, V), "c": (V,)}
    total = 0
    for shape in shapes.values():
        size = 1
        for n in shape:
            size *= n
        total += size
    return total


def right_layers(V, D, H):
    """right: helper for a linear layer with bias"""

    def linear(n_in, n_out):
        return (n_in + 1) * n_out

    return V * D + linear(D + H, H) + linear(H, V)


right_lambda = lambda V, D, H: V * (D + H + 1) + H * (D + H + 1)
right_lambda.__doc__ = "right: factored, a lambda"


class Network:
    """right: a class with __call__ that keeps nothing"""

    def __call__(self, V, D, H):
        table, recurrent, output = V * D, (D + H + 1) * H, (H + 1) * V
        return sum((table, recurrent, output))


# witness: [(10, 3, 4)]
def wrong_no_biases(V, D, H):
    """wrong: forgets the two biases"""
    return V * D + D * H + H * H + H * V


# witness: [(10, 4, 4)]
def wrong_set_of_shapes(V, D, H):
    """wrong: a set of shapes, so two arrays of equal shape (D = H, or V = H) count once"""
    shapes = {(V, D), (D, H), (H, H), (H,), (H, V), (V,)}
    return sum(int(np.prod(s)) for s in shapes)


# witness: [(10, 3, 4)]
def wrong_bias_swapped(V, D, H):
    """wrong: c has H numbers"""
    return V * D + D * H + H * H + H + H * V + H


# witness: [(10, 3, 4)]
def wrong_two_biases(V, D, H):
    """wrong: a bias for W and one for U, as PyTorch has it"""
    return V * D + D * H + H * H + 2 * H + H * V + V


# witness: [(10, 3, 4)]
def wrong_tied(V, D, H):
    """wrong: the output layer reads D numbers (as with a tied table), right only for D = H"""
    return V * D + D * H + H * H + H + D * V + V


# witness: [(10, 3, 4)]
def wrong_u_shape(V, D, H):
    """wrong: U taken as (D, H), right only for D = H"""
    return V * D + 2 * D * H + H + H * V + V


# witness: [(100000, 300, 20000)]
def wrong_int32(V, D, H):
    """wrong: counts in 32 bits, which overflow for a large network"""
    V, D, H = (np.array([n]).astype(np.int32) for n in (V, D, H))
    return int((V * D + D * H + H * H + H + H * V + V)[0])


# witness: [(100001, 301, 401)]
def wrong_float32(V, D, H):
    """wrong: adds in float32, not exact above 2^24"""
    V, D, H = map(np.float32, (V, D, H))
    return int(V * D + D * H + H * H + H + H * V + V)


# witness: [(1, 2, 3)]
def wrong_one_word(V, D, H):
    """wrong: leaves out the bias of the output layer where there is one word only"""
    return V * D + (D + H + 1) * H + H * V + (V if V > 1 else 0)


_done = {}


# witness: [(10, 3, 4), (10, 4, 3)]
def wrong_cache(V, D, H):
    """wrong: caches by (V, D * H), so D and H exchanged give the number of the call before"""
    return _done.setdefault((V, D * H), V * D + (D + H + 1) * H + (H + 1) * V)


RIGHT = [right_formula, right_shapes, right_layers, right_lambda, Network()]
WRONG = [
    wrong_no_biases,
    wrong_set_of_shapes,
    wrong_bias_swapped,
    wrong_two_biases,
    wrong_tied,
    wrong_u_shape,
    wrong_int32,
    wrong_float32,
    wrong_one_word,
    wrong_cache,
]
