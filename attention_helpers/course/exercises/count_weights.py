"""count_weights (lesson 01): how many numbers a small recurrent network learns."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception

lesson = "01"
title = {"en": "Count the weights", "ja": "重みを数える"}
task = {
    "en": "Write `count_weights(V, D, H)`: how many numbers are learned in a network with a table of word vectors "
    "(V words, D numbers each), a recurrent layer tanh(x @ W + h @ U + b) with a state of H numbers, and an output "
    "layer h @ A + c with one score for each of the V words.",
    "ja": "`count_weights(V, D, H)` を書いてください。次のネットワークで学習される数の個数を返します。"
    "単語ベクトルの表（V 語、一語につき D 個の数）、状態が H 個の数である再帰層 tanh(x @ W + h @ U + b)、"
    "V 語それぞれに点数を一つ出す出力層 h @ A + c。",
}
difficulty, minutes = 1, 6
hints = {
    "en": [
        "Write down the shape of each array: table, W, U, b, A, c. The count of an array is the product of its shape.",
        "The table is (V, D), W is (D, H), U is (H, H), b is (H,), A is (H, V), c is (V,).",
        "Add the six products.",
    ],
    "ja": [
        "表、W、U、b、A、c の形をそれぞれ書き出します。配列の数の個数は形の積です。",
        "表は (V, D)、W は (D, H)、U は (H, H)、b は (H,)、A は (H, V)、c は (V,) です。",
        "六つの積を足します。",
    ],
}


def count_weights(V, D, H):
    table = V * D
    recurrent = D * H + H * H + H  # W, U, b
    output = H * V + V  # A, c
    return table + recurrent + output


def inputs(rng):
    yield Input(10, 3, 4, name="the example")
    yield Input(1, 1, 1, name={"en": "all sizes one", "ja": "どの大きさも 1"})
    yield Input(8000, 64, 128, name={"en": "a real size", "ja": "実際の大きさ"})
    for _ in range(3):
        V, D, H = rng.integers(2, 60, size=3)
        yield Input(int(V), int(D), int(H))


@misconception(
    "no_bias",
    en="The two biases are missing: b has H numbers, c has V.",
    ja="二つのバイアスが足りません。b は H 個、c は V 個です。",
)
def without_biases(V, D, H):
    return V * D + D * H + H * H + H * V


@misconception(
    "no_output_bias",
    en="The bias c of the output layer is missing: one number for each of the V words.",
    ja="出力層のバイアス c が足りません。V 語それぞれに一つあります。",
)
def without_the_output_bias(V, D, H):
    return V * D + D * H + H * H + H + H * V


@misconception(
    "no_recurrent_bias",
    en="The bias b of the recurrent layer is missing: H numbers.",
    ja="再帰層のバイアス b が足りません。H 個です。",
)
def without_the_recurrent_bias(V, D, H):
    return V * D + D * H + H * H + H * V + V


@misconception(
    "no_recurrence",
    en="The matrix U, from the state before to the new state, is missing: H times H numbers.",
    ja="前の状態から新しい状態への行列 U が足りません。H × H 個です。",
)
def without_the_recurrent_matrix(V, D, H):
    return V * D + D * H + H + H * V + V


@misconception(
    "no_table",
    en="The word-vector table is missing. It is learned too: V times D numbers.",
    ja="単語ベクトルの表が足りません。表も学習されます。V × D 個です。",
)
def without_the_table(V, D, H):
    return D * H + H * H + H + H * V + V


@misconception(
    "one_hot_input",
    en="This counts W as V times H, as if words came in one-hot. They come as vectors of D numbers, so W is (D, H).",
    ja="W を V × H と数えています。語は one-hot ではなく D 個の数のベクトルで入るので、W は (D, H) です。",
)
def with_one_hot_words(V, D, H):
    return V * D + V * H + H * H + H + H * V + V


@misconception(
    "output_to_vectors",
    en="This counts the output matrix as H times D. It gives one score for each word: H times V.",
    ja="出力の行列を H × D と数えています。語ごとに点数を一つ出すので H × V です。",
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
