"""Estimators: each against the enumerated gradient, which is itself held against finite differences."""

import math
import re

import numpy as np
import pytest

from attention_helpers.nn.attention.estimators import (
    MovingAverageBaseline,
    enumerated_gradient,
    gumbel_softmax,
    log_probability,
    log_probability_gradient,
    score_function_gradient,
    straight_through,
)
from attention_helpers.nn.layers.softmax import softmax

SCORES = np.array([0.4, -0.3, 1.1, 0.0])
COSTS = np.array([5.0, 3.0, 4.0, 8.0])
DRAWS = 40_000


def many(row=SCORES):
    return np.broadcast_to(row, (DRAWS, len(row)))


def slope(function, scores):
    """Central differences of a function of one row of scores, in float64."""
    steps = np.eye(len(scores)) * 1e-6
    return np.array([(function(scores + step) - function(scores - step)) / 2e-6 for step in steps])


def draw(seed=0, scores=SCORES):
    one_hot, _ = straight_through(many(scores), np.random.default_rng(seed))
    return one_hot.argmax(axis=-1)


@pytest.mark.parametrize("temperature", [0.5, 1.0])
@pytest.mark.parametrize("mask", [None, np.array([True, True, False, True])])
def test_log_probability_and_its_gradient(mask, temperature):
    for index in (0, 1, 3):
        weights = softmax(SCORES, mask, temperature)
        assert log_probability(SCORES, index, mask, temperature) == pytest.approx(math.log(weights[index]))
        expected = slope(lambda s, i=index: log_probability(s, i, mask, temperature), SCORES)
        np.testing.assert_allclose(log_probability_gradient(SCORES, index, mask, temperature), expected, atol=1e-8)


def test_log_probability_where_the_probability_rounds_to_zero():
    assert log_probability(np.array([0.0, 1e4], np.float32), 0) == -1e4
    assert log_probability(np.array([0.0, 1.0]), 0, temperature=1e-30) == pytest.approx(-1e30)


@pytest.mark.parametrize("temperature", [0.5, 1.0])
def test_enumerated_gradient_is_the_slope_of_the_expected_cost(temperature):
    mask = np.array([True, True, True, False])
    for given in (None, mask):
        expected = slope(lambda s, m=given: softmax(s, m, temperature) @ COSTS, SCORES)
        np.testing.assert_allclose(enumerated_gradient(SCORES, COSTS, given, temperature), expected, atol=1e-8)


@pytest.mark.parametrize("baseline", [0.0, 4.5, -20.0])
def test_score_function_gradient_is_exact_on_average_for_any_constant_baseline(baseline):
    """The average over all indices, each with its probability, is computed and not drawn."""
    weights = softmax(SCORES)
    each = score_function_gradient(np.broadcast_to(SCORES, (4, 4)), np.arange(4), COSTS, baseline)
    np.testing.assert_allclose(weights @ each, enumerated_gradient(SCORES, COSTS), atol=1e-12)


def test_a_baseline_near_the_mean_cost_lowers_the_variance_and_a_far_one_raises_it():
    index = draw()
    variance = {b: score_function_gradient(many(), index, COSTS[index], b).var(axis=0).sum() for b in (0.0, 4.6, -20.0)}
    assert variance[4.6] < 0.25 * variance[0.0] < 0.05 * variance[-20.0]


def test_sampled_score_function_gradient_walks_to_the_exact_one():
    index = draw()
    estimates = score_function_gradient(many(), index, COSTS[index])
    error = abs(estimates.mean(axis=0) - enumerated_gradient(SCORES, COSTS))
    assert (error < 4 * estimates.std(axis=0) / DRAWS**0.5).all()


def test_moving_average_baseline():
    baseline = MovingAverageBaseline(0.9)
    assert baseline.value == 0
    baseline.update(4.0)
    assert baseline.value == pytest.approx(4.0)  # not 0.4: the empty start does not pull
    baseline.update(np.array([1.0, 3.0]))
    assert baseline.value == pytest.approx((0.9 * 4 + 2) / 1.9)
    for _ in range(200):
        baseline.update(7.0)
    assert baseline.value == pytest.approx(7.0, abs=1e-6)


def test_moving_average_keeps_the_runs_of_its_rows_apart():
    together, apart = MovingAverageBaseline(0.9, per_row=True), [MovingAverageBaseline(0.9) for _ in range(3)]
    assert together.value == 0
    for costs in np.random.default_rng(0).normal(size=(5, 3)):
        before, kept = together.value, np.array(together.value)
        together.update(costs)
        np.testing.assert_array_equal(before, kept)  # a value that was read stays as it was read
        for average, cost in zip(apart, costs, strict=True):
            average.update(cost)
        np.testing.assert_array_equal(together.value, [average.value for average in apart])


def test_straight_through_draws_by_the_weights_and_goes_back_through_them():
    choice, backward = straight_through(many(), np.random.default_rng(1))
    assert set(np.unique(choice)) == {0.0, 1.0} and (choice.sum(axis=-1) == 1).all()
    np.testing.assert_allclose(choice.mean(axis=0), softmax(SCORES), atol=0.01)
    # Where the cost is linear in the choice, its gradient is the same for every draw, and the estimate is exact.
    np.testing.assert_allclose(backward(many(COSTS))[0], enumerated_gradient(SCORES, COSTS), atol=1e-12)


