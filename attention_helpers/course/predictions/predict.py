"""`course.predict`: a guess, recorded before the run and shown beside the result after it."""

import re

import ipywidgets

from attention_helpers.course.predictions.guesses import ChoiceGuess, ChoicesGuess, CurveGuess, NumberGuess
from attention_helpers.course.records import store
from attention_helpers.widgets.card import Card, inline_html
from attention_helpers.widgets.panel import Panel
from attention_helpers.widgets.words import pick, say

KINDS = ("number", "choice", "choices", "curve")


def predict(
    id,
    kind="number",
    question="",
    *,
    options=None,
    x=None,
    low=None,
    high=None,
    step=None,
    unit="",
    x_label="",
    y_label="",
):
    """Ask for a guess, and keep it over kernel restarts. -> Prediction, to be the last line of a cell

    id        lesson and name, such as "01.halving"
    kind      "number" (low, high, step, unit), "choice" or "choices" (options), "curve" (x, low, high, step, unit,
              labels); a guess is rounded to the nearest step
    question  what to guess; texts are strings or {"en": …, "ja": …}, options {"en": […], "ja": […]}

    Raises ValueError for an unknown kind, an id without a lesson, or what the kind needs and did not get.
    """
    if not re.match(r"^\d\d\.\w", id):
        raise ValueError(f"predict: the id must begin with its lesson, as in '01.halving', got {id!r}")
    if kind == "number":
        guess = NumberGuess(low, high, step, unit)
    elif kind == "choice":
        guess = ChoiceGuess(pick(options))
    elif kind == "choices":
        guess = ChoicesGuess(pick(options))
    elif kind == "curve":
        guess = CurveGuess(x, low, high, step, unit, x_label, y_label)
    else:
        raise ValueError(f"predict: kind must be one of {', '.join(KINDS)}, got {kind!r}")
    return Prediction(id, pick(question), guess)


class Prediction(Panel):
    """A question with controls and a button. `value` is the guess recorded, or None."""

    def __init__(self, id, question, guess):
        self.id, self.lesson, self.guess = id, id[:2], guess
        self._value = self._remembered()
        title = f"{say('predict', name=id)}: {question}"
        self.button = ipywidgets.Button(description=say("record"), layout={"width": "auto", "align_self": "flex-start"})
        self.button.on_click(lambda _: self.record())
        self.status = ipywidgets.HTML()
        if self._value is not None:
            guess.put(self._value)
            self._say(say("guess", guess=guess.write(self._value)))
        head = ipywidgets.HTML(f"<div><b>{inline_html(title)}</b></div>")
        super().__init__([head, *guess.widgets, self.button, self.status], text=f"{title}\n{guess.plain()}")

    @property
    def value(self):
        """The guess: a number, an option's index, a list of indices, a list of the curve's values; None without one."""
        return self._value

    def record(self):
        """What a press of the button does: read the controls and keep the guess."""
        try:
            value = self.guess.read()
        except ValueError as error:
            self._say(str(error), aloud=True)
            return
        self._value = value
        store.record("predict", self.id, lesson=self.lesson, right=None, value=value)
        self._say(say("recorded", guess=self.guess.write(value)), aloud=True)

    def show_result(self, actual, words=None):
        """The guess beside what came out. -> Card, to be the last line of a cell

        actual   in the form of `value` (an option may be given by its text); words says it in the lesson's own words
        """
        result = words if words is not None else self.guess.write(actual)
        lines = [say("result", result=result)]
        if self._value is None:
            lines.insert(0, say("no_guess"))
        else:
            lines.insert(0, say("guess", guess=self.guess.write(self._value)))
            lines += self.guess.compare(self._value, actual)
        return Card(say("predict", name=self.id), "info" if self._value is not None else "open", lines)

    def _remembered(self):
        row = store.latest("predict", self.id)
        return row["value"] if row and self.guess.valid(row.get("value")) else None

    def _say(self, text, aloud=False):
        trouble = store.problem() if aloud else None
        self.status.value = "<br>".join(inline_html(line) for line in (text, trouble) if line)
        if aloud:
            self.announce(text)
