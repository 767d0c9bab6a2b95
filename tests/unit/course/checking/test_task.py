"""Exercise modules are found by name and refused where they are not whole."""

import re
import types

import pytest

from attention_helpers import course
from attention_helpers.course.checking.form import Input, misconception
from attention_helpers.course.checking.task import Task
from tests.unit.course.checking.sample import check, make, right


def test_an_unknown_name_lists_the_known():
    with pytest.raises(ValueError, match=r"no exercise 'soft'; there are: .*weighted_mean"):
        course.exercise("soft")


def abs_(scores):
    return abs(scores)


def mute(scores):
    return scores


@pytest.mark.parametrize(
    "names, said",
    [
        ({"lesson": 3}, "`lesson` is 3; expected the lesson's number, as in '03'"),
        ({"title": {"en": "A dictionary"}}, "`title` is {'en': 'A dictionary'}; expected a text"),
        ({"task": ""}, "`task` is ''; expected a text"),
        ({"explanation": 3}, "`explanation` is 3; expected a text"),
        ({"difficulty": 4}, "`difficulty` is 4; expected 1, 2 or 3"),
        ({"minutes": "5"}, "`minutes` is '5'; expected a number above 0"),
        ({"seconds": 0}, "`seconds` is 0; expected a number above 0"),
        ({"hints": ["a", ""]}, "`hints` is ['a', '']; expected a list of texts"),
        ({"hints": []}, "`hints` is []; expected a list of texts"),
        ({"inputs": [1]}, "`inputs` is [1]; expected a function that takes a random generator"),
        ({"returns": "weights"}, "`returns` is 'weights'; expected a tuple of names"),
        ({"tolerance": {"relative": 1}}, "`tolerance` is {'relative': 1}; expected {'rtol': …, 'atol': …}"),
        ({"tolerance": 1e-3}, "`tolerance` is 0.001; expected"),
        ({"may_change": "x"}, "`may_change` is 'x'; expected a tuple of the names of arguments"),
        ({"solution_parts": (1,)}, "`solution_parts` is (1,); expected a tuple of functions"),
        ({"use": 1}, "`use` is 1; expected a function of the learner's function and the arguments"),
        ({"only_exp": None}, "no function is marked with @misconception(…); expected one at least"),
        ({"twin": misconception("not_normalised", "a")(abs_)}, "['not_normalised', 'not_normalised']; expected"),
        ({"mute": misconception("mute", "")(mute)}, "misconception 'mute' tells ''; expected"),
        ({"softmax": None}, "`softmax` is None; expected the reference solution, a function"),
        ({"function": "soft"}, "`soft` is missing; expected the reference solution"),
    ],
)
def test_an_exercise_that_is_not_whole_is_refused(names, said):
    with pytest.raises(ValueError, match=r"^exercise softmax: .*" + re.escape(said)):
        make(**names)


def test_what_is_missing_is_told_with_what_is_expected():
    with pytest.raises(
        ValueError, match="exercise empty: `lesson` is missing; expected the lesson's number, as in '03'"
    ):
        Task(types.ModuleType("empty"), "empty")


@pytest.mark.parametrize(
    "inputs, said",
    [
        ([], "yields nothing; expected one Input(…) at least"),
        ([3], "yields 3; expected Input(…)"),
        ([Input(1, 2)], "yields 2 arguments; expected those of (scores)"),
    ],
)
def test_inputs_that_do_not_fit_are_refused(inputs, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        make(inputs=lambda rng: iter(inputs)).make_inputs()


def test_inputs_are_the_same_each_time_and_others_in_another_exercise():
    task = make()
    one, two = (given.make_inputs()[1].arguments[0] for given in (task, make()))
    assert (one == two).all()
    task.name, task.made = "another", {}
    assert (task.make_inputs()[1].arguments[0] != one).any()


def test_every_argument_has_a_name():
    task = make()
    assert task.names_of([1]) == ["scores"] and task.names_of([1, 2]) == ["scores", "argument 2"]
    assert task.names_of([]) == []


def test_the_solution_is_made_of_the_parts_named():
    task = make(solution_parts=(right, check))
    assert task.solution.startswith("def right(scores):") and "\n\n\ndef check(" in task.solution
    assert make().solution.lstrip().startswith("def softmax(scores):")
