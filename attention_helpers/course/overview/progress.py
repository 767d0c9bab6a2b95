"""`course.progress()`: the whole course at a glance."""

from html import escape

from attention_helpers.course.lessons import lessons
from attention_helpers.course.overview.lesson_progress import collect
from attention_helpers.course.records import store
from attention_helpers.widgets.card import clean, inline_html
from attention_helpers.widgets.words import say


def progress():
    """What was done in the course so far, lesson by lesson. -> ProgressTable, to be the last line of a cell"""
    return ProgressTable(collect(), [text for text in (_damage_words(), store.problem()) if text])


def _damage_words():
    count = len(store.damage())
    return say("damaged", count=count) if count else None


class ProgressTable:
    """The progress as a table that follows the theme, and as text: a row a lesson, then the notices."""

    heads = ("lesson", "quiz", "exercises", "predictions", "score", "repeat")

    def __init__(self, rows, notices=()):
        self.rows, self.notices = rows, [clean(text) for text in notices]

    @property
    def text(self):
        lines = [say("progress")]
        for row in self.rows:
            first, *middle, repeat = self._cells(row)
            told = [f"{say(head)} {cell}" for head, cell in zip(self.heads[1:-1], middle, strict=True)]
            lines.append(" · ".join([first, *told, f"{say('repeat')}: {repeat}"]))
        return "\n".join([*lines, *self.notices])

    @property
    def html(self):
        heads = [say(head) for head in self.heads]
        edge = "border-bottom: 1px solid var(--jp-border-color2, #7a7a7a); padding: 3px 10px; text-align: left"
        head = "".join(f'<th scope="col" style="{edge}">{escape(text)}</th>' for text in heads)
        body = "".join(self._row(row, edge) for row in self.rows)
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
            f"{row.lesson} {lessons()[row.lesson].title}",
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
