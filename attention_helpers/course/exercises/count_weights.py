"""count_weights (lesson 01): how many numbers a small recurrent network learns."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Number

lesson = "01"
title = _("Count the weights")
task = _(
    "Write `count_weights(V, D, H)`: how many numbers are learned in a network with a table of word "
    "vectors (V words, D numbers each), a recurrent layer tanh(x @ W + h @ U + b) with a state of H "
    "numbers, and an output layer h @ W_o + b_o with one score for each of the V words. V is 1 to 60,000, "
    "D and H are 1 to 1,000."
)
difficulty, minutes = 1, 6
hints = [
    _(
        "Write down the shape of each array: table, W, U, b, W_o, b_o. The count of an array is the product "
        "of its shape."
    ),
    _("The table is (V, D), W is (D, H), U is (H, H), b is (H,), W_o is (H, V), b_o is (V,)."),
    _("Add the six products."),
]


def count_weights(V, D, H):
    table = V * D
    recurrent = D * H + H * H + H  # W, U, b
    output = H * V + V  # W_o, b_o
    return table + recurrent + output


domain = Domain(
    {
        "V": Number(1, 60_000, whole=True, mostly=50),
        "D": Number(1, 1_000, whole=True, mostly=20),
        "H": Number(1, 1_000, whole=True, mostly=20),
    },
    accuracy=lambda V, D, H: 0,
)


def inputs(rng):
    yield Input(10, 3, 4, name=_("the example"))
    yield Input(1, 1, 1, name=_("all sizes one"))
    yield Input(8000, 64, 128, name=_("a real size"))
    for _draw in range(3):
        V, D, H = rng.integers(2, 60, size=3)
        yield Input(int(V), int(D), int(H))


@misconception("no_bias", _("The two biases are missing: b has H numbers, b_o has V."))
def without_biases(V, D, H):
    return V * D + D * H + H * H + H * V


@misconception("no_output_bias", _("The bias b_o of the output layer is missing: one number for each of the V words."))
def without_the_output_bias(V, D, H):
    return V * D + D * H + H * H + H + H * V


@misconception("no_recurrent_bias", _("The bias b of the recurrent layer is missing: H numbers."))
def without_the_recurrent_bias(V, D, H):
    return V * D + D * H + H * H + H * V + V


@misconception(
    "no_recurrence", _("The matrix U, from the state before to the new state, is missing: H times H numbers.")
)
def without_the_recurrent_matrix(V, D, H):
    return V * D + D * H + H + H * V + V


@misconception("no_table", _("The word-vector table is missing. It is learned too: V times D numbers."))
def without_the_table(V, D, H):
    return D * H + H * H + H + H * V + V


@misconception(
    "one_hot_input",
    _("This counts W as V times H, as if words came in one-hot. They come as vectors of D numbers, so W is (D, H)."),
)
def with_one_hot_words(V, D, H):
    return V * D + V * H + H * H + H + H * V + V


@misconception(
    "output_to_vectors", _("This counts the output matrix as H times D. It gives one score for each word: H times V.")
)
def with_output_to_vectors(V, D, H):
    return V * D + D * H + H * H + H + H * D + V


@alternative
def from_shapes(V, D, H):
    return sum(int(np.prod(shape)) for shape in [(V, D), (D, H), (H, H), (H,), (H, V), (V,)])


@alternative
def from_arrays(V, D, H):
    return np.float64(sum(np.zeros(shape, np.int8).size for shape in [(V, D), (D + H + 1, H), (H + 1, V)]))


@alternative
def factored(V, D, H):
    return np.int64(V * (D + H + 1) + H * (D + H + 1))
