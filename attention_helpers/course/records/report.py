"""A class report: what learners sent in, counted by question and by learner.

A try counts as the first when it is the learner's earliest answer with a mark; what a learner reset counts too.
`report_tables` and `report_page` write the report down.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from attention_helpers.course.records.line import lesson_of, order, parse
from attention_helpers.course.records.session import FILE_NAME

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
    """All learners, all questions, apart from them those answered in own words, and how many lines cannot be read."""

    learners: list
    items: list
    damaged: int = 0
    own: list = field(default_factory=list)

    @property
    def lessons(self):
        return sorted({item.lesson for item in self.items})


def read(folder):
    """The report of a folder of session files (`*.jsonl`), which may nest and be named at will; nothing is changed.

    A sub-folder is one learner's, and bears the learner's name. Files that lie in the folder itself are told apart by
    the random name that begins each. Raises FileNotFoundError where there is no folder, ValueError where no file is.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FileNotFoundError(f"report: {str(folder)!r} is not a folder")
    paths = sorted(folder.rglob("*.jsonl"))
    if not paths:
        raise ValueError(f"report: no session file (*.jsonl) in {str(folder)!r}")
    rows, damaged = defaultdict(list), 0
    for path in paths:
        lines = _rows(path)
        good = [row for row in lines if row is not None]
        rows[_learner(path.relative_to(folder))] += good
        damaged += len(lines) - len(good)
    return summarise(rows, damaged)


def _rows(path):
    """A record for each line of a file, None for a damaged one."""
    try:
        return [parse(line) for line in path.read_bytes().split(b"\n") if line.strip()]
    except OSError:
        return [None]


def _learner(path):
    match = FILE_NAME.match(path.stem)
    return path.parts[0] if len(path.parts) > 1 else match["learner"] if match else path.stem


def summarise(rows, damaged=0):
    """A ClassReport from {learner: records}."""
    items, own, learners = {}, {}, []
    for name in sorted(rows):
        learner = Learner(name)
        tries, texts = defaultdict(list), {}
        for row in sorted(rows[name], key=order):
            learner.last_seen = max(learner.last_seen, row["time"][:10])
            if _in_own_words(row):
                texts[row["id"]] = row
            elif row["kind"] in MARKED and isinstance(row.get("right"), bool):
                tries[row["kind"], row["id"]].append(row)
        for key, answers in tries.items():
            item = items.setdefault(key, Item(*key, lesson_of(answers[0])))
            first, last = answers[0]["right"], answers[-1]["right"]
            for counted in (item, learner):
                counted.first_right += first
                counted.last_right += last
            item.learners += 1
            item.tries += len(answers)
            item.misconceptions.update({str(row["misconception"]) for row in answers if row.get("misconception")})
            learner.items += 1
            learner.answers += len(answers)
            learner.by_lesson[item.lesson] += 1
        for id, row in texts.items():
            _count_own(own.setdefault(id, OwnWords(id, lesson_of(row))), row)
        learners.append(learner)
    items = sorted(items.values(), key=lambda item: (item.lesson, item.kind, item.id))
    return ClassReport(learners, items, damaged, sorted(own.values(), key=lambda one: (one.lesson, one.id)))


def _in_own_words(row):
    """Whether a record is a text that its learner has marked."""
    answer = row.get("answer")
    return row["kind"] == "quiz" and isinstance(answer, dict) and isinstance(answer.get("points"), list)


def _count_own(one, row):
    judged = row.get("judged")
    one.learners += 1
    one.judged[str(judged.get("overall", "")) if isinstance(judged, dict) else ""] += 1
    one.right += row.get("right") is True
    one.look += row.get("right") is None
