"""additive_score (lesson 03): Bahdanau's score, for every pair of query and key."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import of_a_tanh
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers
from attention_helpers.course.exercises._softmax import softmax

lesson = "03"
title = _("The additive score")
task = _(
    "Write `additive_score(query, keys, W_q, W_k, v)`, the score of Bahdanau et al. (2015): the score of query "
    "t and key s is v · tanh(q_t W_q + k_s W_k). Shapes: `query` (T, Hq), `keys` (S, Hk), `W_q` (Hq, A), `W_k` "
    "(Hk, A), `v` (A,). Return the scores (T, S). Arrays may hold integers."
)
difficulty, minutes = 2, 8
hints = [
    _(
        "The formula is for one query and one key. Which shape has q_t W_q for all queries at once, which k_s "
        "W_k for all keys?"
    ),
    _(
        "`query @ W_q` is (T, A), `keys @ W_k` is (S, A). Every query meets every key: give the first the "
        "shape (T, 1, A) and the second (1, S, A). Their sum is (T, S, A)."
    ),
    _("`np.tanh(a[:, None, :] + b[None, :, :]) @ v`: the product with v takes the last axis away."),
]


def additive_score(query, keys, W_q, W_k, v):
    total = (query @ W_q)[:, None, :] + (keys @ W_k)[None, :, :]  # (T, S, A)
    return np.tanh(total) @ v  # (T, S)


def _accuracy(query, keys, W_q, W_k, v):
    return np.abs(v).sum() * of_a_tanh(np.abs(query) @ np.abs(W_q), np.abs(keys) @ np.abs(W_k))


domain = Domain(
    {
        "query": Numbers("T", "Hq"),
        "keys": Numbers("S", "Hk"),
        "W_q": Numbers("Hq", "A"),
        "W_k": Numbers("Hk", "A"),
        "v": Numbers("A"),
    },
    sizes={"T": (1, 4), "S": (1, 4), "Hq": (1, 3), "Hk": (1, 3), "A": (1, 4)},
    accuracy=_accuracy,
)


def inputs(rng):
    yield Input(
        np.array([[1.0, 0.0], [0.0, 2.0]]),
        np.array([[1.0], [-1.0], [0.5]]),
        np.array([[1.0, 0.0], [0.5, -1.0]]),
        np.array([[1.0, 2.0]]),
        np.array([1.0, 0.5]),
        name=_("the example"),
    )
    shapes = ((4, 4, 4, 4, 4), (3, 5, 2, 6, 4), (5, 2, 3, 3, 7))
    for queries, keys, query_size, key_size, size in shapes:
        name = _("as many queries as keys") if queries == keys else None
        yield Input(*_random(rng, queries, keys, query_size, key_size, size), name=name)
    yield Input(*_random(rng, 1, 4, 3, 2, 5), name=_("a single query"))
    yield Input(*_random(rng, 3, 1, 2, 2, 1), name=_("a single key, A = 1"))
    query, keys, W_q, W_k, v = _random(rng, 2, 3, 2, 2, 3)
    yield Input(1e3 * query, keys, W_q, W_k, v, name=_("very large queries: tanh is at its ends"))


def _random(rng, queries, keys, query_size, key_size, size):
    return (
        rng.normal(size=(queries, query_size)),
        rng.normal(size=(keys, key_size)),
        rng.normal(size=(query_size, size)),
        rng.normal(size=(key_size, size)),
        rng.normal(size=size),
    )


def _total(query, keys, W_q, W_k):
    return (query @ W_q)[:, None, :] + (keys @ W_k)[None, :, :]


@misconception(
    "tanh missing",
    _(
        "The tanh is missing. Without it the score is q · (W_q v) + k · (W_k v): what the query adds is the "
        "same for every key and drops out of the softmax."
    ),
)
def without_tanh(query, keys, W_q, W_k, v):
    return _total(query, keys, W_q, W_k) @ v


@misconception(
    "tanh after the product with v",
    _(
        "The tanh was taken of the finished score. It belongs inside: first tanh of the A sums, then the "
        "product with v."
    ),
)
def tanh_outside(query, keys, W_q, W_k, v):
    return np.tanh(_total(query, keys, W_q, W_k) @ v)


@misconception(
    "tanh of each part alone",
    _(
        "The tanh was taken of query and key apart and then added. Then what the query adds is the same for "
        "every key and drops out of the softmax: add first, then tanh."
    ),
)
def tanh_apart(query, keys, W_q, W_k, v):
    return (np.tanh(query @ W_q)[:, None, :] + np.tanh(keys @ W_k)[None, :, :]) @ v


@misconception(
    "multiplied instead of added",
    _("Query and key were multiplied. This score adds them: that is where its name comes from."),
)
def multiplied(query, keys, W_q, W_k, v):
    return np.tanh((query @ W_q)[:, None, :] * (keys @ W_k)[None, :, :]) @ v


@misconception(
    "v forgotten",
    _(
        "v was not used: the A numbers were added up with equal weight. Which of them matters, and with "
        "which sign, is what v has learned."
    ),
)
def without_v(query, keys, W_q, W_k, v):
    return np.tanh(_total(query, keys, W_q, W_k)).sum(axis=-1)


@misconception(
    "axes of queries and keys exchanged",
    _("Rows and columns are the wrong way round: one row for each query, one column for each key, (T, S)."),
)
def exchanged(query, keys, W_q, W_k, v):
    return additive_score(query, keys, W_q, W_k, v).T


@misconception("softmax taken already", _("These are weights. The task asks for the scores, before the softmax."))
def weights_already(query, keys, W_q, W_k, v):
    return softmax(additive_score(query, keys, W_q, W_k, v))


@misconception(
    "another curve than tanh",
    _("This is the logistic function 1 / (1 + e^−x). The additive score takes tanh, which runs from −1 to 1."),
)
def logistic(query, keys, W_q, W_k, v):
    return 1 / (1 + np.exp(-_total(query, keys, W_q, W_k))) @ v


@misconception(
    "divided by the root of A",
    _("The scores were divided by √A. That belongs to the scaled dot product; the additive score has no such factor."),
)
def scaled(query, keys, W_q, W_k, v):
    return additive_score(query, keys, W_q, W_k, v) / np.sqrt(len(v))


@alternative
def with_loops(query, keys, W_q, W_k, v):
    return [[float(sum(v * np.tanh(q @ W_q + k @ W_k))) for k in keys] for q in query]


@alternative
def with_one_matrix(query, keys, W_q, W_k, v):
    """As in many papers: one matrix over query and key set side by side."""
    both = np.concatenate(
        [np.repeat(query[:, None], len(keys), axis=1), np.repeat(keys[None], len(query), axis=0)], axis=2
    )
    return np.tanh(both @ np.concatenate([W_q, W_k])) @ v


@alternative
def unit_by_unit(query, keys, W_q, W_k, v):
    a, b = np.einsum("th,ha->at", query, W_q), np.einsum("sh,ha->as", keys, W_k)
    return sum(unit * np.tanh(np.add.outer(of_query, of_keys)) for unit, of_query, of_keys in zip(v, a, b, strict=True))
