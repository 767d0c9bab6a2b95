"""`course.progress()`: the whole course at a glance. `course.reset("01")`: start a lesson anew."""

from dataclasses import dataclass, field
from html import escape

import ipywidgets

from attention_helpers.course.checking.task import load_task, task_names
from attention_helpers.course.questions import bank
from attention_helpers.course.records import store
from attention_helpers.widgets.card import clean, inline_html
from attention_helpers.widgets.panel import Panel
from attention_helpers.widgets.words import say

LESSONS = ("00", "01", "02", "03", "04", "05", "06", "07")


@dataclass
class LessonProgress:
    """What was done of one lesson. `points` is the sum of the last scores; `repeat` names what is not right yet."""

    lesson: str
    questions: int = 0
    answered: int = 0
    exercises: int = 0
    solved: int = 0
    predictions: int = 0
    points: float = 0.0
    attempted: int = 0
    repeat: list = field(default_factory=list)

    @property
    def done(self):
        """The share of questions and exercises that were answered or solved, 0 to 1."""
        total = self.questions + self.exercises
        return (self.answered + self.solved) / total if total else 0.0

    @property
    def score(self):
        """The mean of the last scores over what was attempted, 0 to 1, or None."""
        return self.points / self.attempted if self.attempted else None


def collect():
    """The progress in each lesson: a list of LessonProgress, in the order of the lessons."""
    last, solved, rows = {}, set(), store.history()
    for row in rows:
        last[row["kind"], row["id"]] = row
        if row["kind"] == "exercise" and row.get("right"):
            solved.add(row["id"])
    lessons = {lesson: LessonProgress(lesson) for lesson in LESSONS}
    for questions in bank.all_banks():
        for question in questions:
            if question.lesson in lessons:
                _add_question(lessons[question.lesson], question.id, last.get(("quiz", question.id)))
    for name in task_names():
        lesson = lessons[load_task(name).lesson]
        _add_exercise(lesson, name, last.get(("exercise", name)), name in solved)
    for kind, id in last:
        if kind == "predict" and id[:2] in lessons:
            lessons[id[:2]].predictions += 1
    return list(lessons.values())


def _add_question(lesson, id, row):
    lesson.questions += 1
    if row and row.get("right") is not None:
        lesson.answered += 1
        lesson.attempted += 1
        lesson.points += _score(row)
        if not row["right"]:
            lesson.repeat.append(id)


def _add_exercise(lesson, name, row, solved):
    lesson.exercises += 1
    if row:
        lesson.attempted += 1
        lesson.solved += solved
        lesson.points += solved
        if not solved:
            lesson.repeat.append(name)


def _score(row):
    score = row.get("score")
    return min(max(float(score), 0.0), 1.0) if isinstance(score, (int, float)) else float(bool(row["right"]))


def progress():
    """What was done in the course so far, lesson by lesson. -> Overview, to be the last line of a cell"""
    return Overview(collect(), [text for text in (_damage_words(), store.problem()) if text])


def _damage_words():
    count = len(store.damage())
    return say("damaged", count=count) if count else None


class Overview:
    """The progress as a table that follows the theme, and as text."""

    def __init__(self, lessons, notices=()):
        self.lessons, self.notices = lessons, [clean(text) for text in notices]

    @property
    def text(self):
        lines = [say("progress")]
        for row in self.lessons:
            cells = self._cells(row)
            lines.append(
                " · ".join(
                    [
                        cells[0],
                        f"{say('quiz')} {cells[1]}",
                        f"{say('exercises')} {cells[2]}",
                        f"{say('predictions')} {cells[3]}",
                        f"{say('score')} {cells[4]}",
                        f"{say('repeat')}: {cells[5]}",
                    ]
                )
            )
        return "\n".join([*lines, *self.notices])

    @property
    def html(self):
        heads = [say(key) for key in ("lesson", "quiz", "exercises", "predictions", "score", "repeat")]
        edge = "border-bottom: 1px solid var(--jp-border-color2, #7a7a7a); padding: 3px 10px; text-align: left"
        head = "".join(f'<th scope="col" style="{edge}">{escape(text)}</th>' for text in heads)
        body = "".join(self._row(row, edge) for row in self.lessons)
        notices = "".join(f"<p>{inline_html(text)}</p>" for text in self.notices)
        return (
            f'<table style="color: var(--jp-content-font-color1, inherit); border-collapse: collapse">'
            f"<caption style='text-align: left; font-weight: 600'>{say('progress')}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notices}"
        )

    def _row(self, row, edge):
        first, *rest = self._cells(row)
        frame = "width: 8em; height: 6px; border: 1px solid var(--jp-border-color1, #7a7a7a)"
        inside = f"width: {100 * row.done:.0f}%; height: 100%; background: #3b82c4"
        bar = f'<div aria-hidden="true" style="{frame}"><div style="{inside}"></div></div>'
        cells = "".join(f'<td style="{edge}">{escape(clean(text))}</td>' for text in rest)
        return f'<tr><th scope="row" style="{edge}">{escape(first)}{bar}</th>{cells}</tr>'

    def _cells(self, row):
        score = "–" if row.score is None else f"{100 * row.score:.0f} %"
        repeat = ", ".join(row.repeat) or say("all_right" if row.attempted else "nothing")
        return [
            f"{row.lesson} {say('lesson_' + row.lesson)}",
            say("of", done=row.answered, total=row.questions),
            say("of", done=row.solved, total=row.exercises),
            str(row.predictions),
            score,
            repeat,
        ]

    def __repr__(self):
        return self.text

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": self.text, "text/html": self.html}


class Reset(Panel):
    """Asks before a lesson's answers are forgotten. `forget()` and `keep()` do what the buttons do."""

    def __init__(self, lesson):
        self.lesson = lesson
        self.count = _answers(lesson)
        question = say("reset_ask" if self.count else "reset_none", lesson=lesson, count=self.count)
        self.line = ipywidgets.HTML(inline_html(question))
        self.yes = ipywidgets.Button(description=say("reset_yes"), button_style="danger", layout={"width": "auto"})
        self.no = ipywidgets.Button(description=say("reset_no"), layout={"width": "auto"})
        self.yes.on_click(lambda _: self.forget())
        self.no.on_click(lambda _: self.keep())
        self.buttons = ipywidgets.HBox([self.yes, self.no] if self.count else [])
        super().__init__([self.line, self.buttons], text=question)

    def forget(self):
        """Forget the lesson's answers: a record says so, and no file is changed."""
        count = _answers(self.lesson)
        store.reset(self.lesson)
        self._close(say("reset_done", lesson=self.lesson, count=count))

    def keep(self):
        """Forget nothing."""
        self._close(say("reset_kept"))

    def _close(self, words):
        self.buttons.children = []
        trouble = store.problem()
        self.line.value = "<br>".join(inline_html(text) for text in (words, trouble) if text)
        self.announce(words)


def reset(lesson):
    """Ask whether to forget the answers of a lesson ("01"). -> Reset, to be the last line of a cell

    Raises ValueError for a lesson that the course does not have.
    """
    if lesson not in LESSONS:
        raise ValueError(f"reset: lesson must be one of {', '.join(LESSONS)} as text, got {lesson!r}")
    return Reset(lesson)


def _answers(lesson):
    return sum(store.lesson_of(row) == lesson for row in store.history())
