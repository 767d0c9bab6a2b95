"""The gated recurrent unit (Cho et al. 2014), with the gates as PyTorch writes them."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import Layer, swap, uniform
from attention_helpers.nn.layers.rnn import recurrent_arguments, recurrent_gradients

CLOSED = 1e4  # added to the update gate of a masked step: σ(CLOSED) is exactly 1, and the state stays
INPUT_SIDE = [2, 0, 1]  # the gates n, r, z, in the order in which backward holds their sums


class GRU(Layer):
    """A recurrent layer that decides, number by number, how much of its state to keep.

        r = σ(x W_r + h U_r + b_r)               reset gate
        z = σ(x W_z + h U_z + b_z)               update gate
        n = tanh(x W_n + b_n + r ∘ (h U_n + c))  new content
        h' = (1 − z) ∘ n + z ∘ h

    The reset gate multiplies h U_n after the product, as in PyTorch and cuDNN; Cho et al. (2014, equations 5-8)
    multiply h before the product. z = 1 keeps here, in PyTorch and in Cho et al.; in Chung et al. (2014) it overwrites.

    Parameters: input_weight (input_size, 3 hidden_size) = [W_r, W_z, W_n], recurrent_weight (hidden_size,
    3 hidden_size) = [U_r, U_z, U_n], bias (3 hidden_size) = [b_r, b_z, b_n], recurrent_bias c (hidden_size).
    x W + b of all steps is one product; only h U waits for the step before. A masked step keeps the state.

    keep : float, added to the start values of b_z. With 2 the gate starts at about σ(2) = 0.88: most of the state is
    kept until training finds a reason to change it (Jozefowicz et al. 2015 do the same to the LSTM's forget gate).
    """

    def __init__(self, input_size, hidden_size, rng, dtype=np.float32, keep=0.0):
        self.input_size = checks.positive(input_size, "input_size")
        self.hidden_size = checks.positive(hidden_size, "hidden_size")
        keep = checks.number(keep, "keep", -CLOSED, CLOSED)
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
        sums = self.room("sums", 3, steps * batch, self.hidden_size)
        np.matmul(x.reshape(-1, self.input_size), _by_gate(self.parameters["input_weight"]), out=sums)
        sums += _by_gate(self.parameters["bias"])
        sums = sums.reshape(3, steps, batch, self.hidden_size)
        if not mask.all():
            sums[1][~mask.T] = CLOSED
        states = np.empty((steps + 1, batch, self.hidden_size), self.dtype)
        states[0] = initial
        old = self._run(sums, states)
        self._cache = x, states, sums, old  # time first; the first of the states is the initial one
        return swap(states[1:])

    def _run(self, sums, states):
        """The time loop: fills states[1:] and turns sums, x W + b on entry, into [r, 1 − z, n]; returns h U_n + c.

        Gates come first, (3, time, batch, hidden): one gate of one step is one contiguous block, over which NumPy
        passes in one go, and one gate of all steps is a matrix.
        """
        _, steps, batch, size = sums.shape
        recurrent = _by_gate(self.parameters["recurrent_weight"])
        bias = np.tile(self.parameters["recurrent_bias"], (batch, 1))
        sign = np.array([0.5, -0.5], self.dtype).reshape(2, 1, 1)  # 1 − z comes out directly: ½ − ½ tanh(a/2)
        old, product = self.room("old", steps, batch, size), self.room("product", 3, batch, size)
        both, part = product[:2], product[2]
        for t in range(steps):
            h, n, new = states[t], sums[2, t], states[t + 1]
            np.matmul(h, recurrent, out=product)
            both += sums[:2, t]
            both *= 0.5  # σ(a) = ½ + ½ tanh(a/2): one tanh over both gates
            np.tanh(both, out=both)
            both *= sign
            reset, change = np.add(both, 0.5, out=sums[:2, t])
            np.add(part, bias, out=old[t])
            n += np.multiply(reset, old[t], out=part)
            np.tanh(n, out=n)
            np.subtract(n, h, out=new)
            new *= change
            new += h
        return old

    def backward(self, grad_states, grad_last=None):
        """grad_states (batch, time, hidden_size), grad_last (batch, hidden_size) added at the last step
        -> grad_x (batch, time, input_size), grad_initial (batch, hidden_size); fills `gradients`.
        """
        x, states, gates, old = checks.forward_came_first(self._cache, "GRU")
        grad_states, grad_last = recurrent_gradients(swap(states[1:]), grad_states, grad_last)
        # Everything but the gradient of the state itself is known for all steps before the loop starts.
        grad_sums = self._slopes(states, gates, old)
        grad_initial = self._run_back(swap(grad_states), grad_last, grad_sums, gates[1])

        rows = grad_sums.reshape(4, -1, self.hidden_size)
        recurrent_side, input_side = rows[1:], rows[:3]
        ones = np.ones(rows.shape[1], self.dtype)  # a product with ones adds up rows faster than np.sum
        _by_gate(self.gradients["recurrent_weight"])[...] = _as_rows(states[:-1]).T @ recurrent_side
        np.matmul(ones, rows[3], out=self.gradients["recurrent_bias"])
        _by_gate(self.gradients["input_weight"])[INPUT_SIDE] = _as_rows(x).T @ input_side
        _by_gate(self.gradients["bias"])[INPUT_SIDE] = (ones @ input_side)[:, None]
        back = _by_gate(self.parameters["input_weight"]).transpose(0, 2, 1)
        grad_x = rows[0] @ back[2]
        grad_x += rows[1] @ back[0]
        grad_x += rows[2] @ back[1]
        return swap(grad_x.reshape(x.shape)), grad_initial

    def _slopes(self, states, gates, old):
        """Slopes per unit of the new state, all steps: of x W_n + b_n, of the sums in r and z, and of h U_n + c."""
        reset, change, content = gates
        slopes, rest = self.room("slopes", 4, *content.shape), self.room("rest", *content.shape)
        np.multiply(content, content, out=rest)
        np.subtract(1, rest, out=rest)
        np.multiply(rest, change, out=slopes[0])  # (1 − n²)(1 − z)
        np.multiply(slopes[0], reset, out=slopes[3])
        np.subtract(1, reset, out=rest)
        rest *= slopes[3]
        np.multiply(rest, old, out=slopes[1])  # (1 − n²)(1 − z) r (1 − r) (h U_n + c)
        np.subtract(1, change, out=rest)
        rest *= change
        np.subtract(states[:-1], content, out=slopes[2])
        slopes[2] *= rest  # (h − n) z (1 − z)
        return slopes

    def _run_back(self, grad_states, grad_last, slopes, change):
        """The time loop backwards: slopes become gradients of the sums; returns the initial state's gradient."""
        _, steps, batch, size = slopes.shape
        back = np.ascontiguousarray(_by_gate(self.parameters["recurrent_weight"]).transpose(0, 2, 1))
        product, total = self.room("product", 3, batch, size), self.room("rest", batch, size)
        grad = grad_last.copy()
        for t in reversed(range(steps)):
            np.add(grad, grad_states[t], out=total)
            slopes[:, t] *= total
            np.matmul(slopes[1:, t], back, out=product)
            np.multiply(total, change[t], out=grad)
            np.subtract(total, grad, out=grad)
            grad += product[0]
            grad += product[1]
            grad += product[2]
        return grad


def _by_gate(parameter):
    """(rows, 3 hidden_size) -> (3, rows, hidden_size), a view; a bias (3 hidden_size,) -> (3, 1, hidden_size)."""
    return parameter.reshape(-1, 3, parameter.shape[-1] // 3).transpose(1, 0, 2)


def _as_rows(x):
    """(time, batch, size) -> (time batch, size)."""
    return x.reshape(-1, x.shape[-1])
