"""Statements, hints and lessons: the same cases in both, and no first hint that is already the deciding line."""

import json
import re

import pytest

from attention_helpers.course.checking.task import load_task, task_names
from attention_helpers.places import NOTEBOOKS

LESSONS = {path.stem[:2]: json.loads(path.read_text(encoding="utf-8")) for path in NOTEBOOKS.glob("[0-9]*.ipynb")}
CASES = {  # what a statement says -> how the stub or the text of the lesson says it
    "10^12": r"±10\^12",
    "may hold integers": r"may hold\s+integers",
    "of equal continuations any": "of equal ones any",
    "of equal ones the first": "[Oo]f equal (ones|weights) the first",
    "may be empty": "may be empty",
    "`nan` if": "`nan` if",
    "is above 0": "above 0",
    "numbers are positive": "above 0",
    "1 to": "1 to",
    "K may be 0": "K may be 0",
    "-np.inf": "-np.inf",
    "any depth": "any depth",
    "everything else is one leaf": "everything else is one leaf",
    "all zeros": "all zeros",
    "ValueError": "ValueError",
    "globals": "globals",
    "divides D": "divides D",
    "There is no mask": "no mask",
    "1 or more": "1 or more",
    "n may be 0": "n may be 0",
    "stay unchanged": "stay unchanged",
    "not of 1 and 0": "not 1 and 0",
    "An odd `size`": "size may be odd",
    "whole or not": "need not be whole",
}


def stub(task):
    """The cell of the lesson in which the learner writes the function."""
    (cell,) = (cell for cell in LESSONS[task.lesson]["cells"] if cell["id"] == f"exercise-{task.name}")
    return "".join(cell["source"])


@pytest.mark.parametrize("name", task_names())
def test_the_stub_names_every_case_that_the_statement_names(name):
    task = load_task(name)
    for says, said in CASES.items():
        if says in task.task and (says, name) != ("globals", "traverse_iterative"):  # "as traverse_with_bias"
            assert re.search(said, stub(task)), says


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
