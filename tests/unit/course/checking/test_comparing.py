"""Results against what is expected: values and not types, named parts, exact whole numbers."""

import numpy as np
import pytest

from attention_helpers.course.checking.check import check as check_task
from attention_helpers.course.checking.comparing import difference
from attention_helpers.course.checking.form import Input
from tests.unit.course.checking.sample import make, words


def test_several_results_are_named():
    def both(x):
        return x.min(), x * 2

    task = make(softmax=both, returns=("least", "twice"), inputs=lambda rng: iter([Input(np.arange(3.0))] * 3))
    assert check_task(task, lambda x: [float(x.min()), list(x * 2)]).status == "right"
    assert "2 results (least, twice)" in words(check_task(task, lambda x: x * 2))
    verdict = check_task(task, lambda x: (x.min(), x * 3))
    assert "of `twice`" in words(verdict) and "twice = [0., 3., 6.]" in dict(verdict.details)["Came"]


def test_whole_numbers_must_be_exact_and_may_be_floats():
    task = make(softmax=lambda n: 10_000_000 + n, inputs=lambda rng: iter([Input(5)]))
    assert check_task(task, lambda n: np.float64(10_000_005)).status == "right"
    assert check_task(task, lambda n: 10_000_004).status == "wrong"


@pytest.mark.parametrize(
    "expected, actual",
    [
        (np.array([1.0, np.nan]), [1.0, float("nan")]),
        (np.zeros((0, 3)), []),
        ({"a": [1, {"b": 2.0}]}, {"a": (1.0, {"b": np.float32(2)})}),
        ({(1, 2)}, [(1, 2)]),
        (("a", None), ["a", None]),
        (1.0, np.array(1.00001)),
    ],
)
def test_results_that_agree(expected, actual):
    assert difference(expected, actual) is None


@pytest.mark.parametrize(
    "expected, actual, kind, part",
    [
        ({"a": 1}, {"b": 1}, "keys", ""),
        ({"a": {"b": 1.0}}, {"a": {"b": 2.0}}, "value", "['a']['b']"),
        (("a", "b"), ("a", "c"), "value", "[1]"),
        (("a", "b"), "ab", "parts", ""),
        ({1}, 1, "type", ""),
        (None, 0, "type", ""),
        (np.ones(3), np.ones((3, 1)), "right_values_wrong_shape", ""),
        (np.ones(3), np.zeros((3, 1)), "shape", ""),
        (np.ones(3), [1, 1, np.nan], "nan", ""),
        (np.ones(3), [1, ..., 1], "dots", ""),
    ],
)
def test_results_that_differ(expected, actual, kind, part):
    fault = difference(expected, actual)
    assert (fault.kind, fault.part) == (kind, part)


def test_one_array_in_place_of_several_results_is_told_as_one():
    expected, returns = (np.ones((2, 3)), np.ones((2, 4))), ("context", "weights")
    fault = difference(expected, np.ones((2, 3)), returns)
    assert fault.kind == "parts" and "(2, 3)" in fault.facts["came"]
    pair = np.ones((2, 3)), np.ones((2, 3))
    assert difference(pair, np.array(pair), returns) is None
    assert difference(pair, np.array(pair) * np.array([[[1]], [[2]]]), returns).part == "weights"


def test_the_place_that_is_farthest_off_is_told():
    facts = difference(np.zeros((2, 2)), [[0, 1], [-3, 0]]).facts
    assert facts == {"wrong": 2, "total": 4, "place": (1, 0), "here": -3, "there": 0}
