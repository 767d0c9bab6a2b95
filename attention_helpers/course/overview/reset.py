"""`course.reset("01")`: start a lesson anew."""

import ipywidgets

from attention_helpers.course.lessons import lessons
from attention_helpers.course.records import store
from attention_helpers.widgets.card import inline_html
from attention_helpers.widgets.language import say
from attention_helpers.widgets.panel import Panel

NO_ANSWER = ("draft", "paper", "vote")  # what an exam records before it is handed in; what a class voted


class Reset(Panel):
    """Asks whether to forget the answers of a lesson ("01"). `forget()` and `keep()` do what the buttons do.

    Raises ValueError for a lesson that the course does not have.
    """

    def __init__(self, lesson):
        if not isinstance(lesson, str) or lesson not in lessons():
            raise ValueError(f"reset: lesson must be one of {', '.join(lessons())} as text, got {lesson!r}")
        self.lesson, count = lesson, _answers(lesson)
        question = say("reset_ask" if count else "reset_none", lesson=lesson, count=count)
        self.line = ipywidgets.HTML(inline_html(question))
        self.yes = ipywidgets.Button(description=say("reset_yes"), button_style="danger", layout={"width": "auto"})
        self.no = ipywidgets.Button(description=say("reset_no"), layout={"width": "auto"})
        self.yes.on_click(lambda _: self.forget())
        self.no.on_click(lambda _: self.keep())
        self.buttons = ipywidgets.HBox([self.yes, self.no] if count else [])
        super().__init__([self.line, self.buttons], text=question)

    def forget(self):
        """Forget the lesson's answers: a record says so, and no file is changed."""
        count = _answers(self.lesson)
        store.reset(self.lesson)
        self._close(say("reset_done", lesson=self.lesson, count=count))

    def keep(self):
        self._close(say("reset_kept"))

    def _close(self, words):
        self.buttons.children = []
        self.line.value = "<br>".join(map(inline_html, filter(None, [words, store.problem()])))
        self.announce(words)


def _answers(lesson):
    return sum(store.lesson_of(row) == lesson and row["kind"] not in NO_ANSWER for row in store.history())


reset = Reset
