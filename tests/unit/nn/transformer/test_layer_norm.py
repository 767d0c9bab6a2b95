"""Layer normalisation: PyTorch's values, finite differences, means and deviations, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.transformer.sample import GRAD, X, assert_gradients, with_waves

# @TORCH_LAYER_NORM@


def layer():
    return with_waves(nn.LayerNorm(4, np.float64))


def test_values_and_gradients_are_pytorchs():
    made = layer()
    np.testing.assert_allclose(made.forward(X), TORCH["y"], atol=2e-9)
    np.testing.assert_allclose(made.backward(GRAD), TORCH["x"], atol=2e-9)
    for name in ("gain", "bias"):
        np.testing.assert_allclose(made.gradients[name], TORCH[name], atol=2e-9)


def test_gradients_against_finite_differences():
    made, x = layer(), X.copy()
    assert_gradients(made, lambda: made.forward(x), [x])


def test_before_training_each_vector_gets_mean_0_and_deviation_1_whatever_its_size_and_place():
    y = nn.LayerNorm(4).forward(np.float32(50 + 20 * X))
    np.testing.assert_allclose(y.mean(axis=2), 0, atol=1e-5)
    np.testing.assert_allclose(y.std(axis=2), 1, atol=1e-4)
    np.testing.assert_allclose(y, nn.LayerNorm(4).forward(np.float32(X)), atol=1e-3)
    assert y.dtype == np.float32


def test_vectors_come_without_a_time_axis_too_and_equal_numbers_become_0():
    made = nn.LayerNorm(4, np.float64)
    np.testing.assert_allclose(made.forward(X[:, 0]), made.forward(X)[:, 0])
    np.testing.assert_array_equal(made.forward(np.full((1, 4), 3.0)), np.zeros((1, 4)))


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match=r"x must have the shape \(batch, 4\) or \(batch, time, 4\), got \(2, 3\)"):
        layer().forward(np.zeros((2, 3)))
    with pytest.raises(ValueError, match=r"x must hold finite numbers, got nan at \(0, 1, 2\)"):
        layer().forward(np.where(np.arange(24).reshape(2, 3, 4) == 6, np.nan, X))
    with pytest.raises(RuntimeError, match=r"LayerNorm\.backward needs a forward pass first"):
        layer().backward(GRAD)
