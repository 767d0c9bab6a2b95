"""Guesses among several options: one of them, or any number."""

from numbers import Integral
from typing import ClassVar

import ipywidgets

from attention_helpers.course.predictions.guess import Guess, as_items
from attention_helpers.widgets.card import clean
from attention_helpers.widgets.language import say


class ChoiceGuess(Guess):
    """One of several options; the guess is its index."""

    properties: ClassVar = {"options": {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 2}}
    required = texts = ("options",)
    heading, mark = "options_one", "( )"

    def __init__(self, options=None):
        if not isinstance(options, (list, tuple)) or len(options) < 2:
            raise ValueError(f"a choice needs at least two options, got {options!r}")
        self.options = [str(option) for option in options]
        if len(set(self.options)) < len(self.options):
            raise ValueError(f"options must differ from each other, got {options!r:.200}")
        self.widgets = self._controls()

    def _controls(self):
        self.radio = ipywidgets.RadioButtons(
            options=[(text, i) for i, text in enumerate(self.options)],
            index=None,
            layout={"width": "auto", "max_width": "640px"},
        )
        return [self.radio]

    def plain(self):
        return "\n".join([say(self.heading), *(f"  {self.mark} {option}" for option in self.options)])

    def read(self):
        if self.radio.value is None:
            raise ValueError(say("no_choice"))
        return self.radio.value

    def put(self, value):
        self.radio.value = value

    def valid(self, value):
        return type(value) is int and 0 <= value < len(self.options)

    def write(self, value):
        return self.options[value]

    def result(self, actual):
        """The index of an option given by its index or its text."""
        if isinstance(actual, str) and clean(actual) in self.options:
            return self.options.index(clean(actual))
        whole = isinstance(actual, Integral) and not isinstance(actual, bool)
        if not whole or not 0 <= actual < len(self.options):
            raise ValueError(f"show_result: actual {actual!r:.60} is none of the {len(self.options)} options")
        return int(actual)

    def compare(self, guess, actual):
        return [say("guess_right" if guess == actual else "guess_wrong")]


class ChoicesGuess(ChoiceGuess):
    """Any number of several options, none included; the guess is the list of their indices."""

    heading, mark = "options_many", "[ ]"

    def _controls(self):
        layout = {"width": "auto", "height": "auto"}
        self.boxes = [ipywidgets.Checkbox(description=text, indent=False, layout=layout) for text in self.options]
        return self.boxes

    def read(self):
        return [i for i, box in enumerate(self.boxes) if box.value]

    def put(self, value):
        for i, box in enumerate(self.boxes):
            box.value = i in value

    def valid(self, value):
        return isinstance(value, list) and all(map(super().valid, value))

    def result(self, actual):
        return [super(ChoicesGuess, self).result(item) for item in as_items(actual, "show_result: actual", "options")]

    def write(self, value):
        return say("between_options").join(map(super().write, value)) or "–"

    def compare(self, guess, actual):
        wanted = set(actual)
        lines = [say("guess_right" if set(guess) == wanted else "guess_wrong")]
        for i, option in enumerate(self.options):
            ticks = ["■" if i in ticked else "□" for ticked in (guess, wanted)]
            sign = "✓" if ticks[0] == ticks[1] else "✗"
            shown = {"guess": say("guess", guess=ticks[0]), "result": say("result", result=ticks[1])}
            lines.append(say("option_line", sign=sign, option=option, **shown))
        return lines
