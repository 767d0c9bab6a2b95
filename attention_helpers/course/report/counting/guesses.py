"""A prediction over the class: guesses before the run, what came out, and guesses made again after it."""

from dataclasses import dataclass, field

from attention_helpers.course.report.counting.answers import Answers
from attention_helpers.course.report.counting.subjects import predictions

NEAR = 0.1  # of the range: a number this near to what came out, at each place of a curve, is a right guess


@dataclass
class Guesses:
    """One prediction. Of each learner the last guess before the first result counts, and the last one after it.

    before   what was guessed before the run, and after: what those say who guessed again, or only then
    results  what came out, as the learners' own runs had it
    judged   how many guesses before the run can be compared with a result, and right: how many are right
    held     how many guesses after the run are still wrong
    """

    id: str
    lesson: str
    before: Answers = field(default_factory=Answers)
    after: Answers = field(default_factory=Answers)
    results: Answers = field(default_factory=Answers)
    judged: int = 0
    right: int = 0
    held: int = 0

    @property
    def result(self):
        """What came out for most learners, as `answers.key` has it; None where no record tells."""
        ranked = self.results.counts.most_common(1)
        return ranked[0][0] if ranked else None

    def add(self, rows):
        """Count a learner's records of the kinds "predict" and "result", oldest first.

        -> (whether there was a guess before the run, whether it was right, the same of one after it; None: not known)
        """
        seen, actual = _first_result(rows), next((row for row in reversed(rows) if row["kind"] == "result"), None)
        before = [row for row in rows[:seen] if row["kind"] == "predict"]
        after = [row for row in rows[seen:] if row["kind"] == "predict"]
        told = [None, None]
        for place, (several, counted) in enumerate([(before, self.before), (after, self.after)]):
            if several:
                counted.add(several[-1].get("value"))
                told[place] = actual and agrees(self.id, several[-1].get("value"), actual.get("value"))
        if actual:
            self.results.add(actual.get("value"))
            self.judged += bool(before)
        self.right += told[0] is True
        self.held += told[1] is False
        return bool(before), told[0], bool(after), told[1]

    def merge(self, other):
        """Count the learners of another one, too."""
        for name in ("before", "after", "results"):
            getattr(self, name).merge(getattr(other, name))
        for name in ("judged", "right", "held"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def agrees(id, value, actual):
    """Whether a guess is what came out: the same option or options; numbers within a tenth of the range."""
    entry = predictions().get(id, {})
    kind = entry.get("kind")
    if kind == "choices":
        return _as_set(value) == _as_set(actual)
    if kind not in ("number", "curve"):
        return value == actual
    guessed, came = ([one] if kind == "number" else one for one in (value, actual))
    if not (isinstance(guessed, list) and isinstance(came, list) and len(guessed) == len(came)):
        return False
    if not all(isinstance(number, (int, float)) for number in [*guessed, *came]):
        return False
    most = NEAR * (entry["high"] - entry["low"])
    return all(there - most <= one <= there + most for one, there in zip(guessed, came, strict=True))


def _first_result(rows):
    return next((place for place, row in enumerate(rows) if row["kind"] == "result"), len(rows))


def _as_set(value):
    return {one for one in value if isinstance(one, int)} if isinstance(value, list) else None
