"""The mutation table: over all exercises, every right answer passes and every known wrong one is caught by its message.

`pytest -s tests/unit/course/exercises/test_mutations.py` prints it. The documentation's exercise is tried as well.
"""

import inspect
import tempfile
from pathlib import Path

import numpy as np
import pytest

from attention_helpers.course import exercises
from attention_helpers.course.calls import copies
from attention_helpers.course.checking.check import check
from attention_helpers.course.checking.form import in_language
from attention_helpers.course.checking.task import Task, load_task, task_names
from attention_helpers.course.checking.trials import call_once
from attention_helpers.widgets import language as languages
from tests.unit.course.exercises.documented import exercises_in, write_documented
from tests.unit.course.exercises.english import left_in_english

OUTSIDE = tempfile.TemporaryDirectory()  # stays until the tests end: solutions are read from its file
write_documented(Path(OUTSIDE.name))
with exercises_in(Path(OUTSIDE.name)):
    TASKS = {name: load_task(name) for name in task_names()}
VARIANTS = [(name, variant) for name, task in TASKS.items() for variant in task.misconceptions]
ANSWERS = [(name, answer) for name, task in TASKS.items() for answer in [task.reference, *task.alternatives]]


def label(value):
    return value if isinstance(value, str) else getattr(value, "__name__", None)


@pytest.fixture(scope="module")
def table():
    """Collects a line for each mutant and prints them at the end, where output is shown (-s)."""
    lines = []
    yield lines
    caught = sum(line[2] == "caught" for line in lines)
    print("\n\nexercise × wrong variant × what the learner is told")
    for name, variant, outcome, message in sorted(lines):
        print(f"{name:26} {variant:38} {outcome:7} {message}")
    print(f"{caught} of {len(lines)} wrong variants caught by their own message")


def test_every_module_is_tried_and_the_documented_one_too():
    (folder,) = exercises.__path__
    assert set(TASKS) == {path.stem for path in Path(folder).glob("[!_]*.py")} | {"double"}


@pytest.mark.parametrize("name", TASKS)
def test_an_exercise_has_mutants_and_alternatives(name):
    assert len(TASKS[name].misconceptions) >= 2 and len(TASKS[name].alternatives) >= 1


