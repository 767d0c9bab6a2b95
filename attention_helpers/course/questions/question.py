"""One question: its dictionary as the bank has it, put into a language and into numbers, and as it is shown."""

import re
from dataclasses import dataclass, field

from attention_helpers.course.entries import localised
from attention_helpers.course.lessons import lesson_of
from attention_helpers.course.questions.kinds import kind_of
from attention_helpers.course.questions.kinds.kind import hides
from attention_helpers.course.questions.parts.draws import draw_numbers
from attention_helpers.course.questions.parts.markup import parse, to_text
from attention_helpers.widgets.language import known

PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True)
class Question:
    """A question of a bank.

    data      its dictionary as written
    name      under what its answers are recorded, the same for all learners; "" for its id, which only the course's own
              questions use
    place     where it stands on this machine, for answers given before its words were changed; "" where nothing tells
    pictures  the bank's pictures, as `pictures.look_up` gives them
    """

    id: str
    data: dict
    name: str = ""
    place: str = ""
    pictures: dict = field(default_factory=dict, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "name", self.name or self.id)

    @property
    def kind(self):
        """What knows how to mark and show it, a Kind."""
        return kind_of(self.data)

    @property
    def type(self):
        """The kind's name."""
        return self.kind.name

    @property
    def hides(self):
        """Whether nothing is to be said of right or wrong when it is answered."""
        return hides(self.data)

    @property
    def is_survey(self):
        """Whether nothing is right or wrong in it."""
        return self.kind.is_survey(self.data)

    @property
    def lesson(self):
        """The lesson's two digits, or "" for a bank of another make."""
        return lesson_of(self.id)

    @property
    def variables(self):
        """{name: numbers to choose from}; {} where the question has no numbers to draw."""
        return self.data.get("variables", {})

    def numbers(self, draw=0):
        """The numbers of one draw, {name: number}: the same on every machine."""
        return draw_numbers(self.id, self.variables, draw)

    def shown(self, language="en", draw=0):
        """The question's dictionary in a language, with the numbers of the given draw filled in."""
        data = {**localised(self.data, "questions", self.id, known(language)), "language": known(language)}
        if not self.variables:  # {{…}} is then TeX
            return data
        names = self.numbers(draw)
        return _filled(self.kind.fill(data, names), names)

    def view(self, labels, language="en", draw=0):
        """What the front end is to show, as data: texts parsed, options in the order shown, no answers."""
        shown, kind = self.shown(language, draw), self.kind
        return {
            "id": self.id,
            "type": kind.name,
            "question": parse(shown.get("question", "")),
            "code": shown.get("code", ""),
            "variables": bool(self.variables),
            "survey": self.is_survey,
            "self_marked": kind.self_marked,
            "hint": labels.get(kind.hint, kind.hint),
            **kind.view(shown, self.id),
        }

    def as_text(self, number, language="en"):
        """The question and what there is to answer with as lines of text, with the first draw's numbers."""
        shown = self.shown(language)
        lines = [f"{number}. {to_text(shown.get('question', ''))}"]
        lines += ["       " + line for line in str(shown.get("code", "")).splitlines()]
        lines += ["   " + line for line in self.kind.text(shown, self.id)]
        return "\n".join(line.rstrip() for line in lines)


def _filled(value, names):
    """`value` with {{name}} replaced in every text."""
    if isinstance(value, list):
        return [_filled(item, names) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, names) for key, item in value.items() if key != "variables"}
    if isinstance(value, str):
        return PLACEHOLDER.sub(lambda match: _written(names[match[1]]), value)
    return value


def _written(number):
    return f"{number:,}" if isinstance(number, int) and abs(number) >= 10_000 else str(number)
