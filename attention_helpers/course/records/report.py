"""A class report from any number of learners' files: `python -m attention_helpers report FOLDER`.

FOLDER holds the learners' progress folders as they sent them in: one sub-folder a learner (its name is the learner's
name), or session files lying side by side (then the random name that begins each file tells learners apart). Folders
may nest and be named at will; only `*.jsonl` is read and nothing is changed.

A try counts as the first when it is the learner's earliest answer with a mark; what a learner reset counts too.
"""

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from attention_helpers.course.records import store

MARKED = ("quiz", "exercise")


@dataclass
class Item:
    """One question or exercise over the class. Counts are of learners, `tries` of answers."""

    kind: str
    id: str
    lesson: str
    learners: int = 0
    first_right: int = 0
    last_right: int = 0
    tries: int = 0
    misconceptions: Counter = field(default_factory=Counter)

    @property
    def first_rate(self):
        """The share of learners whose first try was right, 0 to 1."""
        return self.first_right / self.learners

    @property
    def most_chosen(self):
        """(misconception, how many learners showed it), or ("", 0). Ties go by the alphabet."""
        ranked = sorted(self.misconceptions.items(), key=lambda pair: (-pair[1], pair[0]))
        return ranked[0] if ranked else ("", 0)


@dataclass
class Learner:
    """One learner: what was answered, by lesson."""

    name: str
    answers: int = 0
    items: int = 0
    first_right: int = 0
    last_right: int = 0
    last_seen: str = ""
    by_lesson: Counter = field(default_factory=Counter)


@dataclass
class ClassReport:
    """All learners and all questions, and how many lines could not be read."""

    learners: list
    items: list
    damaged: int = 0

    @property
    def lessons(self):
        return sorted({item.lesson for item in self.items})

    def items_of(self, lesson):
        return [item for item in self.items if item.lesson == lesson]


def read(folder):
    """The report of a folder. Raises FileNotFoundError where it is none, ValueError where no session file is in it."""
    folder = Path(folder)
    if not folder.is_dir():
        raise FileNotFoundError(f"report: {str(folder)!r} is not a folder")
    paths = sorted(folder.rglob("*.jsonl"))
    if not paths:
        raise ValueError(f"report: no session file (*.jsonl) in {str(folder)!r}")
    rows, damaged = defaultdict(list), 0
    for path in paths:
        good, bad = _rows(path)
        rows[_learner(folder, path)] += good
        damaged += bad
    return summarise(rows, damaged)


def _rows(path):
    """The records of one file and the number of its damaged lines."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return [], 1
    parsed = [store.parse(line) for line in lines if line.strip()]
    good = [row for row in parsed if row is not None]
    return good, len(parsed) - len(good)


def _learner(folder, path):
    """Whose file this is: the sub-folder's name, or the name that begins a file lying in the folder itself."""
    inside = path.relative_to(folder)
    if len(inside.parts) > 1:
        return inside.parts[0]
    match = store.FILE_NAME.match(path.stem)
    return match["learner"] if match else path.stem


def summarise(rows, damaged=0):
    """A ClassReport from {learner: records}."""
    items, learners = {}, []
    for name in sorted(rows):
        learner = Learner(name)
        tries = defaultdict(list)
        for row in sorted(rows[name], key=store.order):
            learner.last_seen = max(learner.last_seen, row["time"][:10])
            if row["kind"] in MARKED and isinstance(row.get("right"), bool):
                tries[row["kind"], row["id"]].append(row)
        for key, answers in tries.items():
            item = items.setdefault(key, Item(*key, store.lesson_of(answers[0])))
            _count(item, learner, answers)
        learners.append(learner)
    return ClassReport(learners, sorted(items.values(), key=lambda item: (item.lesson, item.kind, item.id)), damaged)


def _count(item, learner, answers):
    first, last = answers[0]["right"], answers[-1]["right"]
    item.learners += 1
    item.tries += len(answers)
    item.first_right += first
    item.last_right += last
    item.misconceptions.update({str(row["misconception"]) for row in answers if row.get("misconception")})
    learner.answers += len(answers)
    learner.items += 1
    learner.first_right += first
    learner.last_right += last
    learner.by_lesson[item.lesson] += 1


# --- tables ------------------------------------------------------------------------------------------------------


def write_questions(report, path):
    """One line for each question and exercise, as CSV that spreadsheets open as UTF-8."""
    head = [
        "lesson",
        "kind",
        "id",
        "learners",
        "right_first_try",
        "right_at_last",
        "tries",
        "first_try_percent",
        "most_chosen_misconception",
        "learners_with_it",
    ]
    _write_csv(
        path,
        head,
        (
            [
                item.lesson,
                item.kind,
                item.id,
                item.learners,
                item.first_right,
                item.last_right,
                item.tries,
                f"{100 * item.first_rate:.1f}",
                *item.most_chosen,
            ]
            for item in report.items
        ),
    )


def write_learners(report, path):
    """One line for each learner: how much was done, in all and by lesson."""
    head = [
        "learner",
        "items_answered",
        "answers",
        "right_first_try",
        "right_at_last",
        "last_seen",
        *(f"lesson_{lesson}" for lesson in report.lessons),
    ]
    _write_csv(
        path,
        head,
        (
            [
                one.name,
                one.items,
                one.answers,
                one.first_right,
                one.last_right,
                one.last_seen,
                *(one.by_lesson[lesson] for lesson in report.lessons),
            ]
            for one in report.learners
        ),
    )


def _write_csv(path, head, rows):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value):
    """A text that a spreadsheet would run as a formula is made a text again."""
    return "'" + value if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value
