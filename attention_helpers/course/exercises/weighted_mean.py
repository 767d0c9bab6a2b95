"""weighted_mean (lesson 00): the mean of some vectors under given weights."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import of_a_sum
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers

lesson = "00"
title = _("A weighted mean")
task = _(
    "Write `weighted_mean(weights, vectors)`. `weights` has shape (n,); its numbers are positive but need not "
    "sum to 1. `vectors` has shape (n, d). Return the mean of the rows of `vectors`, each counted by its "
    "weight: shape (d,). Arrays may hold integers."
)
difficulty, minutes = 1, 4
hints = [
    _("First turn the weights into shares that sum to 1. By what has each weight to be divided?"),
    _(
        "A row of `vectors` belongs to each weight. `weights @ vectors` multiplies each row by its weight and "
        "adds the rows."
    ),
    _("`weights / weights.sum()` first, then `@ vectors`."),
]


def weighted_mean(weights, vectors):
    share = weights / weights.sum()  # shape (n,), sums to 1
    return share @ vectors  # shape (d,)


domain = Domain(
    {"weights": Numbers("n", above=0), "vectors": Numbers("n", "d")},
    sizes={"n": (1, 6), "d": (1, 4)},
    accuracy=lambda weights, vectors: of_a_sum(vectors),
)


def inputs(rng):
    yield Input(np.array([1.0, 3.0]), np.array([[0.0, 4.0], [8.0, 0.0]]), name=_("the example"))
    yield Input(np.array([2.0]), np.array([[5.0, -1.0, 2.0]]), name=_("one vector"))
    for count, size in ((3, 3), (4, 2), (6, 5)):
        yield Input(rng.uniform(0.1, 2.0, size=count), rng.normal(size=(count, size)))


@misconception(
    "sum_not_mean",
    _("This is the weighted sum. For a mean, the weights have to sum to 1: divide them by their sum first."),
)
def does_not_divide(weights, vectors):
    return weights @ vectors


@misconception(
    "divided_by_count",
    _(
        "You divided by the number of vectors. Divide by the sum of the weights: a vector of weight 3 counts as "
        "three vectors."
    ),
)
def divides_by_the_count(weights, vectors):
    return weights @ vectors / len(vectors)


@misconception("weights_ignored", _("This is the plain mean: every vector counts the same, whatever its weight."))
def ignores_the_weights(weights, vectors):
    return vectors.mean(axis=0)


@misconception(
    "not_summed", _("Each row is multiplied by its share, but the rows are not added: sum over the first axis.")
)
def does_not_add_the_rows(weights, vectors):
    return (weights / weights.sum())[:, None] * vectors


@misconception(
    "wrong_axis",
    _("You added along the second axis, over the numbers inside each vector. Add the vectors: the first axis."),
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
    vectors = vectors.astype(float)
    vectors *= weights[:, None]
    vectors /= weights.sum()
    return tuple(vectors.sum(axis=0))
