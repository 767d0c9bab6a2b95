"""Word vectors: a table with one row for each word; looking a word up is taking its row."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import Layer, drawable, swap

SPREAD = 0.1  # standard deviation of the start values


class Embedding(Layer):
    """A table (count, size) of word vectors.

    Looking up word i gives the same numbers as the product of a one-hot vector with the table, without the product.
    Start values are normal with standard deviation SPREAD: with 1, as PyTorch has it, attention on the course's corpus
    took about twice as many steps to find its words.
    """

    def __init__(self, count, size, rng, dtype=np.float32):
        count, size = checks.positive(count, "count"), checks.positive(size, "size")
        drawn = checks.generator(rng).standard_normal(drawable((count, size)))
        super().__init__(dtype, table=SPREAD * drawn)
        self._filled = slice(None)  # rows of the gradient that may differ from 0

    def forward(self, ids):
        """ids (batch, time) -> vectors (batch, time, size), stored time first for the recurrent layer that follows."""
        table = self.parameters["table"]
        self._cache = ids = checks.ids(ids, len(table), "ids")
        return swap(table[ids.T])

    def backward(self, grad):
        """grad (batch, time, size): adds up, for each word, the gradients of all places where it stood."""
        ids = checks.forward_came_first(self._cache, "Embedding")
        table_gradient = self.gradients["table"]
        grad = checks.gradient(grad, (*ids.shape, table_gradient.shape[1]), self.dtype)
        ids, rows = ids.T.ravel(), swap(grad).reshape(ids.size, -1)
        small = ids.astype(np.min_scalar_type(len(table_gradient)))  # NumPy sorts 16 bits by radix, without comparing
        order = np.argsort(small, kind="stable")
        starts = np.flatnonzero(np.diff(ids[order], prepend=-1))
        words = ids[order[starts]]
        table_gradient[self._filled] = 0  # most words of a large vocabulary stand in no sentence of the batch
        self._filled = words
        table_gradient[words] = np.add.reduceat(rows[order], starts, axis=0)
