"""`course.quiz("01")`: a bank of questions as one widget.

The marking is done in the kernel; the front end draws what it is sent and sends back answers. It never holds an answer
that has not been given away.
"""

from contextlib import suppress
from pathlib import Path

import traitlets
from anywidget import AnyWidget

from attention_helpers.course.questions import bank as banks
from attention_helpers.course.questions.kinds import all_kinds
from attention_helpers.course.questions.sitting import Sitting
from attention_helpers.widgets.base import PlainText, front_end, style

FRONT = Path(__file__).with_name("front")


def quiz(source, only=None, language=None):
    """Show a bank of questions: of a lesson ("01"), a file in jupyterquiz's form, or a list of questions.

    only      ids of the questions to show, in this order; None shows all
    language  "en" or "ja"; None takes the one in force

    What the learner answered before is shown again. Raises BankError (a ValueError) naming file, question and reason
    where the bank has an error; FileNotFoundError; KeyError where `only` names a question that is not there.
    """
    bank = banks.load(source)
    if only is not None:
        bank = banks.Bank(bank.name, tuple(bank[id] for id in only))
    return Quiz(Sitting(bank, language))


class Quiz(PlainText, AnyWidget):
    """The questions of a sitting. `check(id, answer)` and `again(id)` do what the buttons do."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    language = traitlets.Unicode().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)
    views = traitlets.List().tag(sync=True)
    states = traitlets.Dict().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)
    result = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    has_result = traitlets.Bool(False).tag(sync=True)

    def __init__(self, sitting):
        self.sitting = sitting
        pieces = dict.fromkeys(path for kind in all_kinds().values() for path in kind.front)
        scripts, sheets = ([path for path in pieces if path.suffix == ending] for ending in (".js", ".css"))
        super().__init__(
            _esm=front_end(FRONT / "texts.js", FRONT / "fields.js", *scripts, FRONT / "quiz.js"),
            _css=style(FRONT / "quiz.css", *sheets),
            title=sitting.title(),
            language=sitting.language,
            labels=sitting.labels,
            has_result=sitting.has_result,
        )
        self._show()
        self.on_msg(self._receive)

    def plain_text(self):
        return self.sitting.plain_text()

    def check(self, id, answer):
        """Answer a question: the state that is then shown, a dictionary. The answer's form is its kind's own."""
        state = self.sitting.check(id, answer)
        self._show()
        return state

    def again(self, id):
        """Open a question again, with new numbers where it has them."""
        state = self.sitting.again(id)
        self._show()
        return state

    def _receive(self, _widget, content, _buffers):
        do, id = content.get("do"), content.get("id")
        if do == "result" and self.has_result:
            self.result = self.sitting.table()
        elif isinstance(id, str) and id in self.sitting.states:
            with suppress(ValueError):  # no answer that the front end could have sent
                if do == "check":
                    self.check(id, content.get("answer"))
                elif do == "read":
                    self.send({**content, **self.sitting.reading(id, content.get("answer"))})
                elif do == "again":
                    self.again(id)

    def _show(self):
        self.views = self.sitting.views()
        self.states = dict(self.sitting.states)
        self.summary = self.sitting.summary()
