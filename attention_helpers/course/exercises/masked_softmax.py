"""masked_softmax (lesson 03): softmax over the last axis, where some scores do not count."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import of_a_softmax
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Mask, Numbers
from attention_helpers.course.drawing.numbers import FLAVOURS, enormous, far_below
from attention_helpers.course.exercises._softmax import FLOAT32, softmax

lesson = "03"
title = _("Softmax with a mask")
task = _(
    "Write `masked_softmax(scores, mask)`. `scores` (B, S): one row of scores for each sentence of a batch. "
    "`mask` (B, S): True where a word is real. Return the weights (B, S): each row is the softmax over its real "
    "words, and padding has weight 0. It must hold for scores of any size up to ±10^12, also where the score of "
    "a padded place is the largest. Raise `ValueError` where a row has no real word. Arrays may hold integers."
)
difficulty, minutes = 2, 8
hints = [
    _("Padding must count neither in the largest score nor in the sum. Which score gives a weight of exactly 0?"),
    _(
        "A score of −∞ gives the weight exp(−∞) = 0: first of all `np.where(mask, scores, -np.inf)`. Each row "
        "has its own largest score and its own sum: `axis=-1, keepdims=True` keeps them as a column (B, 1) "
        "that can be subtracted from and divided into (B, S)."
    ),
    _("Before all that: `if not mask.any(axis=-1).all(): raise ValueError(...)`."),
]


def masked_softmax(scores, mask):
    if not mask.any(axis=-1).all():
        raise ValueError("a row has no real word")
    scores = np.where(mask, scores, -np.inf)
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))  # padding gets exp(-inf) = 0
    return powers / powers.sum(axis=-1, keepdims=True)


domain = Domain(
    {"scores": Numbers("B", "S", flavours=(*FLAVOURS, enormous, far_below)), "mask": Mask("B", "S", empty_rows=True)},
    sizes={"B": (1, 4), "S": (1, 6)},
    accuracy=lambda scores, mask: of_a_softmax(scores),
)


def inputs(rng):
    example = np.array([[2.0, 1.0, 0.0, 3.0], [1.0, 1.0, 2.0, 2.0]])
    padded = np.array([[True, True, True, False], [True, True, True, True]])
    yield Input(example, padded, name=_("the example"))
    yield Input(rng.normal(size=(2, 3)), np.ones((2, 3), bool), name=_("no padding at all"))
    for rows, words in ((3, 3), (4, 6), (1, 5)):
        lengths = rng.integers(1, words + 1, size=rows)
        yield Input(rng.normal(scale=2, size=(rows, words)), np.arange(words) < lengths[:, None])
    yield Input(
        np.array([[-1.5, 0.3, 0.9], [0.2, -0.4, 1.1]]),
        np.array([[False, True, False], [True, False, True]]),
        name=_("masked places in the middle"),
    )
    yield Input(np.array([[1e4, 1e4 - 1.0, -1e4]]), np.ones((1, 3), bool), name=_("very large scores"))
    yield Input(np.array([[1.0, 2.0, 1e4]]), np.array([[True, True, False]]), name=_("padding has the largest score"))
    yield Input(
        np.array([[1e4, 1e4 - 2.0], [-1e4, -1e4 + 1.0]]),
        np.ones((2, 2), bool),
        name=_("one sentence with high, one with low scores"),
    )
    yield Input(
        rng.normal(size=(2, 3)),
        np.array([[True, True, False], [False, False, False]]),
        name=_("a row without any real word"),
    )
    yield Input(
        np.array([[1e8, 1e8 + 1.0]]), np.ones((1, 2), bool), name=_("very large scores that differ by 1"), about=FLOAT32
    )


NO_WORD = _("a row has no real word")  # so does the solution say it: translated where a message tells the reason


def _checked(mask):
    if not mask.any(axis=-1).all():
        raise ValueError(NO_WORD)


@misconception("mask ignored", _("The mask has no effect: padded places get weight."))
def mask_ignored(scores, mask):
    _checked(mask)
    return softmax(scores)


@misconception(
    "mask after softmax",
    _(
        "The softmax was taken over all places and the padded weights were then set to 0. What padding took "
        "is lost: the rows no longer sum to 1. Mask the scores, before the softmax."
    ),
)
def mask_after_softmax(scores, mask):
    _checked(mask)
    return softmax(scores) * mask


@misconception(
    "the largest score taken over padding too",
    _(
        "Padding was taken out only after the exponentials. For small scores the result is the same; where a "
        "padded score is far the largest, the real words underflow to 0 and 0 / 0 is NaN. Mask first."
    ),
)
def divided_again(scores, mask):
    _checked(mask)
    weights = softmax(scores) * mask
    return weights / weights.sum(axis=-1, keepdims=True)


@misconception(
    "masked scores set to 0",
    _(
        "Masked scores became 0. A score of 0 is a score: exp(0) = 1, and padding gets weight. It is −∞ "
        "whose exponential is 0."
    ),
)
def zero_scores(scores, mask):
    _checked(mask)
    return softmax(scores * mask)


@misconception(
    "masked scores set to 0, then weights too",
    _("Masked scores became 0, and exp(0) = 1 still counts in the sum that divides the row. Set them to −∞."),
)
def zero_scores_and_weights(scores, mask):
    _checked(mask)
    return softmax(scores * mask) * mask


@misconception("mask upside down", _("The mask was read the other way round. Here True means: this word is real."))
def upside_down(scores, mask):
    _checked(mask)
    return softmax(np.where(mask, -np.inf, scores))


@misconception(
    "softmax over the wrong axis",
    _(
        "The softmax runs over the sentences of the batch (axis 0). The words of one sentence share its "
        "weight: axis −1."
    ),
)
def wrong_axis(scores, mask):
    _checked(mask)
    return np.nan_to_num(softmax(np.where(mask, scores, -np.inf), axis=0))


@misconception(
    "one softmax for the whole batch",
    _("The whole array was divided by one sum. Each row is a softmax of its own: `axis=-1, keepdims=True`."),
)
def whole_batch(scores, mask):
    _checked(mask)
    scores = np.where(mask, scores, -np.inf)
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


@misconception(
    "one largest score for the whole batch",
    _(
        "One largest score was subtracted from all rows. A row that lies far below it underflows to 0, and "
        "0 / 0 is NaN. Each row needs its own: `max(axis=-1, keepdims=True)`."
    ),
)
def one_largest(scores, mask):
    _checked(mask)
    scores = np.where(mask, scores, -np.inf)
    powers = np.exp(scores - scores.max())
    return powers / powers.sum(axis=-1, keepdims=True)


@misconception(
    "the largest score is not subtracted",
    _(
        "With very large scores exp overflows and inf / inf is NaN. Subtract the largest score of the row "
        "first; no weight changes by it."
    ),
)
def overflowing(scores, mask):
    _checked(mask)
    powers = np.exp(np.where(mask, scores, -np.inf))
    return powers / powers.sum(axis=-1, keepdims=True)


@misconception(
    "scores divided by their sum",
    _("The scores were divided by their sum; they can be negative, and the exponentials are missing."),
)
def without_exp(scores, mask):
    _checked(mask)
    scores = np.where(mask, scores, 0.0)
    return scores / scores.sum(axis=-1, keepdims=True)


@misconception(
    "a row of NaN instead of an error",
    _(
        "A row without a real word came back as NaN, which would spread from here through the whole model. "
        "Raise ValueError there."
    ),
)
def not_a_number(scores, mask):
    return softmax(np.where(mask, scores, -np.inf))


@misconception(
    "padding shares a row without words",
    _(
        "With a large negative number for −∞, a row without any real word shares its weight among padding, "
        "and nobody notices. Raise ValueError there."
    ),
)
def large_negative_number(scores, mask):
    return softmax(np.where(mask, scores, -1e9))


@misconception(
    "a row of zeros instead of an error",
    _(
        "A row without a real word came back as zeros: weights that do not sum to 1, without a warning. "
        "Raise ValueError there."
    ),
)
def zeros(scores, mask):
    return np.nan_to_num(softmax(np.where(mask, scores, -np.inf)))


@alternative
def with_loops(scores, mask):
    rows = []
    for row, real in zip(scores, mask, strict=True):
        counted = [float(s) for s, m in zip(row, real, strict=True) if m]
        if not counted:
            raise ValueError("nothing to weigh")
        powers = [np.exp(s - max(counted)) if m else 0.0 for s, m in zip(row, real, strict=True)]
        rows.append([power / sum(powers) for power in powers])
    return rows


@alternative
def with_logarithms(scores, mask):
    if (~mask).all(axis=1).any():
        raise ValueError
    scores = np.array(scores, dtype=float)
    scores[~mask] = -np.inf
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1)[:, None])


@alternative
def with_where_arguments(scores, mask):
    if not all(row.any() for row in mask):
        raise ValueError
    scores = scores.astype(float)
    largest = np.max(scores, axis=1, where=mask, initial=-np.inf)
    powers = np.zeros(scores.shape)
    np.exp(scores - largest[:, None], out=powers, where=mask)
    return powers / np.einsum("bs->b", powers)[:, None]
