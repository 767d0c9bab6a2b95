"""The class report as two CSV tables, which spreadsheets open as UTF-8."""

import csv

QUESTION_HEAD = ["lesson", "kind", "id", "learners", "right_first_try", "right_at_last", "tries", "first_try_percent"]
QUESTION_HEAD += ["most_chosen_misconception", "learners_with_it"]
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


def write_questions(report, path):
    """One line for each question and exercise."""
    rows = []
    for item in report.items:
        row = [item.lesson, item.kind, item.id, item.learners, item.first_right, item.last_right, item.tries]
        rows.append([*row, f"{100 * item.first_rate:.1f}", *item.most_chosen])
    _write_csv(path, QUESTION_HEAD, rows)


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
        rows.append([*row, *(one.by_lesson[lesson] for lesson in report.lessons)])
    _write_csv(path, LEARNER_HEAD + [f"lesson_{lesson}" for lesson in report.lessons], rows)


def _write_csv(path, head, rows):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value):
    """A text that a spreadsheet would run as a formula is made a text again."""
    return "'" + value if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value
