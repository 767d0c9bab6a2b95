"""Learner and reference get copies of the same inputs, of any depth; each kind of wrong answer is told apart."""

import numpy as np
import pytest

from attention_helpers.course.calls.running import Outcome
from attention_helpers.course.checking.check import check as check_task
from attention_helpers.course.checking.form import Input
from attention_helpers.course.checking.trials import call_once, try_inputs
from tests.unit.course.checking.sample import check, make, words, written


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
        assert len(list(try_inputs(task, lambda given, came=came: came, task.make_inputs()))) == tried


def test_a_reference_that_fails_is_the_exercises_own_fault():
    def divides(scores):
        return 1 / 0

    task = make(softmax=divides)
    with pytest.raises(
        RuntimeError, match=r"exercise softmax: its own reference fails on input 1: ZeroDivisionError: "
    ):
        list(try_inputs(task, lambda given: Outcome(), task.make_inputs()))


@pytest.mark.parametrize(
    "body, kind, said",
    [
        ("print(right(scores))", "none", "printed its result"),
        ("result = right(scores); scores -= scores.max(); return result", "changed", "changes its argument `scores`"),
        ("return right(scores) * np.nan", "nan", "holds nan"),
        ("right(scores); return np.exp(scores) / np.exp(scores).sum()", "nan", "exp of 1000 is inf."),
        ("return right(scores)[:, None]", "right_values_wrong_shape", "shape is (3, 1) in place of (3,)"),
        ("return np.append(right(scores), 0.0)", "shape", "is (4,); (3,) is expected"),
        ("return np.array([0.09003057, 0.24472847, 0.66524096])", "hard_coded", "only the example"),
        ("return right(scores) if len(scores) else scores", "no_error", "has to raise ValueError"),
        ("return right(scores) if len(scores) else 1 / 0", "other_error", "raised ZeroDivisionError"),
        ("return '0.09, 0.24, 0.67'", "type", "is str"),
        ("return [[1.0], [2.0, 3.0]]", "type", "a list of 2"),
        ("yield from right(scores)", "type", "`return` in place of `yield`"),
        ("return [right(scores), ...]", "dots", "`...` is still in what your function returns"),
        (
            "return right(scores) + [0, 0.01, 0] if len(scores) == 3 else right(scores)",
            "value",
            "1 of 3 numbers are not. Farthest off at [1]: 0.254728, expected 0.244728",
        ),
    ],
)
def test_each_kind_of_wrong_answer_is_told(body, kind, said):
    verdict = check(written(body))
    assert verdict.status == "wrong" and verdict.kind == kind
    assert said in words(verdict)
