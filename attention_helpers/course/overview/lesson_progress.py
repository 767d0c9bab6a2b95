"""What was done in each lesson: questions answered, exercises solved, guesses made, and what is to be repeated."""

from dataclasses import dataclass, field

from attention_helpers.course.checking.task import load_task, task_names
from attention_helpers.course.lessons import lesson_of, lessons
from attention_helpers.course.questions import bank
from attention_helpers.course.records import store


@dataclass
class LessonProgress:
    """What was done of one lesson. `points` is the sum of the last scores; `repeat` names what is not right yet."""

    lesson: str
    questions: int = 0
    answered: int = 0
    exercises: int = 0
    solved: int = 0
    predictions: int = 0
    points: float = 0.0
    attempted: int = 0
    repeat: list = field(default_factory=list)

    @property
    def done(self):
        """The share of questions and exercises that were answered or solved, 0 to 1."""
        total = self.questions + self.exercises
        return (self.answered + self.solved) / total if total else 0.0

    @property
    def score(self):
        """The mean of the last scores over what was attempted, 0 to 1, or None."""
        return self.points / self.attempted if self.attempted else None


def collect():
    """The progress in each lesson: a list of LessonProgress, in the order of the lessons."""
    last, solved = {}, set()
    for row in store.history():
        last[row["kind"], row["id"]] = row
        if row["kind"] == "exercise" and row.get("right"):
            solved.add(row["id"])
    known = {number: LessonProgress(number) for number in lessons()}
    other = LessonProgress("")  # what belongs to no lesson of the table is counted nowhere
    for questions in bank.all_banks():
        for question in questions:
            _add_question(known.get(question.lesson, other), question.id, last.get(("quiz", question.id)))
    for name in task_names():
        lesson = known.get(load_task(name).lesson, other)
        _add_exercise(lesson, name, last.get(("exercise", name)), name in solved)
    for kind, id in last:
        if kind == "predict":
            known.get(lesson_of(id), other).predictions += 1
    return list(known.values())


def _add_question(lesson, id, row):
    lesson.questions += 1
    if row and row.get("right") is not None:
        lesson.answered += 1
        lesson.attempted += 1
        lesson.points += _score(row)
        if not row["right"]:
            lesson.repeat.append(id)


def _add_exercise(lesson, name, row, solved):
    lesson.exercises += 1
    if row:
        lesson.attempted += 1
        lesson.solved += solved
        lesson.points += solved
        if not solved:
            lesson.repeat.append(name)


def _score(row):
    score = row.get("score")
    return min(max(float(score), 0.0), 1.0) if isinstance(score, (int, float)) else float(bool(row["right"]))
