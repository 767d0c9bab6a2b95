"""scale: a place on a scale. A complete kind of question from outside the package, as a teacher would write one.

import scale
from attention_helpers.course.questions import kinds

kinds.register(scale.Scale())
"""

from pathlib import Path

from attention_helpers.course.questions.kinds.kind import Kind, keys
from attention_helpers.course.questions.parts.verdict import EMPTY, NotAnAnswer, decided

NUMBER = {"type": "number"}


class Scale(Kind):
    """An answer is a number from `low` to `high`; right is what lies in `right`, [from, to]."""

    name = "scale"
    front = (Path(__file__).with_suffix(".js"), Path(__file__).with_suffix(".css"))
    schema = keys(
        low=NUMBER, high=NUMBER, right={"type": "array", "items": NUMBER, "minItems": 2, "description": "two numbers"}
    )
    hint = "Move the mark; arrow keys move it, too."
    nothing = "Move the mark first."

    def problems(self, data):
        """The right part lies on the scale."""
        if not data["low"] <= data["right"][0] <= data["right"][1] <= data["high"]:
            yield f"'right' is {data['right']}, outside of the scale from {data['low']} to {data['high']}"

    def mark(self, shown, answer, id):
        """Inside the right part or not."""
        if answer is None:
            return EMPTY
        if not shown["low"] <= answer <= shown["high"]:
            raise NotAnAnswer
        right = shown["right"][0] <= answer <= shown["right"][1]
        return decided(float(right), [] if right else [shown])

    def view(self, shown, id):
        return {"low": shown["low"], "high": shown["high"]}

    def text(self, shown, id):
        return [f"{shown['low']} ├──────┤ {shown['high']}"]

    def right_answer(self, shown):
        return [f"{shown['right'][0]} … {shown['right'][1]}"]

    def complaints(self, question):
        """Something is said to a wrong place."""
        if not question.data.get("feedback"):
            yield "no 'feedback' for a wrong place"
