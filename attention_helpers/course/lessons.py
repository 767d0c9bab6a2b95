"""Which lessons there are: the one table, data/lessons.json, in reading order.

A row says the notebook's `file`, its `title` as it reads within a sentence, the `minutes` it takes, the lessons that it
`needs` (none for the first), and whether it is `optional`.
"""

import re
from dataclasses import dataclass
from functools import cache

from attention_helpers.course.entries import read_entries
from attention_helpers.places import DATA
from attention_helpers.widgets.language import translate

SCHEMA = {
    "type": "object",
    "required": ["file", "title", "minutes", "needs"],
    "properties": {
        "file": {"pattern": r"^\d\d_\w+\.ipynb$", "type": "string", "description": "a name like '01_title.ipynb'"},
        "minutes": {"type": "integer", "minimum": 1},
        "needs": {"type": "array", "items": {"type": "string"}, "description": "a list of numbers like '01'"},
        "optional": {"type": "boolean"},
        "title": {"type": "string", "minLength": 1},
    },
    "additionalProperties": False,
}


@dataclass(frozen=True)
class Lesson:
    """One row of the table."""

    file: str
    english_title: str
    minutes: int
    needs: tuple
    optional: bool

    @property
    def number(self):
        """Its two digits, "01": what a learner calls the lesson, and what its ids begin with."""
        return self.file[:2]

    @property
    def title(self):
        """The title in the language in force, as it reads within a sentence: "start here"."""
        return translate(self.english_title, f"lesson.{self.number}")


@cache
def lessons():
    """All lessons, {number: Lesson}, in reading order."""
    return read_table(DATA / "lessons.json")


def read_table(path):
    """The lessons of the table at `path`, {number: Lesson}. Raises ValueError: which row, and what is wrong."""
    table = {}
    for row in read_entries(path, SCHEMA, name="file"):
        lesson = Lesson(row["file"], row["title"], row["minutes"], tuple(row["needs"]), row.get("optional", False))
        if lesson.number in table:
            raise ValueError(f"{path.name}: two lessons have the number {lesson.number}; expected one each.")
        missing = [needed for needed in lesson.needs if needed not in table]
        if missing:
            wrong = f"{path.name}: lesson {lesson.number} needs {missing[0]!r}"
            raise ValueError(f"{wrong}; expected lessons before it: {', '.join(table) or 'none'}.")
        table[lesson.number] = lesson
    return table


def lesson_of(id):
    """The lesson in front of an id, "01" of "01.halving"; "" where an id names none. It need not be in the table."""
    return id[:2] if re.match(r"\d\d\.", id) else ""
