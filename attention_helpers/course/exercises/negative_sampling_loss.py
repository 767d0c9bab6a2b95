"""negative_sampling_loss (lesson 06): what skip-gram makes small, for one pair of words and some noise."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception

lesson = "06"
title = {"en": "The loss of negative sampling", "ja": "負例サンプリングの損失"}
task = {
    "en": "Write `negative_sampling_loss(centre, context, noise)`. `centre` (D,) is the vector of the word in the "
    "centre, `context` (D,) that of a real neighbour, `noise` (K, D) those of K words drawn at random. Return "
    "-log σ(centre · context) - Σ log σ(-centre · noise_k) with σ(x) = 1 / (1 + e^-x). It must hold for very large "
    "scores, too.",
    "ja": "`negative_sampling_loss(centre, context, noise)` を書いてください。`centre` (D,) は中心語のベクトル、"
    "`context` (D,) は実際の隣の単語のベクトル、`noise` (K, D) は無作為に選ばれた K 語のベクトルです。"
    "σ(x) = 1 / (1 + e^-x) として -log σ(centre · context) - Σ log σ(-centre · noise_k) を返してください。"
    "非常に大きなスコアでも成り立つようにします。",
}
difficulty, minutes = 2, 8
hints = {
    "en": [
        "Two parts: one score for the real neighbour, `centre @ context`, and K for the noise, `noise @ centre`.",
        "-log σ(x) = log(1 + e^-x). The noise scores come with a minus: -log σ(-x) = log(1 + e^x).",
        "`np.logaddexp(0, x)` is log(e^0 + e^x) without overflow. Sum over the noise words.",
    ],
    "ja": [
        "二つの部分があります。実際の隣のスコア一つ `centre @ context` と、ノイズのスコア K 個 `noise @ centre`。",
        "-log σ(x) = log(1 + e^-x)。ノイズのスコアにはマイナスが付きます: -log σ(-x) = log(1 + e^x)。",
        "`np.logaddexp(0, x)` は log(e^0 + e^x) をオーバーフローなしで計算します。ノイズの単語について和を取ります。",
    ],
}
explanation = {
    "en": "K + 1 yes-or-no questions take the place of one choice among V words: a step costs K + 1 dot products, "
    "however large the vocabulary is (Mikolov et al. 2013, equation 4). The number of weights stays 2 V D.",
    "ja": "V 語からの選択一回の代わりに、K + 1 個の「はい・いいえ」の問いになります。語彙がどれだけ大きくても、"
    "一歩の計算は内積 K + 1 回です（Mikolov et al. 2013、式 4）。重みの数は 2 V D のままです。",
}


def negative_sampling_loss(centre, context, noise):
    real = centre @ context  # one score, to become large
    false = noise @ centre  # (K,) scores, to become small
    return np.logaddexp(0, -real) + np.logaddexp(0, false).sum()


def inputs(rng):
    centre = np.array([1.0, -2.0])
    yield Input(centre, np.array([2.0, 0.5]), np.array([[0.5, 1.0], [1.0, 1.0], [3.0, 0.0]]), name="the example")
    yield Input(centre, np.array([0.0, 0.0]), np.zeros((4, 2)), name={"en": "all scores 0", "ja": "スコアがすべて 0"})
    yield Input(centre, np.array([2.0, 0.5]), np.zeros((0, 2)), name={"en": "no noise word", "ja": "ノイズの単語なし"})
    yield Input(
        np.array([400.0, 300.0]),
        np.array([-2.0, -1.0]),
        np.array([[2.0, 1.0], [-3.0, 1.0]]),
        name={"en": "very large scores", "ja": "非常に大きなスコア"},
    )
    for size, count in ((8, 5), (3, 1), (16, 10)):
        yield Input(rng.normal(size=size), rng.normal(size=size), rng.normal(size=(count, size)))


def _loss(x):
    """-log σ(x)"""
    return np.logaddexp(0, -x)


@misconception(
    "noise scores without their minus",
    en="The noise words are treated like real neighbours. Their scores come with a minus: σ(-centre · noise_k).",
    ja="ノイズの単語を実際の隣と同じに扱っています。ノイズのスコアにはマイナスが付きます: σ(-centre · noise_k)。",
)
def noise_pulled(centre, context, noise):
    return _loss(centre @ context) + _loss(noise @ centre).sum()


@misconception(
    "both scores with the wrong sign",
    en="The signs are the wrong way round: the real neighbour is pushed away and the noise drawn near.",
    ja="符号が逆です。実際の隣が遠ざけられ、ノイズが引き寄せられます。",
)
def signs_swapped(centre, context, noise):
    return _loss(-(centre @ context)) + _loss(noise @ centre).sum()


@misconception(
    "noise averaged instead of summed",
    en="The noise part was averaged. The formula sums over the K noise words.",
    ja="ノイズの部分を平均しています。式では K 個のノイズについて和を取ります。",
)
def noise_averaged(centre, context, noise):
    return _loss(centre @ context) + (_loss(-(noise @ centre)).mean() if len(noise) else 0.0)


@misconception(
    "noise left out",
    en="The noise part is missing. Without it all vectors may point the same way, and the loss is 0.",
    ja="ノイズの部分がありません。これがないと、全ベクトルが同じ向きを向くだけで損失が 0 になります。",
)
def without_noise(centre, context, noise):
    return _loss(centre @ context)


@misconception(
    "the log-likelihood instead of the loss",
    en="This is the log-likelihood, which is to grow. The loss is minus it.",
    ja="これは大きくすべき対数尤度です。損失はその符号を変えたものです。",
)
def log_likelihood(centre, context, noise):
    return -negative_sampling_loss(centre, context, noise)


@misconception(
    "noise subtracted",
    en="The noise part was subtracted. Both parts are losses: they add.",
    ja="ノイズの部分を引いています。どちらも損失なので足します。",
)
def noise_subtracted(centre, context, noise):
    return _loss(centre @ context) - _loss(-(noise @ centre)).sum()


@misconception(
    "logarithm left out",
    en="The logarithm is missing: σ itself was added up.",
    ja="対数がありません。σ そのものを足しています。",
)
def without_logarithm(centre, context, noise):
    def sigmoid(x):
        return 0.5 * (1 + np.tanh(x / 2))

    return -sigmoid(centre @ context) - sigmoid(-(noise @ centre)).sum()


@misconception(
    "softmax over the noise words",
    en="This is a softmax over the neighbour and the noise words: one choice. Negative sampling asks of each word "
    "separately, with σ, whether it is a neighbour.",
    ja="これは隣の単語とノイズの中から一つを選ぶソフトマックスです。負例サンプリングは、一語ごとに別々に、"
    "隣かどうかを σ で問います。",
)
def with_softmax(centre, context, noise):
    scores = np.concatenate([[centre @ context], noise @ centre])
    return np.logaddexp.reduce(scores) - scores[0]


@misconception(
    "noise compared with the neighbour",
    en="The noise was scored against the neighbour. It is the centre that is compared with every word.",
    ja="ノイズを隣の単語と比べています。どの単語とも比べるのは中心語です。",
)
def noise_with_context(centre, context, noise):
    return _loss(centre @ context) + _loss(-(noise @ context)).sum()


@misconception(
    "overflow on large scores",
    en="Right on scores of ordinary size; on large ones σ(x) is rounded to 0, and its logarithm is infinite. "
    "-log σ(x) = log(1 + e^-x), which np.logaddexp(0, -x) computes without overflow.",
    ja="普通の大きさのスコアでは正しい値ですが、大きなスコアでは σ(x) が 0 に丸められ、対数が無限大になります。"
    "-log σ(x) = log(1 + e^-x) は np.logaddexp(0, -x) でオーバーフローなしに計算できます。",
)
def overflows(centre, context, noise):
    def sigmoid(x):
        return 1 / (1 + np.exp(-x))

    return -np.log(sigmoid(centre @ context)) - np.log(sigmoid(-(noise @ centre))).sum()


@alternative
def with_a_loop(centre, context, noise):
    def loss(x):  # log(1 + e^-x), the large part taken out
        return max(-x, 0.0) + np.log1p(np.exp(-abs(x)))

    total = loss(sum(a * b for a, b in zip(centre, context, strict=True)))
    for row in noise:
        total += loss(-sum(a * b for a, b in zip(centre, row, strict=True)))
    return total


@alternative
def all_at_once(centre, context, noise):
    words = np.concatenate([context[None], noise])
    signs = np.array([1.0] + [-1.0] * len(noise))
    return float(np.logaddexp(0.0, -signs * np.einsum("kd,d->k", words, centre)).sum())
