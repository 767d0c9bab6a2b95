"""What is held back, and until when: of a lesson, and of an exercise's hints and solution."""

from dataclasses import dataclass, field

from attention_helpers.course.pace.opening import OPEN
from attention_helpers.widgets.language import text

ALL = "*"
_told = set()  # troubles that this kernel's learner has read


@dataclass(frozen=True)
class Pace:
    """What an instructor's file says: {"05": Opening}, and by exercise, lesson or "*" for hints and solutions.

    `trouble` is a sentence where the file cannot be read.
    """

    lessons: dict = field(default_factory=dict)
    hints: dict = field(default_factory=dict)
    solutions: dict = field(default_factory=dict)
    trouble: str = ""

    def lesson(self, number):
        """The Opening of a lesson, "05"."""
        return self.lessons.get(number, OPEN)

    def is_open(self, number):
        return self.lesson(number).is_open

    def exercise(self, part, name, lesson):
        """The Opening of the "hints" or "solutions" of an exercise: no earlier than its lesson's.

        What the file says of the exercise goes before what it says of the lesson, and that before what it says of all.
        """
        said = getattr(self, part)
        own = next((said[key] for key in (name, lesson, ALL) if key in said), OPEN)
        return max(own, self.lesson(lesson))

    def exercises(self):
        """The names of the exercises that the file speaks of."""
        keys = dict.fromkeys([*self.hints, *self.solutions])
        return [key for key in keys if key != ALL and not key.isdigit()]

    def notice(self):
        """`trouble`, the first time that this kernel asks; then ""."""
        if self.trouble in _told:
            return ""
        _told.add(self.trouble)
        return self.trouble

    def lines(self, parts=("lessons", "hints", "solutions")):
        """A sentence for each thing that the file says of a part, once any of that part is held back."""
        said = {part: getattr(self, part) for part in parts}
        return [
            _line(part, key, when)
            for part, openings in said.items()
            if not all(when.is_open for when in openings.values())
            for key, when in openings.items()
        ]


def _line(part, key, when):
    what = _whose(key) if part == "lessons" else text("pace", part, of=_whose(key))
    return when.say("held", what=what) or text("pace", "held_open", what=what)


def _whose(key):
    if key == ALL:
        return text("pace", "all")
    return text("pace", "lesson", lesson=key) if key.isdigit() else key
