"""Softmax: values, extremes, masks, temperature, refusals, and its gradient."""

import math
import re

import numpy as np
import pytest

from attention_helpers.nn.layers.softmax import softmax, softmax_backward


def by_loops(row, temperature=1.0):
    """The definition, one number after another, in Python's own floats."""
    powers = [math.exp(score / temperature) for score in row]
    return [power / math.fsum(powers) for power in powers]


@pytest.mark.parametrize("temperature", [0.25, 1.0, 7.0])
def test_values_are_those_of_the_definition(temperature):
    scores = np.random.default_rng(0).normal(size=(3, 4, 5))
    expected = [[by_loops(row, temperature) for row in rows] for rows in scores]
    np.testing.assert_allclose(softmax(scores, temperature=temperature), expected, rtol=1e-13)


def test_any_axis():
    scores = np.random.default_rng(1).normal(size=(3, 4, 5))
    np.testing.assert_allclose(softmax(scores, axis=1), np.moveaxis(softmax(np.moveaxis(scores, 1, -1)), -1, 1))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(
    "scores, expected",
    [
        ([1e4, -1e4, 1e4], [0.5, 0.0, 0.5]),
        ([-1e4, -1e4, -1e4], [1 / 3, 1 / 3, 1 / 3]),
        ([1e4, 1e4 - 1, 0.0], [math.e / (math.e + 1), 1 / (math.e + 1), 0.0]),
    ],
)
def test_large_scores_neither_overflow_nor_vanish(scores, expected, dtype):
    weights = softmax(np.array(scores, dtype))
    assert weights.dtype == dtype
    np.testing.assert_allclose(weights, expected, rtol=1e-6)


def test_masked_places_get_exactly_zero_and_the_rest_is_the_softmax_of_the_rest():
    scores = np.array([[1.0, 9e3, 2.0], [0.5, -3.0, 0.25]])
    mask = np.array([[True, False, True], [True, True, True]])
    weights = softmax(scores, mask)
    assert weights[0, 1] == 0
    np.testing.assert_allclose(weights[0, [0, 2]], by_loops([1.0, 2.0]), rtol=1e-13)
    np.testing.assert_allclose(weights[1], by_loops(scores[1]), rtol=1e-13)


def test_minus_infinity_counts_as_masked():
    np.testing.assert_array_equal(softmax(np.array([1.0, -np.inf, 1.0])), [0.5, 0.0, 0.5])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_temperature_towards_zero_is_argmax_and_towards_infinity_is_even(dtype):
    scores = np.array([1.0, 3.0, 2.0], dtype)
    for cold in (1e-3, 1e-30, 1e-300):
        np.testing.assert_array_equal(softmax(scores, temperature=cold), [0, 1, 0])
    np.testing.assert_allclose(softmax(scores, temperature=1e9), [1 / 3] * 3, rtol=1e-6)


def test_gradient_against_finite_differences():
    rng = np.random.default_rng(2)
    scores, grad = rng.normal(size=(2, 2, 4))
    mask = np.array([[True, True, False, True], [True] * 4])
    computed = softmax_backward(grad, softmax(scores, mask, 0.6), 0.6)
    for place in np.ndindex(scores.shape):
        step = np.zeros_like(scores)
        step[place] = 1e-6
        change = softmax(scores + step, mask, 0.6) - softmax(scores - step, mask, 0.6)
        assert computed[place] == pytest.approx((change * grad).sum() / 2e-6, abs=1e-8)


def test_the_argument_is_left_as_it_was():
    scores = np.array([1.0, 2.0])
    softmax(scores)
    np.testing.assert_array_equal(scores, [1.0, 2.0])


