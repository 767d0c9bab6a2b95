"""Layer normalisation: PyTorch's values, finite differences, means and deviations, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.transformer.sample import GRAD, X, assert_gradients, with_waves

# Obtained once from PyTorch 2.13.0 (CPU, float64) with the inputs and weights of sample.py, gradients by autograd of
# (y * GRAD).sum(): torch.nn.functional.layer_norm.
TORCH = {
    "y": [
        [
            [-0.12727438, 0.202562709, 0.693095141, 1.006110477],
            [0.359071809, 0.488586563, 0.252995084, -0.266390944],
            [0.413998445, 0.385976893, 0.11682319, -0.11470719],
        ],
        [
            [-0.049038551, 0.056284775, 0.499056667, 1.222435357],
            [-0.111371379, 0.161633083, 0.646477374, 1.074596328],
            [0.320111859, 0.537401526, 0.334222078, -0.321504818],
        ],
    ],
    "x": [
        [
            [0.083726202, -0.148417236, -0.054722781, 0.119413815],
            [-0.232438286, 0.178184694, 0.208756828, -0.154503235],
            [-0.116978334, 0.17371091, 0.095746237, -0.152478814],
        ],
        [
            [0.334727819, -0.217388304, -0.310019795, 0.19268028],
            [0.13598252, -0.176988543, -0.124793422, 0.165799445],
            [-0.503908156, 0.262369247, 0.456244237, -0.214705328],
        ],
    ],
    "gain": [3.38436843, 1.782786141, 0.257456209, -1.283312923],
    "bias": [0.558715705, 0.869304454, 1.086081941, 1.185654555],
}


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
    with pytest.raises(ValueError, match=r"x must hold numbers whose squares fit in float32, got 1e\+30 among them"):
        nn.LayerNorm(2).forward(np.array([[1e30, -1e30]], np.float32))
    with pytest.raises(RuntimeError, match=r"LayerNorm\.backward needs a forward pass first"):
        layer().backward(GRAD)
