"""nearest_key (lesson 02): the place of the key that fits the query best."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers

lesson = "02"
title = _("The nearest key")
task = _(
    "Write `nearest_key(query, keys)`. `query` has the shape (d,), `keys` (S, d). The score of a key is its dot "
    "product with the query. Return the number (0 to S − 1) of the key with the largest score; of equal ones "
    "the first. Arrays may hold integers."
)
difficulty, minutes = 1, 3
hints = [
    _("All S scores come from one matrix product: which product of `keys`, (S, d), and `query`, (d,), has S numbers?"),
    _(
        "`keys @ query` is (S,). `np.argmax` gives the place of the largest number, the first one where "
        "several are equal."
    ),
]


def nearest_key(query, keys):
    scores = keys @ query  # (S,)
    return np.argmax(scores)


domain = Domain(
    {"query": Numbers("d"), "keys": Numbers("S", "d")}, sizes={"d": (1, 4), "S": (1, 6)}, accuracy=lambda query, keys: 0
)


def inputs(rng):
    keys = np.array([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]])
    yield Input(np.array([0.2, 1.0]), keys, name=_("the example"))
    yield Input(np.array([2.0, 2.0]), np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]), name=_("two keys equally near"))
    yield Input(np.array([1.0, 0.0]), np.array([[0.9, 0.1], [3.0, 4.0]]), name=_("a long key"))
    yield Input(np.array([-1.0, -1.0]), np.array([[1.0, 2.0], [3.0, 4.0]]), name=_("no score above 0"))
    for size, count in ((3, 3), (5, 2), (1, 4), (4, 1)):
        yield Input(rng.normal(size=size), rng.normal(size=(count, size)))


@misconception(
    "the key and not its place",
    _("This is the key itself. The task asks for its place in the list, which then finds the value."),
)
def the_key(query, keys):
    return keys[np.argmax(keys @ query)]


@misconception(
    "the score and not its place", _("This is the largest score. The task asks which key has it: argmax, not max.")
)
def the_score(query, keys):
    return np.max(keys @ query)


@misconception(
    "the largest key wins", _("The query was not used: this is the key of the largest sum, whatever was asked.")
)
def without_the_query(query, keys):
    return np.argmax(keys.sum(axis=1))


@misconception(
    "smallest score instead of largest",
    _("This is the key with the smallest score. A dot product is large where two vectors point the same way."),
)
def smallest(query, keys):
    return np.argmin(keys @ query)


@misconception(
    "distance instead of dot product",
    _(
        "This is the key at the smallest distance. The task's score is the dot product, which also grows "
        "with the length "
        "of a key: look at the input 'a long key'."
    ),
)
def by_distance(query, keys):
    return np.argmin(((keys - query) ** 2).sum(axis=1))


@misconception(
    "the last of equal keys", _("Where two keys are equally near this takes the last one; the task asks for the first.")
)
def last_of_equals(query, keys):
    scores = keys @ query
    return len(scores) - 1 - np.argmax(scores[::-1])


@alternative
def with_a_loop(query, keys):
    best, place = None, None
    for i, key in enumerate(keys):
        total = sum(float(q) * float(k) for q, k in zip(query, key, strict=True))
        if best is None or total > best:
            best, place = total, i
    return place


@alternative
def with_a_list(query, keys):
    scores = np.einsum("sd,d->s", keys, query).tolist()
    return scores.index(max(scores))
