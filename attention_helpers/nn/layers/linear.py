"""The linear layer: one matrix product for all rows of all time steps."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import Layer, is_time_first, swap, uniform


class Linear(Layer):
    """y = x W + b on the last axis.

    Parameters
    ----------
    input_size, output_size : int
    rng : numpy.random.Generator, for the start weights (uniform in ±1/√input_size)
    dtype : float32, or float64 for tests

    Raises ValueError or TypeError for sizes that are no positive whole numbers and for inputs of another size.
    """

    def __init__(self, input_size, output_size, rng, dtype=np.float32):
        input_size = checks.positive(input_size, "input_size")
        output_size = checks.positive(output_size, "output_size")
        weight = uniform(rng, (input_size, output_size), input_size)
        super().__init__(dtype, weight=weight, bias=uniform(rng, output_size, input_size))

    def forward(self, x):
        """x (batch, [time,] input_size) -> y (batch, [time,] output_size)."""
        weight = self.parameters["weight"]
        x = checks.features(x, len(weight), "x", self.dtype, dimensions=(2, 3))
        time_first = is_time_first(x)
        stored = swap(x) if time_first else x
        rows = stored.reshape(-1, stored.shape[-1])
        y = rows @ weight
        y += self.parameters["bias"]
        y = y.reshape(*stored.shape[:-1], weight.shape[1])
        self._cache = rows, time_first, stored.shape
        return swap(y) if time_first else y

    def backward(self, grad):
        """grad (batch, [time,] output_size) -> gradient with respect to x; fills `gradients`."""
        rows, time_first, shape = checks.forward_came_first(self._cache, "Linear")
        weight = self.parameters["weight"]
        outer = (shape[1], shape[0]) if time_first else shape[:-1]
        grad = checks.gradient(grad, (*outer, weight.shape[1]), self.dtype)
        stored = swap(grad) if time_first else grad
        grad_rows = stored.reshape(-1, weight.shape[1])
        np.matmul(rows.T, grad_rows, out=self.gradients["weight"])
        np.matmul(np.ones(len(grad_rows), self.dtype), grad_rows, out=self.gradients["bias"])
        grad_x = (grad_rows @ weight.T).reshape(shape)
        return swap(grad_x) if time_first else grad_x
