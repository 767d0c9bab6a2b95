"""A mistake is named where the results are those of its code, and only there."""

import numpy as np

from tests.unit.course.checking.sample import check, words


def test_a_known_misconception_is_named_whatever_its_style():
    def in_another_style(scores):
        return [2.718281828459045 ** float(score) for score in scores]

    verdict = check(in_another_style)
    assert verdict.misconception == "not_normalised" and "do not sum to 1" in words(verdict)


def test_a_misconception_shows_through_a_treated_edge_case():
    def also_refuses_nothing(scores):
        if len(scores) == 0:
            raise ValueError("empty")
        return np.exp(scores)

    assert check(also_refuses_nothing).misconception == "not_normalised"


def test_another_mistake_is_not_called_a_misconception():
    assert check(lambda scores: scores).misconception is None
