"""open: an answer in the learner's own words. A judge reads it where the bank says what each point claims; the learner
corrects the reading, and has the last word but where the text seems to contradict a point."""

from dataclasses import replace
from typing import ClassVar

from attention_helpers.course.judging.judge import (
    CONTRADICTED,
    FOUND,
    NOT_FOUND,
    RIGHT,
    WRONG,
    groups,
    has_rubric,
    judge,
    overall,
)
from attention_helpers.course.judging.rubric import CLAIM, complaints
from attention_helpers.course.questions.kinds.kind import FRONT, WORDS, Kind, at_most, hides, keys, list_of
from attention_helpers.course.questions.parts.markup import parse
from attention_helpers.course.questions.parts.verdict import EMPTY, KEPT, NotAnAnswer, Verdict, decided
from attention_helpers.course.typed.spelling import clean

MOST_LINES = 40
NAMES = {"type": "array", "minItems": 1, "items": WORDS}
LIST_OF_NAMES = {"type": "array", "minItems": 1, "items": NAMES, "description": "a list of lists of points' names"}
ABOUT = {"type": ["string", "array"], "items": WORDS, "description": "a subject's name, or a list of them"}


class Open(Kind):
    """An answer is {"text": str, "points": None, or a list that says of each point whether the text makes it}."""

    name = "open"
    front = (FRONT / "open.js", FRONT / "open.css")
    schema = keys(
        {"needs": LIST_OF_NAMES, "about": ABOUT},
        points=list_of(keys({"name": WORDS, "claim": CLAIM}, point=WORDS)),
        model_answer=WORDS,
    )
    survey_schema: ClassVar = {}
    texts = ("point", "model_answer")
    nothing = "empty_text"
    blank: ClassVar = {"text": "", "points": None}
    self_marked = True

    def mark(self, shown, answer, id):
        """The learner marks. Without a rubric credit is the share of points ticked; with one, of the groups of `needs`.

        What the judge calls wrong or contradicted is not made right by ticks: it is "look", for a teacher.
        """
        if not clean(answer["text"]):
            return EMPTY
        ticks = answer.get("points")
        judged = _judged(shown, answer["text"])
        if ticks is None:
            return Verdict(None, None, "unmarked", judged=judged and judged.plain())
        if len(ticks) != len(shown["points"]) or not all(isinstance(tick, bool) for tick in ticks):
            raise NotAnAnswer
        if not judged:
            return decided(sum(ticks) / len(ticks), [] if all(ticks) else [shown], ticks)
        return _decided(shown, ticks, judged)

    def is_survey(self, data):
        return hides(data) and "points" not in data

    def survey(self, shown, answer):
        return KEPT if clean(answer["text"]) else EMPTY

    def view(self, shown, id):
        return {"lines": at_most(shown.get("lines"), MOST_LINES, 5)}

    def marking_view(self, shown, answer):
        """The model answer, the points, and of each point what the judge read: its verdict and the learner's words."""
        judged = _judged(shown, answer["text"])
        readings = zip(judged.points, judged.words, strict=True) if judged else ()
        return {
            "model": parse(shown["model_answer"]),
            "points": [parse(point["point"]) for point in shown["points"]],
            "readings": [{"verdict": verdict.replace(" ", "_"), "words": words} for verdict, words in readings],
        }

    def right_answer(self, shown):
        """Nothing: the model answer has been shown."""
        return []

    def complaints(self, question):
        if len(question.data["points"]) < 2:
            yield "an open question needs at least two points to mark by"
        yield from complaints(question.data)


def _judged(shown, text):
    return judge(shown, text, shown.get("language", "en")) if has_rubric(shown) else None


def _decided(shown, ticks, judged):
    """The Verdict that a learner's ticks and the judge's reading make together."""
    points = tuple(FOUND if tick else NOT_FOUND for tick in ticks)
    right = overall(shown, points) == RIGHT
    if CONTRADICTED in judged.points or (right and judged.overall == WRONG):
        feedback = (shown["feedback"],) if shown.get("feedback") else ()
        return Verdict(None, None, "look", feedback, parts=tuple(ticks), judged=judged.plain())
    made = [
        any(tick for tick, point in zip(ticks, shown["points"], strict=True) if point.get("name") in group)
        for group in groups(shown)
    ]
    return replace(decided(sum(made) / len(made), [] if right else [shown], ticks), judged=judged.plain())
