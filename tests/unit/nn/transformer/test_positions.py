"""Positions: the waves by their formula, a learned table and its end, distances between words."""

import math

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.transformer.positions import Sinusoids, distances
from tests.unit.nn.small import RNG
from tests.unit.nn.transformer.sample import GRAD


@pytest.mark.parametrize("size, base", [(6, 10_000.0), (5, 100.0), (1, 10.0)])
def test_sinusoids_are_those_of_the_paper(size, base):
    found = nn.sinusoids(7, size, base)
    assert found.shape == (7, size)
    for place, number in np.ndindex(7, size):
        angle = place / base ** (2 * (number // 2) / size)
        expected = math.cos(angle) if number % 2 else math.sin(angle)
        assert found[place, number] == pytest.approx(expected, abs=1e-12)


def test_a_step_further_is_the_same_turn_wherever_it_is_taken():
    waves = nn.sinusoids(40, 8)
    products = waves @ waves.T
    for apart in (0, 1, 5):
        np.testing.assert_allclose(np.diagonal(products, apart), products[0, apart], atol=1e-9)


def test_given_positions_reach_as_far_as_they_are_asked_for():
    made = Sinusoids(6, 100.0, 2.0)
    assert made.parameters == {} and made.forward(3).dtype == np.float32
    expected = 2 * nn.sinusoids(500, 6, 100.0)
    for time, start in ((3, 0), (2, 60), (2, 63), (200, 300)):
        np.testing.assert_allclose(made.forward(time, start), expected[start : start + time], atol=1e-6)


def test_learned_positions_are_rows_of_a_table_and_get_the_gradients_of_all_sentences():
    made = nn.LearnedPositions(5, 4, RNG(0), np.float64)
    table = made.parameters["table"]
    np.testing.assert_array_equal(made.forward(2, 3), table[3:])
    np.testing.assert_array_equal(made.forward(3), table[:3])
    made.gradients["table"][...] = 9
    made.backward(GRAD)
    np.testing.assert_allclose(made.gradients["table"], [*GRAD.sum(axis=0), [0] * 4, [0] * 4])


def test_a_sentence_longer_than_the_table_is_refused():
    made = nn.LearnedPositions(5, 4, RNG(0))
    for arguments in ((6,), (1, 5)):
        with pytest.raises(
            ValueError, match=r"may have 5 words .*as many as there are learned positions; got one of 6"
        ):
            made.forward(*arguments)


def test_distances_are_clipped_and_the_last_query_stands_at_the_last_key():
    assert distances(4, 4, 2).tolist() == [[2, 3, 4, 4], [1, 2, 3, 4], [0, 1, 2, 3], [0, 0, 1, 2]]
    assert distances(1, 4, 2).tolist() == [[0, 0, 1, 2]]


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: nn.sinusoids(0, 4), "length must be at least 1, got 0"),
        (lambda: nn.sinusoids(4, 4, -1.0), r"base must be a finite number above 0, got -1\.0"),
        (lambda: nn.LearnedPositions(0, 4, RNG(0)), "longest must be at least 1, got 0"),
    ],
)
def test_wrong_sizes_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
