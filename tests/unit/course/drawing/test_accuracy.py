"""Tolerances grow with what goes in, and never refuse another order of summation."""

import numpy as np

from attention_helpers.course.drawing.accuracy import largest, of_a_softmax, of_a_sum, of_a_tanh


def test_the_largest_of_several_arrays():
    assert largest(np.array([1.0, -5.0]), 3) == 5 and largest(np.zeros((0, 2))) == 0
    assert largest(np.array([-np.inf, -2.0])) == 2


def test_tiny_numbers_have_a_tiny_tolerance_and_large_scores_a_wider_one():
    assert of_a_sum(np.array([2.0**-30])) < 1e-14
    assert of_a_softmax(np.zeros(1)) == 1e-6 and of_a_softmax(np.array([1e12])) > 1e-3
    assert of_a_tanh(np.array([1e-9])) < 1e-14 and of_a_tanh(np.array([5.0])) < 2e-6


def test_another_order_of_summation_lies_within():
    rng = np.random.default_rng(0)
    query, keys = 1e6 * rng.normal(size=300), 1e6 * rng.normal(size=(5, 300))
    one, other = keys @ query, np.array([sum((k * query)[::-1]) for k in keys])
    assert np.abs(one - other).max() < of_a_softmax(np.abs(keys) @ np.abs(query))