@pytest.mark.parametrize(
    "arguments, message",
    [
        (dict(scores=np.ones((2, 3)), mask=np.array([[True] * 3, [False] * 3])), "row 1 has no score that counts"),
        (
            dict(scores=np.ones((2, 2, 3)), mask=np.arange(12).reshape(2, 2, 3) < 9),
            "row (1, 1) has no score that counts",
        ),
        (dict(scores=np.full(3, -np.inf)), "the row has no score that counts"),
        (dict(scores=np.array([[0.0, 1.0], [np.nan, 1.0]])), "scores must hold finite numbers, got nan at (1, 0)"),
        (dict(scores=np.array([0.0, np.inf])), "scores must hold finite numbers, got inf at (1,)"),
        (dict(scores=np.ones((2, 0))), "scores must hold at least one score along axis -1, got the shape (2, 0)"),
        (dict(scores=np.float64(1.0)), "scores must hold at least one score along axis -1, got the shape ()"),
        (
            dict(scores=np.ones((2, 3)), mask=np.ones((2, 2), bool)),
            "mask must fit scores of the shape (2, 3), got (2, 2)",
        ),
        *[
            (dict(scores=np.ones(3), temperature=t), "temperature must be one finite number above 0, got")
            for t in (0, -1.0, np.nan, np.inf, [1.0, 2.0])
        ],
    ],
)
def test_bad_input_is_refused_in_one_sentence(arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)) as caught:
        softmax(**arguments)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "arguments, message",
    [
        (dict(scores=np.ones(3), mask=np.ones(3)), "mask must hold booleans .* got an array of float64"),
        (dict(scores=np.array(["a"])), "scores must hold numbers, got an array of <U1"),
    ],
)
def test_bad_types_are_refused(arguments, message):
    with pytest.raises(TypeError, match=message):
        softmax(**arguments)


def test_backward_refuses_shapes_that_differ():
    with pytest.raises(ValueError, match=re.escape("grad_weights must have the shape (2, 3) of the weights, got (3,)")):
        softmax_backward(np.ones(3), np.ones((2, 3)))


COLD_AND_HOT = [1e-320, 1e-300, 1e-45, 1e-38, 1e-10, 1e10, 1e38, 1e300, np.float32(1e-30), 3]


@pytest.mark.parametrize("temperature", COLD_AND_HOT)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_weights_and_gradients_are_numbers_at_every_temperature(dtype, temperature):
    with np.errstate(all="raise", under="ignore"):  # nothing overflows by the way, either
        for scores in ([1, 1, 0.5], [1000, -1000, 3], [1e30, -1e30, 0], [0, 0, 0]):
            for mask in (None, np.array([True, True, False])):
                weights = softmax(np.array(scores, dtype), mask, temperature)
                grad = softmax_backward(np.array([3, 1e3, -2], dtype), weights, temperature)
                assert weights.dtype == grad.dtype == dtype and np.isfinite(weights).all() and np.isfinite(grad).all()
                assert weights.sum() == pytest.approx(1) and (mask is None or weights[2] == grad[2] == 0)


def test_a_gradient_too_large_for_its_type_is_the_largest_number_and_keeps_its_sign():
    weights = softmax(np.float32([1, 1]), temperature=1e-300)
    most = np.finfo(np.float32).max
    assert softmax_backward(np.float32([3e3, -3e3]), weights, 1e-300).tolist() == [most, -most]
    exact = softmax_backward(np.array([1.0, -1.0]), np.array([0.5, 0.5]), 1e-300)
    np.testing.assert_allclose(exact, [5e299, -5e299])


@pytest.mark.parametrize("temperature", [None, "1", True, 1j, 10**400])
def test_a_temperature_that_is_no_number_is_refused(temperature):
    for call in (
        lambda: softmax(np.ones(3), temperature=temperature),
        lambda: softmax_backward(np.ones(3), np.ones(3), temperature),
    ):
        error = ValueError if temperature == 10**400 else TypeError
        with pytest.raises(error, match="temperature must be one finite number above 0, got"):
            call()


@pytest.mark.parametrize("axis", [2, -3, 0.5, None])
def test_an_axis_that_is_not_there_is_refused(axis):
    with pytest.raises(ValueError, match="axis must be the number of one of the 2 axes of scores, got"):
        softmax(np.ones((2, 3)), axis=axis)