def test_straight_through_is_biased_where_the_cost_is_not_linear():
    values, wanted = np.array([0.0, 1.0, 2.0, 5.0]), 1.5
    choice, backward = straight_through(many(), np.random.default_rng(2))
    difference = choice @ values - wanted
    mean = backward(2 * difference[:, None] * values).mean(axis=0)
    exact = enumerated_gradient(SCORES, (values - wanted) ** 2)
    assert abs(mean - exact).max() > 0.3


def test_the_largest_noisy_score_is_an_exact_draw():
    choice, _ = gumbel_softmax(many(), np.random.default_rng(3), temperature=0.5)
    counts = np.bincount(choice.argmax(axis=-1), minlength=4)
    expected = DRAWS * softmax(SCORES)
    assert ((counts - expected) ** 2 / expected).sum() < 16.27  # chi-squared, 3 degrees, one in a thousand


def test_gumbel_softmax_hardens_as_the_temperature_falls():
    largest = {t: gumbel_softmax(many(), np.random.default_rng(4), t)[0].max(axis=-1).mean() for t in (0.05, 1.0, 50.0)}
    assert largest[0.05] > 0.95 and 0.4 < largest[1.0] < 0.9 and largest[50.0] < 0.27


@pytest.mark.parametrize("mask", [None, np.array([True, False, True, True])])
def test_gumbel_softmax_gradient_against_finite_differences(mask):
    grad = np.array([1.0, -2.0, 0.5, 3.0])
    _, backward = gumbel_softmax(SCORES, np.random.default_rng(5), 0.7, mask)
    expected = slope(lambda s: gumbel_softmax(s, np.random.default_rng(5), 0.7, mask)[0] @ grad, SCORES)
    np.testing.assert_allclose(backward(grad), expected, atol=1e-8)


def test_float32_stays_float32():
    scores = SCORES.astype(np.float32)
    choice, backward = gumbel_softmax(scores, np.random.default_rng(0), 0.5)
    results = (
        choice,
        backward(choice),
        log_probability_gradient(scores, 0),
        enumerated_gradient(scores, scores),
        straight_through(scores, np.random.default_rng(0))[0],
        score_function_gradient(scores, 0, 1.0, 0.5),
    )
    assert {result.dtype for result in results} == {np.dtype(np.float32)}


@pytest.mark.parametrize(
    "call, message",
    [
        (
            lambda: log_probability(SCORES, [0, 1]),
            "index must hold integers of the shape (), one for each row of scores, got int64 of the shape (2,)",
        ),
        (lambda: log_probability(SCORES, 4), "index must hold 0 to 3, got 4 to 4"),
        (
            lambda: log_probability(SCORES, [[0]]),
            "index must hold integers of the shape (), one for each row of scores, got int64",
        ),
        (
            lambda: log_probability(SCORES, 1, np.array([True, False, True, True])),
            "index must hold places that mask leaves in, got one that is masked",
        ),
        (
            lambda: score_function_gradient(SCORES, 0, COSTS),
            "cost must have the shape (), one number for each draw, got (4,)",
        ),
        (
            lambda: enumerated_gradient(SCORES, COSTS, temperature=-1),
            "temperature must be one finite number above 0, got -1",
        ),
        (
            lambda: gumbel_softmax(SCORES, np.random.default_rng(0), 0),
            "temperature must be one finite number above 0, got 0",
        ),
        (lambda: MovingAverageBaseline(1.0), "decay must be a number of at least 0 and below 1, got 1.0"),
        (lambda: MovingAverageBaseline().update(np.nan), "cost must hold finite numbers, got nan at ()"),
        (
            lambda: MovingAverageBaseline(per_row=True).update([1, np.nan]),
            "cost must hold finite numbers, got nan at (1,)",
        ),
    ],
)
def test_bad_input_is_refused_in_one_sentence(call, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        call()


@pytest.mark.parametrize("call", [lambda: gumbel_softmax(SCORES, None, 1.0), lambda: straight_through(SCORES, 0)])
def test_a_missing_generator_is_refused(call):
    with pytest.raises(TypeError, match="rng must be a generator"):
        call()


@pytest.mark.parametrize("temperature", [1e-320, 1e-300, 1e-45, 1e-10, 1e10, 1e38, 1e300])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_every_estimate_is_a_number_at_every_temperature(dtype, temperature):
    costs, rng = np.array([3, 1e3, -2], dtype), np.random.default_rng(0)
    with np.errstate(all="raise", under="ignore"):
        for scores in (np.array(each, dtype) for each in ([1, 1, 0.5], [1e3, -1e3, 3], [0, 0, 0])):
            for mask in (None, np.array([True, True, False])):
                soft, back = gumbel_softmax(scores, rng, temperature, mask)
                _, straight_back = straight_through(scores, rng, mask, temperature)
                for found in (
                    log_probability(scores, 1, mask, temperature),
                    log_probability_gradient(scores, 1, mask, temperature),
                    enumerated_gradient(scores, costs, mask, temperature),
                    score_function_gradient(scores, 0, dtype(2), 0.5, mask, temperature),
                    soft,
                    back(costs),
                    straight_back(costs),
                ):
                    assert np.isfinite(found).all() and found.dtype == dtype


def test_gumbel_noise_is_added_to_whole_numbers_as_it_is():
    one, other = (gumbel_softmax(s, np.random.default_rng(0), 0.5)[0] for s in (np.array([0, 1]), np.array([0.0, 1.0])))
    np.testing.assert_array_equal(one, other)
