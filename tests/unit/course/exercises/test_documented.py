"""The documentation's exercise is found, checked and shown like one of the course; test_mutations.py tries the rest."""

import pytest

from attention_helpers import course
from attention_helpers.course.checking.task import task_names
from tests.unit.course.exercises.documented import NAME, exercises_in, write_documented


@pytest.fixture(autouse=True)
def folder(tmp_path):
    write_documented(tmp_path)
    with exercises_in(tmp_path):
        yield


def test_it_is_found_beside_the_others():
    assert {NAME, "weighted_mean"} <= set(task_names())
    assert "Twice" in repr(course.exercise(NAME))
    course.set_language("ja")
    assert repr(course.exercise(NAME)).startswith("演習 double：Twice"), "shown in English until it is translated"


def test_right_and_wrong_answers_to_it():
    exercise = course.exercise(NAME)
    assert exercise.check(lambda x: x + x).passed
    wrong = exercise.check(lambda x: x * x)
    assert wrong.verdict.misconception == "squared" and "square of x" in wrong.text
    assert exercise.check(lambda x: 2 + x).verdict.misconception == "two_added"
    assert exercise.check(lambda x: ...).verdict.status == "not_attempted"


def test_its_hints_and_solution():
    exercise = course.exercise(NAME)
    assert "Hint 1 of 2" in repr(exercise.hint()) and "`2 * x`." in repr(exercise.hint())
    assert "return 2 * x" in repr(exercise.solution(insist=True))
