"""What a learner's function finds of the course's answers while it is checked: nothing that works."""

import pytest

from attention_helpers import course
from attention_helpers.course.apart.run import CAN_FORK
from attention_helpers.course.checking.guarded import guarded_check
from attention_helpers.course.checking.task import load_task
from attention_helpers.course.exercises import traverse, weighted_mean
from tests.unit.course.checking.sample import words

CARD = course.exercise("weighted_mean")
SHUT = "the course's own answers are out of reach while a function is checked"


def imports(weights, vectors):
    from attention_helpers.course.exercises.weighted_mean import weighted_mean as answer

    return answer(weights, vectors)


def imports_the_module(weights, vectors):
    import importlib

    module = importlib.import_module("attention_helpers.course.exercises.weighted_mean")
    return module.with_average(weights, vectors)


def takes_what_it_kept(weights, vectors):
    return weighted_mean.weighted_mean(weights, vectors)


def takes_another_right_one(weights, vectors):
    return weighted_mean.with_average(weights, vectors)


def asks_the_card(weights, vectors):
    return CARD.task.reference(weights, vectors)


def asks_a_new_card(weights, vectors):
    return course.exercise("weighted_mean").task.reference(weights, vectors)


def runs_the_solution(weights, vectors):
    names = {}
    exec("import numpy as np\n" + CARD.task.solution, names)
    return names["weighted_mean"](weights, vectors)


def shows_the_solution(weights, vectors):
    return course.exercise("weighted_mean").solution(insist=True)


def reads_the_file(weights, vectors):
    with open(weighted_mean.__file__, encoding="utf-8") as file:
        exec(file.read(), names := {})
    return names["weighted_mean"](weights, vectors)


FINDS = [
    imports,
    imports_the_module,
    takes_what_it_kept,
    takes_another_right_one,
    asks_the_card,
    asks_a_new_card,
    runs_the_solution,
    shows_the_solution,
    reads_the_file,
    weighted_mean.weighted_mean,
]


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot copy the process")
@pytest.mark.parametrize("function", FINDS)
def test_no_answer_of_the_course_is_within_reach(function):
    verdict = guarded_check(load_task("weighted_mean"), function)
    assert verdict.status == "raised", verdict
    assert SHUT in words(verdict) or function is runs_the_solution  # what it reads there holds no answer


@pytest.mark.parametrize("function", [imports, shows_the_solution])
def test_nor_in_a_worker(function, no_worker_left):
    verdict = guarded_check(load_task("weighted_mean"), function, fork=False)
    assert verdict.status == "raised" and SHUT in words(verdict)


def test_here_everything_is_as_it_was():
    guarded_check(load_task("traverse"), lambda node: node)
    assert load_task("traverse").reference is traverse.traverse and traverse.traverse(3) == 3
    assert "def traverse" in load_task("traverse").solution


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot copy the process")
@pytest.mark.parametrize("name", ["traverse", "hard_attention", "weighted_mean"])
def test_answers_are_judged_as_before(name):
    task = load_task(name)
    written = {variant: variant.misconception["key"] for variant in task.misconceptions}
    for variant, key in written.items():
        assert guarded_check(task, variant).misconception == key
