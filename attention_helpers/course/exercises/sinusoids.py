"""sinusoids (lesson 08): where a word stands, as waves of many lengths."""

import math

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Number, OneOf

lesson = "08"
title = _("Places as waves")
task = _(
    "Write `sinusoids(length, size, base)`. `length` and `size` are whole numbers of 1 or more, `base` is a number of "
    "1 or more, whole or not. Return an array (length, size): a row for each place p from 0 to length − 1. For i = 0, "
    "1, 2, … number 2i of the row is sin(p / base^(2i / size)), and number 2i + 1 is cos of the same angle. An odd "
    "`size` ends with a sine that has no cosine beside it; the exponent is 2i / size there as well."
)
difficulty, minutes = 2, 8
hints = [
    _(
        "Two numbers share an angle. To which pair i does number 0 of a row belong, to which number 1, to which "
        "number 2?"
    ),
    _(
        "Number j belongs to pair `j // 2`. The angles are a table (length, size): the places as a column, "
        "`np.arange(length)[:, None]`, divided by one power of the base for each number j."
    ),
    _("`np.where(number % 2 == 0, np.sin(angle), np.cos(angle))` takes sine and cosine in turn."),
]
explanation = _(
    "Sine and cosine of one angle are a hand of a clock. A step of k places turns each hand by an angle of its own, "
    "the same from every place: so, for an even size, the dot product of two rows depends on their distance alone."
)


def sinusoids(length, size, base):
    number = np.arange(size)  # 0, 1, 2, … of a row
    pair = number // 2  # 0, 0, 1, 1, …: sine and cosine share an angle
    angle = np.arange(length)[:, None] / base ** (2 * pair / size)  # a row for each place
    return np.where(number % 2 == 0, np.sin(angle), np.cos(angle))


domain = Domain(
    {
        "length": Number(1, 12, whole=True),
        "size": Number(1, 9, whole=True),
        "base": OneOf(10, 100, 2, 1, 10_000, 2.5, 100.0, 1e6),
    },
    accuracy=lambda length, size, base: 2e-6 * length,  # an angle in float32 is off by so much
)


def inputs(rng):
    yield Input(4, 6, 100, name=_("the example"))
    yield Input(5, 7, 100, name=_("an odd size"))
    yield Input(3, 1, 10_000, name=_("one number a place"))
    yield Input(1, 8, 10_000, name=_("a single place"))
    yield Input(6, 4, 1, name=_("base 1: all waves alike"))
    yield Input(9, 5, 12.5, name=_("a base that is not whole"))
    yield Input(40, 64, 100.0, name=_("the size of the model in this lesson"))


def _table(length, size, base, exponent, functions=(np.sin, np.cos)):
    """A wave of p / base^exponent(j) for each number j of a row."""
    number = np.arange(size)
    angle = np.arange(length)[:, None] / np.power(float(base), exponent(number))
    return np.where(number % 2 == 0, functions[0](angle), functions[1](angle))


@misconception(
    "sines and cosines in halves",
    _("All sines stand first, then all cosines. They take turns: sine, cosine, sine, cosine."),
)
def in_halves(length, size, base):
    table = sinusoids(length, size, base)
    return np.concatenate([table[:, ::2], table[:, 1::2]], axis=1)


