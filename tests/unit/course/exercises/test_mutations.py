"""The mutation table: over all exercises, every right answer passes and every known wrong one is caught by its message.

`pytest -s tests/unit/course/test_mutations.py` prints it.
"""

import inspect

import numpy as np
import pytest

from attention_helpers.course.checking import checking, copies
from attention_helpers.course.checking.form import Input
from attention_helpers.course.checking.task import load_task, task_names
from attention_helpers.widgets import language as languages

NAMES = task_names()
VARIANTS = [(name, variant) for name in NAMES for variant in load_task(name).misconceptions]
ANSWERS = [(name, answer) for name in NAMES for answer in [load_task(name).reference, *load_task(name).alternatives]]


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


def test_there_are_exercises_with_mutants_and_alternatives():
    assert len(NAMES) >= 3
    for name in NAMES:
        task = load_task(name)
        assert len(task.misconceptions) >= 2 and len(task.alternatives) >= 1, name


@pytest.mark.parametrize("name, answer", ANSWERS, ids=label)
def test_every_right_answer_passes(name, answer):
    verdict = checking.check(load_task(name), answer, seconds=60)
    assert verdict.status == "right", "\n".join([*verdict.messages, *map(str, verdict.details)])


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name, variant", VARIANTS, ids=label)
def test_every_known_mistake_is_caught_by_its_own_message(name, variant, language, table, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", language)
    verdict = checking.check(load_task(name), variant, seconds=60)
    known = variant.misconception
    caught = verdict.status in ("wrong", "raised") and verdict.misconception == known["key"]
    if language == "en":
        table.append((name, known["key"], "caught" if caught else "MISSED", known["en"]))
    assert caught, f"{verdict.status}, {verdict.kind}, taken for {verdict.misconception}: {verdict.messages}"
    assert known[language] in verdict.messages


# --- wrong in ways that have nothing to do with the subject --------------------------------------------------------


def stub(_task):
    def wrong(*arguments): ...

    return wrong


def prints(task):
    def wrong(*arguments):
        print(task.use(task.reference, *arguments))

    return wrong


def hard_coded(task):
    first = next(iter(task.module.inputs(checking.generator(task))))
    outcome, _ = checking._call(task, task.reference, first, 60)

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
        return spoil(task.use(task.reference, *arguments), lambda array: array * np.nan)

    return wrong


def wrong_shape(task):
    def wrong(*arguments):
        return spoil(task.use(task.reference, *arguments), lambda array: array[None])

    return wrong


def changes_its_argument(task):
    def wrong(*arguments):
        result = copies.deep_copy(task.use(task.reference, *arguments))
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
@pytest.mark.parametrize("name", NAMES)
def test_every_exercise_sees_the_general_mistakes(name, generic):
    task = load_task(name)
    if inspect.isclass(task.reference) or "use" in vars(task.module):
        pytest.skip("answered with a class: its methods are run by the exercise's own `use`")
    first = next(iter(task.module.inputs(checking.generator(task))))
    if first.globals and generic in (prints, not_a_number, wrong_shape, changes_its_argument):
        pytest.skip("the reference reads names that only the answer itself is given")
    if generic is changes_its_argument and not any(isinstance(a, np.ndarray) and a.size for a in first.arguments):
        pytest.skip("no argument of the first input is an array")
    outcome, _ = checking._call(task, task.reference, first, 60)
    if generic in (not_a_number, wrong_shape) and spoil(outcome.value, np.copy) is outcome.value:
        pytest.skip("the result holds no numbers")
    endless = generic is endless_loop
    verdict = checking.check(task, generic(task), seconds=0.2 if endless else 60)
    assert verdict.status == ("not_attempted" if generic is stub else "raised" if generic is raises else "wrong")
    assert verdict.kind in GENERIC[generic], (verdict.kind, verdict.messages)


# --- the exercises themselves ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_inputs_are_the_same_each_time_and_enough(name):
    task = load_task(name)
    one, two = (list(task.module.inputs(checking.generator(task))) for _ in range(2))
    assert len(one) >= 3 and len(one) == len(two)
    assert all(isinstance(given, Input) for given in one)
    assert all(copies.unchanged(list(a.arguments), list(b.arguments)) for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_a_check_is_quick_and_its_solution_runs(name):
    task = load_task(name)
    assert checking.check(task, task.reference, seconds=task.seconds / 2).status == "right"
    compile(task.solution, name, "exec")
    assert f"def {task.function}(" in task.solution or f"class {task.function}" in task.solution


@pytest.mark.parametrize("name", NAMES)
def test_an_exercise_uses_numpy_and_the_form_only(name):
    form = "from attention_helpers.course.checking.form import"
    shared = "from attention_helpers.course.exercises import _"
    allowed = ("import numpy as np", form, shared, "import math", "from math import")
    source = inspect.getsource(load_task(name).module)
    used = [line for line in source.splitlines() if line.startswith(("import ", "from "))]
    assert all(line.startswith(allowed) for line in used), used
