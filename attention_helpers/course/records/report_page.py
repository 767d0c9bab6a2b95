"""The class report as one HTML page: no script, no outside file, figures in SVG, light and dark, and in print.

Names, ids and misconceptions are anybody's: the template escapes every cell, the pictures every word in them, and the
page's own Content-Security-Policy lets no browser run a script in it or ask for anything elsewhere.
"""

from collections import Counter
from datetime import date
from pathlib import Path

from attention_helpers.course.template import render
from attention_helpers.widgets.card import clean
from attention_helpers.widgets.language import language, sentences, texts
from attention_helpers.widgets.palette import BLUE, INK
from attention_helpers.widgets.svg import Drawing

TEMPLATE = Path(__file__).with_suffix(".html")
FAINT = INK + "55"
TEXT = 12  # pixels
ROWS = 40  # of a picture: a sheet of paper holds as many, and no picture is cut at a sheet's end
MOST_LINES = 100  # of what was passed over; passed_over.txt has all
QUESTION_HEAD = ("lesson", "kind", "question", "learners", "first", "last", "tries", "misconception")
OWN_HEAD = ("lesson", "question", "learners", "judged", "own_right", "look")
LEARNER_HEAD = ("learner", "items", "answers", "first", "last", "last_seen")
NUMBERS = ("learners", "first", "last", "tries", "own_right", "look", "items", "answers")  # columns
NAMES = ("lesson", "question", "misconception", "learner")  # columns of anybody's words, however long


def page(report, made=None):
    """The whole page as a string; `made` is its date, today where it is None."""
    words = texts("report")
    answers = sum(one.answers for one in report.learners)
    return render(
        TEMPLATE,
        language=language(),
        words=words,
        grey=INK,
        facts=sentences(
            words["facts"].format(learners=len(report.learners), items=len(report.items), answers=answers),
            words["made"].format(date=(made or date.today()).isoformat()),
        ),
        damaged=words["damaged"].format(count=report.damaged) if report.damaged else "",
        bars=question_bars(report, words),
        question_head=_heads(QUESTION_HEAD, words),
        question_rows=[question_row(item, words) for item in report.items],
        own_head=_heads(OWN_HEAD, words),
        own_rows=[own_row(one) for one in report.own],
        grids=learner_grids(report, words),
        learner_head=_heads(LEARNER_HEAD, words),
        learner_rows=[learner_row(one) for one in report.learners],
        passed_over=report.passed_over[:MOST_LINES],
    )


def _heads(keys, words):
    """The heads of a table's columns: (its word, the class of its cells)."""
    return [(words[key], "n" if key in NUMBERS else "t" if key in NAMES else "") for key in keys]


def question_bars(report, words):
    """A bar for each question: how many were right at the first try, hardest first. A list of pictures."""
    items = sorted(report.items, key=lambda item: (item.first_rate, item.id))
    return [_bars(some, label) for some, label in _sheets(items, words["bars_label"], words)]


def _bars(items, label):
    drawing = Drawing(720, 18 * len(items) + 8, label)
    for i, item in enumerate(items):
        y, percent = 18 * i + 4, 100 * item.first_rate
        drawing.text(250, y + 11, _short(item.id, 34), size=TEXT, anchor="end")
        drawing.rect(260, y, 400, 13, fill=FAINT).rect(260, y, 4 * percent, 13, fill=BLUE)
        drawing.text(668, y + 11, f"{percent:.0f} %", size=TEXT, anchor="start")
    return drawing


def learner_grids(report, words):
    """Learners by lessons: the darker, the more of the lesson's questions were answered. A list of pictures."""
    totals = Counter(item.lesson for item in report.items)
    return [_grid(some, totals, label) for some, label in _sheets(report.learners, words["grid_label"], words)]


def _grid(learners, totals, label):
    drawing = Drawing(190 + 56 * len(totals), 16 * len(learners) + 26, label)
    for j, lesson in enumerate(sorted(totals)):
        drawing.text(218 + 56 * j, 14, lesson, size=TEXT)
    for i, one in enumerate(learners):
        y = 16 * i + 22
        drawing.text(182, y + 11, _short(one.name, 24), size=TEXT, anchor="end")
        for j, (lesson, total) in enumerate(sorted(totals.items())):
            done = one.by_lesson[lesson]
            shade = f"{0.85 * done / total:.2f}"
            drawing.rect(192 + 56 * j, y, 52, 14, fill=BLUE, stroke=FAINT, fill_opacity=shade)
            drawing.text(218 + 56 * j, y + 11, f"{done}/{total}", size=TEXT)
    return drawing


def _sheets(rows, label, words):
    """Yield what one picture shows of `rows`, and its label."""
    count = -(-len(rows) // ROWS)
    for number in range(count):
        part = words["part"].format(label=label, number=number + 1, count=count) if count > 1 else label
        yield rows[number * ROWS : (number + 1) * ROWS], part


def question_row(item, words):
    """What the table says of a question or exercise."""
    mistake, count = item.most_chosen
    row = [item.lesson, words[item.kind], item.id, item.learners]
    row += [f"{100 * item.first_rate:.0f} %", _percent(item.last_right, item.learners)]
    return [*row, f"{item.tries / item.learners:.1f}", f"{mistake} ({count})" if count else "–"]


def own_row(one):
    """What the table says of a question answered in own words: judged right / in part / wrong, then learners' marks."""
    judged = " / ".join(str(one.judged[overall]) for overall in ("right", "part", "wrong"))
    return [one.lesson, one.id, one.learners, judged, one.right, one.look]


def learner_row(one):
    """What the table says of a learner."""
    shares = [_percent(one.first_right, one.items), _percent(one.last_right, one.items)]
    return [one.name, one.items, one.answers, *shares, one.last_seen]


def _percent(part, whole):
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _short(text, longest):
    text = clean(text)
    return text if len(text) <= longest else text[: longest - 1] + "…"
