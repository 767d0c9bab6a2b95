"""A guess that is a number."""

import math

import ipywidgets

from attention_helpers.course.predictions.guess import RangeGuess
from attention_helpers.course.typed.numerals import read_number, written
from attention_helpers.course.typed.unreadable import Unreadable
from attention_helpers.widgets.card import inline_html
from attention_helpers.widgets.language import say, sentences, text

NO_NUMBER = ("digits", "zero")  # reasons to which the range says enough


class NumberGuess(RangeGuess):
    """A number from low to high, rounded to the nearest step; the guess is a float."""

    def __init__(self, low=None, high=None, step=None, unit=""):
        super().__init__(low, high, step, unit)
        placeholder = "{low} – {high}".format(**self.range_words())
        self.box = ipywidgets.Text(placeholder=placeholder, layout={"width": "12em"})
        self.reading = ipywidgets.HTML()
        self.box.observe(self._show_reading, "value")
        self.widgets = [self.box, self.reading]

    def plain(self):
        return say("number_range", **self.range_words())

    def read(self):
        """The number typed, by the quizzes' reader; the guess's unit may stand beside it."""
        try:
            number = self._typed()
        except Unreadable as error:
            why = None if error.reason in NO_NUMBER else str(error)
            raise ValueError(sentences(why, say("no_number", **self.range_words()))) from None
        value = math.nan if number is None else float(number)
        if not self.valid(value):
            raise ValueError(say("no_number", **self.range_words()))
        if self.step:
            value = min(self.low + round((value - self.low) / self.step) * self.step, self.high)
        return value

    def put(self, value):
        """The value in all its digits, so that it is recorded again as it was."""
        self.box.value = f"{float(value):.12g}"

    def compare(self, guess, actual):
        if math.isclose(guess, actual, rel_tol=1e-6, abs_tol=1e-9):
            return [say("guess_right")]
        return [say("guess_off", distance=self.write(abs(guess - actual)))]

    def _typed(self):
        return read_number(self.box.value, [self.unit] if self.unit else [])

    def _show_reading(self, _change):
        try:
            number = self._typed()
            said = "" if number is None else text("typed", "read", number=written(number))
        except Unreadable as error:
            said = str(error)
        self.reading.value = inline_html(said)
