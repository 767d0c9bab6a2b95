"""The class report as CSV tables, which spreadsheets open as UTF-8."""

import csv
import re

from attention_helpers.course.report.detail import rows_of
from attention_helpers.course.report.teach_again import value_of
from attention_helpers.widgets.card import clean

# Where a spreadsheet would begin a cell with a formula: at the start of the text, or after what parts cells in some
# countries or programs. Source: OWASP, "CSV Injection".
FORMULA = re.compile(r"""(^|[;\t\r\n])(?=["'\s]*[=+\-@＝＋－＠]|[\t\r\n])""")

QUESTION_HEAD = ["lesson", "kind", "id", "learners", "right_first_try", "right_at_last", "tries", "first_try_percent"]
QUESTION_HEAD += ["most_chosen_misconception", "learners_with_it", "discrimination", "learners_stuck"]
ANSWER_HEAD = ["lesson", "kind", "id", "learners", "answer", "right", "misconception", "at_first_try", "at_last"]
GUESS_HEAD = ["lesson", "id", "guesses", "came_out", "compared", "right", "guesses_after", "still_wrong"]
VOTE_HEAD = ["lesson", "kind", "id", "time", "phones", "hands", "option", "value", "votes"]
OWN_HEAD = [
    "lesson",
    "id",
    "learners",
    "judged_right",
    "judged_part",
    "judged_wrong",
    "right_by_own_marking",
    "to_look_at",
]
LEARNER_HEAD = ["learner", "items_answered", "answers", "right_first_try", "right_at_last", "last_seen"]
STATE_HEAD = ["stuck_at", "solutions", "too_fast", "guesses", "guessed_right", "guesses_after", "right_after"]


def write_questions(report, path):
    """One line for each question and exercise."""
    rows = []
    for item in report.items:
        row = [item.lesson, item.kind, item.id, item.learners, item.first_right, item.last_right, item.tries]
        tells = item.discrimination.value
        row += [f"{100 * item.first_rate:.1f}", *item.most_chosen, "" if tells is None else f"{tells:.3f}", item.stuck]
        rows.append(row)
    _write_csv(path, QUESTION_HEAD, rows)


def write_answers(report, path):
    """One line for each answer to each question: right (1, 0, or nothing where that is not known), and how many."""
    rows = []
    for item in report.items:
        for row in rows_of(item):
            right = "" if row.right is None else int(row.right)
            facts = [item.lesson, item.kind, item.id, item.learners]
            rows.append([*facts, row.answer, right, row.mistake, row.first, row.last])
    _write_csv(path, ANSWER_HEAD, rows)


def write_predictions(report, path):
    """One line for each prediction: the guesses before the run, what came out, the guesses after it."""
    rows = []
    for one in report.guesses:
        row = [one.lesson, one.id, one.before.learners, value_of(one.id, one.result), one.judged, one.right]
        rows.append([*row, one.after.learners, one.held])
    _write_csv(path, GUESS_HEAD, rows)


def write_votes(report, path):
    """One line for each option of each round of votes, or for each number or curve that was voted."""
    rows = []
    for one in report.votes:
        facts = [one.lesson, one.about, one.id, one.when, one.phones, one.hands]
        rows += [[*facts, place, "", count] for place, count in enumerate(one.counts, 1)]
        rows += [[*facts, "", str(value).strip("[]"), 1] for value in one.values]
    _write_csv(path, VOTE_HEAD, rows)


def write_own(report, path):
    """One line for each question answered in own words: what the judge read, and what the learners marked."""
    rows = []
    for one in report.own:
        judged = [one.judged[overall] for overall in ("right", "part", "wrong")]
        rows.append([one.lesson, one.id, one.learners, *judged, one.right, one.look])
    _write_csv(path, OWN_HEAD, rows)


def write_learners(report, path):
    """One line for each learner: how much was done, in all and by lesson."""
    rows = []
    for one in report.learners:
        row = [one.name, one.items, one.answers, one.first_right, one.last_right, one.last_seen]
        row += [", ".join(id for id, _ in one.stuck), len(one.solutions), one.hurried]
        row += [one.guesses, one.guessed_right, one.again, one.right_again]
        rows.append([*row, *(one.by_lesson[lesson] for lesson in report.lessons)])
    _write_csv(path, LEARNER_HEAD + STATE_HEAD + [f"lesson_{lesson}" for lesson in report.lessons], rows)


def _write_csv(path, head, rows):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([_cell(value) for value in row] for row in [head, *rows])


def _cell(value):
    """A number as it is; a text as every spreadsheet and editor shows it, with ' before what would be a formula."""
    return FORMULA.sub(r"\1'", clean(value)) if isinstance(value, str) else value
