"""reinforce_gradient (lesson 04): the score-function gradient of the expected cost, from one draw."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception
from attention_helpers.course.exercises._softmax import softmax

lesson = "04"
title = {"en": "The gradient of REINFORCE", "ja": "REINFORCE の勾配"}
task = {
    "en": "Write `reinforce_gradient(scores, index, cost, baseline)`. `scores` (N, S): one row for each of N draws; "
    "`index` (N,): the place drawn from softmax(scores); `cost` (N,): what it cost; `baseline`: a number. Return for "
    "each draw the REINFORCE estimate of the gradient of the expected cost with respect to its scores, (N, S).",
    "ja": "`reinforce_gradient(scores, index, cost, baseline)` を書いてください。`scores` (N, S) は N 回の抽選の各行、"
    "`index` (N,) は softmax(scores) から選ばれた番号、`cost` (N,) はそのコスト、`baseline` は一つの数です。"
    "各抽選について、期待コストのスコアに関する勾配の REINFORCE 推定 (N, S) を返してください。",
}
difficulty, minutes = 2, 8
hints = {
    "en": [
        "One factor says how good or bad the draw was: the cost less the baseline. The other is the gradient of "
        "log p[index] with respect to the scores.",
        "log p_i = s_i − log Σ exp s_j, so its gradient is 1 at the place drawn and 0 elsewhere, minus p.",
        "`(cost - baseline)[:, None] * (np.eye(S)[index] - p)`, with p the softmax of each row.",
    ],
    "ja": [
        "一つの因子は抽選の良し悪し、つまりコストからベースラインを引いたものです。もう一つは log p[index] "
        "のスコアに関する勾配です。",
        "log p_i = s_i − log Σ exp s_j なので、その勾配は「選ばれた場所が 1、ほかが 0 の行」から p を引いたものです。",
        "p を各行のソフトマックスとして、`(cost - baseline)[:, None] * (np.eye(S)[index] - p)` です。",
    ],
}
explanation = {
    "en": "Each row sums to 0: a push up on one score is a push down on the others. To lower the cost, take a step "
    "against it.",
    "ja": "各行の和は 0 です。一つのスコアを押し上げることは、ほかを押し下げることです。"
    "コストを下げるには、この勾配と逆向きに一歩進みます。",
}


def reinforce_gradient(scores, index, cost, baseline):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)  # (N, S)
    drawn = np.eye(scores.shape[1])[index]  # (N, S): 1 at the place drawn
    return (cost - baseline)[:, None] * (drawn - p)


def inputs(rng):
    scores = np.array([[0.0, 1.0, -1.0], [2.0, 0.0, 0.0]])
    yield Input(scores, np.array([1, 2]), np.array([0.5, 3.0]), 1.0, name="the example")
    nothing = {"en": "cost equal to the baseline", "ja": "コストがベースラインに等しい"}
    yield Input(scores, np.array([0, 0]), np.array([2.0, 2.0]), 2.0, name=nothing)
    zero = {"en": "baseline 0", "ja": "ベースライン 0"}
    yield Input(scores, np.array([2, 1]), np.array([1.0, -2.0]), 0.0, name=zero)
    large = {"en": "very large scores", "ja": "非常に大きなスコア"}
    yield Input(np.array([[2000.0, 0.0], [-3000.0, 3000.0]]), np.array([1, 1]), np.array([1.0, 4.0]), 0.5, name=large)
    alone = {"en": "a single place", "ja": "場所が一つだけ"}
    yield Input(np.array([[3.0]]), np.array([0]), np.array([5.0]), 1.0, name=alone)
    for count, places in ((4, 4), (3, 5), (6, 2)):
        index, cost = rng.integers(places, size=count), rng.normal(2, 1, size=count)
        yield Input(rng.normal(size=(count, places)), index, cost, 1.5)


def _drawn(scores, index):
    return np.eye(scores.shape[1])[index]


@misconception(
    "sign turned",
    en="The sign is the other way round: this pushes the score of a costly draw up in a gradient step. The "
    "gradient of log p is one_hot − p, and it is multiplied by the cost, not by its negative.",
    ja="符号が逆です。log p の勾配は one_hot − p で、それにコストを掛けます（マイナスは付きません）。",
)
def sign_turned(scores, index, cost, baseline):
    return (cost - baseline)[:, None] * (softmax(scores) - _drawn(scores, index))


@misconception(
    "baseline forgotten",
    en="The baseline was not subtracted from the cost. The result is right on average, but scatters more.",
    ja="コストからベースラインが引かれていません。平均としては正しくても、ばらつきが大きくなります。",
)
def without_baseline(scores, index, cost, baseline):
    return cost[:, None] * (_drawn(scores, index) - softmax(scores))


@misconception(
    "baseline added",
    en="The baseline was added. It is subtracted: what counts is how much more than usual the draw cost.",
    ja="ベースラインを足しています。いつもよりどれだけ高かったかを見るので、引きます。",
)
def baseline_added(scores, index, cost, baseline):
    return (cost + baseline)[:, None] * (_drawn(scores, index) - softmax(scores))


@misconception(
    "baseline subtracted from the gradient",
    en="The baseline was subtracted from the gradient, which shifts all its entries. Subtract it from the "
    "cost, before the multiplication.",
    ja="ベースラインを勾配から引いています。掛け算の前に、コストから引いてください。",
)
def baseline_from_gradient(scores, index, cost, baseline):
    return cost[:, None] * (_drawn(scores, index) - softmax(scores)) - baseline


@misconception(
    "one-hot without minus p",
    en="Only the score drawn gets a gradient here. Raising one score lowers the chances of all others: "
    "subtract p, one_hot − p.",
    ja="選ばれたスコアにしか勾配がありません。一つを上げるとほかの確率が下がるので、p を引いて one_hot − p とします。",
)
def without_p(scores, index, cost, baseline):
    return (cost - baseline)[:, None] * _drawn(scores, index)


@misconception(
    "other places left at 0",
    en="1 − p stands at the place drawn, but the other places were left at 0. They get −p each.",
    ja="選ばれた場所は 1 − p ですが、ほかの場所が 0 のままです。ほかは −p になります。",
)
def only_the_drawn_place(scores, index, cost, baseline):
    drawn = _drawn(scores, index)
    return (cost - baseline)[:, None] * drawn * (1 - softmax(scores))


@misconception(
    "gradient of p instead of log p",
    en="This is the gradient of the probability p[index], not of its logarithm: it carries a factor "
    "p[index] too many. The draw itself already brings that factor, because a place is drawn as often as "
    "p says.",
    ja="これは確率 p[index] の勾配で、その対数の勾配ではありません。因子 p[index] が余分です。"
    "その因子は、p の割合で選ばれるという抽選自体がもたらします。",
)
def gradient_of_p(scores, index, cost, baseline):
    p = softmax(scores)
    return (cost - baseline)[:, None] * (_drawn(scores, index) - p) * p[np.arange(len(p)), index][:, None]


@misconception(
    "scores instead of probabilities",
    en="The scores were subtracted in place of the probabilities: softmax is missing.",
    ja="確率ではなくスコアを引いています。ソフトマックスが抜けています。",
)
def scores_for_p(scores, index, cost, baseline):
    return (cost - baseline)[:, None] * (_drawn(scores, index) - scores)


@misconception(
    "softmax over the draws",
    en="The softmax ran over the draws (axis 0). Each row is a set of chances of its own: axis 1.",
    ja="ソフトマックスが抽選の軸 (axis 0) で取られています。各行がそれぞれの確率なので axis 1 です。",
)
def softmax_over_draws(scores, index, cost, baseline):
    return (cost - baseline)[:, None] * (_drawn(scores, index) - softmax(scores, axis=0))


@misconception(
    "averaged over the draws",
    en="The estimates were averaged over the draws. Return one for each draw, (N, S).",
    ja="推定を抽選にわたって平均しています。抽選ごとに一つ、形 (N, S) で返してください。",
)
def averaged(scores, index, cost, baseline):
    return reinforce_gradient(scores, index, cost, baseline).mean(axis=0)


@misconception(
    "the largest score is not subtracted",
    en="With very large scores exp overflows and inf / inf is NaN. Subtract the largest score of each row "
    "first; no probability changes by it.",
    ja="スコアが非常に大きいと exp が溢れ、inf / inf は NaN になります。先に各行の最大値を引きましょう。"
    "確率は変わりません。",
)
def overflowing(scores, index, cost, baseline):
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return (cost - baseline)[:, None] * (_drawn(scores, index) - p)


@alternative
def with_loops(scores, index, cost, baseline):
    rows = []
    for row, i, c in zip(scores.tolist(), index, cost, strict=True):
        powers = [np.exp(s - max(row)) for s in row]
        rows.append([(c - baseline) * ((k == i) - power / sum(powers)) for k, power in enumerate(powers)])
    return rows


@alternative
def in_place(scores, index, cost, baseline):
    gradient = -np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
    gradient[np.arange(len(scores)), index] += 1
    gradient *= np.expand_dims(cost - baseline, 1)
    return gradient


@alternative
def with_einsum(scores, index, cost, baseline):
    p = softmax(scores.astype(np.float64))
    drawn = (np.arange(scores.shape[1]) == np.reshape(index, (-1, 1))).astype(np.float32)
    return np.einsum("n,ns->ns", cost - baseline, drawn - p)
