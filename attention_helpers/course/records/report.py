"""A class report: what learners answered, counted by question and by learner.

A try counts as the first when it is the learner's earliest answer with a mark; what a learner reset counts too.
`report_files` reads what learners sent in; `report_tables` and `report_page` write the report down.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from attention_helpers.course.records import report_files
from attention_helpers.course.records.line import lesson_of, order

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
    """The report of a folder that holds what learners sent in; raises as `report_files.read` does."""
    return summarise(*report_files.read(folder))


def summarise(rows, damaged=0):
    """A ClassReport from {learner: records}."""
    items, learners = {}, []
    for name in sorted(rows):
        learner = Learner(name)
        tries = defaultdict(list)
        for row in sorted(rows[name], key=order):
            learner.last_seen = max(learner.last_seen, row["time"][:10])
            if row["kind"] in MARKED and isinstance(row.get("right"), bool):
                tries[row["kind"], row["id"]].append(row)
        for key, answers in tries.items():
            item = items.setdefault(key, Item(*key, lesson_of(answers[0])))
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
