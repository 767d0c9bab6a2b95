"""`course.progress()`: the whole course at a glance."""

from pathlib import Path

from attention_helpers.course.lessons import lessons
from attention_helpers.course.overview.lesson_progress import collect
from attention_helpers.course.pace import file as class_file
from attention_helpers.course.pace.pace import Pace
from attention_helpers.course.records import store
from attention_helpers.course.template import render
from attention_helpers.widgets.card import Shown, clean
from attention_helpers.widgets.language import say
from attention_helpers.widgets.palette import BLUE


def progress():
    """What was done in the course so far, lesson by lesson, and what the instructor's file holds back.

    -> ProgressTable, to be the last line of a cell
    """
    pace, damaged = class_file.read(), len(store.damage())
    held = pace.lines(("hints", "solutions"))  # a lesson's own row says when it opens
    notices = [*held, pace.trouble, say("damaged", count=damaged) if damaged else None, store.problem()]
    return ProgressTable(collect(), filter(None, notices), pace)


class ProgressTable(Shown):
    """The progress as a table that follows the theme, and as text: a row a lesson, then the notices."""

    heads = ("lesson", "quiz", "own", "exercises", "predictions", "score", "repeat")

    def __init__(self, rows, notices=(), pace=None):
        self.rows, self.notices, self.pace = rows, [clean(text) for text in notices], pace or Pace()

    @property
    def text(self):
        lines = [say("progress")]
        for row in self.rows:
            first, *middle, repeat = self._cells(row)
            told = [f"{say(head)} {cell}" for head, cell in zip(self.heads[1:-1], middle, strict=True)]
            lines.append(" · ".join([first, *told, say("titled", name=say("repeat"), text=repeat)]))
        return "\n".join([*lines, *self.notices])

    @property
    def html(self):
        return render(
            Path(__file__).with_name("progress.html"),
            title=say("progress"),
            heads=[say(head) for head in self.heads],
            rows=[(f"{100 * row.done:.0f}", self._cells(row)) for row in self.rows],
            bar=BLUE,
            notices=self.notices,
        )

    def _cells(self, row):
        name = f"{row.lesson} {lessons()[row.lesson].title}"
        return [
            self.pace.lesson(row.lesson).say("row", lesson=name) or name,
            say("of", done=row.answered, total=row.questions),
            say("of", done=row.own_answered, total=row.own),
            say("of", done=row.solved, total=row.exercises),
            str(row.predictions),
            "–" if row.score is None else say("with_unit", number=f"{100 * row.score:.0f}", unit="%"),
            clean(", ".join(row.repeat) or say("all_right" if row.attempted or row.own_answered else "nothing")),
        ]
