"""Statements, hints and lessons: the same cases in both, and no first hint that is already the deciding line."""

import json
import re

import pytest

from attention_helpers.course.checking.task import load_task, task_names
from attention_helpers.places import NOTEBOOKS

LESSONS = {path.stem[:2]: json.loads(path.read_text(encoding="utf-8")) for path in NOTEBOOKS.glob("[0-9]*.ipynb")}
CASES = {  # what a statement says -> how the lesson says it, in the exercise's own cells or those of the lesson
    "10^12": r"10\^\{12\}",
    "may hold integers": "may hold integers",
    "of equal": "of equal",
    "may be empty": "may be empty",
    "`nan` if": "`nan` if",
    "is above 0": "above 0",
    "at most 1,000|1 to 1,000": "1 to 1,000",
    "K may be 0": r"\$K\$ may be 0",
    "-np.inf": "-np.inf",
    "any depth": "any depth",
    "everything else is one leaf": "everything else is one leaf",
    "all zeros": "all zeros",
    "ValueError": "ValueError",
}


def lesson_text(task):
    """The Markdown of the exercise's lesson, and that which belongs to the exercise: the cell that names it."""
    cells = [c for c in LESSONS[task.lesson]["cells"] if c["cell_type"] == "markdown"]
    texts = ["".join(cell["source"]) for cell in cells]
    return "\n".join(texts), "\n".join(text for text in texts if f"{task.name}(" in text)


@pytest.mark.parametrize("name", task_names())
def test_the_lesson_names_every_case_that_the_statement_names(name):
    task = load_task(name)
    everywhere, own = lesson_text(task)
    for says, said in CASES.items():
        if re.search(says, task.task):
            shared = says in ("10^12", "may hold integers")  # said once for all exercises of a lesson
            assert re.search(said, everywhere if shared else own), (says, own)


@pytest.mark.parametrize("name", task_names())
def test_the_first_hint_holds_no_line_of_code(name):
    for code in re.findall("`([^`]*)`", load_task(name).hints[0]):
        assert re.fullmatch(r"[\w.\[\]]+", code), code


@pytest.mark.parametrize("name", task_names())
def test_hints_speak_of_names_that_the_statement_or_the_solution_has(name):
    task = load_task(name)
    known = set(re.findall(r"\w+", task.task + task.solution)) | set(task.parameters) | set(task_names())
    for code in re.findall("`([A-Za-z_]\\w*)`", " ".join(task.hints)):
        assert code in known, code
