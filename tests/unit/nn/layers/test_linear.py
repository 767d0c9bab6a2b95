"""Linear: values from PyTorch in either memory order, gradients against finite differences, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.layers.recurrent import X
from tests.unit.nn.small import RNG, assert_gradient, wave

LINEAR = [
    [
        [1.363466990, 1.662700195, 1.426797614, 0.713095791],
        [1.861727023, 2.255806336, 2.016437566, 1.201531805],
        [1.711001474, 2.178177544, 2.024773151, 1.294450075],
    ],
    [
        [0.990129282, 1.470418557, 1.447444335, 0.943248503],
        [0.076171934, 0.502731832, 0.586430391, 0.331627596],
        [-0.552813405, -0.218721624, -0.107904244, -0.220496453],
    ],
]


def test_linear_gives_pytorchs_values_in_either_memory_order():
    layer = nn.Linear(2, 4, RNG(0), dtype=np.float64)
    layer.parameters["weight"][...], layer.parameters["bias"][...] = wave(2, 4, step=0.41), wave(4, step=0.67)
    time_first = np.ascontiguousarray(X.transpose(1, 0, 2)).transpose(1, 0, 2)
    for x in (X, time_first):
        np.testing.assert_allclose(layer.forward(x), LINEAR, atol=2e-9)
    np.testing.assert_allclose(layer.forward(X[:, 0]), np.array(LINEAR)[:, 0], atol=2e-9)


@pytest.mark.parametrize("shape", [(2, 3, 2), (5, 2)])
def test_linear_gradients(shape):
    layer, x, grad = nn.Linear(2, 4, RNG(0), dtype=np.float64), wave(*shape), wave(*shape[:-1], 4, step=0.9)

    def value():
        return (layer.forward(x) * grad).sum()

    value()
    assert_gradient(value, x, layer.backward(grad))
    for name, parameter in layer.parameters.items():
        assert_gradient(value, parameter, layer.gradients[name].copy())


def test_linear_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match=r"x must have the shape \(batch, 4\) or \(batch, time, 4\), got \(2, 3\)"):
        nn.Linear(4, 2, RNG(0)).forward(np.zeros((2, 3)))