@misconception(
    "exponent i / size", _("The exponent is i / size here. It is 2i / size, so that it runs from 0 to nearly 1.")
)
def not_doubled(length, size, base):
    return _table(length, size, base, lambda j: j // 2 / size)


@misconception(
    "an angle for each number",
    _(
        "Each number of a row has an angle of its own, with its own number in the exponent. Sine and cosine of a pair "
        "share one: number 2i + 1 has the exponent 2i / size as well."
    ),
)
def angle_for_each(length, size, base):
    return _table(length, size, base, lambda j: j / size)


@misconception(
    "the number doubled",
    _("The exponent takes the number of the column for i. But i counts pairs: numbers 2i and 2i + 1 belong to pair i."),
)
def column_doubled(length, size, base):
    return _table(length, size, base, lambda j: 2 * j / size)


@misconception(
    "size rounded up to a whole pair",
    _("An odd size was rounded up in the exponent. It is 2i / size with the size as it is."),
)
def rounded_up(length, size, base):
    return _table(length, size, base, lambda j: j // 2 / ((size + 1) // 2))


@misconception(
    "size rounded down to a whole pair",
    _("An odd size was rounded down in the exponent. It is 2i / size with the size as it is."),
)
def rounded_down(length, size, base):
    return _table(length, size, base, lambda j: j // 2 / max(size // 2, 1))


@misconception(
    "base forgotten", _("The base plays no part: it is always 10,000 here, the number in the paper. Use `base`.")
)
def base_of_the_paper(length, size, base):
    return _table(length, size, 10_000, lambda j: 2 * (j // 2) / size)


@misconception(
    "all waves alike",
    _(
        "All waves have the same length, as with the exponent 0. The place is divided by base^(2i / size); `//` would "
        "cut that exponent to 0."
    ),
)
def all_alike(length, size, base):
    return _table(length, size, 1, lambda j: 0 * j)


@misconception(
    "multiplied instead of divided",
    _("The place was multiplied by the power of the base: the waves become shorter. Divide, and they become longer."),
)
def multiplied(length, size, base):
    return _table(length, size, base, lambda j: -2 * (j // 2) / size)


@misconception(
    "divided by a multiple of the base",
    _("The place was divided by base times 2i / size. The base is raised to that power: base ** (2i / size)."),
)
def multiple(length, size, base):
    pair = np.arange(size) // 2
    angle = np.arange(length)[:, None] / (base * 2 * pair / size)
    return np.where(np.arange(size) % 2 == 0, np.sin(angle), np.cos(angle))


@misconception(
    "sine and cosine exchanged", _("Sine and cosine are exchanged: number 0 of a row is a sine, number 1 a cosine.")
)
def exchanged(length, size, base):
    return _table(length, size, base, lambda j: 2 * (j // 2) / size, (np.cos, np.sin))


@misconception("sines alone", _("All numbers are sines. Number 2i + 1 is the cosine of the angle of number 2i."))
def sines_alone(length, size, base):
    return _table(length, size, base, lambda j: 2 * (j // 2) / size, (np.sin, np.sin))


@misconception("places from 1", _("The places run from 1 to length. They start at 0: the first row is of place 0."))
def from_one(length, size, base):
    return sinusoids(length + 1, size, base)[1:]


@misconception("rows and columns exchanged", _("Rows and columns are exchanged: a row for each place, (length, size)."))
def turned(length, size, base):
    return sinusoids(length, size, base).T


@misconception(
    "a column too many",
    _("With an odd size there is a column too many: the last sine has no cosine beside it. Return `size` columns."),
)
def a_column_too_many(length, size, base):
    return _table(length, size + size % 2, base, lambda j: 2 * (j // 2) / size)


@alternative
def every_other_column(length, size, base):
    table = np.zeros((length, size))
    angle = np.outer(np.arange(length), np.exp(-np.log(base) * np.arange(0, size, 2) / size))
    table[:, 0::2] = np.sin(angle)
    table[:, 1::2] = np.cos(angle[:, : size // 2])
    return table


@alternative
def with_loops(length, size, base):
    rows = []
    for place in range(length):
        angles = [place / base ** ((j - j % 2) / size) for j in range(size)]
        rows.append([math.cos(angle) if j % 2 else math.sin(angle) for j, angle in enumerate(angles)])
    return rows


@alternative
def by_a_shift(length, size, base):
    angle = np.arange(length)[:, None] * float(base) ** (-2.0 * (np.arange(size) // 2) / size)
    return np.sin(angle + np.arange(size) % 2 * np.pi / 2)


@alternative
def from_complex_numbers(length, size, base):
    angle = np.arange(length)[:, None] / base ** (np.arange(0, size, 2) / size)
    turn = np.exp(1j * angle)
    return np.stack([turn.imag, turn.real], axis=-1).reshape(length, -1)[:, :size]
