"""weighted_mean (lesson 00): the mean of some vectors under given weights."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception

lesson = "00"
title = {"en": "A weighted mean", "ja": "加重平均"}
task = {
    "en": "Write `weighted_mean(weights, vectors)`. `weights` has shape (n,); its numbers are positive but need not "
    "sum to 1. `vectors` has shape (n, d). "
    "Return the mean of the rows of `vectors`, each counted by its weight: shape (d,).",
    "ja": "`weighted_mean(weights, vectors)` を書いてください。"
    "`weights` の形は (n,) で、値は正ですが、和が 1 とは限りません。"
    "`vectors` の形は (n, d) です。`vectors` の各行を重みに応じて平均した、形 (d,) の配列を返してください。",
}
difficulty, minutes = 1, 4
hints = {
    "en": [
        "First make weights that sum to 1: divide each by the sum of all.",
        "A row of `vectors` belongs to each weight. `weights @ vectors` multiplies each row by its weight and adds "
        "the rows.",
        "`weights / weights.sum()` first, then `@ vectors`.",
    ],
    "ja": [
        "まず、和が 1 になるように、各重みを重みの総和で割ります。",
        "重み一つに `vectors` の一行が対応します。`weights @ vectors` は各行に重みを掛けて足し合わせます。",
        "先に `weights / weights.sum()`、それから `@ vectors` です。",
    ],
}


def weighted_mean(weights, vectors):
    share = weights / weights.sum()  # shape (n,), sums to 1
    return share @ vectors  # shape (d,)


def inputs(rng):
    yield Input(np.array([1.0, 3.0]), np.array([[0.0, 4.0], [8.0, 0.0]]), name="the example")
    yield Input(np.array([2.0]), np.array([[5.0, -1.0, 2.0]]), name={"en": "one vector", "ja": "ベクトル一つ"})
    for count, size in ((3, 3), (4, 2), (6, 5)):
        yield Input(rng.uniform(0.1, 2.0, size=count), rng.normal(size=(count, size)))


@misconception(
    "sum_not_mean",
    en="This is the weighted sum. For a mean, the weights have to sum to 1: divide them by their sum first.",
    ja="これは重み付きの和です。平均にするには、先に重みをその総和で割り、和が 1 になるようにします。",
)
def does_not_divide(weights, vectors):
    return weights @ vectors


@misconception(
    "divided_by_count",
    en="You divided by the number of vectors. Divide by the sum of the weights: a vector of weight 3 counts as "
    "three vectors.",
    ja="ベクトルの個数で割っています。重みの総和で割ってください。重み 3 のベクトルは三つ分と数えます。",
)
def divides_by_the_count(weights, vectors):
    return weights @ vectors / len(vectors)


@misconception(
    "weights_ignored",
    en="This is the plain mean: every vector counts the same, whatever its weight.",
    ja="これは単純な平均です。重みが使われておらず、どのベクトルも同じに数えられています。",
)
def ignores_the_weights(weights, vectors):
    return vectors.mean(axis=0)


@misconception(
    "not_summed",
    en="Each row is multiplied by its share, but the rows are not added: sum over the first axis.",
    ja="各行に割合を掛けていますが、行が足し合わされていません。最初の軸に沿って和を取ってください。",
)
def does_not_add_the_rows(weights, vectors):
    return (weights / weights.sum())[:, None] * vectors


@misconception(
    "wrong_axis",
    en="You added along the second axis, over the numbers inside each vector. Add the vectors: the first axis.",
    ja="二番目の軸、つまり各ベクトルの中の数について足しています。ベクトルどうしを足すので、最初の軸です。",
)
def adds_along_the_wrong_axis(weights, vectors):
    return ((weights / weights.sum())[:, None] * vectors).sum(axis=1)


@alternative
def with_loops(weights, vectors):
    total = [0.0] * len(vectors[0])
    for weight, vector in zip(weights, vectors, strict=True):
        for i, number in enumerate(vector):
            total[i] += weight * number
    return [number / sum(weights) for number in total]


@alternative
def with_einsum(weights, vectors):
    return np.einsum("n,nd->d", weights.astype(np.float32), vectors) / np.float32(weights.sum())


@alternative
def with_average(weights, vectors):
    return np.average(vectors, axis=0, weights=weights)


@alternative
def in_place_on_its_own_copy(weights, vectors):
    vectors = vectors.copy()
    vectors *= weights[:, None]
    vectors /= weights.sum()
    return tuple(vectors.sum(axis=0))
