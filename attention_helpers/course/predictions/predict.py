"""`course.predict`: a guess, recorded before the run and shown beside the result after it."""

import re

import ipywidgets

from attention_helpers.course.entries import localised
from attention_helpers.course.lessons import lesson_of
from attention_helpers.course.predictions import texts
from attention_helpers.course.predictions.kinds import KINDS
from attention_helpers.course.records import store
from attention_helpers.course.records.line import plain
from attention_helpers.widgets.card import Card, clean, inline_html
from attention_helpers.widgets.language import pick, say
from attention_helpers.widgets.panel import Panel


def predict(id, kind=None, question="", **settings):
    """Ask for a guess, and keep it over kernel restarts. -> Prediction, to be the last line of a cell

    >>> course.predict("02.scale")

    id        lesson and name. Alone, it stands for a prediction of the course, in data/quizzes/predictions/

    Other people's notebooks bring their own texts, strings or {"en": …, "ja": …}, options {"en": […], "ja": […]}:

    kind      "number" (low, high, step, unit), "choice" or "choices" (options), "curve" (x, low, high, step, unit,
              x_label, y_label); a guess is rounded to the nearest step
    question  what to guess

    Raises ValueError for an id that the course does not have, an unknown kind, an id without a lesson, or what the
    kind needs and did not get; TypeError for a setting of no kind.
    """
    if not isinstance(id, str) or not re.match(r"\d\d\.\w", id):
        raise ValueError(f"predict: the id must begin with its lesson, as in '01.halving', got {id!r}")
    if kind is None and question == "" and not settings:
        settings = localised(texts.find(id), "predictions", id)
        kind, question = settings["kind"], settings["question"]
    else:
        known = {name for kind in KINDS.values() for name in kind.properties}
        unknown = sorted(settings.keys() - known)
        if unknown:
            raise TypeError(f"predict: got {', '.join(unknown)}; expected only {', '.join(sorted(known))}")
    question = pick(question)
    if not isinstance(question, str):
        raise TypeError(f"predict {id}: question must be text, got {question!r:.60}")
    return Prediction(id, question, _guess(id, "number" if kind is None else kind, settings))


def _guess(id, kind, settings):
    """A guess of this kind, from those settings that the kind knows."""
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"predict: kind must be one of {', '.join(KINDS)}, got {kind!r}")
    guess = KINDS[kind]
    given = {name: value for name, value in settings.items() if name in guess.properties and value is not None}
    given = {name: _visible(pick(value)) for name, value in given.items()}
    try:
        return guess(**given)
    except (ValueError, TypeError) as error:
        raise type(error)(f"predict {id}: {error}") from None


def _visible(value):
    """A text, or the texts of a list, as a control can show them."""
    if isinstance(value, (list, tuple)):
        return [_visible(item) for item in value]
    return clean(value) if isinstance(value, str) else value


class Prediction(Panel):
    """A question with controls and a button.

    `value` is the guess recorded: a number, an option's index, a list of indices, a list of a curve's values, or None.
    """

    def __init__(self, id, question, guess):
        self.id, self.lesson, self.guess = id, lesson_of(id), guess
        self.value = self._remembered()
        title = say("titled", name=say("predict", name=id), text=question)
        self.button = ipywidgets.Button(description=say("record"), layout={"width": "auto", "align_self": "flex-start"})
        self.button.on_click(lambda _: self.record())
        self.status = ipywidgets.HTML()
        if self.value is not None:
            guess.put(self.value)
            self.status.value = inline_html(say("guess", guess=guess.write(self.value)))
        head = ipywidgets.HTML(f"<div><b>{inline_html(title)}</b></div>")
        super().__init__([head, *guess.widgets, self.button, self.status], text=f"{title}\n{guess.plain()}")

    def record(self):
        """What a press of the button does: read the controls and keep the guess."""
        try:
            value = self.guess.read()
        except ValueError as error:
            self._say(str(error))
            return
        self.value = value
        store.record("predict", self.id, lesson=self.lesson, right=None, value=value)
        self._say(say("recorded", guess=self.guess.write(value)))

    def show_result(self, actual, words=None):
        """The guess beside what came out. -> Card, to be the last line of a cell

        actual   in the form of `value` (an option may be given by its text); words says it in the lesson's own words

        Where there is a guess, what came out is recorded once: the class report can tell the guess before the run from
        one made after it.
        """
        if words is not None and not isinstance(words, str):
            raise TypeError(f"show_result: words must be text, got {words!r:.60}")
        actual = self.guess.result(actual)
        result = say("result", result=self.guess.write(actual) if words is None else words)
        title = say("predict", name=self.id)
        if self.value is None:
            return Card(title, "open", [say("no_guess"), result])
        self._keep(actual)
        guess = say("guess", guess=self.guess.write(self.value))
        return Card(title, "info", [guess, result, *self.guess.compare(self.value, actual)])

    def _keep(self, actual):
        known = store.latest("result", self.id)
        if known is None or known.get("value") != plain(actual):
            store.record("result", self.id, lesson=self.lesson, right=None, value=actual)

    def _remembered(self):
        row = store.latest("predict", self.id)
        return row["value"] if row and self.guess.valid(row.get("value")) else None

    def _say(self, text):
        lines = [text, store.problem()]
        self.status.value = "<br>".join(map(inline_html, filter(None, lines)))
        self.announce(text)
