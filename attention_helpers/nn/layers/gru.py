"""The gated recurrent unit (Cho et al. 2014), with the gates as PyTorch writes them."""

from typing import NamedTuple

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import Layer, swap, uniform
from attention_helpers.nn.layers.rnn import recurrent_arguments

CLOSED = 1e4  # added to the update gate of a masked step: σ(CLOSED) is exactly 1, and the state stays


class Pass(NamedTuple):
    """What backward needs, time first: x, all states with the initial one first, and of each step the new content n,
    reset r, change 1 − z, and old = h U_n + c."""

    x: np.ndarray
    states: np.ndarray
    content: np.ndarray
    reset: np.ndarray
    change: np.ndarray
    old: np.ndarray


class GRU(Layer):
    """A recurrent layer that decides, number by number, how much of its state to keep.

        r = σ(x W_r + h U_r + b_r)               reset gate
        z = σ(x W_z + h U_z + b_z)               update gate
        n = tanh(x W_n + b_n + r ∘ (h U_n + c))  new content
        h' = (1 − z) ∘ n + z ∘ h

    The reset gate multiplies h U_n after the product, as in PyTorch and cuDNN; Cho et al. (2014, equations 5-8)
    multiply h before the product and swap the roles of z and 1 − z.

    Parameters: input_weight (input_size, 3 hidden_size) = [W_r, W_z, W_n], recurrent_weight (hidden_size,
    3 hidden_size) = [U_r, U_z, U_n], bias (3 hidden_size) = [b_r, b_z, b_n], recurrent_bias c (hidden_size).
    x W + b of all steps is one product; only h U waits for the step before. A masked step keeps the state.

    keep : float, added to the start values of b_z. With 2 the gate starts at about σ(2) = 0.88: most of the state is
    kept until training finds a reason to change it (Jozefowicz et al. 2015 do the same to the LSTM's forget gate).
    """

    def __init__(self, input_size, hidden_size, rng, dtype=np.float32, keep=0.0):
        self.input_size = checks.positive(input_size, "input_size")
        self.hidden_size = checks.positive(hidden_size, "hidden_size")
        super().__init__(
            dtype,
            input_weight=uniform(rng, (input_size, 3 * hidden_size), hidden_size),
            recurrent_weight=uniform(rng, (hidden_size, 3 * hidden_size), hidden_size),
            bias=uniform(rng, 3 * hidden_size, hidden_size),
            recurrent_bias=uniform(rng, hidden_size, hidden_size),
        )
        self.parameters["bias"][hidden_size : 2 * hidden_size] += keep

    def forward(self, x, mask=None, initial=None):
        """x (batch, time, input_size), mask (batch, time), initial (batch, hidden_size) or None for zeros
        -> states (batch, time, hidden_size). states[:, -1] is the last state of every sentence, padded or not.
        """
        x, mask, initial = recurrent_arguments(self, x, mask, initial)
        x = np.ascontiguousarray(swap(x))
        steps, batch, _ = x.shape
        projected = self.room("projected", 3, steps * batch, self.hidden_size)
        np.matmul(x.reshape(-1, self.input_size), _by_gate(self.parameters["input_weight"]), out=projected)
        projected += _by_gate(self.parameters["bias"])
        projected = projected.reshape(3, steps, batch, self.hidden_size)
        if not mask.all():
            projected[1][~mask.T] = CLOSED
        states = np.empty((steps + 1, batch, self.hidden_size), self.dtype)
        states[0] = initial
        content, (reset, change), old = self._run(projected, states)
        self._cache = Pass(x, states, content, reset, change, old)
        return swap(states[1:])

    def _run(self, projected, states):
        """The time loop: fills states[1:]; returns content n, gates [r, 1 − z] and old = h U_n + c of all steps.

        Gates come first, (3, time, batch, hidden): one gate of one step is one contiguous block, over which NumPy
        passes in one go, and one gate of all steps is a matrix.
        """
        _, steps, batch, size = projected.shape
        recurrent = _by_gate(self.parameters["recurrent_weight"])
        bias = np.tile(self.parameters["recurrent_bias"], (batch, 1))
        sign = np.array([0.5, -0.5], self.dtype).reshape(2, 1, 1)  # 1 − z comes out directly: ½ − ½ tanh(a/2)
        content, old = self.room("content", steps, batch, size), self.room("old", steps, batch, size)
        gates, product = self.room("gates", 2, steps, batch, size), self.room("product", 3, batch, size)
        both = product[:2]
        for t in range(steps):
            h, n, new = states[t], content[t], states[t + 1]
            np.matmul(h, recurrent, out=product)
            both += projected[:2, t]
            both *= 0.5  # σ(a) = ½ + ½ tanh(a/2): one tanh over both gates
            np.tanh(both, out=both)
            both *= sign
            reset, change = np.add(both, 0.5, out=gates[:, t])
            np.add(product[2], bias, out=old[t])
            np.multiply(reset, old[t], out=n)
            n += projected[2, t]
            np.tanh(n, out=n)
            np.subtract(n, h, out=new)
            new *= change
            new += h
        return content, gates, old

    def backward(self, grad_states, grad_last=None):
        """grad_states (batch, time, hidden_size), grad_last (batch, hidden_size) added at the last step
        -> grad_x (batch, time, input_size), grad_initial (batch, hidden_size); fills `gradients`.
        """
        there = checks.forward_came_first(self._cache, "GRU")
        # Everything but the gradient of the state itself is known for all steps before the loop starts.
        into_content, factors, kept = self._factors(there)
        grad_sums, grad_each, grad = self._run_back(swap(grad_states), grad_last, factors, kept)

        rows = grad_sums.reshape(3, -1, self.hidden_size)
        ones = np.ones(rows.shape[1], self.dtype)  # a product with ones adds up rows faster than np.sum
        _write(self.gradients["recurrent_weight"], there.states[:-1].reshape(-1, self.hidden_size).T @ rows)
        np.matmul(ones, rows[2], out=self.gradients["recurrent_bias"])
        # On the input side the new content is not multiplied by the reset gate.
        np.multiply(grad_each, into_content, out=grad_sums[2])
        _write(self.gradients["input_weight"], there.x.reshape(-1, self.input_size).T @ rows)
        _write(self.gradients["bias"], ones @ rows)
        back = _by_gate(self.parameters["input_weight"]).transpose(0, 2, 1)
        grad_x = rows[0] @ back[0]
        grad_x += rows[1] @ back[1]
        grad_x += rows[2] @ back[2]
        return swap(grad_x.reshape(there.x.shape)), grad

    def _factors(self, there):
        """Slopes for all steps: of the new content, of the three sums [r, z, n] per unit of the new state, and z."""
        content, reset, change = there.content, there.reset, there.change
        into_content, kept = self.room("into_content", *content.shape), self.room("kept", *content.shape)
        factors, rest = self.room("factors", 3, *content.shape), self.room("rest", *content.shape)
        np.multiply(content, content, out=rest)
        np.subtract(1, rest, out=rest)
        np.multiply(rest, change, out=into_content)  # (1 − n²)(1 − z)
        np.multiply(into_content, reset, out=factors[2])
        np.subtract(1, reset, out=rest)
        rest *= factors[2]
        np.multiply(rest, there.old, out=factors[0])  # (1 − n²)(1 − z) r (1 − r) (h U_n + c)
        np.subtract(1, change, out=kept)
        np.multiply(kept, change, out=rest)
        np.subtract(there.states[:-1], content, out=factors[1])
        factors[1] *= rest  # (h − n) z (1 − z)
        return into_content, factors, kept

    def _run_back(self, grad_states, grad_last, factors, kept):
        """The time loop backwards -> gradients of the three sums and of the state, for all steps, and of the initial
        state."""
        _, steps, batch, size = factors.shape
        back = np.ascontiguousarray(_by_gate(self.parameters["recurrent_weight"]).transpose(0, 2, 1))
        grad_sums, grad_each = self.room("grad_sums", 3, steps, batch, size), self.room("grad_each", steps, batch, size)
        product = self.room("product", 3, batch, size)
        grad = np.zeros((batch, size), self.dtype) if grad_last is None else grad_last
        for t in reversed(range(steps)):
            total = np.add(grad, grad_states[t], out=grad_each[t])
            np.multiply(total, factors[:, t], out=grad_sums[:, t])
            np.matmul(grad_sums[:, t], back, out=product)
            grad = total * kept[t]
            grad += product[0]
            grad += product[1]
            grad += product[2]
        return grad_sums, grad_each, grad


def _by_gate(parameter):
    """(rows, 3 hidden_size) -> (3, rows, hidden_size), a view; a bias (3 hidden_size,) -> (3, 1, hidden_size)."""
    return parameter.reshape(-1, 3, parameter.shape[-1] // 3).transpose(1, 0, 2)


def _write(gradient, by_gate):
    """by_gate (3, rows, hidden_size) or (3, hidden_size) into `gradient` (rows, 3 hidden_size) or (3 hidden_size,)."""
    _by_gate(gradient)[...] = by_gate.reshape(3, -1, by_gate.shape[-1])
