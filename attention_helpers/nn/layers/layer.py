"""What every layer has: parameters and gradients by name, and arrays that may lie in memory time first."""

import math
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np

from attention_helpers.nn import checks

_DRAWS = ContextVar("how many start values may still be drawn, in a list of one", default=None)


class Layer:
    """Base of the layers: `parameters` and `gradients` are dicts of arrays with the same names and shapes.

    `backward` writes into the arrays of `gradients` in place, so that a model may lay all of them out in one buffer and
    an optimiser needs a handful of NumPy calls for the whole model. What backward needs of a forward pass, and nobody
    else may read, is a tuple in `_cache`, whose parts `backward` names.
    """

    def __init__(self, dtype, **parameters):
        self.dtype = checks.float_type(dtype)
        self.parameters = {name: np.asarray(value, dtype=dtype) for name, value in parameters.items()}
        self.gradients = {name: np.zeros_like(value) for name, value in self.parameters.items()}
        self._cache = None
        self._rooms = {}

    def leaves(self):
        """The layers that hold numbers themselves: this one (see `Composite`)."""
        return [self]

    def room(self, name, *shape):
        """An array of `shape` with any content, in memory that is used again at the next call with this `name`.

        For what a layer needs between forward and backward and hands to nobody: memory fresh from the system costs
        more, page by page, than the computing in it. What is kept is as large as the largest batch so far.
        """
        size = math.prod(shape)
        if name not in self._rooms or self._rooms[name].size < size:
            self._rooms[name] = np.empty(size, self.dtype)
        return self._rooms[name][:size].reshape(shape)

    def forget(self):
        """Let go of what the last forward pass left for `backward`."""
        self._cache, self._rooms = None, {}

    def __getstate__(self):
        """What a copy or a pickle keeps: everything but what the last forward pass left."""
        return self.__dict__ | {"_cache": None, "_rooms": {}}


def uniform(rng, shape, fan_in):
    """Start weights: uniform in ±1/√fan_in, which keeps a sum of fan_in terms at about the size of its inputs."""
    bound = 1.0 / np.sqrt(fan_in)
    return checks.generator(rng).uniform(-bound, bound, drawable(shape))


def drawable(shape):
    """The shape of start values about to be drawn; ValueError where `draw_at_most` allows fewer."""
    left = _DRAWS.get()
    if left is not None:
        left[0] -= math.prod(np.atleast_1d(shape).tolist())
        if left[0] < 0:
            raise ValueError(f"a layer of the shape {shape} would hold more numbers than the model's file.")
    return shape


@contextmanager
def draw_at_most(numbers):
    """Inside, the start values of layers are `numbers` at most: a file that lies about sizes fills no memory."""
    token = _DRAWS.set([numbers])
    try:
        yield
    finally:
        _DRAWS.reset(token)


def is_time_first(x):
    """True where x (batch, time, features) lies in memory as (time, batch, features), as recurrent layers store it."""
    return x.ndim == 3 and not x.flags.c_contiguous and x.transpose(1, 0, 2).flags.c_contiguous


def swap(x):
    """(batch, time, features) <-> (time, batch, features), as a view."""
    return x.transpose(1, 0, 2)
