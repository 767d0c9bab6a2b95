"""beam_step (lesson 05): the best continuations of several beginnings."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import of_a_sum
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Number, Numbers
from attention_helpers.course.drawing.numbers import FLAVOURS, ruled_out

lesson = "05"
title = _("One step of a beam search")
task = _(
    "Write `beam_step(scores, log_probabilities, k)`. `scores` (K,): the log-probabilities of K "
    "beginnings. `log_probabilities` (K, V): for each beginning, those of every next word. Return the k "
    "best continuations, all different, over all beginnings, best first: three arrays of length k with "
    "the number of the beginning, the number of the word and the new score. `k` is 1 to K · V; of equal "
    "continuations any will do. Log-probabilities may lie as low as -10^6, and a chance may be 0, its "
    "logarithm `-np.inf`. Arrays may hold integers."
)
difficulty, minutes = 3, 12
returns = ("beginning", "word", "score")
hints = [
    _(
        "First the score of every continuation, an array (K, V). How does the log-probability of a beginning "
        "become that of the beginning with one word more?"
    ),
    _("`total = scores[:, None] + log_probabilities`. The best k of all K · V: flatten, sort, take k."),
    _("`best = np.argsort(-total.ravel())[:k]`; from a flat index back to row and column: `np.divmod(best, V)`."),
]


def beam_step(scores, log_probabilities, k):
    total = scores[:, None] + log_probabilities  # (K, V): every continuation of every beginning
    best = np.argsort(-total.ravel())[:k]  # (k,)
    beginning, word = np.divmod(best, total.shape[1])
    return beginning, word, total[beginning, word]


domain = Domain(
    {
        "scores": Numbers("K", high=0, flavours=(*FLAVOURS, ruled_out)),
        "log_probabilities": Numbers("K", "V", high=0, flavours=(*FLAVOURS, ruled_out)),
        "k": Number(1, 6, whole=True, most=lambda sizes: sizes["K"] * sizes["V"]),
    },
    sizes={"K": (1, 4), "V": (1, 5)},
    accuracy=lambda scores, log_probabilities, k: (0, 0, of_a_sum(scores, log_probabilities)),
)


def same(expected, actual, scores, log_probabilities, k):
    """Of equal continuations any will do: what counts are the scores, and that each belongs to its continuation."""
    total = np.asarray(scores)[:, None] + log_probabilities
    beginning, word, score = (np.asarray(part) for part in actual)
    if not beginning.shape == word.shape == score.shape == (k,) or not np.allclose(score, expected[2], 1e-6, 0):
        return NotImplemented  # not a matter of order
    pairs = list(zip(beginning.astype(int).tolist(), word.astype(int).tolist(), strict=True))
    inside = all(0 <= i < total.shape[0] and 0 <= j < total.shape[1] for i, j in pairs)
    right = inside and len(set(pairs)) == k and [total[pair] for pair in pairs] == list(expected[2])
    return None if right else NotImplemented


def inputs(rng):
    yield Input(np.log([0.6, 0.3]), np.log([[0.5, 0.3, 0.2], [0.9, 0.06, 0.04]]), 2, name=_("the example"))
    yield Input(
        np.array([-1.0, -1.2]),
        np.log([[0.4, 0.35, 0.25], [0.1, 0.2, 0.7]]),
        3,
        name=_("one beginning gives two of the best"),
    )
    yield Input(np.array([0.0]), np.log([[0.1, 0.2, 0.3, 0.4]]), 3, name=_("the first step: a single beginning"))
    yield Input(
        np.array([-0.5, -np.inf]),
        np.log([[0.7, 0.2, 0.1], [0.98, 0.01, 0.01]]),
        2,
        name=_("a beginning that is ruled out"),
    )
    for count, words, k in ((3, 5, 2), (4, 6, 4), (2, 9, 5)):
        chances = rng.dirichlet(np.ones(words), size=count)
        yield Input(-rng.exponential(1.0, size=count), np.log(chances), k)
    # np.argpartition hands over few numbers sorted, so that a missing sort shows with many alone.
    chances = rng.dirichlet(np.ones(500), size=4)
    yield Input(-rng.exponential(1.0, size=4), np.log(chances), 500, name=_("a vocabulary of 500 words"))


def _pick(total, k):
    best = np.argsort(-total.ravel())[:k]
    beginning, word = np.divmod(best, total.shape[1])
    return beginning, word, total[beginning, word]


@misconception(
    "scores of the beginnings forgotten",
    _(
        "The new words were compared without the scores of their beginnings. A good word after a poor "
        "beginning is not yet a good translation."
    ),
)
def without_scores(scores, log_probabilities, k):
    return _pick(log_probabilities, k)


@misconception(
    "log-probabilities multiplied",
    _("Log-probabilities were multiplied. Probabilities multiply; their logarithms add."),
)
def multiplied(scores, log_probabilities, k):
    return _pick(scores[:, None] * log_probabilities, k)


@misconception(
    "the worst kept",
    _("These are the continuations of lowest score. `argsort` sorts upwards: turn the sign or the order."),
)
def worst(scores, log_probabilities, k):
    total = scores[:, None] + log_probabilities
    best = np.argsort(total.ravel())[:k]
    beginning, word = np.divmod(best, total.shape[1])
    return beginning, word, total[beginning, word]


@misconception(
    "right ones in the wrong order", _("The continuations are the right ones, worst first. The best must come first.")
)
def worst_first(scores, log_probabilities, k):
    return tuple(array[::-1] for array in beam_step(scores, log_probabilities, k))


@misconception(
    "one continuation for each beginning",
    _(
        "Only the best word of each beginning was considered. Two of the best continuations may come "
        "from the "
        "same beginning."
    ),
)
def one_each(scores, log_probabilities, k):
    word = log_probabilities.argmax(axis=1)
    total = scores + log_probabilities[np.arange(len(scores)), word]
    best = np.argsort(-total)[:k]
    return best, word[best], total[best]


@misconception(
    "beginning and word swapped",
    _("Beginning and word are the wrong way round: in a flattened (K, V) array the word runs fastest."),
)
def swapped(scores, log_probabilities, k):
    beginning, word, score = beam_step(scores, log_probabilities, k)
    return word, beginning, score


@misconception(
    "divided by the number of beginnings",
    _("The flat index was split with K. A row of the (K, V) array has V entries: split with V."),
)
def split_by_rows(scores, log_probabilities, k):
    total = scores[:, None] + log_probabilities
    best = np.argsort(-total.ravel())[:k]
    beginning, word = np.divmod(best, len(scores))
    return beginning, word, total.ravel()[best]


@misconception(
    "probabilities instead of their logarithms",
    _(
        "The scores came back as probabilities. Keep logarithms: products of many probabilities become too "
        "small for a float."
    ),
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
