"""alignment_error_rate (lesson 05): how far the heaviest weights are from the gold links."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers, Pairs

lesson = "05"
title = _("Alignment error rate")
task = _(
    "Write `alignment_error_rate(weights, gold)` for one sentence. `weights` (T, S), none below 0: one "
    "row for each target word; the heaviest source word of each row, of equal ones the first, is the "
    "model's link. A row need not sum to 1. `gold`: a set of pairs (i, j), source word i and target word "
    "j, from 0; it may be empty. Return 1 - 2 |A and gold| / (|A| + |gold|), where A is the set of the "
    "model's links. Arrays may hold integers."
)
difficulty, minutes = 2, 8
hints = [
    _(
        "Which axis of `weights` runs over the source words? Along it you look for one source word for each "
        "target word."
    ),
    _(
        "`weights.argmax(axis=1)` finds them. Write the model's links in the same order as the gold ones: "
        "source word first, then target word."
    ),
    _("`links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}`; then `len(links & gold)`."),
]
explanation = _(
    "With A and the gold links G as sets, 2 |A ∩ G| / (|A| + |G|) is the share of links in common, counted "
    "from both "
    "sides; the error rate is 1 minus that (Och & Ney 2003, with sure links only)."
)


def alignment_error_rate(weights, gold):
    heaviest = weights.argmax(axis=1)  # (T,), one source word for each target word
    links = {(int(i), j) for j, i in enumerate(heaviest)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


domain = Domain({"weights": Numbers("T", "S", low=0), "gold": Pairs("S", "T")}, sizes={"T": (1, 5), "S": (1, 5)})


def inputs(rng):
    pen = np.array([[0.9, 0.1, 0, 0, 0, 0], [0, 0, 0, 0, 0.6, 0.4], [0, 0, 0.7, 0.3, 0, 0], [0, 0, 1, 0, 0, 0]])
    gold = {(0, 0), (2, 2), (2, 3), (4, 1), (5, 1)}
    yield Input(pen, gold, name=_("the pen sentence"))
    yield Input(pen, gold | {(5, 1)}, name=_("a target word with two gold links"))
    yield Input(pen[:, ::-1].copy(), {(0, 0)}, name=_("no link in common"))
    yield Input(np.array([[1.0]]), {(0, 0)}, name=_("one word a side"))
    for target, source in ((3, 5), (6, 4), (8, 8)):
        weights = rng.dirichlet(np.ones(source), size=target)
        some = {(int(rng.integers(source)), int(rng.integers(target))) for _ in range(target)}
        right = {(int(weights[j].argmax()), j) for j in range(0, target, 2)}
        yield Input(weights, some | right)


@misconception(
    "weights over the wrong axis",
    _(
        "The heaviest target word of each source word was taken. Rows are target words: look for the "
        "heaviest "
        "source word in each row."
    ),
)
def along_the_columns(weights, gold):
    links = {(i, int(j)) for i, j in enumerate(weights.argmax(axis=0))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@misconception(
    "source and target swapped in a link",
    _("The model's links are written (target, source), the gold ones (source, target), so they hardly ever meet."),
)
def swapped(weights, gold):
    links = {(j, int(i)) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@misconception(
    "precision instead of the error rate",
    _("This counts how many of the model's links are wrong. Gold links that the model does not have must count too."),
)
def one_minus_precision(weights, gold):
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - len(links & gold) / len(links)


@misconception(
    "recall instead of the error rate",
    _("This counts how many gold links are missing. Links that the model has in excess must count too."),
)
def one_minus_recall(weights, gold):
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - len(links & gold) / len(gold)


@misconception(
    "the agreement instead of the error",
    _("This is the share in common, which is 1 for a perfect alignment. The error rate is 1 minus it."),
)
def agreement(weights, gold):
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 2 * len(links & gold) / (len(links) + len(gold))


@misconception(
    "links in common counted once",
    _("The links in common must be counted twice, once for each of the two sets in the denominator."),
)
def without_the_two(weights, gold):
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - len(links & gold) / (len(links) + len(gold))


@misconception(
    "intersection over union",
    _("The denominator is the size of the union. The formula adds the sizes of the two sets."),
)
def jaccard(weights, gold):
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - len(links & gold) / len(links | gold)


@misconception(
    "links by a threshold",
    _("Every weight of 0.5 or more was taken as a link. Take the heaviest word of each row, however light it is."),
)
def threshold(weights, gold):
    links = {(int(i), int(j)) for j, i in np.argwhere(weights >= 0.5)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@alternative
def with_loops(weights, gold):
    common = 0
    for j in range(len(weights)):
        row = list(weights[j])
        if (row.index(max(row)), j) in gold:
            common += 1
    return (len(weights) + len(gold) - 2 * common) / (len(weights) + len(gold))


@alternative
def with_arrays(weights, gold):
    table = np.zeros(weights.shape, dtype=bool)
    for i, j in gold:
        table[j, i] = True
    found = table[np.arange(len(weights)), np.argmax(weights, axis=-1)].sum()
    return np.float64(1.0) - 2.0 * found / (weights.shape[0] + table.sum())
