"""multi_head (lesson 08): several small attentions side by side."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import largest, of_a_softmax
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers, Size
from attention_helpers.course.exercises._softmax import FLOAT32, softmax

lesson = "08"
title = _("Several heads")
task = _(
    "Write `multi_head(q, k, v, heads)`. `q` (T, D), `k` (S, D) and `v` (S, D) are already projected; `heads`, a whole "
    "number, divides D. Split their columns into heads of d = D / heads columns that stand side by side, the same in "
    "all three: head 0 has the first d, head 1 the next d, and so on. Each head has its own scores, dot products of "
    "its d numbers divided by √d, its own softmax over the S words, and its own weighted mean of its columns of `v`, "
    "(T, d). Return these contexts side by side again, in the order of the heads, (T, D). There is no mask. T, S, D "
    "and heads are 1 or more. It must hold for scores of any size up to ±10^12. Arrays may hold integers."
)
difficulty, minutes = 2, 10
hints = [
    _("Begin with one head: which columns of q, k and v are its own? It is then attention as you know it, (T, d)."),
    _(
        "`part = slice(i * d, (i + 1) * d)` are the columns of head i. Its scores are `q[:, part] @ k[:, part].T`, "
        "divided by √d; then softmax over axis 1, then the weights times `v[:, part]`."
    ),
    _("Collect the contexts of all heads in a list; `np.concatenate(contexts, axis=1)` sets them side by side."),
]
explanation = _(
    "All heads at once: `q.reshape(T, heads, d).transpose(1, 0, 2)` is (heads, T, d), and `@` works head by head. "
    "On the way back the transpose comes first: `contexts.transpose(1, 0, 2).reshape(T, heads * d)`."
)


def multi_head(q, k, v, heads):
    size = q.shape[1] // heads  # numbers in a head: d
    contexts = []
    for first in range(0, q.shape[1], size):
        part = slice(first, first + size)  # the columns of this head
        scores = q[:, part] @ k[:, part].T / np.sqrt(size)  # (T, S)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        weights = powers / powers.sum(axis=1, keepdims=True)  # (T, S), rows sum to 1
        contexts.append(weights @ v[:, part])  # (T, d)
    return np.concatenate(contexts, axis=1)  # (T, D)


domain = Domain(
    {"q": Numbers("T", "h*d"), "k": Numbers("S", "h*d"), "v": Numbers("S", "h*d"), "heads": Size("h")},
    sizes={"T": (1, 3), "S": (1, 4), "h": (1, 3), "d": (1, 3)},
    accuracy=lambda q, k, v, heads: largest(v) * of_a_softmax(np.abs(q) @ np.abs(k).T),
)


def inputs(rng):
    q = np.array([[1.0, 0.0, 0.0, 2.0], [0.0, 1.0, 1.0, 0.0]])
    k = np.array([[1.0, 0.0, 0.0, 1.0], [0.0, 2.0, 1.0, 0.0], [1.0, 1.0, 0.0, 0.0]])
    v = np.array([[10.0, 0.0, 1.0, 5.0], [20.0, 1.0, 2.0, 6.0], [30.0, 2.0, 3.0, 7.0]])
    yield Input(q, k, v, 2, name=_("the example"))
    yield Input(q, k, v, 1, name=_("a single head"))
    yield Input(q, k, v, 4, name=_("heads of one number each"))
    words = rng.normal(size=(5, 6))
    yield Input(words, words, words, 3, name=_("self-attention: all three are the same array"))
    yield Input(rng.normal(size=(1, 4)), rng.normal(size=(1, 4)), rng.normal(size=(1, 4)), 2, name=_("a single word"))
    for queries, count, size, heads in ((3, 4, 12, 3), (4, 2, 8, 4), (5, 5, 64, 4)):
        yield Input(*(rng.normal(size=(rows, size)) for rows in (queries, count, count)), heads)
    yield Input(
        *(3000.0 * rng.normal(size=(rows, 6)) for rows in (2, 3)),
        rng.normal(size=(3, 6)),
        2,
        name=_("very large scores"),
    )
    one_apart = np.array([[1.0, 0.0, 0.0, 0.0], [1.0, 1.0, 0.0, 0.0]])
    yield Input(
        np.array([[1e8, 2.0, 0.0, 0.0]]),
        one_apart,
        np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]]),
        1,
        name=_("very large scores that differ by 1"),
        about=FLOAT32,
    )


def _split(x, heads):
    """(rows, D) -> (heads, rows, d)"""
    return x.reshape(len(x), heads, -1).transpose(1, 0, 2)


def _join(contexts):
    """(heads, T, d) -> (T, D)"""
    return contexts.transpose(1, 0, 2).reshape(contexts.shape[1], -1)


def _scores(q, k, heads, factor):
    """(heads, T, S), divided by the factor."""
    return _split(q, heads) @ _split(k, heads).transpose(0, 2, 1) / factor


def _root(q, heads):
    return np.sqrt(q.shape[1] // heads)


@misconception(
    "divided by the root of D",
    _("The scores were divided by √D. A head's dot product sums d products, not D: √d is what brings it back."),
)
def root_of_all(q, k, v, heads):
    return _join(softmax(_scores(q, k, heads, np.sqrt(q.shape[1]))) @ _split(v, heads))


@misconception("scores not scaled", _("The scores were not divided by √d."))
def not_scaled(q, k, v, heads):
    return _join(softmax(_scores(q, k, heads, 1.0)) @ _split(v, heads))


@misconception(
    "divided by d instead of its root",
    _(
        "The scores were divided by d. The spread of a dot product grows with the root of d, so √d is what "
        "brings it back."
    ),
)
def divided_by_size(q, k, v, heads):
    return _join(softmax(_scores(q, k, heads, q.shape[1] // heads)) @ _split(v, heads))


@misconception(
    "one softmax over all heads",
    _(
        "The scores of all heads were put into one sum, and all heads share one softmax: that is a single head of D "
        "numbers. Each head has weights of its own."
    ),
)
def one_softmax(q, k, v, heads):
    return softmax(q @ k.T / _root(q, heads)) @ v


@misconception(
    "a single head of D numbers",
    _("The columns were not split: this is attention with a single head of D numbers, divided by √D."),
)
def one_head(q, k, v, heads):
    return softmax(q @ k.T / np.sqrt(q.shape[1])) @ v


@misconception(
    "the mean over all heads",
    _(
        "Each column of the result is the mean of what all heads read in that column of `v`. Each column belongs to "
        "one head, which alone reads it."
    ),
)
def mean_weights(q, k, v, heads):
    return softmax(_scores(q, k, heads, _root(q, heads))).mean(axis=0) @ v


@misconception(
    "heads interleaved",
    _(
        "Every second (third, …) column went to the same head. A head's columns stand side by side: the first d, the "
        "next d."
    ),
)
def interleaved(q, k, v, heads):
    contexts = np.empty((len(q), q.shape[1]))
    for i in range(heads):
        part = slice(i, None, heads)
        contexts[:, part] = softmax(q[:, part] @ k[:, part].T / _root(q, heads)) @ v[:, part]
    return contexts


@misconception(
    "interleaved heads side by side",
    _(
        "Every second (third, …) column went to the same head, and the contexts then stand head by head. A head's "
        "columns stand side by side: the first d, the next d."
    ),
)
def interleaved_apart(q, k, v, heads):
    parts = [slice(i, None, heads) for i in range(heads)]
    contexts = [softmax(q[:, part] @ k[:, part].T / _root(q, heads)) @ v[:, part] for part in parts]
    return np.concatenate(contexts, axis=1)


@misconception(
    "split without a transpose",
    _(
        "`reshape(heads, T, d)` cuts the array up row by row: a head gets some words whole in place of some columns of "
        "all words. First `reshape(T, heads, d)`, then a transpose."
    ),
)
def torn(q, k, v, heads):
    q, k, v = (x.reshape(heads, len(x), -1) for x in (q, k, v))
    return _join(softmax(q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])) @ v)


@misconception(
    "split and joined without a transpose",
    _(
        "`reshape(heads, T, d)` cuts the array up row by row: a head gets some words whole in place of some columns of "
        "all words. First `reshape(T, heads, d)`, then a transpose; and back the other way round."
    ),
)
def torn_twice(q, k, v, heads):
    shape = q.shape
    q, k, v = (x.reshape(heads, len(x), -1) for x in (q, k, v))
    return (softmax(q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])) @ v).reshape(shape)


@misconception(
    "joined without a transpose",
    _(
        "The contexts (heads, T, d) were reshaped to (T, D) at once, which mixes words and heads. First "
        "`transpose(1, 0, 2)`, then `reshape`."
    ),
)
def joined_at_once(q, k, v, heads):
    return (softmax(_scores(q, k, heads, _root(q, heads))) @ _split(v, heads)).reshape(q.shape)


@misconception(
    "the heads' numbers interleaved",
    _(
        "The contexts were joined number by number: first number 0 of all heads, then number 1. They stand head by "
        "head."
    ),
)
def joined_number_by_number(q, k, v, heads):
    contexts = softmax(_scores(q, k, heads, _root(q, heads))) @ _split(v, heads)
    return contexts.transpose(1, 2, 0).reshape(q.shape)


@misconception(
    "the heads one below the other",
    _("The contexts stand one below the other, (heads · T, d). They belong side by side, (T, D): `axis=1`."),
)
def one_below_the_other(q, k, v, heads):
    return np.concatenate(softmax(_scores(q, k, heads, _root(q, heads))) @ _split(v, heads))


@misconception(
    "the heads not joined", _("The contexts of the heads are right, but not joined: (heads, T, d) in place of (T, D).")
)
def not_joined(q, k, v, heads):
    return softmax(_scores(q, k, heads, _root(q, heads))) @ _split(v, heads)


@misconception(
    "the mean of the heads",
    _("The contexts of the heads were averaged, (T, d). They are not mixed here: side by side, (T, D)."),
)
def averaged(q, k, v, heads):
    return (softmax(_scores(q, k, heads, _root(q, heads))) @ _split(v, heads)).mean(axis=0)


@misconception(
    "softmax over the queries",
    _(
        "The softmax runs over the queries: columns sum to 1 in place of rows. It is the words read that share a "
        "weight of 1."
    ),
)
def over_queries(q, k, v, heads):
    return _join(softmax(_scores(q, k, heads, _root(q, heads)), axis=1) @ _split(v, heads))


@misconception(
    "softmax over the heads", _("The softmax runs over the heads. In each head the S words read share a weight of 1.")
)
def over_heads(q, k, v, heads):
    return _join(softmax(_scores(q, k, heads, _root(q, heads)), axis=0) @ _split(v, heads))


@misconception(
    "values mixed with keys",
    _(
        "The keys were averaged in place of the values. Keys are there to be compared; what is handed over are "
        "the values."
    ),
)
def keys_as_values(q, k, v, heads):
    return multi_head(q, k, k, heads)


@misconception(
    "the largest score is not subtracted",
    _(
        "With very large scores exp overflows and inf / inf is NaN. Subtract the largest score of each row first; no "
        "weight changes by it."
    ),
)
def overflowing(q, k, v, heads):
    powers = np.exp(_scores(q, k, heads, _root(q, heads)))
    return _join(powers / powers.sum(axis=-1, keepdims=True) @ _split(v, heads))


@misconception(
    "one largest score for all",
    _(
        "One largest score was subtracted from the scores of all words and heads. A row that lies far below it "
        "underflows to 0, and 0 / 0 is NaN. Each row of each head needs its own."
    ),
)
def one_largest(q, k, v, heads):
    scores = _scores(q, k, heads, _root(q, heads))
    powers = np.exp(scores - scores.max())
    return _join(powers / powers.sum(axis=-1, keepdims=True) @ _split(v, heads))


@alternative
def all_heads_at_once(q, k, v, heads):
    size = q.shape[1] // heads
    q, k, v = (x.reshape(len(x), heads, size).transpose(1, 0, 2) for x in (q, k, v))
    scores = q @ k.transpose(0, 2, 1) / size**0.5
    powers = np.exp(scores - scores.max(axis=2)[..., None])
    contexts = powers / powers.sum(axis=2)[..., None] @ v
    return contexts.transpose(1, 0, 2).reshape(-1, heads * size)


@alternative
def with_einsum(q, k, v, heads):
    q, k, v = (x.reshape(len(x), heads, x.shape[1] // heads) for x in (q, k, v))
    scores = np.einsum("thd,shd->hts", q, k) * q.shape[2] ** -0.5
    weights = np.exp(scores - np.logaddexp.reduce(scores, axis=2, keepdims=True))
    return np.einsum("hts,shd->thd", weights, v).reshape(len(q), -1)


@alternative
def with_loops(q, k, v, heads):
    size, contexts = q.shape[1] // heads, []
    for query in q.tolist():
        row = []
        for first in range(0, len(query), size):
            part = range(first, first + size)
            scores = [sum(query[j] * key[j] for j in part) / size**0.5 for key in k.tolist()]
            powers = [np.exp(score - max(scores)) for score in scores]
            row += [sum(p * value[j] for p, value in zip(powers, v, strict=True)) / sum(powers) for j in part]
        contexts.append(row)
    return contexts


@alternative
def with_array_split(q, k, v, heads):
    contexts = []
    for one, key, value in zip(*(np.array_split(x, heads, axis=1) for x in (q, k, v)), strict=True):
        contexts.append(softmax(one @ key.T / np.sqrt(one.shape[1])) @ value)
    return np.hstack(contexts)
