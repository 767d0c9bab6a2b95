"""Where a word stands, as a vector that is added to the word's own: waves that are given, or a table that is learned.

And as a number that is added to a score: how far apart two words stand.
"""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.embedding import SPREAD
from attention_helpers.nn.layers.layer import Layer, drawable


def sinusoids(length, size, base=10_000.0):
    """A vector for each of the first `length` places: (length, size), float64.

    Numbers 2 i and 2 i + 1 of place p are sin and cos of p / base^(2 i / size): waves from a length of 2 π places to
    one of nearly 2 π base (Vaswani et al. 2017, section 3.5). A base of a few times the longest sentence is enough.
    """
    places = np.arange(checks.positive(length, "length"))[:, None]
    pairs = np.arange(checks.positive(size, "size")) // 2
    angle = places / checks.positive_number(base, "base") ** (2 * pairs / size)
    return np.where(np.arange(size) % 2 == 0, np.sin(angle), np.cos(angle))


class Sinusoids(Layer):
    """Positions that are given: `scale` times `sinusoids`, for sentences of any length. Nothing is learned."""

    def __init__(self, size, base=10_000.0, scale=1.0, dtype=np.float32):
        super().__init__(dtype)
        self.size, self.base, self.scale = size, base, scale
        self.table = self._made(64)

    def _made(self, length):
        return (self.scale * sinusoids(length, self.size, self.base)).astype(self.dtype)

    def forward(self, time, start=0):
        """Vectors of places start to start + time - 1: (time, size)."""
        if start + time > len(self.table):
            self.table = self._made(2 * (start + time))
        return self.table[start : start + time]

    def backward(self, grad):
        """Nothing to learn here."""


class LearnedPositions(Layer):
    """Positions that are learned: one row of a table (longest, size) for each place, up to the longest sentence."""

    def __init__(self, longest, size, rng, dtype=np.float32):
        shape = checks.positive(longest, "longest"), checks.positive(size, "size")
        super().__init__(dtype, table=SPREAD * checks.generator(rng).standard_normal(drawable(shape)))

    def forward(self, time, start=0):
        """Vectors of places start to start + time - 1: (time, size). ValueError where the table has no such place."""
        table = self.parameters["table"]
        time, start = checks.positive(time, "time"), checks.whole(start, "start")
        if start + time > len(table):
            raise ValueError(
                f"Sentences may have {len(table)} words (<s> is one), as many as there are learned positions; "
                f"got one of {start + time}."
            )
        self._cache = place = slice(start, start + time)
        return table[place]

    def backward(self, grad):
        """grad (batch, time, size), with respect to what the vectors were added to; fills `gradients`."""
        place = checks.forward_came_first(self._cache, "LearnedPositions")
        table = self.parameters["table"]
        grad = checks.features(grad, table.shape[1], "grad", self.dtype)
        if grad.shape[1] != place.stop - place.start:
            raise ValueError(f"grad must have the {place.stop - place.start} places of forward, got {grad.shape[1]}.")
        self.gradients["table"][...] = 0
        np.sum(grad, axis=0, out=self.gradients["table"][place])


def distances(queries, keys, reach):
    """How far each key stands after each query, (queries, keys): 0 for -reach or less to 2 reach for reach or more.

    The last query stands where the last key stands. Clipped as in Shaw et al. 2018, equation 4.
    """
    apart = np.arange(keys) - np.arange(keys - queries, keys)[:, None]
    return np.clip(apart, -reach, reach) + reach
