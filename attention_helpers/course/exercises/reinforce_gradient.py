"""reinforce_gradient (lesson 04): the score-function gradient of the expected cost, from one draw."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import largest, of_a_softmax
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Number, Numbers, Places
from attention_helpers.course.exercises._softmax import softmax

lesson = "04"
title = _("The gradient of REINFORCE")
task = _(
    "Write `reinforce_gradient(scores, index, cost, baseline)`. `scores` (N, S): one row for each of N draws; "
    "`index` (N,): the place drawn from softmax(scores); `cost` (N,): what it cost; `baseline`: a number. "
    "Return for each draw the REINFORCE estimate of the gradient of the expected cost with respect to its "
    "scores, (N, S). It must hold for scores of any size up to ±10^12. Arrays may hold integers."
)
difficulty, minutes = 2, 8
hints = [
    _(
        "One factor says how good or bad the draw was: the cost less the baseline. The other is the gradient of "
        "log p[index] with respect to the scores."
    ),
    _("log p_i = s_i − log Σ exp s_j, so its gradient is 1 at the place drawn and 0 elsewhere, minus p."),
    _("`(cost - baseline)[:, None] * (np.eye(S)[index] - p)`, with p the softmax of each row."),
]
explanation = _(
    "Each row sums to 0: a push up on one score is a push down on the others. To lower the cost, take a step "
    "against it."
)


def reinforce_gradient(scores, index, cost, baseline):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)  # (N, S)
    drawn = np.eye(scores.shape[1])[index]  # (N, S): 1 at the place drawn
    return (cost - baseline)[:, None] * (drawn - p)


domain = Domain(
    {"scores": Numbers("N", "S"), "index": Places("N", of="S"), "cost": Numbers("N"), "baseline": Number(-4, 4)},
    sizes={"N": (1, 4), "S": (1, 4)},
    accuracy=lambda scores, index, cost, baseline: largest(cost - baseline) * of_a_softmax(scores),
)


def inputs(rng):
    scores = np.array([[0.0, 1.0, -1.0], [2.0, 0.0, 0.0]])
    yield Input(scores, np.array([1, 2]), np.array([0.5, 3.0]), 1.0, name=_("the example"))
    nothing = _("cost equal to the baseline")
    yield Input(scores, np.array([0, 0]), np.array([2.0, 2.0]), 2.0, name=nothing)
    zero = _("baseline 0")
    yield Input(scores, np.array([2, 1]), np.array([1.0, -2.0]), 0.0, name=zero)
    large = _("very large scores")
    yield Input(np.array([[2000.0, 0.0], [-3000.0, 3000.0]]), np.array([1, 1]), np.array([1.0, 4.0]), 0.5, name=large)
    alone = _("a single place")
    yield Input(np.array([[3.0]]), np.array([0]), np.array([5.0]), 1.0, name=alone)
    for count, places in ((4, 4), (3, 5), (6, 2)):
        index, cost = rng.integers(places, size=count), rng.normal(2, 1, size=count)
        yield Input(rng.normal(size=(count, places)), index, cost, 1.5)


def _drawn(scores, index):
    return np.eye(scores.shape[1])[index]


@misconception(
    "sign turned",
    _(
        "The sign is the other way round: this pushes the score of a costly draw up in a gradient step. The "
        "gradient of log p is one_hot − p, and it is multiplied by the cost, not by its negative."
    ),
)
def sign_turned(scores, index, cost, baseline):
    return (cost - baseline)[:, None] * (softmax(scores) - _drawn(scores, index))


@misconception(
    "baseline forgotten",
    _("The baseline was not subtracted from the cost. The result is right on average, but scatters more."),
)
def without_baseline(scores, index, cost, baseline):
    return cost[:, None] * (_drawn(scores, index) - softmax(scores))


@misconception(
    "baseline added",
    _("The baseline was added. It is subtracted: what counts is how much more than usual the draw cost."),
)
def baseline_added(scores, index, cost, baseline):
    return (cost + baseline)[:, None] * (_drawn(scores, index) - softmax(scores))


@misconception(
    "baseline subtracted from the gradient",
    _(
        "The baseline was subtracted from the gradient, which shifts all its entries. Subtract it from the "
        "cost, before the multiplication."
    ),
)
def baseline_from_gradient(scores, index, cost, baseline):
    return cost[:, None] * (_drawn(scores, index) - softmax(scores)) - baseline


@misconception(
    "one-hot without minus p",
    _(
        "Only the score drawn gets a gradient here. Raising one score lowers the chances of all others: "
        "subtract p, one_hot − p."
    ),
)
def without_p(scores, index, cost, baseline):
    return (cost - baseline)[:, None] * _drawn(scores, index)


@misconception(
    "other places left at 0",
    _("1 − p stands at the place drawn, but the other places were left at 0. They get −p each."),
)
def only_the_drawn_place(scores, index, cost, baseline):
    drawn = _drawn(scores, index)
    return (cost - baseline)[:, None] * drawn * (1 - softmax(scores))


@misconception(
    "gradient of p instead of log p",
    _(
        "This is the gradient of the probability p[index], not of its logarithm: it carries a factor "
        "p[index] too many. The draw itself already brings that factor, because a place is drawn as often as "
        "p says."
    ),
)
def gradient_of_p(scores, index, cost, baseline):
    p = softmax(scores)
    return (cost - baseline)[:, None] * (_drawn(scores, index) - p) * p[np.arange(len(p)), index][:, None]


@misconception(
    "scores instead of probabilities",
    _("The scores were subtracted in place of the probabilities: softmax is missing."),
)
def scores_for_p(scores, index, cost, baseline):
    return (cost - baseline)[:, None] * (_drawn(scores, index) - scores)


@misconception(
    "softmax over the draws",
    _("The softmax ran over the draws (axis 0). Each row is a set of chances of its own: axis 1."),
)
def softmax_over_draws(scores, index, cost, baseline):
    return (cost - baseline)[:, None] * (_drawn(scores, index) - softmax(scores, axis=0))


@misconception(
    "averaged over the draws", _("The estimates were averaged over the draws. Return one for each draw, (N, S).")
)
def averaged(scores, index, cost, baseline):
    return reinforce_gradient(scores, index, cost, baseline).mean(axis=0)


@misconception(
    "the largest score is not subtracted",
    _(
        "With very large scores exp overflows and inf / inf is NaN. Subtract the largest score of each row "
        "first; no probability changes by it."
    ),
)
def overflowing(scores, index, cost, baseline):
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return (cost - baseline)[:, None] * (_drawn(scores, index) - p)


@alternative
def with_loops(scores, index, cost, baseline):
    rows = []
    for row, i, c in zip(scores.tolist(), index, cost, strict=True):
        powers = [np.exp(s - max(row)) for s in row]
        rows.append([(c - baseline) * ((k == i) - power / sum(powers)) for k, power in enumerate(powers)])
    return rows


@alternative
def in_place(scores, index, cost, baseline):
    gradient = -np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
    gradient[np.arange(len(scores)), index] += 1
    gradient *= np.expand_dims(cost - baseline, 1)
    return gradient


@alternative
def with_einsum(scores, index, cost, baseline):
    p = softmax(scores.astype(np.float64))
    drawn = (np.arange(scores.shape[1]) == np.reshape(index, (-1, 1))).astype(np.float32)
    return np.einsum("n,ns->ns", cost - baseline, drawn - p)
