"""hard_attention (lesson 04): read one value for each query, the best or one drawn from the weights."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import of_a_sum
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Generator, Numbers, OneOf
from attention_helpers.course.exercises._softmax import FLOAT32, softmax

lesson = "04"
title = _("Hard attention, batched")
task = _(
    "Write `hard_attention(query, keys, values, pick, rng)`. `query` (B, d), `keys` (B, S, d), `values` (B, S, "
    "m). Scores are dot products, weights their softmax over the S keys. `pick` is 'argmax' (the key of largest "
    "weight, of equal ones the first) or 'sample' (a key drawn with the generator `rng`, each as often as its "
    "weight says, each row on its own). Return `context` (B, m), the value picked, and `index` (B,), its "
    "number. It must hold for scores of any size up to ±10^12. Arrays may hold integers."
)
difficulty, minutes = 3, 12
returns = ("context", "index")
hints = [
    _(
        "Three steps: scores (B, S), index (B,), and then the value of each row. A query meets the keys of "
        "its own row alone."
    ),
    _(
        "The scores: `np.einsum('bd,bsd->bs', query, keys)`. The weights: softmax along axis 1, the largest "
        "score of each row taken off first."
    ),
    _(
        "Drawing for a whole batch: `weights.cumsum(axis=1)` lays the weights end to end from 0 to 1. Throw "
        "one uniform number for each row, `rng.random((B, 1))`, and count how many ends it has passed."
    ),
    _(
        "`values[np.arange(B), index]` takes from each row its own value. `values[:, index]` would take all "
        "values for all rows."
    ),
]
explanation = _(
    "The point falls on the stretch of key i with a probability equal to its length, the weight. The last end "
    "may be 0.9999… by rounding, so the index is kept inside the row."
)


def hard_attention(query, keys, values, pick, rng):
    scores = np.einsum("bd,bsd->bs", query, keys)  # (B, S)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = weights / weights.sum(axis=1, keepdims=True)  # (B, S), rows sum to 1
    if pick == "argmax":
        index = weights.argmax(axis=1)  # (B,)
    else:
        ends = weights.cumsum(axis=1)  # the weights laid end to end
        point = rng.random((len(weights), 1))  # one throw for each row
        index = np.minimum((ends <= point).sum(axis=1), keys.shape[1] - 1)
    return values[np.arange(len(values)), index], index


def _is_decided(query, keys, values, pick, rng):
    """Whether the largest score is ahead by more than rounding, or is the first of several that are equal."""
    scores = np.einsum("bd,bsd->bs", query, keys)
    behind = scores.max(axis=1, keepdims=True) - scores
    return not ((behind > 0) & (behind < 1e-6)).any()


domain = Domain(
    {
        "query": Numbers("B", "d"),
        "keys": Numbers("B", "S", "d"),
        "values": Numbers("B", "S", "m"),
        "pick": OneOf("argmax"),  # what is drawn is judged by its frequencies: further_checks
        "rng": Generator(),
    },
    sizes={"B": (1, 3), "S": (1, 5), "d": (1, 3), "m": (1, 3)},
    legal=_is_decided,
    accuracy=lambda query, keys, values, pick, rng: (of_a_sum(values), 0),
)


def inputs(rng):
    keys = np.array([[[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]], [[0.5, 0.5], [2.0, 0.0], [0.0, 2.0]]])
    values = np.array([[[7.0], [13.0], [19.0]], [[1.0], [2.0], [3.0]]])
    yield Input(np.array([[1.0, 3.0], [1.0, 0.5]]), keys, values, "argmax", rng.spawn(1)[0], name=_("the example"))
    large = _("very large scores")
    yield Input(np.array([[2000.0, 0.0], [0.0, -2000.0]]), keys, values, "argmax", rng.spawn(1)[0], name=large)
    yield Input(
        np.array([[1.0]]),
        np.array([[[1e8], [1e8 + 1.0]]]),
        np.array([[[1.0], [2.0]]]),
        "argmax",
        rng.spawn(1)[0],
        name=_("very large scores that differ by 1"),
        about=FLOAT32,
    )
    for batch, count, size, width in ((3, 5, 4, 2), (5, 3, 3, 3), (6, 7, 2, 4)):
        yield Input(
            rng.normal(size=(batch, size)),
            rng.normal(size=(batch, count, size)),
            rng.normal(size=(batch, count, width)),
            "argmax",
            rng.spawn(1)[0],
        )
    # With one key every sampler must draw it: the shapes are compared here, the frequencies in further_checks.
    alone = _("a single key to draw from")
    yield Input(
        rng.normal(size=(4, 3)),
        rng.normal(size=(4, 1, 3)),
        rng.normal(size=(4, 1, 2)),
        "sample",
        rng.spawn(1)[0],
        name=alone,
    )


def further_checks(run, rng):
    """Frequencies against weights, rows against each other, and whether the generator given is the one that is used."""
    count = 3000
    query = np.repeat([[1.0, 0.0], [0.0, 1.0]], count, axis=0)  # two kinds of rows
    keys = np.log([[0.1, 0.6], [0.5, 0.1], [0.4, 0.3]])  # their weights stand in the columns
    keys, values = np.tile(keys, (2 * count, 1, 1)), np.tile(np.arange(3.0)[:, None], (2 * count, 1, 1))
    draw = [_drawn(run(query, keys, values, "sample", np.random.default_rng(seed))) for seed in (3, 3, 4)]
    chances = np.array([[0.1, 0.5, 0.4], [0.6, 0.1, 0.3]])
    halves = draw[0][:count], draw[0][count:]
    context = np.asarray(run(query, keys, values, "sample", np.random.default_rng(3))[0])
    if all((drawn == np.repeat([1, 0], count)).all() for drawn in draw):
        yield argmax_instead_of_sampling
    elif all(len(set(half)) == 1 for half in halves):
        yield one_draw_for_all
    elif (draw[0] != draw[1]).any() or (draw[0] == draw[2]).all():
        yield other_generator
    elif not run(query, keys, values, "sample", np.random.default_rng(3), use=_draws_others):
        yield _(
            "Two calls in a row with the same generator drew the same keys: the first left it as it was. Draw with "
            "`rng` itself."
        )
    elif _far(halves[0], chances[0]) or _far(halves[1], chances[1]):
        if not any(_far(half, np.full(3, 1 / 3)) for half in halves):
            yield uniform
        elif not _far(halves[1], chances[0]):
            yield weights_of_the_first_row
        else:
            yield _(
                "The shares of the draws do not match the weights (chi-squared over 6,000 draws). Key i has "
                "to be drawn with the probability weights[i]."
            )
    large = run(np.array([[1000.0, 0.0], [0.0, 1000.0]]), keys[:2], values[:2], "sample", np.random.default_rng(3))
    unlike = np.array([[[4000.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [[0.0, -4000.0], [0.0, -3000.0], [0.0, -5000.0]]])
    unlike = run(np.ones((2, 2)), unlike, values[:2], "sample", np.random.default_rng(3))
    if _drawn(large).tolist() != [1, 0] or _drawn(unlike).tolist() != [0, 1]:
        yield _("With very large scores one weight is 1 and its key must be drawn each time; another one was.")
    alone = run(np.ones((1, 1)), np.array([[[0.0], [1.0], [50.0]]]), values[:1], "sample", np.random.default_rng(3))
    if _drawn(alone).tolist() != [2]:
        yield _("In a batch of one, of three keys the last has a weight of 1 and must be drawn; another one was.")
    if context.shape != (2 * count, 1) or not np.allclose(context[:, 0], draw[0]):
        yield _("With 'sample' the context is not the value whose index was returned.")


def _draws_others(function, *arguments):
    """Whether a second call with the same generator draws other keys; one that draws with `rng.spawn` does, too."""
    first, second = (_drawn(function(*arguments)) for _call in range(2))
    return (first != second).any()


def _drawn(result):
    return np.asarray(result[1]).astype(int).ravel()


def _far(index, chances):
    """Chi-squared with 2 degrees of freedom: above 30 fewer than once in a million honest runs."""
    expected = len(index) * chances
    return ((np.bincount(index, minlength=3)[:3] - expected) ** 2 / expected).sum() > 30


def _weights(query, keys):
    return softmax(np.einsum("bd,bsd->bs", query, keys))


def _sample(weights, rng):
    point = rng.random((len(weights), 1))
    return np.minimum((weights.cumsum(axis=1) <= point).sum(axis=1), weights.shape[1] - 1)


def _take(values, index):
    return values[np.arange(len(values)), index], index


@misconception(
    "argmax instead of sampling",
    _(
        "With pick='sample' the largest weight was taken each time. A draw must also give the other keys, "
        "each as often as its weight says."
    ),
)
def argmax_instead_of_sampling(query, keys, values, pick, rng):
    return _take(values, _weights(query, keys).argmax(axis=1))


@misconception(
    "sampling instead of argmax",
    _("With pick='argmax' a key was drawn at random. Argmax always takes the key of largest weight."),
)
def sampling_instead_of_argmax(query, keys, values, pick, rng):
    return _take(values, _sample(_weights(query, keys), rng))


@misconception(
    "sampling uniformly", _("Every key was drawn equally often. Key i must be drawn with the probability weights[i].")
)
def uniform(query, keys, values, pick, rng):
    weights = _weights(query, keys)
    return _take(values, weights.argmax(axis=1) if pick == "argmax" else rng.integers(keys.shape[1], size=len(keys)))


@misconception(
    "generator ignored",
    _(
        "The draws do not come from the generator `rng` that was given: the same generator must give the "
        "same draws, another one others. Use rng.random or rng.choice, not np.random."
    ),
)
def other_generator(query, keys, values, pick, rng):
    weights, own = _weights(query, keys), np.random.default_rng(0)
    return _take(values, weights.argmax(axis=1) if pick == "argmax" else _sample(weights, own))


@misconception(
    "one draw for the whole batch",
    _(
        "One random number was used for all rows, so rows with the same weights always get the same key. "
        "Each row needs a draw of its own."
    ),
)
def one_draw_for_all(query, keys, values, pick, rng):
    weights = _weights(query, keys)
    ends, point = weights.cumsum(axis=1), rng.random()
    drawn = np.minimum((ends <= point).sum(axis=1), keys.shape[1] - 1)
    return _take(values, weights.argmax(axis=1) if pick == "argmax" else drawn)


@misconception(
    "weights of the first row for all",
    _("All rows were drawn with the weights of the first one. Each row has its own weights."),
)
def weights_of_the_first_row(query, keys, values, pick, rng):
    weights = _weights(query, keys)
    drawn = rng.choice(keys.shape[1], size=len(keys), p=weights[0])
    return _take(values, weights.argmax(axis=1) if pick == "argmax" else drawn)


@misconception(
    "soft context",
    _(
        "The context is the weighted mean of all values: that is soft attention. Hard attention hands over "
        "one value, unmixed."
    ),
)
def soft_context(query, keys, values, pick, rng):
    weights = _weights(query, keys)
    return np.einsum("bs,bsm->bm", weights, values), weights.argmax(axis=1)


@misconception(
    "key instead of value",
    _("The key was handed over in place of the value. Keys are there to be compared; what is read are the values."),
)
def key_as_value(query, keys, values, pick, rng):
    return _take(keys, _weights(query, keys).argmax(axis=1))


@misconception(
    "index not paired with its row",
    _(
        "`values[:, index]` takes every index from every row and has the shape (B, B, m). Pair each row with "
        "its own index: `values[np.arange(B), index]`."
    ),
)
def not_paired(query, keys, values, pick, rng):
    index = _weights(query, keys).argmax(axis=1)
    return values[:, index], index


@misconception(
    "argmax over the wrong axis",
    _(
        "Argmax ran over the batch (axis 0): one number for each key. It must choose among the keys of each "
        "row (axis 1)."
    ),
)
def over_the_batch(query, keys, values, pick, rng):
    index = _weights(query, keys).argmax(axis=0)
    return values[index, np.arange(len(index))], index


@misconception("smallest weight", _("This is the key of smallest weight. A large score means that a key fits."))
def smallest(query, keys, values, pick, rng):
    return _take(values, _weights(query, keys).argmin(axis=1))


@alternative
def with_choice_in_a_loop(query, keys, values, pick, rng):
    context, index = [], []
    for q, k, v in zip(query, keys, values, strict=True):
        weights = softmax((k @ q)[None])[0]
        i = int(np.argmax(weights)) if pick == "argmax" else int(rng.choice(len(weights), p=weights))
        context.append(v[i].tolist())
        index.append(i)
    return context, index


@alternative
def by_the_largest_noisy_score(query, keys, values, pick, rng):
    scores = (keys @ query[:, :, None])[:, :, 0]
    if pick == "sample":
        scores = scores + rng.gumbel(size=scores.shape)
    index = np.argmax(scores, axis=1)
    return np.take_along_axis(values, index[:, None, None], axis=1)[:, 0], index


@alternative
def by_a_row_of_zeros_and_a_one(query, keys, values, pick, rng):
    weights = _weights(query, keys)
    if pick == "argmax":
        chosen = np.eye(weights.shape[1])[weights.argmax(axis=1)]
    else:
        chosen = rng.multinomial(1, weights / weights.sum(axis=1, keepdims=True))
    return np.einsum("bs,bsm->bm", chosen, values), chosen.argmax(axis=1)
