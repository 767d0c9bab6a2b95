"""Inputs for the layers of the Transformer, weights that are waves, and the check that all their tests share."""

import numpy as np

from tests.unit.nn.small import assert_gradient, batch, wave

X, MEMORY, GRAD = wave(2, 3, 4), wave(2, 2, 4, step=0.9), wave(2, 3, 4, step=0.33)
MASK, MEMORY_MASK = np.array([[True, True, True], [True, True, False]]), np.array([[True, True], [True, False]])
BATCH = batch([[4, 5, 6, 4], [6, 5]], [[4, 5], [5]])


def with_waves(layer):
    """The layer or model, its parameters 0.5 sin(k step), step 0.3 + 0.07 j for the j-th name in alphabetical order."""
    for number, name in enumerate(sorted(layer.parameters)):
        value = layer.parameters[name]
        value[...] = 0.5 * wave(*value.shape, step=0.3 + 0.07 * number)
    return layer


def norms(layer):
    """{name: length of the gradient} of the parameters of a layer, or of the layers of a model together."""
    return {name: float(np.linalg.norm(gradient)) for name, gradient in layer.gradients.items()}


def assert_gradients(layer, forward, inputs):
    """Gradients of (forward() * GRAD).sum() by `inputs`, arrays and what backward gave for each, and by parameters."""

    def value():
        return (forward() * GRAD).sum()

    value()
    found = layer.backward(GRAD.copy())
    found = found if isinstance(found, tuple) else (found,)
    own = {name: gradient.copy() for name, gradient in layer.gradients.items()}
    for array, gradient in zip(inputs, found, strict=True):
        assert_gradient(value, array, gradient)
    for name, parameter in layer.parameters.items():
        assert_gradient(value, parameter, own[name])
