"""Mistakes that no hand-written input shows are found by drawn ones, and told by the smallest that fails."""

import os
import re

import numpy as np
import pytest

from attention_helpers.course.apart.run import CAN_FORK
from attention_helpers.course.checking import drawn
from attention_helpers.course.checking.check import check as check_task
from attention_helpers.course.checking.form import Input, misconception
from attention_helpers.course.checking.guarded import guarded_check
from attention_helpers.course.drawing.accuracy import of_a_sum
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Listed, Number, Numbers
from tests.unit.course.checking.sample import make, words


def total(numbers, scale):
    return numbers.sum() * scale


def task(**names):
    domain = Domain(
        {"numbers": Numbers("n"), "scale": Number(1, 4)},
        sizes={"n": (0, 6)},
        accuracy=lambda numbers, scale: scale * of_a_sum(numbers),
    )
    hand = [Input(np.array([1.0, 2.0]), 2.0, name="the example")]
    return make(**({"softmax": total, "domain": domain, "inputs": lambda rng: iter(hand)} | names))


def check(function, **names):
    return check_task(task(**names), function, seconds=20)


def test_a_right_answer_is_tried_on_all_of_them():
    verdict = check(lambda numbers, scale: sum(float(number) for number in numbers) * scale)
    assert verdict.passed and verdict.inputs == 1 + len(drawn.drawn_inputs(task()))


@pytest.mark.parametrize(
    ("wrong", "shown"),
    [
        (lambda numbers, scale: np.abs(numbers).sum() * scale, "numbers = [-1.]"),
        (lambda numbers, scale: np.clip(numbers.sum(), -100, 100) * scale, "numbers = ["),
        (lambda numbers, scale: np.round(numbers, 3).sum() * scale, "numbers = ["),
        (lambda numbers, scale: (numbers.sum() if len(numbers) else 1.0) * scale, "numbers = []"),
        (lambda numbers, scale: len(numbers) and len(numbers) * numbers.mean() * max(scale, 2), "scale = 1"),
        (lambda numbers, scale: sum(set(numbers.tolist())) * scale, "numbers = [1., 1.]"),
        (lambda numbers, scale: np.add.reduce(np.zeros_like(numbers) + 0.5 - 0.5 + numbers * 0.5) * 2 * scale, None),
    ],
)
def test_the_smallest_input_that_fails_is_told(wrong, shown):
    verdict = check(wrong)
    if shown is None:  # right in another way
        assert verdict.passed
    else:
        label, text = verdict.details[0]
        assert not verdict.passed and shown in text and "the smallest found" in label and len(text) < 60


def test_integers_are_tried():
    def silent(numbers, scale):
        kept = np.zeros_like(numbers)
        kept[...] = numbers / 2
        return kept.sum() * 2 * scale

    def loud(numbers, scale):
        numbers = numbers.copy()
        numbers *= scale / 2
        return 2 * numbers.sum()

    assert not check(silent).passed
    assert check(loud).kind == "error"


def test_what_is_kept_between_calls_is_told():
    by_shape, by_object, count = {}, {}, []

    def keeps_by_object(numbers, scale):
        if id(numbers) not in by_object:
            by_object[id(numbers)] = (numbers, total(numbers, scale))
        return by_object[id(numbers)][1]

    def keeps_by_shape(numbers, scale):
        return by_shape.setdefault((numbers.shape, scale), total(numbers, scale))

    def counts(numbers, scale, seen=count):
        seen.append(1)
        return total(numbers, scale) + (len(seen) > 1 + len(drawn.drawn_inputs(task())))

    buffer = np.zeros(())

    def hands_out_one_array(numbers, scale):
        buffer[...] = total(numbers, scale)
        return buffer

    assert check(hands_out_one_array).kind == "again"
    verdict = check(keeps_by_object)
    assert verdict.kind == "again" and "keep something between calls" in words(verdict)
    assert not check(keeps_by_shape).passed
    assert check(counts).kind == "again"


scale = None  # the inputs of the next test set it


def scaled(numbers):
    return sum(numbers) * scale


def test_what_is_kept_of_an_argument_under_other_globals_is_told():
    kept = {}

    def keeps(numbers):
        return kept.setdefault(id(numbers), (numbers, scaled(numbers)))[1]

    kinds = {"numbers": Listed("n", lambda rng, sizes: rng.randint(0, 9)), "scale": Number(1, 4)}
    domain = Domain(kinds, sizes={"n": (1, 6)}, globals=("scale",))
    hand = [Input([1, 2], globals={"scale": 2.0})]
    names = {"softmax": scaled, "domain": domain, "inputs": lambda rng: iter(hand)}
    assert check(scaled, **names).passed
    assert check(keeps, **names).kind == "again"


def test_a_mistake_is_named_only_where_it_fits_drawn_inputs_too():
    def inputs(rng):
        yield Input(np.array([1.0, 2.0]), 2.0)

    @misconception("forgets_scale", "The scale is not used.")
    def forgets(numbers, scale):
        return numbers.sum()

    names = {"only_exp": forgets, "inputs": inputs}
    assert check(lambda numbers, scale: sum(numbers), **names).misconception == "forgets_scale"
    assert check(lambda numbers, scale: 3.0, **names).misconception is None


def test_a_drawn_input_that_does_not_end_is_told_as_it_is():
    def waits(numbers, scale):
        while len(numbers) == 5:
            pass
        return total(numbers, scale)

    verdict = check_task(task(), waits, seconds=1)
    assert verdict.kind == "endless" and "(drawn)" in verdict.details[0][0]


def test_what_is_wrong_on_a_second_input_of_the_same_shapes_is_not_taken_for_memory():
    (_first, other), *_ = drawn._pairs(task())
    rare = other.arguments[0].tobytes()

    def wrong_there_alone(numbers, scale):
        return total(numbers, scale) + (numbers.astype(float).tobytes() == rare)

    assert check(wrong_there_alone).kind == "value"


@pytest.mark.skipif(not CAN_FORK, reason="this system cannot copy the process")
def test_a_drawn_input_on_which_python_ends_is_told():
    def ends(numbers, scale):
        return os._exit(1) if len(numbers) == 5 else total(numbers, scale)

    verdict = guarded_check(task(), ends, seconds=20)
    assert verdict.kind == "died" and "(drawn)" in verdict.details[0][0] and "Expected" in dict(verdict.details)
    assert re.search(r"(\d+) of 306 inputs", words(verdict))
