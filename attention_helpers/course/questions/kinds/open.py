"""open: an answer in the learner's own words, which the learner compares with a model answer."""

from typing import ClassVar

from attention_helpers.course.questions.kinds.kind import FRONT, WORDS, Kind, hides, keys, list_of
from attention_helpers.course.questions.parts.markup import parse
from attention_helpers.course.questions.parts.verdict import EMPTY, KEPT, NotAnAnswer, Verdict, decided
from attention_helpers.course.typed.spelling import clean


class Open(Kind):
    """An answer is {"text": str, "points": None, or a list that says of each point whether the text makes it}."""

    name = "open"
    front = (FRONT / "open.js", FRONT / "open.css")
    schema = keys(points=list_of(keys(point=WORDS)), model_answer=WORDS)
    survey_schema: ClassVar = {}
    texts = ("point", "model_answer")
    nothing = "empty_text"
    blank: ClassVar = {"text": "", "points": None}
    self_marked = True

    def mark(self, shown, answer, id):
        """The learner marks: credit is the share of the points they found in their own text."""
        if not clean(answer["text"]):
            return EMPTY
        ticks = answer.get("points")
        if ticks is None:
            return Verdict(None, None, "unmarked")
        if len(ticks) != len(shown["points"]) or not all(isinstance(tick, bool) for tick in ticks):
            raise NotAnAnswer
        return decided(sum(ticks) / len(ticks), [] if all(ticks) else [shown], ticks)

    def is_survey(self, data):
        return hides(data) and "points" not in data

    def survey(self, shown, answer):
        return KEPT if clean(answer["text"]) else EMPTY

    def view(self, shown, id):
        return {"lines": shown.get("lines", 5)}

    def marking_view(self, shown):
        return {"model": parse(shown["model_answer"]), "points": [parse(point["point"]) for point in shown["points"]]}

    def right_answer(self, shown):
        """Nothing: the model answer has been shown."""
        return []

    def complaints(self, question):
        if len(question.data["points"]) < 2:
            yield "an open question needs at least two points to mark by"
