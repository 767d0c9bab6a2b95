"""The whole check: what is right in any style passes, what only a further check sees is told."""

import functools
import sys
import time

import numpy as np
import pytest

from attention_helpers.course.checking import check as checking
from attention_helpers.course.checking import drawn
from attention_helpers.course.checking.check import check as check_task
from attention_helpers.course.checking.form import Input, misconception
from attention_helpers.course.checking.trials import NoThread
from tests.unit.course.checking.sample import check, make, right, words


def with_a_loop(scores):
    if not len(scores):
        raise np.linalg.LinAlgError("a kind of ValueError")
    top, total, result = max(scores), 0.0, []
    for score in scores:
        result.append(2.718281828459045 ** (score - top))
        total += result[-1]
    return [number / total for number in result]


def in_place_on_its_own_copy(scores):
    scores = scores - max(scores)
    np.exp(scores, out=scores)
    scores /= scores.sum()
    return scores


def prints_while_it_works(scores):
    print("scores", scores)
    print("to the other stream", file=sys.stderr)
    return right(scores)


def warns_while_it_works(scores):
    np.exp(np.array([1e9]))
    np.log(np.array([0.0]))
    return right(scores)


class AsAnObject:
    def __call__(self, scores):
        return right(scores)

    def method(self, scores):
        return right(scores)


@functools.wraps(right)
def decorated(*arguments):
    return right(*arguments)


@pytest.mark.parametrize(
    "function",
    [
        right,
        lambda scores: right(scores).tolist(),
        lambda scores: tuple(np.float64(number) for number in right(scores)),
        lambda scores: right(scores).astype(np.float32),
        lambda scores, temperature=1.0: right(scores / temperature),
        with_a_loop,
        in_place_on_its_own_copy,
        prints_while_it_works,
        warns_while_it_works,
        AsAnObject(),
        AsAnObject().method,
        decorated,
        functools.partial(right),
    ],
)
def test_no_false_alarm(function, capfd):
    verdict = check(function)
    assert (verdict.status, verdict.inputs) == ("right", 4), verdict
    assert capfd.readouterr() == ("", "")


def test_only_the_error_asked_for_counts():
    def of_another_kind(scores):
        if not len(scores):
            raise TypeError("no score")
        return right(scores)

    verdict = check(of_another_kind)
    assert verdict.kind == "other_error" and "has to raise ValueError, but it raised TypeError" in words(verdict)


def test_a_class_is_checked_through_use():
    class Layer:
        def __init__(self, factor):
            self.factor = factor

        def forward(self, x):
            return self.factor * x

    class Wrong(Layer):
        def forward(self, x):
            return self.factor + x

    def use(layer, factor, x):
        return layer(factor).forward(x)

    def inputs(rng):
        yield Input(2.0, np.arange(3.0))
        yield Input(-1.0, rng.normal(size=(2, 2)))

    task = make(softmax=Layer, use=use, inputs=inputs)
    assert check_task(task, Layer).status == "right" and check_task(task, Wrong).status == "wrong"


def test_further_checks_see_what_a_comparison_cannot():
    @misconception("always_first", "It always takes the first.")
    def first(rng):
        return 0

    def further_checks(run, rng):
        if len({run(rng.spawn(1)[0]) for _ in range(50)}) == 1:
            yield first

    task = make(
        softmax=lambda rng: int(rng.integers(3)),
        first=first,
        further_checks=further_checks,
        same=lambda expected, actual, rng: None,
        inputs=lambda rng: iter([Input(rng)]),
    )
    assert check_task(task, lambda rng: int(rng.random() * 3)).status == "right"
    assert check_task(task, lambda rng: 0).misconception == "always_first"
    verdict = check_task(task, lambda rng: [0, 1][int(rng.random() * 3)])
    assert verdict.status == "raised" and "IndexError" in words(verdict)


def test_once_a_fault_is_found_the_rest_keeps_nobody_waiting(monkeypatch):
    monkeypatch.setattr(checking, "AFTER_A_FAULT", 0.2)

    def wrong_then_endless(scores):
        while len(scores) > 3:
            pass
        return scores

    start = time.monotonic()
    verdict = check(wrong_then_endless, seconds=30)
    assert verdict.kind == "value" and verdict.number == 1 and time.monotonic() - start < 3


def test_where_not_even_the_reference_gets_a_thread_that_is_the_functions_fault(monkeypatch):
    def no_thread(task, inputs):
        raise NoThread

    monkeypatch.setattr(drawn, "expect", no_thread)  # of the inputs that come again, after all others
    verdict = check(right)
    assert verdict.kind == "crowded" and "leaves threads running" in words(verdict)
    assert check(lambda scores: scores).kind == "value"
