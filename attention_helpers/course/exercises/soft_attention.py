"""soft_attention (lesson 03): scaled dot-product attention over a batch with padding."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import largest, of_a_softmax
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Mask, Numbers
from attention_helpers.course.exercises._softmax import softmax

lesson = "03"
title = _("Soft attention over a batch")
task = _(
    "Write `soft_attention(query, keys, values, mask)`. `query` (B, T, H), `keys` (B, S, H), `values` (B, S, "
    "Hv), `mask` (B, S), True where a source word is real (each sentence has one at least). Scores: dot "
    "products divided by √H. Return the context (B, T, Hv) and the weights (B, T, S). It must hold for scores "
    "of any size up to ±10^12, of masked words as well. Arrays may hold integers."
)
difficulty, minutes = 3, 15
returns = ("context", "weights")
hints = [
    _("Three steps, each one line or two: scores (B, T, S), weights (B, T, S), context (B, T, Hv)."),
    _(
        "`query @ keys.transpose(0, 2, 1)`: (B, T, H) times (B, H, S) gives (B, T, S). `@` works on the last "
        "two axes and takes the first one sentence by sentence. Then divide by √H, the root of "
        "`query.shape[-1]`."
    ),
    _("The mask (B, S) holds for every query of its sentence: `mask[:, None, :]` is (B, 1, S)."),
    _("Softmax over the last axis, as in `masked_softmax`; then `weights @ values`: (B, T, S) times (B, S, Hv)."),
]


def soft_attention(query, keys, values, mask):
    scores = query @ keys.transpose(0, 2, 1) / np.sqrt(query.shape[-1])  # (B, T, S)
    scores = np.where(mask[:, None, :], scores, -np.inf)
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = powers / powers.sum(axis=-1, keepdims=True)  # (B, T, S), rows sum to 1
    return weights @ values, weights  # (B, T, Hv), (B, T, S)


def _accuracy(query, keys, values, mask):
    weights = of_a_softmax(np.abs(query) @ np.abs(keys).transpose(0, 2, 1))
    return largest(values) * weights, weights


domain = Domain(
    {
        "query": Numbers("B", "T", "H"),
        "keys": Numbers("B", "S", "H"),
        "values": Numbers("B", "S", "Hv"),
        "mask": Mask("B", "S"),
    },
    sizes={"B": (1, 3), "T": (1, 3), "S": (1, 4), "H": (1, 4), "Hv": (1, 4)},
    accuracy=_accuracy,
)


def inputs(rng):
    query = np.array([[[1.0, 0.0], [0.0, 2.0]], [[1.0, 1.0], [-1.0, 0.0]]])
    keys = np.array([[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], [[2.0, 0.0], [0.0, 1.0], [3.0, 3.0]]])
    values = np.array([[[10.0, 0.0], [20.0, 1.0], [30.0, 2.0]], [[1.0, 5.0], [2.0, 6.0], [90.0, 90.0]]])
    yield Input(query, keys, values, np.array([[True, True, True], [True, True, False]]), name=_("the example"))
    for batch, steps, words, size, width in ((2, 3, 4, 5, 2), (3, 4, 4, 4, 4), (3, 3, 3, 9, 9), (1, 2, 6, 2, 3)):
        lengths = rng.integers(1, words + 1, size=batch)
        yield _random(rng, batch, steps, words, size, width, np.arange(words) < lengths[:, None])
    yield _random(rng, 2, 3, 4, 3, 2, np.ones((2, 4), bool), name=_("no padding at all"))
    yield _random(rng, 2, 1, 1, 3, 2, np.ones((2, 1), bool), name=_("one query, one key"))
    yield _random(
        rng,
        2,
        2,
        3,
        4,
        2,
        np.array([[False, True, True], [True, False, False]]),
        scale=3000.0,
        name=_("very large scores, masked ones among them"),
    )


def _random(rng, batch, steps, words, size, width, mask, scale=1.5, name=None):
    return Input(
        scale * rng.normal(size=(batch, steps, size)),
        rng.normal(size=(batch, words, size)),
        rng.normal(size=(batch, words, width)),
        mask,
        name=name,
    )


def _scores(query, keys, factor=None):
    """Scaled scores (B, T, S); `factor` in place of √H."""
    return query @ keys.transpose(0, 2, 1) / (np.sqrt(query.shape[-1]) if factor is None else factor)


def _masked(scores, mask):
    return np.where(mask[:, None, :], scores, -np.inf)


def _read(weights, values):
    return weights @ values, weights


@misconception("scores not scaled", _("The scores were not divided by √H."))
def not_scaled(query, keys, values, mask):
    return _read(softmax(_masked(_scores(query, keys, 1.0), mask)), values)


@misconception(
    "divided by d instead of its root",
    _(
        "The scores were divided by H. The spread of a dot product grows with the root of H, so √H is what "
        "brings it back."
    ),
)
def divided_by_size(query, keys, values, mask):
    return _read(softmax(_masked(_scores(query, keys, query.shape[-1]), mask)), values)


@misconception(
    "scaled by the number of keys",
    _(
        "The scores were divided by √S, the root of the number of keys. What makes dot products grow is H, "
        "the number of products in each."
    ),
)
def scaled_by_keys(query, keys, values, mask):
    return _read(softmax(_masked(_scores(query, keys, np.sqrt(keys.shape[1])), mask)), values)


@misconception(
    "softmax over the wrong axis",
    _(
        "The softmax runs over the queries (axis 1): the columns sum to 1 in place of the rows. The keys of "
        "one query share its weight: axis −1."
    ),
)
def over_queries(query, keys, values, mask):
    return _read(np.nan_to_num(softmax(_masked(_scores(query, keys), mask), axis=1)), values)


@misconception(
    "softmax over the batch",
    _("The softmax runs over the sentences of the batch (axis 0). The keys of one query share its weight: axis −1."),
)
def over_batch(query, keys, values, mask):
    return _read(np.nan_to_num(softmax(_masked(_scores(query, keys), mask), axis=0)), values)


@misconception("mask ignored", _("The mask has no effect: padding is read."))
def mask_ignored(query, keys, values, mask):
    return _read(softmax(_scores(query, keys)), values)


@misconception(
    "mask after softmax",
    _(
        "The padded weights were set to 0 after the softmax, so the rows no longer sum to 1 and the context "
        "shrinks with each padded place. Mask the scores, before the softmax."
    ),
)
def mask_after_softmax(query, keys, values, mask):
    return _read(softmax(_scores(query, keys)) * mask[:, None, :], values)


@misconception(
    "the largest score taken over padding too",
    _(
        "Padding was taken out only after the exponentials. Where a padded score is far the largest, the "
        "real words underflow to 0 and 0 / 0 is NaN. Mask the scores first."
    ),
)
def divided_again(query, keys, values, mask):
    weights = softmax(_scores(query, keys)) * mask[:, None, :]
    return _read(weights / weights.sum(axis=-1, keepdims=True), values)


@misconception(
    "masked scores set to 0",
    _(
        "Masked scores became 0. A score of 0 is a score: exp(0) = 1, and padding is read. It is −∞ whose "
        "exponential is 0."
    ),
)
def zero_scores(query, keys, values, mask):
    return _read(softmax(_scores(query, keys) * mask[:, None, :]), values)


@misconception("mask upside down", _("The mask was read the other way round. Here True means: this word is real."))
def upside_down(query, keys, values, mask):
    return _read(softmax(_masked(_scores(query, keys), ~mask)), values)


@misconception(
    "values mixed with keys",
    _(
        "The keys were averaged in place of the values. Keys are there to be compared; what is handed over "
        "are the values."
    ),
)
def keys_as_values(query, keys, values, mask):
    return _read(softmax(_masked(_scores(query, keys), mask)), keys)


@misconception(
    "query compared with the values",
    _("The query was compared with the values. It is the keys that are there to be compared."),
)
def values_as_keys(query, keys, values, mask):
    if values.shape[-1] != keys.shape[-1]:
        return _read(softmax(_masked(_scores(query, keys), mask)), values)
    return _read(softmax(_masked(_scores(query, values), mask)), values)


@misconception(
    "context and weights exchanged",
    _("Context and weights came back in the wrong order: first the context, then the weights."),
)
def exchanged(query, keys, values, mask):
    return soft_attention(query, keys, values, mask)[::-1]


@misconception(
    "the largest score is not subtracted",
    _(
        "With very large scores exp overflows and inf / inf is NaN. Subtract the largest score of each row "
        "first; no weight changes by it."
    ),
)
def overflowing(query, keys, values, mask):
    powers = np.exp(_masked(_scores(query, keys), mask))
    return _read(powers / powers.sum(axis=-1, keepdims=True), values)


@misconception(
    "hard instead of soft",
    _("Each query took the value of its best key alone. The task asks for the weighted mean of all."),
)
def hard(query, keys, values, mask):
    best = _masked(_scores(query, keys), mask).argmax(axis=-1)
    return _read(np.eye(keys.shape[1])[best], values)


@alternative
def with_loops(query, keys, values, mask):
    contexts, tables = [], []
    for queries, key, value, real in zip(query, keys, values, mask, strict=True):
        rows = []
        for q in queries:
            scores = [float(q @ k) / len(q) ** 0.5 if m else -np.inf for k, m in zip(key, real, strict=True)]
            powers = [np.exp(score - max(scores)) for score in scores]
            rows.append([power / sum(powers) for power in powers])
        tables.append(rows)
        contexts.append([sum(w * v for w, v in zip(row, value, strict=True)) for row in rows])
    return contexts, tables


@alternative
def with_einsum(query, keys, values, mask):
    scores = np.einsum("bth,bsh->bts", query, keys) * query.shape[2] ** -0.5
    scores = scores + np.where(mask, 0.0, -np.inf)[:, np.newaxis]
    weights = np.exp(scores - np.logaddexp.reduce(scores, axis=2, keepdims=True))
    return np.einsum("bts,bsv->btv", weights, values), weights


@alternative
def with_a_large_negative_number(query, keys, values, mask):
    """Scores so far below all others that exp gives exactly 0; every sentence has a real word."""
    scores = np.matmul(query / np.sqrt(query.shape[-1]), np.swapaxes(keys, 1, 2))
    scores[~np.broadcast_to(mask[:, None], scores.shape)] = -1e30
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    weights = powers / powers.sum(-1, keepdims=True)
    return np.matmul(weights, values), weights
