"""Each exercise's solution, put into its notebook's stub: the whole notebook runs, and the check says "right".

A stub stands in a cell with the id `exercise-NAME` and defines the function to write; a later cell ends with
`course.exercise("NAME").check(function)`.
"""

import ast
import json
import re

import nbformat
import pytest
from nbclient import NotebookClient

from attention_helpers.course.checking.task import load_task, task_names
from tests.notebooks.form import ROOT, kernel_environment, notebooks

STUB = re.compile(r"exercise-([a-z0-9_]+)$")
NOT_ATTEMPTED = {"en": "Exercise {}: not attempted yet", "ja": "演習 {}：まだ手を付けていません"}
RIGHT = {"en": "Exercise {}: right", "ja": "演習 {}：正解"}


def stubs(notebook):
    """{exercise name: stub cell} of a notebook in nbformat's form."""
    found = {STUB.match(cell["id"]): cell for cell in notebook["cells"] if cell["cell_type"] == "code"}
    return {match[1]: cell for match, cell in found.items() if match}


def first_lines(notebook):
    """The first line of every text that a cell shows."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    texts = ["".join(output.get("data", {}).get("text/plain", "")) for output in outputs]
    return [text.split("\n")[0] for text in texts]


def solved(source, task):
    """The stub's source with its functions of the solution's names replaced by the solution."""
    solution = ast.parse(task.solution).body
    names = {node.name for node in solution if hasattr(node, "name")}
    lines = source.splitlines()
    written = [node for node in ast.parse(source).body if getattr(node, "name", None) in names]
    assert any(node.name == task.function for node in written), f"the stub does not define {task.function}"
    for node in reversed(written):
        start = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        lines[start - 1 : node.end_lineno] = []
    return "\n".join([*lines, "", task.solution])


WITH_STUBS = [path for path in notebooks() if stubs(json.loads(path.read_text(encoding="utf-8")))]
IDS = [path.relative_to(ROOT).as_posix() for path in WITH_STUBS]


@pytest.mark.parametrize("path", WITH_STUBS, ids=IDS)
def test_stored_stubs_are_not_attempted(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    language = "ja" if path.parent.name == "ja" else "en"
    shown = first_lines(notebook)
    for name in stubs(notebook):
        assert NOT_ATTEMPTED[language].format(name) in shown, name


def test_every_exercise_has_its_stub_in_its_lesson():
    lessons = {path.name[:2]: path for path in notebooks() if path.parent.name == "notebooks"}
    for name in task_names():
        lesson = load_task(name).lesson
        assert lesson in lessons, f"exercise {name}: there is no lesson {lesson}"
        notebook = json.loads(lessons[lesson].read_text(encoding="utf-8"))
        assert name in stubs(notebook), f"exercise {name} has no cell exercise-{name} in {lessons[lesson].name}"


@pytest.mark.parametrize("path", WITH_STUBS, ids=IDS)
def test_the_notebook_runs_with_every_solution_in_place(path):
    notebook = nbformat.read(path, as_version=4)
    language = "ja" if path.parent.name == "ja" else "en"
    names = stubs(notebook)
    for name, cell in names.items():
        cell["source"] = solved(cell["source"], load_task(name))
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": path.parent}})
    with kernel_environment() as environment:
        client.execute(env=environment)
    shown = first_lines(notebook)
    for name in names:
        said = [line for line in shown if line.startswith((f"Exercise {name}: ", f"演習 {name}："))]
        assert RIGHT[language].format(name) in said and len(set(said)) == 1, said


def test_replacing_a_stub_keeps_what_else_the_cell_holds():
    task = load_task("weighted_mean")
    source = "size = 3\n\n@staticmethod\ndef weighted_mean(weights, vectors):\n    # write me\n    ...\n\nother = 4"
    names = {}
    exec(solved(source, task), names)
    assert (names["size"], names["other"]) == (3, 4) and "..." not in solved(source, task)
    with pytest.raises(AssertionError, match="does not define weighted_mean"):
        solved("def mean(weights): ...", task)
