"""masked_softmax (lesson 03): softmax over the last axis, where some scores do not count."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception
from attention_helpers.course.exercises._softmax import softmax

lesson = "03"
title = {"en": "Softmax with a mask", "ja": "マスク付きソフトマックス"}
task = {
    "en": "Write `masked_softmax(scores, mask)`. `scores` (B, S): one row of scores for each sentence of a batch. "
    "`mask` (B, S): True where a word is real. Return the weights (B, S): each row is the softmax over its real "
    "words, and padding has weight 0. It must hold for scores of any size, also where the score of a padded "
    "place is the largest. Raise `ValueError` where a row has no real word.",
    "ja": "`masked_softmax(scores, mask)` を書いてください。`scores` (B, S) はバッチの各文のスコア、`mask` (B, S) は"
    "本物の単語の位置で True です。重み (B, S) を返してください。各行は本物の単語だけのソフトマックスで、"
    "パディングの重みは 0 です。どんな大きさのスコアでも、パディングのスコアが最大でも、正しく動くこと。"
    "本物の単語がない行があれば `ValueError` を送出してください。",
}
difficulty, minutes = 2, 8
hints = {
    "en": [
        "The mask comes first: a score of −∞ gives the weight exp(−∞) = 0. `np.where(mask, scores, -np.inf)`.",
        "Each row has its own largest score and its own sum: `axis=-1, keepdims=True` keeps them as a column (B, 1) "
        "that can be subtracted from and divided into (B, S). Take the largest after the mask.",
        "Before all that: `if not mask.any(axis=-1).all(): raise ValueError(...)`.",
    ],
    "ja": [
        "先にマスクをかけます。スコアを −∞ にすれば重みは exp(−∞) = 0 です: `np.where(mask, scores, -np.inf)`。",
        "最大値も和も行ごとのものです。`axis=-1, keepdims=True` とすれば列 (B, 1) として残り、(B, S) "
        "から引いたり、(B, S) を割ったりできます。最大値はマスクをかけた後で取ります。",
        "その前に: `if not mask.any(axis=-1).all(): raise ValueError(...)`。",
    ],
}


def masked_softmax(scores, mask):
    if not mask.any(axis=-1).all():
        raise ValueError("a row has no real word")
    scores = np.where(mask, scores, -np.inf)
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))  # exp(-inf) = 0
    return powers / powers.sum(axis=-1, keepdims=True)


def inputs(rng):
    example = np.array([[2.0, 1.0, 0.0, 3.0], [1.0, 1.0, 2.0, 2.0]])
    padded = np.array([[True, True, True, False], [True, True, True, True]])
    yield Input(example, padded, name="the example")
    yield Input(
        rng.normal(size=(2, 3)), np.ones((2, 3), bool), name={"en": "no padding at all", "ja": "パディングなし"}
    )
    for rows, words in ((3, 3), (4, 6), (1, 5)):
        lengths = rng.integers(1, words + 1, size=rows)
        yield Input(rng.normal(scale=2, size=(rows, words)), np.arange(words) < lengths[:, None])
    yield Input(
        np.array([[-1.5, 0.3, 0.9], [0.2, -0.4, 1.1]]),
        np.array([[False, True, False], [True, False, True]]),
        name={"en": "masked places in the middle", "ja": "途中の位置がマスクされている"},
    )
    yield Input(
        np.array([[1e4, 1e4 - 1.0, -1e4]]),
        np.ones((1, 3), bool),
        name={"en": "very large scores", "ja": "非常に大きなスコア"},
    )
    yield Input(
        np.array([[1.0, 2.0, 1e4]]),
        np.array([[True, True, False]]),
        name={"en": "padding has the largest score", "ja": "パディングのスコアが最大"},
    )
    yield Input(
        np.array([[1e4, 1e4 - 2.0], [-1e4, -1e4 + 1.0]]),
        np.ones((2, 2), bool),
        name={"en": "one sentence with high, one with low scores", "ja": "スコアの高い文と低い文"},
    )
    yield Input(
        rng.normal(size=(2, 3)),
        np.array([[True, True, False], [False, False, False]]),
        name={"en": "a row without any real word", "ja": "本物の単語がない行"},
    )


def _checked(mask):
    if not mask.any(axis=-1).all():
        raise ValueError("a row has no real word")


@misconception(
    "mask ignored",
    en="The mask has no effect: padded places get weight.",
    ja="マスクが使われていません。パディングにも重みが付いています。",
)
def mask_ignored(scores, mask):
    _checked(mask)
    return softmax(scores)


@misconception(
    "mask after softmax",
    en="The softmax was taken over all places and the padded weights were then set to 0. What padding took "
    "is lost: the rows no longer sum to 1. Mask the scores, before the softmax.",
    ja="全部の位置でソフトマックスを取り、その後でパディングの重みを 0 にしています。パディングの取り分が"
    "失われ、行の和が 1 になりません。ソフトマックスの前に、スコアにマスクをかけましょう。",
)
def mask_after_softmax(scores, mask):
    _checked(mask)
    return softmax(scores) * mask


@misconception(
    "the largest score taken over padding too",
    en="Padding was taken out only after the exponentials. For small scores the result is the same; where a "
    "padded score is far the largest, the real words underflow to 0 and 0 / 0 is NaN. Mask first.",
    ja="指数を取った後でパディングを除いています。小さなスコアなら結果は同じですが、パディングのスコアが"
    "飛び抜けて大きいと、本物の単語は 0 につぶれ、0 / 0 は NaN になります。先にマスクをかけましょう。",
)
def divided_again(scores, mask):
    _checked(mask)
    weights = softmax(scores) * mask
    return weights / weights.sum(axis=-1, keepdims=True)


@misconception(
    "masked scores set to 0",
    en="Masked scores became 0. A score of 0 is a score: exp(0) = 1, and padding gets weight. It is −∞ "
    "whose exponential is 0.",
    ja="マスクされたスコアを 0 にしています。0 も普通のスコアで、exp(0) = 1 ですから、パディングに重みが"
    "付きます。指数が 0 になるのは −∞ です。",
)
def zero_scores(scores, mask):
    _checked(mask)
    return softmax(scores * mask)


@misconception(
    "masked scores set to 0, then weights too",
    en="Masked scores became 0, and exp(0) = 1 still counts in the sum that divides the row. Set them to −∞.",
    ja="マスクされたスコアを 0 にしたため、行を割る和に exp(0) = 1 が入っています。−∞ にしましょう。",
)
def zero_scores_and_weights(scores, mask):
    _checked(mask)
    return softmax(scores * mask) * mask


@misconception(
    "mask upside down",
    en="The mask was read the other way round. Here True means: this word is real.",
    ja="マスクの向きが逆です。ここでは True が「本物の単語」です。",
)
def upside_down(scores, mask):
    _checked(mask)
    return softmax(np.where(mask, -np.inf, scores))


@misconception(
    "softmax over the wrong axis",
    en="The softmax runs over the sentences of the batch (axis 0). The words of one sentence share its "
    "weight: axis −1.",
    ja="ソフトマックスがバッチの文の方向（axis 0）に取られています。重みを分け合うのは一文の中の単語です: axis −1。",
)
def wrong_axis(scores, mask):
    _checked(mask)
    return np.nan_to_num(softmax(np.where(mask, scores, -np.inf), axis=0))


@misconception(
    "one softmax for the whole batch",
    en="The whole array was divided by one sum. Each row is a softmax of its own: `axis=-1, keepdims=True`.",
    ja="配列全体を一つの和で割っています。行ごとのソフトマックスです: `axis=-1, keepdims=True`。",
)
def whole_batch(scores, mask):
    _checked(mask)
    scores = np.where(mask, scores, -np.inf)
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


@misconception(
    "one largest score for the whole batch",
    en="One largest score was subtracted from all rows. A row that lies far below it underflows to 0, and "
    "0 / 0 is NaN. Each row needs its own: `max(axis=-1, keepdims=True)`.",
    ja="全部の行から同じ最大値を引いています。それよりずっと低い行は 0 につぶれ、0 / 0 は NaN になります。"
    "行ごとの最大値が必要です: `max(axis=-1, keepdims=True)`。",
)
def one_largest(scores, mask):
    _checked(mask)
    scores = np.where(mask, scores, -np.inf)
    powers = np.exp(scores - scores.max())
    return powers / powers.sum(axis=-1, keepdims=True)


@misconception(
    "the largest score is not subtracted",
    en="With very large scores exp overflows and inf / inf is NaN. Subtract the largest score of the row "
    "first; no weight changes by it.",
    ja="スコアが非常に大きいと exp が溢れ、inf / inf は NaN になります。先に行の最大値を引きましょう。"
    "重みは変わりません。",
)
def overflowing(scores, mask):
    _checked(mask)
    powers = np.exp(np.where(mask, scores, -np.inf))
    return powers / powers.sum(axis=-1, keepdims=True)


@misconception(
    "scores divided by their sum",
    en="The scores were divided by their sum; they can be negative, and the exponentials are missing.",
    ja="スコアをその和で割っています。スコアは負にもなります。指数が抜けています。",
)
def without_exp(scores, mask):
    _checked(mask)
    scores = np.where(mask, scores, 0.0)
    return scores / scores.sum(axis=-1, keepdims=True)


@misconception(
    "a row of NaN instead of an error",
    en="A row without a real word came back as NaN, which would spread from here through the whole model. "
    "Raise ValueError there.",
    ja="本物の単語がない行が NaN になっています。NaN はここからモデル全体に広がります。ValueError を送出しましょう。",
)
def not_a_number(scores, mask):
    return softmax(np.where(mask, scores, -np.inf))


@misconception(
    "padding shares a row without words",
    en="With a large negative number for −∞, a row without any real word shares its weight among padding, "
    "and nobody notices. Raise ValueError there.",
    ja="−∞ の代わりに大きな負の数を使うと、本物の単語がない行では重みがパディングに配られ、誰も"
    "気づきません。ValueError を送出しましょう。",
)
def large_negative_number(scores, mask):
    return softmax(np.where(mask, scores, -1e9))


@misconception(
    "a row of zeros instead of an error",
    en="A row without a real word came back as zeros: weights that do not sum to 1, without a warning. "
    "Raise ValueError there.",
    ja="本物の単語がない行が 0 ばかりになっています。和が 1 でない重みが、警告もなく渡されます。"
    "ValueError を送出しましょう。",
)
def zeros(scores, mask):
    return np.nan_to_num(softmax(np.where(mask, scores, -np.inf)))


@alternative
def with_loops(scores, mask):
    rows = []
    for row, real in zip(scores, mask, strict=True):
        counted = [float(s) for s, m in zip(row, real, strict=True) if m]
        if not counted:
            raise ValueError("nothing to weigh")
        powers = [np.exp(s - max(counted)) if m else 0.0 for s, m in zip(row, real, strict=True)]
        rows.append([power / sum(powers) for power in powers])
    return rows


@alternative
def with_logarithms(scores, mask):
    if (~mask).all(axis=1).any():
        raise ValueError
    scores = np.array(scores, dtype=float)
    scores[~mask] = -np.inf
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1)[:, None])


@alternative
def with_where_arguments(scores, mask):
    if not all(row.any() for row in mask):
        raise ValueError
    largest = np.max(scores, axis=1, where=mask, initial=-np.inf)
    powers = np.zeros(scores.shape)
    np.exp(scores - largest[:, None], out=powers, where=mask)
    return powers / np.einsum("bs->b", powers)[:, None]
