"""What the kinds of guess share, and the base of those whose numbers lie in a range."""

import math
from numbers import Real
from typing import ClassVar

from attention_helpers.widgets.language import say


def as_number(value, name):
    """A number, NumPy's included, as a float. TypeError for anything else, ValueError where it is not finite."""
    value = value.item() if getattr(value, "ndim", None) == 0 else value
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} must be a number, got {value!r:.60}")
    if not math.isfinite(value):
        raise ValueError(f"{name} must be a finite number, got {value!r}")
    return float(value)


def as_items(value, name, of):
    """A list, a tuple or an array as a list. TypeError for anything else; `of` says of what."""
    if not isinstance(value, (list, tuple)) and getattr(value, "ndim", 0) == 0:
        raise TypeError(f"{name} must be a list of {of}, got {value!r:.60}")
    return list(value)


def write_number(value):
    """A number in few digits: 12, 0.25, 97.5."""
    return f"{float(value):.4g}"


class Guess:
    """One kind of guess. A guess is plain data, so that the store can keep it.

    properties    what the kind is given, each with its JSON Schema; those in `required` it must be given, those in
                  `texts` are words for the learner
    widgets       its controls, which `read()` and `put(value)` read and set; `read` raises ValueError saying what to do
    plain()       what may be answered, in words: the range, the options
    result(actual)  what came out in the form of a guess; TypeError or ValueError where it has another form
    valid(value)  whether a stored value is a guess of this kind
    write(value)  a value in words
    compare(guess, actual)  lines that say how the guess compares with what came out
    """


class RangeGuess(Guess):
    """Numbers from low to high, with a unit: "12 words". Raises ValueError where there is nothing between the two."""

    properties: ClassVar = {
        "low": {"type": "number"},
        "high": {"type": "number"},
        "step": {"type": "number", "exclusiveMinimum": 0, "description": "a number above 0"},
        "unit": {"type": "string"},
    }
    required = ("low", "high")
    texts = ("unit",)

    def __init__(self, low=None, high=None, step=None, unit=""):
        if low is None or high is None:
            raise ValueError(f"low must be below high, got low={low!r} and high={high!r}")
        self.low, self.high = as_number(low, "low"), as_number(high, "high")
        if not self.low < self.high:
            raise ValueError(f"low must be below high, got low={low!r} and high={high!r}")
        self.step = None if step is None else as_number(step, "step")
        if self.step is not None and not self.step > 0:
            raise ValueError(f"step must be above 0, got {step!r}")
        if not isinstance(unit, str):
            raise TypeError(f"unit must be text, got {unit!r:.60}")
        self.unit = unit

    def range_words(self):
        """The facts of a sentence on the range: {"low", "high", "unit"}."""
        unit = say("unit", unit=self.unit) if self.unit else ""
        return {"low": write_number(self.low), "high": write_number(self.high), "unit": unit}

    def result(self, actual):
        return as_number(actual, "show_result: actual")

    def valid(self, value):
        return isinstance(value, (int, float)) and not isinstance(value, bool) and self.low <= value <= self.high

    def write(self, value):
        number = write_number(value)
        return say("with_unit", number=number, unit=self.unit) if self.unit else number
