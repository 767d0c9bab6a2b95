"""Every message of the course: what a learner reads in English, and where it stands.

A message's context is its place: the topic and name of an interface text, a question's or prediction's id, a
glossary's term, a notebook's cell; what is marked in code, in playgrounds and exercises, has none.
So a changed sentence is matched with its old translation by place, and the same English in two places may be
translated twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract

from attention_helpers.course.checking.form import COMMENT
from attention_helpers.course.checking.task import load_task, task_names
from attention_helpers.course.lessons import lessons as all_lessons
from attention_helpers.course.predictions.kinds import KINDS
from attention_helpers.course.predictions.texts import all_predictions
from attention_helpers.course.questions.bank import all_banks
from attention_helpers.places import DATA, NOTEBOOKS, ROOT
from tests.locale import notebook
from tests.locale.notebook import WORD

PACKAGE = ROOT / "attention_helpers"
TEXTS = ("question", "explanation", "feedback")  # of every kind of question; its own are in `Kind.texts`
MARKS = {"_": None, "N_": None}  # functions of one argument, the message
NO_WORDS = re.compile(r"`[^`]*`|\$\$.+?\$\$|\$[^$]+\$", re.DOTALL)  # code and formulas are the same in every language


class Message(NamedTuple):
    domain: str
    context: str | None
    english: str
    comment: str = ""


def messages() -> list[Message]:
    """All messages in reading order, each once."""
    parts = (interface, playgrounds, questions, predictions, exercises, misconceptions, glossary, lessons)
    sources = [part() for part in parts]
    return list(dict.fromkeys(message for source in sources for message in source))


def domains() -> list[str]:
    return list(dict.fromkeys(message.domain for message in messages()))


def interface() -> Iterator[Message]:
    """data/text, a topic a file, name to text; and the lessons' titles."""
    for path in sorted((DATA / "text").glob("*.json")):
        for name, text in json.loads(path.read_text(encoding="utf-8")).items():
            yield Message("interface", f"{path.stem}.{name}", text)
    for number, lesson in all_lessons().items():
        yield Message("interface", f"lesson.{number}", lesson.english_title)


def marked(path: Path) -> Iterator[tuple[str, str]]:
    """The texts marked `_("…")`, or `N_("…")` in a table, in a module, with the comment for translators above each."""
    with open(path, "rb") as file:
        for _line, text, comments, _context in extract(
            "python", file, keywords=MARKS, comment_tags=["Translators:"], options={"encoding": "utf-8"}
        ):
            yield text, " ".join(comments)


def playgrounds() -> Iterator[Message]:
    """What figures and playgrounds say stands in their code."""
    for path in sorted((PACKAGE / "views").rglob("*.py")):
        for text, comment in marked(path):
            yield Message("interface", None, text, comment)


def exercises() -> Iterator[Message]:
    """Task, hints, names of mistakes: marked in the exercise's module; the comments of its solution."""
    for path in sorted((PACKAGE / "course" / "exercises").glob("*.py")):
        for text, comment in marked(path):
            yield Message("exercises", None, text, comment)
        if not path.stem.startswith("_"):
            comments = [text for _before, text in COMMENT.findall(load_task(path.stem).solution)]
            yield from (Message("exercises", None, text) for text in comments if re.search("[a-z]{2}", text))


def questions() -> Iterator[Message]:
    """Banks: the texts that all questions have and those that the kind names."""
    for bank in all_banks():
        for question in bank:
            for text in texts_in(question.data, {*TEXTS, *question.kind.texts}):
                yield Message("questions", question.id, text)


def misconceptions() -> Iterator[Message]:
    """Their names: keys of records, which the class report shows in its reader's language."""
    for bank in all_banks():
        for question in bank:
            yield from (Message("misconceptions", None, text) for text in texts_in(question.data, {"misconception"}))
    for task in map(load_task, task_names()):
        for mistake in task.misconceptions:
            yield Message("misconceptions", None, mistake.misconception["key"])


def predictions() -> Iterator[Message]:
    for id, entry in all_predictions().items():
        for text in texts_in(entry, {"question", *KINDS[entry["kind"]].texts}):
            yield Message("predictions", id, text)


def texts_in(value, keys: set[str], key: str = "") -> Iterator[str]:
    """Every text with a word in it that stands under one of these keys, at any depth."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from texts_in(item, keys, name)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item, keys, key)
    elif isinstance(value, str) and key in keys and WORD.search(NO_WORDS.sub("", value)):
        yield value


def glossary() -> Iterator[Message]:
    """The meanings; the terms themselves stand in both languages in the glossary, whatever the reader's language."""
    for term in json.loads((DATA / "glossary.json").read_text(encoding="utf-8")):
        yield Message("glossary", term["en"], term["meaning"])


def lessons() -> Iterator[Message]:
    """Markdown by paragraph, comments and texts of the code, by cell; notebook.py says what is a text."""
    for path in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb")):
        for cell, text in notebook.messages(json.loads(path.read_text(encoding="utf-8"))):
            yield Message("lessons", f"{path.stem[:2]}/{cell}", text)
