"""beam_step (lesson 05): the best continuations of several beginnings."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception

lesson = "05"
title = {"en": "One step of a beam search", "ja": "ビームサーチの一ステップ"}
task = {
    "en": "Write `beam_step(scores, log_probabilities, k)`. `scores` (K,): the log-probabilities of K beginnings. "
    "`log_probabilities` (K, V): for each beginning, those of every next word. Return the k best continuations "
    "over all "
    "beginnings, best first: three arrays of length k with the number of the beginning, the number of the word and the "
    "new score.",
    "ja": "`beam_step(scores, log_probabilities, k)` を書いてください。`scores` (K,) は K 個の途中の訳の対数確率、"
    "`log_probabilities` (K, V) はそれぞれに続く全単語の対数確率です。すべての途中の訳を通して最良の k "
    "個の続きを、良い順に、"
    "途中の訳の番号・単語の番号・新しいスコアの三つの配列（長さ k）で返してください。",
}
difficulty, minutes = 3, 12
returns = ("beginning", "word", "score")
hints = {
    "en": [
        "First the score of every continuation, an array (K, V): log-probabilities are added, not multiplied.",
        "`total = scores[:, None] + log_probabilities`. The best k of all K · V: flatten, sort, take k.",
        "`best = np.argsort(-total.ravel())[:k]`; from a flat index back to row and column: `np.divmod(best, V)`.",
    ],
    "ja": [
        "まず、すべての続きのスコアを (K, V) の配列にします。対数確率は掛けるのではなく足します。",
        "`total = scores[:, None] + log_probabilities`。全部で K · V 個の中から最良の k 個を、"
        "平らにして並べ替えて取ります。",
        "`best = np.argsort(-total.ravel())[:k]`。平らな番号から行と列へは `np.divmod(best, V)` で戻れます。",
    ],
}


def beam_step(scores, log_probabilities, k):
    total = scores[:, None] + log_probabilities  # (K, V): every continuation of every beginning
    best = np.argsort(-total.ravel())[:k]  # (k,)
    beginning, word = np.divmod(best, total.shape[1])
    return beginning, word, total[beginning, word]


def inputs(rng):
    yield Input(np.log([0.6, 0.3]), np.log([[0.5, 0.3, 0.2], [0.9, 0.06, 0.04]]), 2, name="the example")
    yield Input(
        np.array([-1.0, -1.2]),
        np.log([[0.4, 0.35, 0.25], [0.1, 0.2, 0.7]]),
        3,
        name={"en": "one beginning gives two of the best", "ja": "一つの途中の訳から二つが残る"},
    )
    yield Input(
        np.array([0.0]),
        np.log([[0.1, 0.2, 0.3, 0.4]]),
        3,
        name={"en": "the first step: a single beginning", "ja": "最初のステップ：途中の訳は一つ"},
    )
    yield Input(
        np.array([-0.5, -np.inf]),
        np.log([[0.7, 0.2, 0.1], [0.98, 0.01, 0.01]]),
        2,
        name={"en": "a beginning that is ruled out", "ja": "除外された途中の訳"},
    )
    for count, words, k in ((3, 5, 2), (4, 6, 4), (2, 9, 5)):
        chances = rng.dirichlet(np.ones(words), size=count)
        yield Input(-rng.exponential(1.0, size=count), np.log(chances), k)


def _pick(total, k):
    best = np.argsort(-total.ravel())[:k]
    beginning, word = np.divmod(best, total.shape[1])
    return beginning, word, total[beginning, word]


@misconception(
    "scores of the beginnings forgotten",
    en="The new words were compared without the scores of their beginnings. A good word after a poor "
    "beginning is not yet a good translation.",
    ja="途中の訳のスコアが足されていません。悪い途中の訳の後の良い単語は、良い訳とは限りません。",
)
def without_scores(scores, log_probabilities, k):
    return _pick(log_probabilities, k)


@misconception(
    "log-probabilities multiplied",
    en="Log-probabilities were multiplied. Probabilities multiply; their logarithms add.",
    ja="対数確率を掛けています。掛け算になるのは確率で、対数は足し算です。",
)
def multiplied(scores, log_probabilities, k):
    return _pick(scores[:, None] * log_probabilities, k)


@misconception(
    "the worst kept",
    en="These are the continuations of lowest score. `argsort` sorts upwards: turn the sign or the order.",
    ja="スコアの最も低い続きを取っています。`argsort` は小さい順に並べるので、符号か順番を逆にします。",
)
def worst(scores, log_probabilities, k):
    total = scores[:, None] + log_probabilities
    best = np.argsort(total.ravel())[:k]
    beginning, word = np.divmod(best, total.shape[1])
    return beginning, word, total[beginning, word]


@misconception(
    "right ones in the wrong order",
    en="The continuations are the right ones, worst first. The best must come first.",
    ja="選んだ続きは正しいのですが、悪い順に並んでいます。良い順に並べます。",
)
def worst_first(scores, log_probabilities, k):
    return tuple(array[::-1] for array in beam_step(scores, log_probabilities, k))


@misconception(
    "one continuation for each beginning",
    en="Only the best word of each beginning was considered. Two of the best continuations may come "
    "from the "
    "same beginning.",
    ja="それぞれの途中の訳について最良の単語だけを見ています。同じ途中の訳から二つ残ることもあります。",
)
def one_each(scores, log_probabilities, k):
    word = log_probabilities.argmax(axis=1)
    total = scores + log_probabilities[np.arange(len(scores)), word]
    best = np.argsort(-total)[:k]
    return best, word[best], total[best]


@misconception(
    "beginning and word swapped",
    en="Beginning and word are the wrong way round: in a flattened (K, V) array the word runs fastest.",
    ja="途中の訳の番号と単語の番号が逆です。(K, V) を平らにすると、単語の方が速く動きます。",
)
def swapped(scores, log_probabilities, k):
    beginning, word, score = beam_step(scores, log_probabilities, k)
    return word, beginning, score


@misconception(
    "divided by the number of beginnings",
    en="The flat index was split with K. A row of the (K, V) array has V entries: split with V.",
    ja="平らな番号を K で割っています。(K, V) の一行には V 個あるので、V で割ります。",
)
def split_by_rows(scores, log_probabilities, k):
    total = scores[:, None] + log_probabilities
    best = np.argsort(-total.ravel())[:k]
    beginning, word = np.divmod(best, len(scores))
    return beginning, word, total.ravel()[best]


@misconception(
    "probabilities instead of their logarithms",
    en="The scores came back as probabilities. Keep logarithms: products of many probabilities become too "
    "small for a float.",
    ja="スコアが確率になっています。多くの確率の積は小さくなりすぎるので、対数のままにします。",
)
def probabilities(scores, log_probabilities, k):
    beginning, word, score = beam_step(scores, log_probabilities, k)
    return beginning, word, np.exp(score)


@alternative
def with_loops(scores, log_probabilities, k):
    found = [
        (scores[b] + log_probabilities[b, w], b, w)
        for b in range(len(scores))
        for w in range(log_probabilities.shape[1])
    ]
    found.sort(key=lambda item: -item[0])
    return [b for _, b, _ in found[:k]], [w for _, _, w in found[:k]], [s for s, _, _ in found[:k]]


@alternative
def with_unravel(scores, log_probabilities, k):
    total = np.add(np.reshape(scores, (-1, 1)), log_probabilities)
    order = np.argsort(total, axis=None)[::-1][:k]
    beginning, word = np.unravel_index(order, total.shape)
    return beginning, word, np.take(total, order)
