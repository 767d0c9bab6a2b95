"""Learner and reference get copies of the same inputs, of any depth."""

import numpy as np
import pytest

from attention_helpers.course.checking.check import check as check_task
from attention_helpers.course.checking.form import Input
from attention_helpers.course.checking.running import Outcome
from attention_helpers.course.checking.trials import call_once, try_inputs
from tests.unit.course.checking.sample import make


def test_a_generator_given_gives_the_same_draws_to_learner_and_reference():
    task = make(softmax=lambda rng: rng.random(3), inputs=lambda rng: iter([Input(rng), Input(rng.spawn(1)[0])]))
    assert check_task(task, lambda rng: rng.random(size=3)).status == "right"
    assert check_task(task, lambda rng: np.random.default_rng(5).random(3)).status == "wrong"


def test_arguments_may_be_trees_deeper_than_python_recurses():
    def depth(node):
        count = 0
        while isinstance(node, dict):
            node, count = node["left"], count + 1
        return count

    def deep(levels):
        node = np.ones(2)
        for _ in range(levels):
            node = {"left": node, "right": np.ones(2)}
        return node

    def cuts(node):
        result = depth(node)
        while isinstance(node["left"], dict):
            node = node["left"]
        node["left"] = None
        return result

    def recursive(node):
        return 1 + recursive(node["left"]) if isinstance(node, dict) else 0

    task = make(softmax=depth, inputs=lambda rng: iter([Input(deep(3)), Input(deep(20_000))]))
    assert check_task(task, depth).status == "right"
    assert check_task(task, cuts).kind == "changed"
    assert check_task(task, recursive).kind == "recursion"


def test_what_a_function_changed_is_named_and_what_it_may_change_is_not():
    names = {"np": np}
    exec("def f(state, x):\n    state += 1\n    x += 1\n    W[0] = 5\n    return 0", names)
    given = Input(np.zeros(2), np.zeros(2), globals={"W": [1]})
    task = make(softmax=lambda state, x: 0, may_change=("state",), inputs=lambda rng: iter([given]))
    assert call_once(task, names["f"], given, 5).changed == ["x", "W"]
    assert given.arguments[1].sum() == 0 and given.globals == {"W": [1]}


def test_no_further_input_is_tried_where_the_first_shows_a_stub_or_a_call_was_stopped():
    task = make()
    for came, tried in ((Outcome(value=...), 1), (Outcome(stopped=True), 1), (Outcome(value=1), 4)):
        assert len(try_inputs(task, lambda given, came=came: came, task.make_inputs())) == tried


def test_a_reference_that_fails_is_the_exercises_own_fault():
    def divides(scores):
        return 1 / 0

    task = make(softmax=divides)
    with pytest.raises(
        RuntimeError, match=r"exercise softmax: its own reference fails on input 1: ZeroDivisionError: "
    ):
        try_inputs(task, lambda given: Outcome(), task.make_inputs())
