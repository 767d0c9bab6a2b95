"""A guess that is a number."""

import math
import unicodedata

import ipywidgets

from attention_helpers.course.predictions.guess import RangeGuess, write_number
from attention_helpers.widgets.language import say


class NumberGuess(RangeGuess):
    """A number from low to high, rounded to the nearest step; the guess is a float."""

    def __init__(self, low=None, high=None, step=None, unit=""):
        super().__init__(low, high, step, unit)
        placeholder = "{low} – {high}".format(**self.range_words())
        self.box = ipywidgets.Text(placeholder=placeholder, layout={"width": "12em"})
        self.widgets = [self.box]

    def plain(self):
        return say("number_range", **self.range_words())

    def read(self):
        """The number typed; full-width digits count."""
        try:
            value = float(unicodedata.normalize("NFKC", self.box.value).strip().rstrip("%").replace(",", "."))
        except ValueError:
            value = math.nan
        if not self.valid(value):
            raise ValueError(say("no_number", **self.range_words()))
        if self.step:
            value = min(self.low + round((value - self.low) / self.step) * self.step, self.high)
        return value

    def put(self, value):
        self.box.value = write_number(value)

    def compare(self, guess, actual):
        if math.isclose(guess, float(actual), rel_tol=1e-6, abs_tol=1e-9):
            return [say("guess_right")]
        return [say("guess_off", distance=self.write(abs(guess - float(actual))))]
