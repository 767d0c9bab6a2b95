"""negative_sampling_loss (lesson 06): what skip-gram makes small, for one pair of words and some noise."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import largest, of_a_sum
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers

lesson = "06"
title = _("The loss of negative sampling")
task = _(
    "Write `negative_sampling_loss(centre, context, noise)`. `centre` (D,) is the vector of the word in "
    "the centre, `context` (D,) that of a real neighbour, `noise` (K, D) those of K words drawn at "
    "random; K may be 0. Return -log σ(centre · context) - Σ log σ(-centre · noise_k) with σ(x) = 1 / (1 "
    "+ e^-x). It must hold for scores of any size up to ±10^12. Arrays may hold integers."
)
difficulty, minutes = 2, 8
hints = [
    _(
        "Two parts: one score for the real neighbour, and K for the noise, all from one product. Write down "
        "the shape of each."
    ),
    _(
        "The scores are `centre @ context` and `noise @ centre`. -log σ(x) = log(1 + e^-x); the noise scores "
        "come with a minus: -log σ(-x) = log(1 + e^x)."
    ),
    _("`np.logaddexp(0, x)` is log(e^0 + e^x) without overflow. Sum over the noise words."),
]
explanation = _(
    "K + 1 yes-or-no questions take the place of one choice among V words: a step costs K + 1 dot products, "
    "however large the vocabulary is (Mikolov et al. 2013, equation 4). The number of weights stays 2 V D."
)


def negative_sampling_loss(centre, context, noise):
    real = centre @ context  # one score, to become large
    false = noise @ centre  # (K,) scores, to become small
    return np.logaddexp(0, -real) + np.logaddexp(0, false).sum()


domain = Domain(
    {"centre": Numbers("D"), "context": Numbers("D"), "noise": Numbers("K", "D")},
    sizes={"D": (1, 4), "K": (0, 4)},
    legal=lambda centre, context, noise: largest(np.vstack([context, noise]) @ centre) <= 10**12,
    accuracy=lambda centre, context, noise: 1e-6 + of_a_sum(np.abs(np.vstack([context, noise])) @ np.abs(centre)),
)


def inputs(rng):
    centre = np.array([1.0, -2.0])
    yield Input(centre, np.array([2.0, 0.5]), np.array([[0.5, 1.0], [1.0, 1.0], [3.0, 0.0]]), name=_("the example"))
    yield Input(centre, np.array([0.0, 0.0]), np.zeros((4, 2)), name=_("all scores 0"))
    yield Input(centre, np.array([2.0, 0.5]), np.zeros((0, 2)), name=_("no noise word"))
    yield Input(
        np.array([400.0, 300.0]),
        np.array([-2.0, -1.0]),
        np.array([[2.0, 1.0], [-3.0, 1.0]]),
        name=_("very large scores"),
    )
    for size, count in ((8, 5), (3, 1), (16, 10)):
        yield Input(rng.normal(size=size), rng.normal(size=size), rng.normal(size=(count, size)))


def _loss(x):
    """-log σ(x)"""
    return np.logaddexp(0, -x)


@misconception(
    "noise scores without their minus",
    _("The noise words are treated like real neighbours. Their scores come with a minus: σ(-centre · noise_k)."),
)
def noise_pulled(centre, context, noise):
    return _loss(centre @ context) + _loss(noise @ centre).sum()


@misconception(
    "both scores with the wrong sign",
    _("The signs are the wrong way round: the real neighbour is pushed away and the noise drawn near."),
)
def signs_swapped(centre, context, noise):
    return _loss(-(centre @ context)) + _loss(noise @ centre).sum()


@misconception(
    "noise averaged instead of summed", _("The noise part was averaged. The formula sums over the K noise words.")
)
def noise_averaged(centre, context, noise):
    return _loss(centre @ context) + (_loss(-(noise @ centre)).mean() if len(noise) else 0.0)


@misconception(
    "noise left out",
    _("The noise part is missing. Without it all vectors may grow in one direction, and the loss goes to 0."),
)
def without_noise(centre, context, noise):
    return _loss(centre @ context)


@misconception(
    "the log-likelihood instead of the loss", _("This is the log-likelihood, which is to grow. The loss is minus it.")
)
def log_likelihood(centre, context, noise):
    return -negative_sampling_loss(centre, context, noise)


@misconception("noise subtracted", _("The noise part was subtracted. Both parts are losses: they add."))
def noise_subtracted(centre, context, noise):
    return _loss(centre @ context) - _loss(-(noise @ centre)).sum()


@misconception("logarithm left out", _("The logarithm is missing: σ itself was added up."))
def without_logarithm(centre, context, noise):
    def sigmoid(x):
        return 0.5 * (1 + np.tanh(x / 2))

    return -sigmoid(centre @ context) - sigmoid(-(noise @ centre)).sum()


@misconception(
    "softmax over the noise words",
    _(
        "This is a softmax over the neighbour and the noise words: one choice. Negative sampling asks of each word "
        "separately, with σ, whether it is a neighbour."
    ),
)
def with_softmax(centre, context, noise):
    scores = np.concatenate([[centre @ context], noise @ centre])
    return np.logaddexp.reduce(scores) - scores[0]


@misconception(
    "noise compared with the neighbour",
    _("The noise was scored against the neighbour. It is the centre that is compared with every word."),
)
def noise_with_context(centre, context, noise):
    return _loss(centre @ context) + _loss(-(noise @ context)).sum()


@misconception(
    "overflow on large scores",
    _(
        "Right on scores of ordinary size; on large ones σ(x) is rounded to 0, and its logarithm is infinite. "
        "-log σ(x) = log(1 + e^-x), which np.logaddexp(0, -x) computes without overflow."
    ),
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