@pytest.mark.parametrize("name, answer", ANSWERS, ids=label)
def test_every_right_answer_passes(name, answer):
    verdict = check(TASKS[name], answer, seconds=60)
    assert verdict.status == "right", "\n".join([*verdict.messages, *map(str, verdict.details)])


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name, variant", VARIANTS, ids=label)
def test_every_known_mistake_is_caught_by_its_own_message(name, variant, language, table, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", language)
    verdict = check(TASKS[name], variant, seconds=60)
    known = variant.misconception
    caught = verdict.status in ("wrong", "raised") and verdict.misconception == known["key"]
    if language == "en":
        table.append((name, known["key"], "caught" if caught else "MISSED", known["told"]))
    assert caught, f"{verdict.status}, {verdict.kind}, taken for {verdict.misconception}: {verdict.messages}"
    told = in_language(known["told"])
    assert told in verdict.messages
    assert language == "en" or name == "double" or not left_in_english(verdict, TASKS[name]), verdict.messages
    assert (told == known["told"]) == (language == "en" or name == "double"), (
        "not translated: `make messages`, then data/locale/ja/exercises.po"
    )  # the documented one is not


# --- wrong in ways that have nothing to do with the subject --------------------------------------------------------


def stub(_task):
    def wrong(*arguments): ...

    return wrong


def prints(task):
    def wrong(*arguments):
        print(task.reference(*arguments))

    return wrong


def hard_coded(task):
    outcome = call_once(task, task.reference, task.make_inputs()[0], 60)

    def wrong(*arguments):
        return copies.deep_copy(outcome.value)

    return wrong


def endless_loop(_task):
    def wrong(*arguments):
        while True:
            pass

    return wrong


def endless_recursion(_task):
    def wrong(*arguments):
        return wrong(*arguments)

    return wrong


def raises(_task):
    def wrong(*arguments):
        raise KeyError("no such key")

    return wrong


def not_a_number(task):
    def wrong(*arguments):
        return spoil(task.reference(*arguments), lambda array: array * np.nan)

    return wrong


def wrong_shape(task):
    def wrong(*arguments):
        return spoil(task.reference(*arguments), lambda array: array[None])

    return wrong


def changes_its_argument(task):
    def wrong(*arguments):
        result = copies.deep_copy(task.reference(*arguments))
        for place, array in enumerate(arguments):
            if isinstance(array, np.ndarray) and array.size and task.parameters[place] not in task.may_change:
                array += np.ones((), array.dtype)
                break
        return result

    return wrong


def spoil(result, change):
    """Numbers of a result changed; what holds no numbers is returned as it is."""
    if isinstance(result, (tuple, list)) and not all(np.ndim(item) == 0 for item in result):
        return type(result)([spoil(result[0], change), *result[1:]])
    array = np.asarray(result)
    return change(array.astype(float)) if array.dtype.kind in "biuf" else result


GENERIC = {
    stub: {"stub"},
    prints: {"none"},
    hard_coded: {"hard_coded", "value", "shape", "type", "no_error", "own"},
    endless_loop: {"endless"},
    endless_recursion: {"recursion"},
    raises: {"error"},
    not_a_number: {"nan", "value", "own", "type"},
    wrong_shape: {"right_values_wrong_shape", "own", "shape"},
    changes_its_argument: {"changed"},
}


@pytest.mark.parametrize("generic", GENERIC, ids=label)
@pytest.mark.parametrize("name", TASKS)
def test_every_exercise_sees_the_general_mistakes(name, generic, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", "ja")
    task = TASKS[name]
    if inspect.isclass(task.reference) or task.use:
        pytest.skip("answered with a class: its methods are run by the exercise's own `use`")
    first = task.make_inputs()[0]
    if first.globals and generic in (prints, not_a_number, wrong_shape, changes_its_argument):
        pytest.skip("the reference reads names that only the answer itself is given")
    if generic is changes_its_argument and not any(isinstance(a, np.ndarray) and a.size for a in first.arguments):
        pytest.skip("no argument of the first input is an array")
    outcome = call_once(task, task.reference, first, 60)
    if generic in (not_a_number, wrong_shape) and spoil(outcome.value, np.copy) is outcome.value:
        pytest.skip("the result holds no numbers")
    endless = generic is endless_loop
    verdict = check(task, generic(task), seconds=0.2 if endless else 60)
    assert verdict.status == ("not_attempted" if generic is stub else "raised" if generic is raises else "wrong")
    assert verdict.kind in GENERIC[generic], (verdict.kind, verdict.messages)
    assert name == "double" or not left_in_english(verdict, task), verdict.messages


# --- the exercises themselves ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TASKS)
def test_inputs_are_the_same_each_time_and_enough(name):
    task = TASKS[name]
    one, two = (Task(task.module, name).make_inputs() for _ in range(2))
    assert len(one) >= 3 and len(one) == len(two)
    assert all(copies.unchanged(list(a.arguments), list(b.arguments)) for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize("name", TASKS)
def test_a_check_is_quick_and_its_solution_runs(name):
    task = TASKS[name]
    assert check(task, task.reference, seconds=task.seconds / 2).status == "right"
    compile(task.solution, name, "exec")
    assert f"def {task.function}(" in task.solution or f"class {task.function}" in task.solution


@pytest.mark.parametrize("name", TASKS)
def test_an_exercise_uses_numpy_and_the_form_only(name):
    form = "from attention_helpers.course.checking.form import"
    shared = ("from attention_helpers.course.exercises import _", "from attention_helpers.course.exercises._")
    drawing = "from attention_helpers.course.drawing."
    allowed = ("import numpy as np", form, drawing, *shared, "import math", "from math import")
    source = inspect.getsource(TASKS[name].module)
    used = [line for line in source.splitlines() if line.startswith(("import ", "from "))]
    assert all(line.startswith(allowed) for line in used), used
