"""soft_dictionary (lesson 02): the mean of all values, weighted by how well their keys fit."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import largest, of_a_softmax
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers
from attention_helpers.course.exercises._softmax import softmax

lesson = "02"
title = _("The soft dictionary")
task = _(
    "Write `soft_dictionary(query, keys, values)`. `query` (d,), `keys` (S, d), `values` (S, m). Score each key "
    "by its dot product with the query divided by √d, turn the scores into weights with softmax, and return the "
    "weighted sum of the values, (m,). It must hold for scores of any size up to ±10^12. Arrays may hold "
    "integers."
)
difficulty, minutes = 2, 8
hints = [
    _("Three lines, one for each step: scores, weights, result. Write down the shape of each."),
    _(
        "`scores = keys @ query / np.sqrt(len(query))`, shape (S,). Subtract the largest score before `np.exp`: "
        "large scores overflow."
    ),
    _("weights (S,) times values (S, m) gives (m,): `weights @ values`."),
]


def soft_dictionary(query, keys, values):
    scores = keys @ query / np.sqrt(len(query))  # (S,)
    weights = np.exp(scores - scores.max())
    weights = weights / weights.sum()  # (S,), sums to 1
    return weights @ values  # (m,)


domain = Domain(
    {"query": Numbers("d"), "keys": Numbers("S", "d"), "values": Numbers("S", "m")},
    sizes={"d": (1, 4), "S": (1, 5), "m": (1, 3)},
    accuracy=lambda query, keys, values: largest(values) * of_a_softmax(np.abs(keys) @ np.abs(query)),
)


def inputs(rng):
    keys = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    yield Input(np.array([3.0, 1.0]), keys, np.array([[10.0, 0.0], [20.0, 1.0], [30.0, 0.0]]), name=_("the example"))
    yield Input(np.array([0.0, 0.0]), keys, np.array([[3.0], [6.0], [12.0]]), name=_("no key fits better than another"))
    yield Input(np.array([2000.0, -2000.0]), keys, np.array([[1.0], [2.0], [3.0]]), name=_("very large scores"))
    yield Input(np.array([5.0, 1.0, 2.0]), np.array([[1.0, 2.0, 3.0]]), np.array([[7.0, 8.0]]), name=_("a single key"))
    for size, count, width in ((4, 4, 4), (9, 5, 2), (1, 6, 3)):
        yield Input(rng.normal(size=size), rng.normal(size=(count, size)), rng.normal(size=(count, width)))


@misconception("scores not scaled", _("The scores were not divided by √d."))
def not_scaled(query, keys, values):
    return softmax(keys @ query) @ values


@misconception(
    "divided by d instead of its root",
    _(
        "The scores were divided by d. The spread of a dot product grows with the root of d, so √d is "
        "what brings it back."
    ),
)
def divided_by_d(query, keys, values):
    return softmax(keys @ query / len(query)) @ values


@misconception(
    "values mixed with keys",
    _(
        "The keys were averaged in place of the values. Keys are there to be compared; what is handed "
        "over are the values."
    ),
)
def keys_as_values(query, keys, values):
    return softmax(keys @ query / np.sqrt(len(query))) @ keys


@misconception(
    "hard instead of soft",
    _("This takes the value of the best key alone. The task asks for the mean of all values, weighted."),
)
def hard(query, keys, values):
    return values[np.argmax(keys @ query)]


@misconception(
    "scores used as weights",
    _("The scores were used as weights as they are: they can be negative and do not sum to 1. Softmax is missing."),
)
def without_softmax(query, keys, values):
    return keys @ query / np.sqrt(len(query)) @ values


@misconception(
    "weights not divided by their sum",
    _("The exponentials were not divided by their sum, so the weights do not sum to 1."),
)
def not_divided(query, keys, values):
    scores = keys @ query / np.sqrt(len(query))
    return np.exp(scores - scores.max()) @ values


@misconception("plain mean", _("This is the plain mean of the values: the scores play no part in it."))
def plain_mean(query, keys, values):
    return values.mean(axis=0)


@misconception(
    "the largest score is not subtracted",
    _(
        "With very large scores exp overflows and inf / inf is NaN. Subtract the largest score first; no "
        "weight changes by it."
    ),
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
