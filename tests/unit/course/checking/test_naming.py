"""A mistake is named where the results are those of its code, and only there."""

import numpy as np

from tests.unit.course.checking.sample import check, words


def test_a_known_misconception_is_named_whatever_its_style():
    def in_another_style(scores):
        with_numpy = [np.exp(score) for score in scores]
        return tuple(with_numpy)

    verdict = check(in_another_style)
    assert verdict.misconception == "not_normalised" and "do not sum to 1" in words(verdict)


def test_a_name_that_fits_some_inputs_only_is_not_given():
    def also_refuses_nothing(scores):
        if len(scores) == 0:
            raise ValueError("empty")
        return np.exp(scores)

    verdict = check(also_refuses_nothing)
    assert verdict.misconception is None and "3 of 3 numbers are not" in words(verdict)


def test_another_mistake_is_not_called_a_misconception():
    assert check(lambda scores: scores).misconception is None
