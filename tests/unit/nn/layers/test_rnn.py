"""RNN and GRU alike: values from PyTorch, gradients against finite differences, masks, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.layers.recurrent import GRAD, INITIAL, RECURRENT, TORCH, X, recurrent
from tests.unit.nn.small import RNG, assert_gradient, wave


@pytest.mark.parametrize("kind", RECURRENT)
def test_recurrent_layers_give_pytorchs_values(kind):
    layer = recurrent(kind)
    states = layer.forward(X, initial=INITIAL)
    grad_x, grad_initial = layer.backward(GRAD)
    found = {"states": states, "x": grad_x, "initial": grad_initial, **layer.gradients}
    for name, expected in TORCH[kind].items():
        np.testing.assert_allclose(found[name], expected, atol=2e-9, err_msg=name)


@pytest.mark.parametrize("kind", RECURRENT)
def test_recurrent_gradients_with_a_mask_and_a_gradient_at_the_last_state(kind):
    layer, x, initial = recurrent(kind), X.copy(), INITIAL.copy()
    mask = np.array([[True, True, True], [True, False, False]])
    grad_last = wave(2, 3, step=1.3)

    def value():
        states = layer.forward(x, mask, initial)
        return (states * GRAD).sum() + (states[:, -1] * grad_last).sum()

    value()
    grad_x, grad_initial = layer.backward(GRAD, grad_last)
    assert_gradient(value, x, grad_x)
    assert_gradient(value, initial, grad_initial)
    for name, parameter in layer.parameters.items():
        assert_gradient(value, parameter, layer.gradients[name].copy())


@pytest.mark.parametrize("kind", RECURRENT)
def test_a_masked_step_keeps_the_state_exactly(kind):
    layer = RECURRENT[kind][0](4, 8, RNG(0))
    x = RNG(1).normal(0, 3, (5, 6, 4)).astype(np.float32)
    mask = np.arange(6) < np.array([1, 2, 3, 5, 6])[:, None]
    states = layer.forward(x, mask)
    for row, length in enumerate(mask.sum(axis=1)):
        alone = layer.forward(x[row : row + 1, :length])
        np.testing.assert_allclose(states[row, :length], alone[0], atol=1e-6)
        assert (states[row, length:] == states[row, length - 1]).all()


@pytest.mark.parametrize("make", [nn.RNN, nn.GRU])
@pytest.mark.parametrize(
    "arguments, error, message",
    [
        ((np.zeros((2, 3, 5)),), ValueError, r"x must have the shape \(batch, time, 4\), got \(2, 3, 5\)"),
        ((np.zeros((3, 4)),), ValueError, r"x must have the shape \(batch, time, 4\), got \(3, 4\)"),
        ((np.zeros((2, 0, 4)),), ValueError, "at least one sentence and one step"),
        ((np.full((1, 1, 4), np.nan),), ValueError, r"x must hold finite numbers, got nan at \(0, 0, 0\)"),
        ((np.array([[[0, np.inf, -np.inf, 1]]]),), ValueError, r"x must hold finite numbers, got inf at \(0, 0, 1\)"),
        ((np.array([[["a"] * 4]]),), TypeError, "x must hold numbers"),
        ((np.zeros((2, 3, 4)), np.ones((2, 2), bool)), ValueError, r"mask must have the shape \(2, 3\)"),
        ((np.zeros((2, 3, 4)), np.ones((2, 3))), TypeError, "mask must hold booleans"),
        ((np.zeros((2, 3, 4)), None, np.zeros((2, 5))), ValueError, r"initial must have the shape \(batch, 6\)"),
        ((np.zeros((2, 3, 4)), None, np.zeros((3, 6))), ValueError, "one row for each of the 2 sentences"),
    ],
)
def test_recurrent_layers_refuse_what_does_not_fit(make, arguments, error, message):
    with pytest.raises(error, match=message):
        make(4, 6, RNG(0)).forward(*arguments)
