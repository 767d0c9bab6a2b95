"""Values written short, whatever they are."""

import numpy as np
import pytest

from attention_helpers.course.checking.form import Input
from attention_helpers.course.checking.writing import write_call, write_value
from tests.unit.course.checking.sample import make, shown


def test_numbers_that_differ_do_not_look_the_same():
    task = make()
    assert "9.313225746154785e-10]" in write_call(task, Input(np.array([1.0, 2.0**-30])))
    assert "scores = [1.0000000596046448, " in write_call(task, Input(np.array([1 + 2.0**-24, 1.0])))
    assert write_value(np.array([1.0, 2.0**-30])) == "[1., 0.]"
    assert write_value([1.0, 2.0**-30], exact=True) == "[1.0, 9.313225746154785e-10]"


def test_an_empty_set_is_no_dictionary():
    assert write_value(set()) == "set()" and write_value({}) == "{}"


def test_one_object_in_two_places_is_told():
    leaf, note = np.array([1.0]), "one and the same object"
    branch = {"left": leaf, "right": np.array([2.0])}
    assert note in write_call(make(), Input({"left": branch, "right": branch}))
    assert note in write_call(make(), Input(leaf, globals={"b": leaf}))
    assert note not in write_call(make(), Input({"left": branch, "right": np.array([1.0])}))


def test_huge_results_are_cut():
    assert len(shown(lambda weights, vectors: "x" * 10**6).html) < 20_000
    assert len(shown(lambda weights, vectors: list(range(10**5))).html) < 20_000
    assert len(shown(lambda weights, vectors: np.zeros((1000, 1000))).html) < 20_000


def test_a_result_that_cannot_be_shown_or_compared():
    class Nasty:
        def __repr__(self):
            raise RuntimeError

        def __eq__(self, other):
            raise RuntimeError

        __hash__ = None

        def __array__(self, *_, **__):
            raise RuntimeError

    assert shown(lambda weights, vectors: Nasty()).verdict.status == "wrong"


@pytest.mark.parametrize(
    "value, written",
    [
        (0.1 + 0.2, "0.3"),
        (np.float32(2), "2"),
        (np.array([1.0, 0.5]), "[1. , 0.5]"),
        (np.zeros((0, 3)), "[]   # shape (0, 3)"),
        ({"b": (1,), "a": None}, "{'b': (1,), 'a': None}"),
        ({3, 1, 2}, "{1, 2, 3}"),
        ([[[[[1]]]]], "[[[[[…]]]]]"),
        (np.tanh, "tanh"),
        (np.random.default_rng(0), "np.random.default_rng(…)"),
        (10**200, "1" + "0" * 99 + "…"),
    ],
)
def test_a_value_in_short(value, written):
    assert write_value(value) == written


def test_numbers_that_differ_are_written_so_that_they_do():
    assert write_call(make(), Input(np.array([1e8, 1e8 + 1]))) == "scores = [1.00000000e+08, 1.00000001e+08]"
    assert write_call(make(), Input(np.array([1e8, 2e8]))) == "scores = [1.e+08, 2.e+08]"


def test_results_and_arguments_are_named():
    assert write_value((1, 2), returns=("least", "most")) == "least = 1\nmost = 2"
    assert write_call(make(), Input([1.5], 2, globals={"W": 3})) == (
        "scores = [1.5]\nargument 2 = 2\nwith the globals:\nW = 3"
    )
    assert write_call(make(), Input()) == "()"
