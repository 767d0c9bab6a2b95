"""What was done in each lesson: questions answered, exercises solved, guesses made, and what is to be repeated."""

from dataclasses import dataclass, field

from attention_helpers.course.checking.task import load_task, task_names
from attention_helpers.course.lessons import lesson_of, lessons
from attention_helpers.course.questions import bank
from attention_helpers.course.records import store


@dataclass
class LessonProgress:
    """What was done of one lesson. `points` is the sum of the last scores; `repeat` names what is not right yet.

    Questions that learners mark themselves are counted apart: `own`, `own_answered`. They have no part in a score.
    """

    lesson: str
    questions: int = 0
    answered: int = 0
    own: int = 0
    own_answered: int = 0
    exercises: int = 0
    solved: int = 0
    predictions: int = 0
    points: float = 0.0
    attempted: int = 0
    repeat: list = field(default_factory=list)

    @property
    def done(self):
        """The share of questions and exercises that were answered or solved, 0 to 1."""
        total = self.questions + self.own + self.exercises
        return (self.answered + self.own_answered + self.solved) / total if total else 0.0

    @property
    def score(self):
        """The mean of the last scores over what was attempted, 0 to 1, or None."""
        return self.points / self.attempted if self.attempted else None

    def attempt(self, id, right, points):
        """Count a question or exercise that was attempted."""
        self.attempted += 1
        self.points += points
        if not right:
            self.repeat.append(id)


def collect():
    """The progress in each lesson: a list of LessonProgress, in the order of the lessons."""
    last, solved = {}, set()
    for row in store.history():
        last[row["kind"], row["id"]] = row
        if row["kind"] == "exercise" and row.get("right"):
            solved.add(row["id"])
    known = {number: LessonProgress(number) for number in lessons()}
    other = LessonProgress("")  # what belongs to no lesson of the table is counted nowhere
    for question in (question for questions in bank.all_banks() for question in questions):
        lesson, row = known.get(question.lesson, other), last.get(("quiz", question.id), {})
        if question.kind.self_marked:
            _count_own(lesson, question.id, row)
            continue
        lesson.questions += 1
        if row.get("right") is not None:
            lesson.answered += 1
            lesson.attempt(question.id, row["right"], _score(row))
    for name in task_names():
        lesson = known.get(load_task(name).lesson, other)
        lesson.exercises += 1
        lesson.solved += name in solved
        if ("exercise", name) in last:
            lesson.attempt(name, name in solved, name in solved)
    for kind, id in last:
        if kind == "predict":
            known.get(lesson_of(id), other).predictions += 1
    return list(known.values())


def _count_own(lesson, id, row):
    """Count a question that the learner marks: answered once the marking is saved, to be repeated unless right."""
    lesson.own += 1
    if row.get("attempt"):
        lesson.own_answered += 1
        lesson.repeat += [] if row.get("right") else [id]


def _score(row):
    score = row.get("score")
    return min(max(float(score), 0.0), 1.0) if isinstance(score, (int, float)) else float(bool(row["right"]))
