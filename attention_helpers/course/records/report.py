"""A class report: what learners sent in, counted by question and by learner.

A try counts as the first when it is the learner's earliest answer with a mark; what a learner reset counts too.
`report_tables` and `report_page` write the report down.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from attention_helpers.course.records.handed_in import HandedIn, readable
from attention_helpers.course.records.line import lesson_of, order

OVERALL = ["right", "part", "wrong"]  # what the judge says of an answer in own words
SHOWN = 3  # of what was passed over, where nothing else was there
MARKED = ("quiz", "exam", "exercise")


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
class OwnWords:
    """One question answered in own words, over the class: of each learner the last answer whose marking was saved.

    judged    learners by what the judge read: "right", "part", "wrong"; "" where the question has no rubric
    right     learners whose own marking makes it right
    look      learners whose text seems to contradict a point: neither right nor wrong
    """

    id: str
    lesson: str
    learners: int = 0
    judged: Counter = field(default_factory=Counter)
    right: int = 0
    look: int = 0


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
    """All learners, all questions, apart from them those answered in own words.

    damaged      how many lines could not be read
    passed_over  a sentence for each file or folder that was not read, or was there already, by name
    """

    learners: list
    items: list
    damaged: int = 0
    own: list = field(default_factory=list)
    passed_over: list = field(default_factory=list)

    @property
    def lessons(self):
        return sorted({item.lesson for item in self.items})


def read(folder):
    """The report of a folder of session files (`*.jsonl`), which may nest and be named at will; nothing is changed.

    A sub-folder is one learner's, and bears the learner's name. Files that lie in the folder itself are told apart by
    the learner's name that begins each. What is handed in twice counts once. What cannot be read is named in
    `passed_over`. Raises FileNotFoundError where there is no folder, ValueError where no file is.
    """
    folder = Path(folder).absolute()
    if not folder.is_dir():
        raise FileNotFoundError(f"report: {str(folder)!r} is not a folder")
    handed_in = HandedIn(folder)
    if not handed_in.count:
        told = "; ".join(["", *handed_in.passed_over[:SHOWN]])
        raise ValueError(f"report: no session file (*.jsonl) in {str(folder)!r}{told}")
    tally = Tally()
    for name, rows in handed_in.learners():
        tally.add(name, rows)
    return tally.report(handed_in.damaged, handed_in.passed_over)


class Tally:
    """Counts over a class, a learner at a time: no more than one learner's records are in memory."""

    def __init__(self):
        self.items, self.own, self.learners = {}, {}, []

    def add(self, name, rows):
        """Count one learner's records, in any order."""
        learner = Learner(name)
        tries, texts = defaultdict(list), {}
        rows = sorted(rows, key=order)
        if rows:
            learner.last_seen = readable(rows[-1]["time"][:10])
        for row in rows:
            kind, id = row["kind"], row["id"]
            if kind in MARKED:
                if _in_own_words(row):
                    texts[id] = row
                elif isinstance(row.get("right"), bool):
                    tries[kind, id].append(row)
        for (kind, id), answers in tries.items():
            if (kind, id) not in self.items:
                self.items[kind, id] = Item(kind, readable(id), _lesson(answers[0]))
            _count(learner, self.items[kind, id], answers)
        for id, row in texts.items():
            _count_own(self.own.setdefault(id, OwnWords(readable(id), _lesson(row))), row)
        self.learners.append(learner)

    def report(self, damaged=0, passed_over=()):
        """What was counted, as a ClassReport."""
        learners = sorted(self.learners, key=lambda one: one.name)
        items = sorted(self.items.values(), key=lambda item: (item.lesson, item.kind, item.id))
        own = sorted(self.own.values(), key=lambda one: (one.lesson, one.id))
        return ClassReport(learners, items, damaged, own, list(passed_over))


def summarise(rows):
    """A ClassReport from {learner: records}."""
    tally = Tally()
    for name in rows:
        tally.add(name, rows[name])
    return tally.report()


def _count(learner, item, answers):
    """Count a learner's answers to one question, oldest first."""
    first, last = answers[0]["right"], answers[-1]["right"]
    for counted in (item, learner):
        counted.first_right += first
        counted.last_right += last
    item.learners += 1
    item.tries += len(answers)
    item.misconceptions.update({readable(row["misconception"]) for row in answers if row.get("misconception")})
    learner.items += 1
    learner.answers += len(answers)
    learner.by_lesson[item.lesson] += 1


def _lesson(row):
    return readable(lesson_of(row))


def _in_own_words(row):
    """Whether a record is a text that its learner has marked."""
    answer = row.get("answer")
    return row["kind"] == "quiz" and isinstance(answer, dict) and isinstance(answer.get("points"), list)


def _count_own(one, row):
    judged = row.get("judged")
    overall = judged.get("overall") if isinstance(judged, dict) else None
    one.learners += 1
    one.judged[overall if overall in OVERALL else ""] += 1
    one.right += row.get("right") is True
    one.look += row.get("right") is None
