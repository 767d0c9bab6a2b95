"""Layer normalisation (Ba et al. 2016): each word's vector by itself gets mean 0 and standard deviation 1."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import Layer

LITTLE = 1e-5  # added to the variance, as PyTorch does: a vector of equal numbers becomes 0, not 0 / 0


class LayerNorm(Layer):
    """y = gain ∘ (x − mean) / √(variance + LITTLE) + bias, mean and variance over the numbers of one vector.

    size : int, numbers in a vector. Parameters: gain (size,), 1 at the start; bias (size,), 0 at the start. No vector
    knows of the others in its sentence or batch.
    """

    def __init__(self, size, dtype=np.float32):
        self.size = checks.positive(size, "size")
        super().__init__(dtype, gain=np.ones(size), bias=np.zeros(size))
        self._mean = np.full((size, 1), 1 / size, dtype)  # a product with it takes the mean faster than np.mean

    def forward(self, x):
        """x (batch, [time,] size) -> y of the same shape."""
        x = checks.features(x, self.size, "x", self.dtype, dimensions=(2, 3))
        rows = x.reshape(-1, self.size)
        normal = self.room("normal", *rows.shape)
        with np.errstate(over="ignore", invalid="ignore"):  # told below
            np.subtract(rows, rows @ self._mean, out=normal)
            y = normal * normal
            scale = y @ self._mean
        if not np.isfinite(scale).all():
            raise ValueError(
                f"x must hold numbers whose squares fit in {self.dtype}, got {abs(rows).max():g} among them."
            )
        scale += LITTLE
        np.sqrt(scale, out=scale)
        np.divide(1, scale, out=scale)
        normal *= scale
        np.multiply(normal, self.parameters["gain"], out=y)
        y += self.parameters["bias"]
        self._cache = normal, scale, x.shape
        return y.reshape(x.shape)

    def backward(self, grad):
        """grad (batch, [time,] size) -> gradient with respect to x; fills `gradients`."""
        normal, scale, shape = checks.forward_came_first(self._cache, "LayerNorm")
        rows = checks.gradient(grad, shape, self.dtype).reshape(-1, self.size)
        ones = np.ones(len(rows), self.dtype)
        along = np.multiply(rows, normal, out=self.room("along", *rows.shape))
        np.matmul(ones, along, out=self.gradients["gain"])
        np.matmul(ones, rows, out=self.gradients["bias"])
        # Two means come off, for x moves its own mean and its own deviation.
        along *= self.parameters["gain"]
        grad_x = rows * self.parameters["gain"]
        grad_x -= grad_x @ self._mean
        grad_x -= np.multiply(normal, along @ self._mean, out=along)
        grad_x *= scale
        return grad_x.reshape(shape)
