"""soft_dictionary (lesson 02): the mean of all values, weighted by how well their keys fit."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception
from attention_helpers.course.exercises._softmax import softmax

lesson = "02"
title = {"en": "The soft dictionary", "ja": "やわらかい辞書"}
task = {
    "en": "Write `soft_dictionary(query, keys, values)`. `query` (d,), `keys` (S, d), `values` (S, m). Score each "
    "key by its dot product "
    "with the query divided by √d, turn the scores into weights with softmax, and return the weighted sum of "
    "the values, (m,).",
    "ja": "`soft_dictionary(query, keys, values)` を書いてください。`query` は (d,)、`keys` は (S, d)、`values` は "
    "(S, m) です。"
    "クエリとの内積を √d で割ってスコアとし、ソフトマックスで重みに変え、値の重み付き和 (m,) "
    "を返してください。",
}
difficulty, minutes = 2, 8
hints = {
    "en": [
        "Three lines, one for each step: scores, weights, result. Write down the shape of each.",
        "`scores = keys @ query / np.sqrt(len(query))`, shape (S,). Subtract the largest score before `np.exp`: "
        "large scores overflow.",
        "weights (S,) times values (S, m) gives (m,): `weights @ values`.",
    ],
    "ja": [
        "三行です。スコア、重み、結果。それぞれの形を書いてみましょう。",
        "`scores = keys @ query / np.sqrt(len(query))`、形は (S,)。大きなスコアでは `np.exp` が溢れるので、"
        "先に最大値を引きます。",
        "重み (S,) と値 (S, m) の積は (m,) です: `weights @ values`。",
    ],
}


def soft_dictionary(query, keys, values):
    scores = keys @ query / np.sqrt(len(query))  # (S,)
    weights = np.exp(scores - scores.max())
    weights = weights / weights.sum()  # (S,), sums to 1
    return weights @ values  # (m,)


def inputs(rng):
    keys = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    yield Input(np.array([3.0, 1.0]), keys, np.array([[10.0, 0.0], [20.0, 1.0], [30.0, 0.0]]), name="the example")
    yield Input(np.array([0.0, 0.0]), keys, np.array([[3.0], [6.0], [12.0]]), name="no key fits better than another")
    yield Input(np.array([2000.0, -2000.0]), keys, np.array([[1.0], [2.0], [3.0]]), name="very large scores")
    yield Input(np.array([5.0, 1.0, 2.0]), np.array([[1.0, 2.0, 3.0]]), np.array([[7.0, 8.0]]), name="a single key")
    for size, count, width in ((4, 4, 4), (9, 5, 2), (1, 6, 3)):
        yield Input(rng.normal(size=size), rng.normal(size=(count, size)), rng.normal(size=(count, width)))


@misconception("scores not scaled", en="The scores were not divided by √d.", ja="スコアが √d で割られていません。")
def not_scaled(query, keys, values):
    return softmax(keys @ query) @ values


@misconception(
    "divided by d instead of its root",
    en="The scores were divided by d. The spread of a dot product grows with the root of d, so √d is "
    "what brings it back.",
    ja="スコアを d で割っています。内積のばらつきは d の平方根に比例して大きくなるので、割るのは √d です。",
)
def divided_by_d(query, keys, values):
    return softmax(keys @ query / len(query)) @ values


@misconception(
    "values mixed with keys",
    en="The keys were averaged in place of the values. Keys are there to be compared; what is handed "
    "over are the values.",
    ja="値ではなくキーを平均しています。キーは比べるためのもので、渡されるのは値です。",
)
def keys_as_values(query, keys, values):
    return softmax(keys @ query / np.sqrt(len(query))) @ keys


@misconception(
    "hard instead of soft",
    en="This takes the value of the best key alone. The task asks for the mean of all values, weighted.",
    ja="これは最もよく合うキーの値だけを取っています。求めるのは全部の値の重み付き平均です。",
)
def hard(query, keys, values):
    return values[np.argmax(keys @ query)]


@misconception(
    "scores used as weights",
    en="The scores were used as weights as they are: they can be negative and do not sum to 1. Softmax is missing.",
    ja="スコアをそのまま重みにしています。負にもなり、和も 1 になりません。ソフトマックスが抜けています。",
)
def without_softmax(query, keys, values):
    return keys @ query / np.sqrt(len(query)) @ values


@misconception(
    "weights not divided by their sum",
    en="The exponentials were not divided by their sum, so the weights do not sum to 1.",
    ja="指数をその和で割っていないので、重みの和が 1 になりません。",
)
def not_divided(query, keys, values):
    scores = keys @ query / np.sqrt(len(query))
    return np.exp(scores - scores.max()) @ values


@misconception(
    "plain mean",
    en="This is the plain mean of the values: the scores play no part in it.",
    ja="これは値の単純な平均で、スコアが使われていません。",
)
def plain_mean(query, keys, values):
    return values.mean(axis=0)


@misconception(
    "the largest score is not subtracted",
    en="With very large scores exp overflows and inf / inf is NaN. Subtract the largest score first; no "
    "weight changes by it.",
    ja="スコアが非常に大きいと exp が溢れ、inf / inf は NaN になります。先に最大値を引きましょう。重みは変わりません。",
)
def overflowing(query, keys, values):
    scores = keys @ query / np.sqrt(len(query))
    return np.exp(scores) / np.exp(scores).sum() @ values


@alternative
def with_loops(query, keys, values):
    scores = [sum(float(q * k) for q, k in zip(query, key, strict=True)) / len(query) ** 0.5 for key in keys]
    powers = [np.exp(score - max(scores)) for score in scores]
    return [float(sum(p * v for p, v in zip(powers, column, strict=True)) / sum(powers)) for column in values.T]


@alternative
def with_einsum(query, keys, values):
    scores = np.einsum("d,sd->s", query, keys) / keys.shape[-1] ** 0.5
    weights = np.exp(scores - np.logaddexp.reduce(scores))
    return np.einsum("s,sm->m", weights, values)
