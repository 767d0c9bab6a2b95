"""A stored lesson as it is handed out to whoever shows it: its cells as slides, with notes, without outputs."""

import json
from pathlib import Path

from attention_helpers.copies.lesson import without_outputs
from attention_helpers.places import DATA, TEACHING
from attention_helpers.slides.cells import slides
from attention_helpers.slides.notes import speaker_notes


def lesson_as_slides(path):
    """The lesson at `path` as slides without outputs: a notebook, as a dictionary, that copies.folder can lay."""
    return without_outputs(slides_of(path))


def slides_of(path):
    """The lesson at `path` as slides, with the outputs that it stores: a notebook, as a dictionary.

    Its notes are those of the guide's page in the lesson's language.
    """
    notebook = json.loads(path.read_text(encoding="utf-8"))
    number = path.name[:2]
    banks = sorted((DATA / "quizzes").glob(f"{number}*.json"))
    questions = {bank.stem: _types(json.loads(bank.read_text(encoding="utf-8"))) for bank in banks}
    # A language that lacks the page has what the English one says of votes, questions and the start.
    pages = (TEACHING / folder / f"{number}.md" for folder in (path.parent.name, ""))
    page = next(filter(Path.is_file, pages), None)
    return slides(notebook, questions, speaker_notes(page.read_text(encoding="utf-8")) if page else {})


def _types(questions):
    return {question["id"]: question["type"] for question in questions}
