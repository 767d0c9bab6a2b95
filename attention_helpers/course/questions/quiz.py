"""`course.quiz("01")`: a bank of questions as one widget.

The marking is done in the kernel; the front end draws what it is sent and sends back answers. It never holds an answer
that has not been given away.
"""

import math
from contextlib import suppress
from numbers import Real
from pathlib import Path

import traitlets
from anywidget import AnyWidget

from attention_helpers.course.pace import file as class_file
from attention_helpers.course.questions import bank as banks
from attention_helpers.course.questions.exam import Exam
from attention_helpers.course.questions.kinds import all_kinds
from attention_helpers.course.questions.pictures import filled
from attention_helpers.course.questions.sitting import Sitting
from attention_helpers.widgets.base import PlainText, front_end, style

FRONT = Path(__file__).with_name("front")


def quiz(source, only=None, language=None, exam=False, on_answer=None):
    """Show a bank of questions: of a lesson ("01", "01-further"), a file in jupyterquiz's form, or a list of questions.

    only      ids of the questions to show, in this order; None shows all
    language  "en" or "ja"; None takes the one in force
    exam      no verdict until all is handed in, as in `mixed_test`; a bank asks for it itself with "hide": true
    on_answer a function that is called as `on_answer(id, given)` after each answer that is recorded, in an exam after
              each draft as well; `given` is `answers[id]`. Its first error is shown, and the quiz goes on

        >>> quiz = course.quiz([{"id": "sum", "type": "numeric", "question": "1 + 1?",
        ...                      "answers": [{"type": "value", "value": 2, "correct": True}]}])
        >>> quiz.check("sum", "3")["words"]
        'Not right. You have a second try.'
        >>> quiz.answers
        {'sum': {'answer': '3', 'right': False, 'status': 'wrong', 'attempts': 1, 'numbers': {}}}

    What the learner answered before is shown again. The quiz of a lesson that the instructor's file holds back has no
    questions yet, and says when it opens. Raises BankError (a ValueError) naming file, question and reason
    where the bank has an error; FileNotFoundError; KeyError where `only` names a question that is not there.
    """
    bank = banks.load(source)
    if not isinstance(exam, bool):
        raise TypeError(f"exam: got {exam!r:.60}, expected True or False.")
    if only is not None:
        if not isinstance(only, (list, tuple)):
            raise TypeError(f"only: got {only!r:.60}, expected a list of ids.")
        bank = banks.Bank(bank.name, tuple(bank[id] for id in only))
    lesson = banks.lesson_named(source)
    opens = class_file.read().lesson(lesson)
    if not opens.is_open:
        return Quiz(Held(lesson, opens, language), on_answer)
    asked = any(question.hides and not question.is_survey for question in bank)
    return Quiz((Exam if exam or asked else Sitting)(bank, language), on_answer)


class Held(Sitting):
    """The quiz of a lesson that is not open yet: no questions, and a sentence that says when it opens."""

    def __init__(self, lesson, opens, language=None):
        super().__init__(banks.Bank(lesson, ()), language)
        self.told = opens.say("quiz", self.language, lesson=lesson)

    def lead(self):
        return [self.told]

    def summary(self):
        return ""


