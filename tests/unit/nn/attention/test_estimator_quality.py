"""estimator_quality: bias and spread of estimates that were made with a known bias and a known spread."""

import re

import numpy as np
import pytest

from attention_helpers import nn

TRUE = np.array([0.3, -0.1, -0.2])


def noisy(shift, scatter):
    return lambda rows, rng: TRUE + shift + rng.normal(0, scatter, rows.shape)


def test_without_noise_the_bias_is_the_distance_and_nothing_scatters():
    found = nn.estimator_quality(noisy(np.array([3.0, 4.0, 0.0]), 0), np.zeros(3), TRUE, rows=5, rounds=2)
    assert found.bias == pytest.approx(5)
    assert found.spread == pytest.approx(0, abs=1e-7) and found.standard_error == pytest.approx(0, abs=1e-7)
    np.testing.assert_allclose(found.mean, [3.3, 3.9, -0.2])


def test_noise_is_spread_and_what_is_left_of_it_in_the_mean_is_the_standard_error():
    found = nn.estimator_quality(noisy(0, 0.5), np.zeros(3), TRUE, rows=1000, rounds=10)
    assert found.spread == pytest.approx(0.5 * np.sqrt(3), rel=0.03)  # three numbers, each scattered by 0.5
    assert found.standard_error == pytest.approx(found.spread / 100)
    assert found.bias < 3 * found.standard_error


def test_scores_are_given_once_a_row_and_the_warm_up_is_not_counted():
    seen = []

    def late(rows, rng):
        seen.append(rows)
        return np.full(rows.shape, 100.0 if len(seen) <= 3 else 1.0)

    found = nn.estimator_quality(late, np.array([1.0, 2.0]), np.ones(2), rows=4, rounds=2, warm_up=3)
    assert len(seen) == 5 and found.bias == 0
    np.testing.assert_array_equal(seen[0], [[1, 2]] * 4)


def test_the_same_seed_gives_the_same_numbers():
    one, other, third = (
        nn.estimator_quality(noisy(0, 1), np.zeros(3), TRUE, rows=10, rounds=1, seed=seed) for seed in (1, 1, 2)
    )
    assert one.bias == other.bias != third.bias


def test_an_estimate_of_another_shape_is_refused():
    message = "estimate: what it returns must have the shape (10, 3), got (3,)."
    with pytest.raises(ValueError, match=re.escape(message)):
        nn.estimator_quality(lambda rows, rng: TRUE, np.zeros(3), TRUE, rows=10, rounds=1)
