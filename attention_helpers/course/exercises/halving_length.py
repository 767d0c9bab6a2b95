"""halving_length (lesson 01): the length at which the accuracy has fallen to half of what it was at first."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import of_a_sum
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers
from attention_helpers.course.drawing.numbers import CALM, percents, sixteenths

lesson = "01"
title = _("Where accuracy halves")
task = _(
    "Write `halving_length(lengths, accuracies)`. `lengths` (n,) are sentence lengths, one at least, "
    "above 0 and strictly ascending, `accuracies` (n,) the accuracy measured at each of them, as shares "
    "of 1 or in percent. Return the length at which the curve first comes down to half of its first "
    "value, with a straight line drawn between one measured point and the next; `nan` if it never does. "
    "`accuracies[0]` is above 0. Arrays may hold integers."
)
difficulty, minutes = 2, 8
hints = [
    _(
        "Half of what? Of `accuracies[0]`. Then go from one measured point to the next and stop at the first that is "
        "not above that half."
    ),
    _(
        "Let that be point k. On the line from point k-1 to point k the accuracy falls from a to b. Which share of the "
        "way brings it from a down to the half?"
    ),
    _("`share = (a - half) / (a - b)`, and the length is `lengths[k-1] + share * (lengths[k] - lengths[k-1])`."),
]
explanation = _(
    "Half of the first value, and not 50 %: a model that starts at 60 % has halved at 30 %. This length "
    "shows what the model has learned, not what its vector can hold: longer training moves it."
)


def halving_length(lengths, accuracies):
    half = accuracies[0] / 2
    for k in range(1, len(lengths)):
        if accuracies[k] <= half:  # the first point that is not above the half
            a, b = accuracies[k - 1], accuracies[k]  # a is above it
            share = (a - half) / (a - b)  # of the way from point k-1 to point k
            return lengths[k - 1] + share * (lengths[k] - lengths[k - 1])
    return np.nan


def _ascending(array):
    return np.cumsum(np.abs(array)) + np.arange(1, len(array) + 1)


domain = Domain(
    {
        "lengths": Numbers("n", flavours=CALM, finish=_ascending),
        "accuracies": Numbers("n", flavours=(sixteenths, percents)),
    },
    sizes={"n": (1, 8)},
    legal=lambda lengths, accuracies: accuracies[0] > 0 and (np.diff(lengths) > 0).all() and lengths[0] > 0,
    accuracy=lambda lengths, accuracies: of_a_sum(lengths),
)


def inputs(rng):
    yield Input(np.array([2.0, 4.0, 8.0]), np.array([0.8, 0.6, 0.2]), name=_("the example"))
    yield Input(
        np.array([1.0, 2.0, 3.0, 4.0]), np.array([0.9, 0.7, 0.45, 0.3]), name=_("exactly half at a measured point")
    )
    yield Input(np.array([5.0, 10.0, 20.0]), np.array([0.99, 0.97, 0.95]), name=_("a curve that never halves"))
    yield Input(
        np.array([1.0, 2.0, 4.0, 6.0, 9.0]),
        np.array([0.6, 0.2, 0.5, 0.4, 0.1]),
        name=_("a curve that goes down, up and down again"),
    )
    yield Input(np.array([1.0, 3.0, 5.0, 9.0]), np.array([0.5, 0.9, 0.4, 0.1]), name=_("a curve that rises first"))
    yield Input(
        np.array([2.0, 3.0, 5.0, 8.0, 9.0]),
        np.array([0.8, 0.3, 0.6, 0.1, 0.5]),
        name=_("a curve that ends above the half"),
    )
    for points in (3, 5, 8):
        lengths = np.cumsum(rng.uniform(1.0, 4.0, size=points))
        yield Input(lengths, 0.9 * np.exp(-np.cumsum(rng.uniform(0.1, 1.0, size=points))))


def same(expected, actual, lengths, accuracies):
    """nan has a meaning here, so that it is no sign of a calculation gone wrong."""
    if np.ndim(actual) == 0 and np.isnan(actual) and not np.isnan(expected):
        return _(
            "`nan` says that the curve never comes down to the half; it does, at {length}.", length=f"{expected:.6g}"
        )
    return NotImplemented


def _crossing(lengths, accuracies, half):
    for k in range(1, len(lengths)):
        if accuracies[k] <= half < accuracies[k - 1]:
            share = (accuracies[k - 1] - half) / (accuracies[k - 1] - accuracies[k])
            return lengths[k - 1] + share * (lengths[k] - lengths[k - 1])
    return np.nan


@misconception(
    "half_means_50_percent",
    _("This looks for an accuracy of 50 %. Asked for is half of the first value: 0.4 where the curve starts at 0.8."),
)
def fifty_percent(lengths, accuracies):
    return _crossing(lengths, accuracies, 0.5)


@misconception(
    "half_of_the_largest",
    _(
        "This takes half of the largest accuracy. Asked for is half of the first one; they differ where the curve "
        "rises first."
    ),
)
def half_of_the_largest(lengths, accuracies):
    return _crossing(lengths, accuracies, max(accuracies) / 2)


@misconception(
    "no_interpolation",
    _(
        "This is the first measured length that is not above the half. The line between the points comes down to the "
        "half before it."
    ),
)
def the_measured_point(lengths, accuracies):
    below = [length for length, accuracy in zip(lengths, accuracies, strict=True) if accuracy <= accuracies[0] / 2]
    return below[0] if below else np.nan


@misconception(
    "last_point_above", _("This is the last measured length before the half. The curve is still above it there.")
)
def the_point_before(lengths, accuracies):
    for k in range(1, len(lengths)):
        if accuracies[k] <= accuracies[0] / 2:
            return lengths[k - 1]
    return np.nan


@misconception(
    "middle_of_the_step",
    _("This is the middle between the two measured lengths. The line reaches the half nearer to one of them."),
)
def the_middle(lengths, accuracies):
    for k in range(1, len(lengths)):
        if accuracies[k] <= accuracies[0] / 2:
            return (lengths[k - 1] + lengths[k]) / 2
    return np.nan


@misconception(
    "share_from_the_wrong_end",
    _("The share of the way was counted from the wrong end: it is (a - half) / (a - b), from the higher point a on."),
)
def from_the_wrong_end(lengths, accuracies):
    half = accuracies[0] / 2
    for k in range(1, len(lengths)):
        if accuracies[k] <= half:
            share = (half - accuracies[k]) / (accuracies[k - 1] - accuracies[k])
            return lengths[k - 1] + share * (lengths[k] - lengths[k - 1])
    return np.nan


@misconception(
    "last_crossing", _("This is where the curve comes down to the half for the last time. Asked for is the first time.")
)
def the_last_time(lengths, accuracies):
    half = accuracies[0] / 2
    for k in range(len(lengths) - 1, 0, -1):
        if accuracies[k] <= half < accuracies[k - 1]:
            return _crossing(lengths[k - 1 :], accuracies[k - 1 :], half)
    return np.nan


@misconception(
    "interp_needs_rising_numbers",
    _(
        "`np.interp` needs its x values in ascending order and does not tell when they are not. Accuracies that go up "
        "and down cannot be put in as they are."
    ),
)
def interp_of_the_whole_curve(lengths, accuracies):
    half = accuracies[0] / 2
    return np.interp(half, accuracies[::-1], lengths[::-1]) if min(accuracies) <= half else np.nan


@misconception(
    "last_length_if_never",
    _(
        "Where the curve never comes down to the half, this returns the last length. It has not halved there: return "
        "`nan`."
    ),
)
def the_last_length(lengths, accuracies):
    found = _crossing(lengths, accuracies, accuracies[0] / 2)
    return lengths[-1] if np.isnan(found) else found


@misconception("half_itself_not_counted", _("At exactly the half the curve has come down to it: compare with `<=`."))
def strictly_below(lengths, accuracies):
    half = accuracies[0] / 2
    for k in range(1, len(lengths)):
        if accuracies[k] < half:
            return lengths[k] if accuracies[k - 1] == half else _crossing(lengths[k - 1 :], accuracies[k - 1 :], half)
    return np.nan


@misconception(
    "number_of_the_point", _("This is the number of the point, counted along the arrays. Asked for is a length.")
)
def the_index(lengths, accuracies):
    return _crossing(np.arange(len(lengths), dtype=float), accuracies, accuracies[0] / 2)


@misconception(
    "half_of_the_length",
    _("This is half of the last length. It is the accuracy that halves; the length is where that happens."),
)
def half_the_length(lengths, accuracies):
    return lengths[-1] / 2


@alternative
def with_interp_on_one_step(lengths, accuracies):
    half = accuracies[0] / 2
    below = np.flatnonzero(np.asarray(accuracies) <= half)
    if not below.size:
        return float("nan")
    k = below[0]
    return np.interp(half, [accuracies[k], accuracies[k - 1]], [lengths[k], lengths[k - 1]])


@alternative
def by_the_equation_of_a_line(lengths, accuracies):
    half = 0.5 * float(accuracies[0])
    points = list(zip(lengths, accuracies, strict=True))
    for k in range(1, len(points)):
        (x0, y0), (x1, y1) = points[k - 1], points[k]
        if y1 <= half:
            slope = (y1 - y0) / (x1 - x0)
            return float(x0 + (half - y0) / slope)
    return np.nan


@alternative
def relative_to_the_first(lengths, accuracies):
    relative = np.array(accuracies, dtype=np.float64) / accuracies[0] - 0.5
    k = int(np.argmax(relative <= 0))
    if relative[k] > 0:
        return np.float64("nan")
    return (lengths[k - 1] * -relative[k] + lengths[k] * relative[k - 1]) / (relative[k - 1] - relative[k])
