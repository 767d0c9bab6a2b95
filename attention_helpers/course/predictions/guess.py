"""What the kinds of guess share, and the base of those whose numbers lie in a range."""

from typing import ClassVar


def write_number(value):
    """A number in few digits: 12, 0.25, 97.5."""
    return f"{float(value):.4g}"


class Guess:
    """One kind of guess. A guess is plain data, so that the store can keep it.

    properties    what the kind is given, each with its JSON Schema; those in `required` it must be given, those in
                  `texts` are words for the learner
    widgets       its controls, which `read()` and `put(value)` read and set; `read` raises ValueError saying what to do
    plain()       what may be answered, in words: the range, the options
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
        if low is None or high is None or not low < high:
            raise ValueError(f"low must be below high, got low={low!r} and high={high!r}")
        if step is not None and not step > 0:
            raise ValueError(f"step must be above 0, got {step!r}")
        self.low, self.high, self.step, self.unit = float(low), float(high), step, unit

    def range_words(self):
        """The facts of a sentence on the range: {"low", "high", "unit"}."""
        unit = f" ({self.unit})" if self.unit else ""
        return {"low": write_number(self.low), "high": write_number(self.high), "unit": unit}

    def valid(self, value):
        return isinstance(value, (int, float)) and not isinstance(value, bool) and self.low <= value <= self.high

    def write(self, value):
        return f"{write_number(value)} {self.unit}".strip()
