"""Every exercise has its stub in its lesson, stored as not attempted; solutions.py can put the solution in its place.

That the lessons then run, and each check says "right", tests/browser/test_lessons.py shows.
"""

import json

import pytest

from attention_helpers.course.checking.task import load_task, task_names
from tests.notebooks.form import ROOT, notebooks
from tests.notebooks.solutions import NOT_ATTEMPTED, solve, solved, stubs, verdicts


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


WITH_STUBS = [path for path in notebooks() if stubs(read(path))]
IDS = [path.relative_to(ROOT).as_posix() for path in WITH_STUBS]


@pytest.mark.parametrize("path", WITH_STUBS, ids=IDS)
def test_stored_stubs_are_not_attempted(path):
    language = "ja" if path.parent.name == "ja" else "en"
    assert all(NOT_ATTEMPTED[language] in said for said in verdicts(read(path)).values())


def test_every_exercise_has_its_stub_in_its_lesson():
    lessons = {path.name[:2]: path for path in notebooks() if path.parent.name == "notebooks"}
    for name in task_names():
        lesson = load_task(name).lesson
        assert lesson in lessons, f"exercise {name}: there is no lesson {lesson}"
        assert name in stubs(read(lessons[lesson])), f"exercise {name} has no cell exercise-{name} in lesson {lesson}"


@pytest.mark.parametrize("path", WITH_STUBS, ids=IDS)
def test_each_stub_can_be_solved(path):
    notebook = read(path)
    assert solve(notebook) == list(stubs(notebook))
    for name, cell in stubs(notebook).items():
        assert cell["source"].endswith(load_task(name).solution)


def test_replacing_a_stub_keeps_what_else_the_cell_holds():
    task = load_task("weighted_mean")
    source = "size = 3\n\n@staticmethod\ndef weighted_mean(weights, vectors):\n    # write me\n    ...\n\nother = 4"
    names = {}
    exec(solved(source, task), names)
    assert (names["size"], names["other"]) == (3, 4) and "..." not in solved(source, task)
    with pytest.raises(AssertionError, match="does not define weighted_mean"):
        solved("def mean(weights): ...", task)