class Quiz(PlainText, AnyWidget):
    """The questions of a sitting. `check(id, answer)`, `again(id)` and `press(name)` do what the buttons do."""

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
    lead = traitlets.List().tag(sync=True)
    situation = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    trouble = traitlets.Unicode().tag(sync=True)

    def __init__(self, sitting, on_answer=None):
        if not (on_answer is None or callable(on_answer)):
            raise ValueError(f"on_answer: got {on_answer!r}, expected a function of an id and a dictionary, or None.")
        self.sitting, self.on_answer = sitting, on_answer
        pieces = dict.fromkeys(path for kind in all_kinds().values() for path in kind.front)
        scripts, sheets = ([path for path in pieces if path.suffix == ending] for ending in (".js", ".css"))
        super().__init__(
            _esm=front_end(FRONT / "texts.js", FRONT / "fields.js", *scripts, FRONT / "exam.js", FRONT / "quiz.js"),
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

    @property
    def answers(self):
        """What is answered so far, by the questions' ids: a dictionary each, without those that are not answered.

        answer    as the kind has it: an option's place from 0 or a list of them, what was typed, a partner's place for
                  each line, the places in order, [row, column], or {"text", "points"}
        right     True or False; None in a survey, in an exam before it is handed in, and where nothing is marked yet
        status    "right", "partly", "wrong", or "kept" where nothing is said of right or wrong
        attempts  how many tries were marked
        numbers   the numbers drawn for the question, by name
        """
        found = {}
        for question in self.sitting.bank:
            state = self.sitting.states[question.id]
            if state["answer"] is not None:
                found[question.id] = {
                    "answer": state["answer"],
                    "right": state["correct"],
                    "status": state.get("last", state["status"]),
                    "attempts": state["attempt"],
                    "numbers": question.numbers(state["draw"]),
                }
        return found

    def check(self, id, answer, by="", ago=0, base=None):
        """Answer a question: the state that is then shown, a dictionary. The answer's form is its kind's own.

        by    the name of the window that sent it: the others show its state, too
        ago   seconds since it was given, where a window had to hold it until a kernel heard; only an exam asks
        base  the answer that this window showed before; only an exam asks
        """
        self.sitting.bank[id]  # KeyError for an id that no question here has
        if not isinstance(by, str):
            raise TypeError(f"by: got {by!r:.60}, expected a window's name.")
        if isinstance(ago, bool) or not isinstance(ago, Real) or not 0 <= ago < math.inf:
            raise ValueError(f"ago: got {ago!r:.60}, expected seconds, 0 or more.")
        if not (base is None or isinstance(base, (str, Real, list, dict))):
            raise TypeError(f"base: got {base!r:.60}, expected an answer, or None.")
        before = self.answers.get(id)
        state = self.sitting.check(id, answer, ago, base) | {"by": by}
        self.sitting.states[id] = state
        self._show()
        if self.answers.get(id) not in (before, None):
            self._tell(id)
        return state

    def press(self, name):
        """Press a button of an exam: "begin", "ask", "go_on" or "hand_in"."""
        if not isinstance(name, str) or name not in self.sitting.commands:
            raise ValueError(
                f"press: got {name!r:.60}, expected one of {', '.join(self.sitting.commands) or 'nothing'}."
            )
        before = self.answers
        self.sitting.commands[name]()
        self._show()
        for id, given in self.answers.items():
            if id in before and given != before[id]:
                self._tell(id)

    def _tell(self, id):
        """Call the author's function. What goes wrong in it is shown once, and harms no answer."""
        if self.on_answer is None:
            return
        try:
            self.on_answer(id, self.answers[id])
        except Exception as error:
            if not self.trouble:
                told = f"{type(error).__name__}: {error}"[:300]
                self.trouble = self.labels["on_answer_failed"].format(error=told)

    def again(self, id):
        """Open a question again, with new numbers where it has them."""
        state = self.sitting.again(id)
        self._show()
        return state

    def _receive(self, _widget, content, _buffers):
        do, id = content.get("do"), content.get("id")
        if do == "result" and self.has_result:
            self.result = self.sitting.table()
        elif isinstance(do, str) and do in self.sitting.commands:
            self.press(do)
        elif isinstance(id, str) and id in self.sitting.states:
            with suppress(ValueError):  # no answer that the front end could have sent
                if do == "check":
                    self.check(id, content.get("answer"), **self._of_window(content))
                elif do == "read":
                    self.send({**content, **self.sitting.reading(id, content.get("answer"))})
                elif do == "again":
                    self.again(id)

    def _of_window(self, content):
        """What else a window says of an answer: its name; in an exam, for how long it had to hold it, and over what."""
        by, ago = content.get("by"), content.get("ago")
        said = {"by": by[:40]} if isinstance(by, str) else {}
        held = self.situation and isinstance(ago, (int, float)) and ago > 0
        return said | {"ago": ago, "base": content.get("base")} if held else said

    def _show(self):
        self.views = [self._with_pictures(view["id"], view) for view in self.sitting.views()]
        self.states = {id: self._with_pictures(id, state) for id, state in self.sitting.states.items()}
        self.summary, self.lead = self.sitting.summary(), self.sitting.lead()
        self.situation = self.sitting.situation
        if self.situation:
            self.result = self.sitting.table()

    def _with_pictures(self, id, shown):
        pictures = self.sitting.bank[id].pictures
        return filled(shown, pictures, self.sitting.labels) if pictures else shown
