"""cached_step (lesson 08): one more word of self-attention, with the keys and values of the words before it kept."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import largest, of_a_softmax, of_a_sum
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers
from attention_helpers.course.exercises._softmax import FLOAT32, softmax

lesson = "08"
title = _("One step with a cache")
task = _(
    "Write `cached_step(x, keys, values, weight_q, weight_k, weight_v)`: one step of self-attention with one head. "
    "`x` (D,) is the vector of the newest word; `keys` and `values`, both (n, d), are those of the n words before it, "
    "from the first on, and n may be 0. The matrices are (D, d): the newest word's query, key and value are `x @ "
    "weight_q`, `x @ weight_k` and `x @ weight_v`. It reads all n + 1 words, itself among them: scores are dot "
    "products divided by √d, weights their softmax. Return the context (d,), all keys (n + 1, d) and all values "
    "(n + 1, d), the old ones first, as they were, and then the newest word's. D and d are 1 or more. The arrays given "
    "stay unchanged. It must hold for scores of any size up to ±10^12. Arrays may hold integers."
)
difficulty, minutes = 2, 10
returns = ("context", "keys", "values")
hints = [
    _("Three steps: project the newest word, add its key and value at the end, then attend with its one query."),
    _("`np.vstack([keys, x @ weight_k])` makes a new array (n + 1, d), for n = 0 as well."),
    _(
        "With all keys, the scores are `keys @ q / np.sqrt(len(q))`, (n + 1,). Softmax, with the largest score "
        "subtracted first; the weights times all values are the context."
    ),
]
explanation = _(
    "No mask is needed: what comes later is not there yet. A step costs n + 1 scores and three products with a matrix; "
    "without a cache the keys and values of all n words would be made again."
)


def cached_step(x, keys, values, weight_q, weight_k, weight_v):
    q = x @ weight_q  # (d,): the query is used once and not kept
    keys = np.vstack([keys, x @ weight_k])  # (n + 1, d), a new array
    values = np.vstack([values, x @ weight_v])
    scores = keys @ q / np.sqrt(len(q))  # (n + 1,)
    powers = np.exp(scores - scores.max())
    return powers / powers.sum() @ values, keys, values


def _sizes(x, keys, values, weight_q, weight_k, weight_v):
    """What the scores (n + 1,), the keys and the values are summed from, without their signs."""
    q, k, v = (np.abs(x) @ np.abs(weight) for weight in (weight_q, weight_k, weight_v))
    keys, values = np.vstack([np.abs(keys), k]), np.vstack([np.abs(values), v])
    return keys @ q, keys, values


def _accuracy(*arguments, **named):
    scores, keys, values = _sizes(*arguments, **named)
    return largest(values) * of_a_softmax(scores), of_a_sum(keys), of_a_sum(values)


domain = Domain(
    {
        "x": Numbers("D"),
        "keys": Numbers("n", "d"),
        "values": Numbers("n", "d"),
        "weight_q": Numbers("D", "d"),
        "weight_k": Numbers("D", "d"),
        "weight_v": Numbers("D", "d"),
    },
    sizes={"n": (0, 4), "D": (1, 3), "d": (1, 3)},
    legal=lambda **values: largest(_sizes(**values)[0]) <= 1e12,
    accuracy=_accuracy,
)


def inputs(rng):
    weights = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]])
    weights = *weights, np.array([[2.0, 0.0], [0.0, 3.0], [1.0, 0.0]])
    keys, values = np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([[10.0, 0.0], [20.0, 1.0]])
    yield Input(np.array([1.0, 0.0, 1.0]), keys, values, *weights, name=_("the example"))
    nothing = np.zeros((0, 2))
    yield Input(np.array([1.0, 2.0, 0.0]), nothing, nothing.copy(), *weights, name=_("the first word: an empty cache"))
    for count, size, width in ((1, 2, 3), (3, 4, 4), (6, 5, 2), (2, 1, 1), (20, 64, 16)):
        shapes = (size,), (count, width), (count, width), (size, width), (size, width), (size, width)
        yield Input(*(rng.normal(size=shape) for shape in shapes))
    yield Input(
        2000.0 * rng.normal(size=3),
        2000.0 * rng.normal(size=(3, 2)),
        rng.normal(size=(3, 2)),
        *(rng.normal(size=(3, 2)) for _matrix in range(3)),
        name=_("very large scores"),
    )
    yield Input(
        np.array([1.0]),
        np.array([[1.0, 0.0, 0.0, 0.0], [1.0, 1.0, 0.0, 0.0]]),
        np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]]),
        np.array([[1e8, 2.0, 0.0, 0.0]]),
        np.array([[0.0, 0.0, 1.0, 0.0]]),
        np.array([[9.0, 8.0, 7.0, 6.0]]),
        name=_("very large scores that differ by 1"),
        about=FLOAT32,
    )


def _with(x, keys, values, weight_k, weight_v):
    return np.vstack([keys, x @ weight_k]), np.vstack([values, x @ weight_v])


def _read(q, keys, values, factor=None):
    """The context; `factor` in place of √d."""
    return softmax(keys @ q / (np.sqrt(len(q)) if factor is None else factor)) @ values


@misconception(
    "the newest word not read",
    _(
        "The newest word does not read itself: the softmax runs over the old words alone, and at the first word there "
        "is nothing to read. Add its key and value first."
    ),
)
def old_words_alone(x, keys, values, weight_q, weight_k, weight_v):
    return _read(x @ weight_q, keys, values), *_with(x, keys, values, weight_k, weight_v)


@misconception(
    "the newest word read only where it is the first",
    _(
        "The newest word reads itself only where the cache is empty. It always does: add its key and value first, then "
        "take the softmax over all n + 1 words."
    ),
)
def itself_at_the_start(x, keys, values, weight_q, weight_k, weight_v):
    context = _read(x @ weight_q, keys, values) if len(keys) else x @ weight_v
    return context, *_with(x, keys, values, weight_k, weight_v)


@misconception(
    "the newest word alone",
    _("The context is the newest word's own value: the words before it are not read. They are what the cache is for."),
)
def newest_alone(x, keys, values, weight_q, weight_k, weight_v):
    return x @ weight_v, *_with(x, keys, values, weight_k, weight_v)


@misconception(
    "the last key overwritten",
    _(
        "The newest word's key and value were written over the last ones in the arrays given. They come after them, in "
        "new arrays (n + 1, d)."
    ),
)
def overwritten(x, keys, values, weight_q, weight_k, weight_v):
    keys[-1], values[-1] = x @ weight_k, x @ weight_v
    return _read(x @ weight_q, keys, values), keys, values


@misconception(
    "the cache not extended",
    _("The context is right, but the keys and values came back as they were given: the newest word's are missing."),
)
def not_extended(x, keys, values, weight_q, weight_k, weight_v):
    return cached_step(x, keys, values, weight_q, weight_k, weight_v)[0], keys, values


@misconception(
    "only the newest key and value returned",
    _("The newest word's key and value came back alone. The next step needs those of all words: (n + 1, d)."),
)
def new_ones_alone(x, keys, values, weight_q, weight_k, weight_v):
    context = cached_step(x, keys, values, weight_q, weight_k, weight_v)[0]
    return context, x @ weight_k, x @ weight_v


@misconception(
    "the newest word first",
    _("The newest word's key and value stand before the old ones. They come at the end, in the order of the sentence."),
)
def newest_first(x, keys, values, weight_q, weight_k, weight_v):
    keys, values = np.vstack([x @ weight_k, keys]), np.vstack([x @ weight_v, values])
    return _read(x @ weight_q, keys, values), keys, values


@misconception(
    "projected again",
    _("The cached keys and values were multiplied by the matrices again. They were projected when they were made."),
)
def projected_again(x, keys, values, weight_q, weight_k, weight_v):
    keys, values = np.vstack([keys @ weight_k, x @ weight_k]), np.vstack([values @ weight_v, x @ weight_v])
    return _read(x @ weight_q, keys, values), keys, values


@misconception(
    "the word itself in the cache",
    _("The word's vector x was added to the cache as it is. What is kept are its key and its value."),
)
def not_projected(x, keys, values, weight_q, weight_k, weight_v):
    keys, values = np.vstack([keys, x]), np.vstack([values, x])
    return _read(x @ weight_q, keys, values), keys, values


@misconception(
    "the query kept as key",
    _("The newest word's query was added to the keys. A key has a matrix of its own, weight_k."),
)
def query_as_key(x, keys, values, weight_q, weight_k, weight_v):
    return cached_step(x, keys, values, weight_q, weight_q, weight_v)


@misconception(
    "the key kept as value",
    _("The newest word's key was added to the values as well. A value has a matrix of its own, weight_v."),
)
def key_as_value(x, keys, values, weight_q, weight_k, weight_v):
    return cached_step(x, keys, values, weight_q, weight_k, weight_k)


@misconception("the key as query", _("The newest word asks with its key. It asks with its query, x @ weight_q."))
def key_as_query(x, keys, values, weight_q, weight_k, weight_v):
    return cached_step(x, keys, values, weight_k, weight_k, weight_v)


@misconception(
    "values mixed with keys",
    _(
        "The keys were averaged in place of the values. Keys are there to be compared; what is handed over are "
        "the values."
    ),
)
def keys_read(x, keys, values, weight_q, weight_k, weight_v):
    keys, values = _with(x, keys, values, weight_k, weight_v)
    return _read(x @ weight_q, keys, keys), keys, values


@misconception("scores not scaled", _("The scores were not divided by √d."))
def not_scaled(x, keys, values, weight_q, weight_k, weight_v):
    keys, values = _with(x, keys, values, weight_k, weight_v)
    return _read(x @ weight_q, keys, values, 1.0), keys, values


@misconception(
    "divided by d instead of its root",
    _(
        "The scores were divided by d. The spread of a dot product grows with the root of d, so √d is what "
        "brings it back."
    ),
)
def divided_by_size(x, keys, values, weight_q, weight_k, weight_v):
    keys, values = _with(x, keys, values, weight_k, weight_v)
    return _read(x @ weight_q, keys, values, len(keys[0])), keys, values


@misconception(
    "divided by the root of D",
    _(
        "The scores were divided by √D. A dot product of query and key sums d products, not D: √d is what "
        "brings it back."
    ),
)
def root_of_all(x, keys, values, weight_q, weight_k, weight_v):
    keys, values = _with(x, keys, values, weight_k, weight_v)
    return _read(x @ weight_q, keys, values, np.sqrt(len(x))), keys, values


@misconception(
    "scaled by the number of words",
    _("The scores were divided by √(n + 1), the root of the number of words. It is the root of d."),
)
def scaled_by_words(x, keys, values, weight_q, weight_k, weight_v):
    keys, values = _with(x, keys, values, weight_k, weight_v)
    return _read(x @ weight_q, keys, values, np.sqrt(len(keys))), keys, values


@misconception("keys and values exchanged", _("Keys and values came back in the wrong order: context, keys, values."))
def exchanged(x, keys, values, weight_q, weight_k, weight_v):
    context, keys, values = cached_step(x, keys, values, weight_q, weight_k, weight_v)
    return context, values, keys


@misconception(
    "a context for every word",
    _("This attends for all words, with the keys as queries. Only the newest word asks: one context, (d,)."),
)
def a_context_for_every_word(x, keys, values, weight_q, weight_k, weight_v):
    queries, (keys, values) = np.vstack([keys, x @ weight_q]), _with(x, keys, values, weight_k, weight_v)
    return softmax(queries @ keys.T / np.sqrt(len(keys[0]))) @ values, keys, values


@misconception(
    "the largest score is not subtracted",
    _(
        "With very large scores exp overflows and inf / inf is NaN. Subtract the largest score first; no weight "
        "changes by it."
    ),
)
def overflowing(x, keys, values, weight_q, weight_k, weight_v):
    keys, values = _with(x, keys, values, weight_k, weight_v)
    powers = np.exp(keys @ (x @ weight_q) / np.sqrt(len(keys[0])))
    return powers / powers.sum() @ values, keys, values


@alternative
def with_append(x, keys, values, weight_q, weight_k, weight_v):
    keys = np.append(keys, (x @ weight_k)[None], axis=0)
    values = np.append(values, (x @ weight_v)[None], axis=0)
    scores = np.einsum("sd,d->s", keys, x @ weight_q) * keys.shape[1] ** -0.5
    weights = np.exp(scores - np.logaddexp.reduce(scores))
    return np.einsum("s,sd->d", weights, values), keys, values


@alternative
def with_lists(x, keys, values, weight_q, weight_k, weight_v):
    query, key, value = (
        [sum(number * row[j] for number, row in zip(x, weight, strict=True)) for j in range(len(weight[0]))]
        for weight in (weight_q, weight_k, weight_v)
    )
    keys, values = [*keys.tolist(), key], [*values.tolist(), value]
    scores = [sum(a * b for a, b in zip(query, one, strict=True)) / len(query) ** 0.5 for one in keys]
    powers = [np.exp(score - max(scores)) for score in scores]
    columns = range(len(query))
    context = [sum(p * v[j] for p, v in zip(powers, values, strict=True)) / sum(powers) for j in columns]
    return context, keys, values


@alternative
def into_room_made_before(x, keys, values, weight_q, weight_k, weight_v):
    n, size = keys.shape
    room = np.empty((2, n + 1, size))
    room[0, :n], room[1, :n] = keys, values
    room[0, n], room[1, n] = x @ weight_k, x @ weight_v
    scores = room[0] @ (x @ weight_q) / np.sqrt(size)
    weights = softmax(scores[None])[0]
    return weights @ room[1], room[0], room[1]
