"""What every layer has: parameters and gradients by name, and arrays that may lie in memory time first."""

import math

import numpy as np


class Layer:
    """Base of the layers: `parameters` and `gradients` are dicts of arrays with the same names and shapes.

    `backward` writes into the arrays of `gradients` in place, so that a model may lay all of them out in one buffer
    (see `one_buffer`) and an optimiser needs a handful of NumPy calls for the whole model.
    """

    def __init__(self, dtype, **parameters):
        self.dtype = np.dtype(dtype)
        self.parameters = {name: np.asarray(value, dtype=dtype) for name, value in parameters.items()}
        self.gradients = {name: np.zeros_like(value) for name, value in self.parameters.items()}
        self._cache = None
        self._rooms = {}

    def room(self, name, *shape):
        """An array of `shape` with any content, in memory that is used again at the next call with this `name`.

        For what a layer needs between forward and backward and hands to nobody: memory fresh from the system costs
        more, page by page, than the computing in it. What is kept is as large as the largest batch so far.
        """
        size = math.prod(shape)
        if name not in self._rooms or self._rooms[name].size < size:
            self._rooms[name] = np.empty(size, self.dtype)
        return self._rooms[name][:size].reshape(shape)

    def parameter_count(self):
        """How many numbers training may change."""
        return sum(value.size for value in self.parameters.values())


class Model:
    """Base of the models: `layers` is a dict name -> layer, and their arrays are named "layer.parameter"."""

    @property
    def parameters(self):
        """{"layer.parameter": array}, changed in place by training."""
        return {f"{name}.{key}": a for name, layer in self.layers.items() for key, a in layer.parameters.items()}

    @property
    def gradients(self):
        """{"layer.parameter": array}, filled by `step`."""
        return {f"{name}.{key}": a for name, layer in self.layers.items() for key, a in layer.gradients.items()}

    def parameter_count(self):
        """How many numbers training may change, biases included."""
        return sum(array.size for array in self.parameters.values())


def uniform(rng, shape, fan_in):
    """Start weights: uniform in ±1/√fan_in, which keeps a sum of fan_in terms at about the size of its inputs."""
    bound = 1.0 / np.sqrt(fan_in)
    return rng.uniform(-bound, bound, shape)


def one_buffer(layers):
    """Move all parameters and gradients of `layers` (dict name -> layer) into two flat arrays.

    Returns (parameters, gradients), both of shape (parameter count,); the layers keep views into them.
    """
    arrays = [(layer, name) for layer in layers.values() for name in layer.parameters]
    total = sum(layer.parameters[name].size for layer, name in arrays)
    dtype = next(iter(layers.values())).dtype
    parameters, gradients = np.empty(total, dtype), np.zeros(total, dtype)
    start = 0
    for layer, name in arrays:
        value = layer.parameters[name]
        stop = start + value.size
        parameters[start:stop] = value.ravel()
        layer.parameters[name] = parameters[start:stop].reshape(value.shape)
        layer.gradients[name] = gradients[start:stop].reshape(value.shape)
        start = stop
    return parameters, gradients


def is_time_first(x):
    """True where x (batch, time, features) lies in memory as (time, batch, features), as recurrent layers store it."""
    return x.ndim == 3 and not x.flags.c_contiguous and x.transpose(1, 0, 2).flags.c_contiguous


def swap(x):
    """(batch, time, features) <-> (time, batch, features), as a view."""
    return x.transpose(1, 0, 2)
