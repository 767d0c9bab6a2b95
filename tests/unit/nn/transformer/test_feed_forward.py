"""The position-wise network: its formula, finite differences, each word by itself. PyTorch's values: test_block.py."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import RNG
from tests.unit.nn.transformer.sample import GRAD, X, assert_gradients, with_waves


def layer():
    return with_waves(nn.FeedForward(4, 6, RNG(0), np.float64))


def test_values_are_those_of_the_formula_word_by_word():
    made = layer()
    p = made.parameters
    p["inner.bias"] -= 0.4
    y, zeros = made.forward(X), 0
    for place in np.ndindex(2, 3):
        inner = np.maximum(0, X[place] @ p["inner.weight"] + p["inner.bias"])
        zeros += (inner == 0).sum()
        np.testing.assert_allclose(y[place], inner @ p["output.weight"] + p["output.bias"])
    assert 6 < zeros < 30


def test_gradients_against_finite_differences():
    made, x = layer(), X.copy()
    assert_gradients(made, lambda: made.forward(x), [x])


def test_start_weights_are_as_large_as_glorot_and_bengio_say():
    made = nn.FeedForward(30, 60, RNG(0))
    for name in ("inner.weight", "output.weight"):
        assert 0.99 < abs(made.parameters[name]).max() / np.sqrt(6 / 90) <= 1


def test_backward_needs_a_forward_pass():
    with pytest.raises(RuntimeError, match=r"FeedForward\.backward needs a forward pass first"):
        layer().backward(GRAD)
