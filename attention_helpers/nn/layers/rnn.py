"""The plain recurrent layer (Elman 1990): the new state mixes the input with the state before it."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import Layer, swap, uniform


class RNN(Layer):
    """h_t = tanh(x_t W + h_{t-1} U + b); a masked step keeps the state, so padding changes nothing.

    Parameters: input_weight W (input_size, hidden_size), recurrent_weight U (hidden_size, hidden_size),
    bias b (hidden_size). x W + b of all steps is one product; only h U waits for the step before.
    """

    def __init__(self, input_size, hidden_size, rng, dtype=np.float32):
        self.input_size = checks.positive(input_size, "input_size")
        self.hidden_size = checks.positive(hidden_size, "hidden_size")
        super().__init__(
            dtype,
            input_weight=uniform(rng, (input_size, hidden_size), hidden_size),
            recurrent_weight=uniform(rng, (hidden_size, hidden_size), hidden_size),
            bias=uniform(rng, hidden_size, hidden_size),
        )

    def forward(self, x, mask=None, initial=None):
        """x (batch, time, input_size), mask (batch, time), initial (batch, hidden_size) or None for zeros
        -> states (batch, time, hidden_size). states[:, -1] is the last state of every sentence, padded or not.
        """
        x, mask, initial = recurrent_arguments(self, x, mask, initial)
        x, mask = np.ascontiguousarray(swap(x)), mask.T[:, :, None]
        steps, batch, _ = x.shape
        recurrent = self.parameters["recurrent_weight"]
        projected = x.reshape(-1, self.input_size) @ self.parameters["input_weight"] + self.parameters["bias"]
        projected = projected.reshape(steps, batch, self.hidden_size)
        states = np.empty((steps + 1, batch, self.hidden_size), self.dtype)
        states[0] = initial
        for t in range(steps):
            new = np.tanh(projected[t] + states[t] @ recurrent)
            states[t + 1] = np.where(mask[t], new, states[t])
        self._cache = x, mask, states  # time first; the first of the states is the initial one
        return swap(states[1:])

    def backward(self, grad_states, grad_last=None):
        """grad_states (batch, time, hidden_size), grad_last (batch, hidden_size) added at the last step
        -> grad_x (batch, time, input_size), grad_initial (batch, hidden_size); fills `gradients`.
        """
        x, mask, states = checks.forward_came_first(self._cache, "RNN")
        grad_states, grad = recurrent_gradients(swap(states[1:]), grad_states, grad_last)
        grad_states = swap(grad_states)
        back = self.parameters["recurrent_weight"].T
        slope = (1 - states[1:] ** 2) * mask
        grad_sum = np.empty_like(slope)
        for t in reversed(range(len(x))):
            grad = grad + grad_states[t]
            np.multiply(grad, slope[t], out=grad_sum[t])
            grad = grad_sum[t] @ back + grad * ~mask[t]
        rows = grad_sum.reshape(-1, self.hidden_size)
        np.matmul(x.reshape(-1, self.input_size).T, rows, out=self.gradients["input_weight"])
        np.matmul(states[:-1].reshape(-1, self.hidden_size).T, rows, out=self.gradients["recurrent_weight"])
        np.sum(rows, axis=0, out=self.gradients["bias"])
        grad_x = (rows @ self.parameters["input_weight"].T).reshape(x.shape)
        return swap(grad_x), grad


def recurrent_arguments(layer, x, mask, initial):
    """Checked x, mask and initial state of a recurrent layer's forward pass."""
    x = checks.features(x, layer.input_size, "x", layer.dtype)
    if 0 in x.shape:
        raise ValueError(f"x must hold at least one sentence and one step, got the shape {x.shape}.")
    mask = checks.mask(mask, x.shape[:2])
    if initial is None:
        initial = np.zeros((len(x), layer.hidden_size), layer.dtype)
    initial = checks.features(initial, layer.hidden_size, "initial", layer.dtype, dimensions=(2,))
    if len(initial) != len(x):
        raise ValueError(f"initial must have one row for each of the {len(x)} sentences of x, got {len(initial)}.")
    return x, mask, initial


def recurrent_gradients(states, grad_states, grad_last):
    """Checked grad_states and grad_last (None: zeros) of a recurrent layer's backward pass, whose states these are."""
    grad_states = checks.gradient(grad_states, states.shape, states.dtype, "grad_states")
    if grad_last is None:
        return grad_states, np.zeros_like(states[:, 0])
    return grad_states, checks.gradient(grad_last, states[:, 0].shape, states.dtype, "grad_last")
