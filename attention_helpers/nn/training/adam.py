"""Adam (Kingma & Ba 2015): every number gets a step length of its own from the history of its gradient."""

import math

import numpy as np

from attention_helpers.nn import checks

FASTEST = 1e30  # learning rate: with a larger one the first step leaves float32's range
BLOCK = 1 << 15  # numbers updated together: small enough that all passes over them stay in the cache


class NotFinite(ValueError):
    """A gradient that is no number, or too large to be squared."""


class Adam:
    """Adam with the gradient clipped by its norm over all parameters together (Pascanu et al. 2013).

    Parameters
    ----------
    parameters : dict name -> array, changed in place by `step`
    learning_rate : float; may be set anew at any time
    clip : float or None, the largest norm that a gradient keeps; a longer one is shortened to it

    With gradient g, step number t and the settings β1, β2, ε (section 2, with the two corrections of section 3):

        m = β1 m + (1 − β1) g        v = β2 v + (1 − β2) g²
        parameter −= learning_rate · m / (1 − β1^t) / (√(v / (1 − β2^t)) + ε)
    """

    def __init__(self, parameters, learning_rate=1e-3, clip=None, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = checks.positive_number(learning_rate, "learning_rate", FASTEST)
        self.clip = None if clip is None else checks.positive_number(clip, "clip")
        below_1 = math.nextafter(1, 0)
        self.beta1, self.beta2 = checks.number(beta1, "beta1", 0, below_1), checks.number(beta2, "beta2", 0, below_1)
        self.epsilon = checks.positive_number(epsilon, "epsilon")
        _check_names(parameters, "parameters")
        for name, value in parameters.items():
            fits = isinstance(value, np.ndarray) and value.dtype.kind == "f"
            if not (fits and value.flags.c_contiguous and value.flags.writeable):
                raise TypeError(f"parameters[{name!r}] must be a contiguous array, which step can change in place.")
        self.parameters = parameters
        self.mean = {name: np.zeros_like(value) for name, value in parameters.items()}
        self.square = {name: np.zeros_like(value) for name, value in parameters.items()}
        self.steps = 0

    def step(self, gradients):
        """Take one step against `gradients` (same names and shapes); return their norm before clipping."""
        _check_names(gradients, "gradients")
        if gradients.keys() != self.parameters.keys():
            raise ValueError(f"gradients must have the names {list(self.parameters)}, got {list(gradients)}.")
        gradients = {name: checks.array(gradient, f"gradients[{name!r}]", "f") for name, gradient in gradients.items()}
        for name, gradient in gradients.items():
            if gradient.shape != self.parameters[name].shape:
                raise ValueError(
                    f"gradients[{name!r}] must have the shape {self.parameters[name].shape} of its "
                    f"parameter, got {gradient.shape}."
                )
        norm = float(np.sqrt(sum(float(np.vdot(g, g)) for g in gradients.values())))
        if not math.isfinite(norm):
            raise NotFinite(f"gradients must hold finite numbers that can be squared, got the norm {norm}.")
        scale = 1.0 if self.clip is None or norm <= self.clip else self.clip / norm
        self.steps += 1
        for name, parameter in self.parameters.items():
            flat = [a.reshape(-1) for a in (parameter, gradients[name], self.mean[name], self.square[name])]
            room = np.empty_like(flat[0][:BLOCK])
            for start in range(0, parameter.size, BLOCK):
                self._update(*(a[start : start + BLOCK] for a in flat), scale, room)
        return norm

    def _update(self, parameter, gradient, mean, square, scale, room):
        """Update one block. `mean` holds m / (1 − β1) and `square` v / (1 − β2): two passes fewer over the block."""
        # Python's floats leave the passes in float32; a NumPy float64, as np.sqrt returns it, would make them float64.
        unbiased_mean = (1 - self.beta1) / (1 - self.beta1**self.steps)
        unbiased_square = math.sqrt((1 - self.beta2) / (1 - self.beta2**self.steps))
        change = room[: len(parameter)]
        if scale != 1:
            gradient = np.multiply(gradient, scale, out=change)
        mean *= self.beta1
        mean += gradient
        square *= self.beta2
        np.multiply(gradient, gradient, out=change)
        square += change
        np.sqrt(square, out=change)
        change += self.epsilon / unbiased_square
        np.divide(mean, change, out=change)
        change *= float(self.learning_rate) * unbiased_mean / unbiased_square
        parameter -= change


def _check_names(arrays, name):
    """TypeError unless `arrays` is a dict of name -> array."""
    if not isinstance(arrays, dict):
        raise TypeError(f"{name} must be a dict of name and array, got {checks.came(arrays)}.")
