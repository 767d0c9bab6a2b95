"""A composition with gates: at each number, a node keeps its left branch's, its right branch's, or takes a new one.

Cho et al. 2014, "On the Properties of Neural Machine Translation: Encoder-Decoder Approaches", section 2.2 (grConv),
here on a given tree, and with gates for each number where the paper has three for each node.
"""

from typing import NamedTuple

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import Layer, uniform
from attention_helpers.nn.trees.tree_batch import TreeBatch


class Pass(NamedTuple):
    """What backward needs: the TreeBatch, and of each inner node its branches' vectors (2, size) and what they were
    made into, the new content and the three gates (4, size)."""

    batch: TreeBatch
    pairs: np.ndarray
    parts: np.ndarray


class GatedComposition(Layer):
    """p = u ∘ new + v ∘ left + w ∘ right, new = tanh(W [left; right] + b), (u, v, w) = softmax(G [left; right] + c).

    Over a TreeBatch, all nodes of one height in one product. Parameters: weight (2 size, 4 size) = [W, G_u, G_v, G_w]
    as columns, bias (4 size). The gates start at (1/5, 2/5, 2/5): much is kept.
    """

    def __init__(self, size, rng, dtype=np.float32):
        bias = np.concatenate([np.zeros(2 * size), np.full(2 * size, np.log(2.0))])
        super().__init__(dtype, weight=uniform(rng, (2 * size, 4 * size), 2 * size), bias=bias)
        self.size = size

    def forward(self, leaves, batch):
        """leaves (leaf count, size) -> vectors of all nodes (nodes, size), in the batch's order."""
        weight, bias, size = self.parameters["weight"], self.parameters["bias"], self.size
        inner = len(batch) - batch.leaves
        vectors = np.empty((len(batch), size), self.dtype)
        vectors[: batch.leaves] = leaves
        pairs, parts = np.empty((inner, 2, size), self.dtype), np.empty((inner, 4, size), self.dtype)
        for level in batch.levels:
            rows = slice(level.start - batch.leaves, level.stop - batch.leaves)
            pair, part = pairs[rows], parts[rows]
            np.take(vectors, batch.children[rows], axis=0, out=pair, mode="clip")
            np.matmul(pair.reshape(-1, 2 * size), weight, out=part.reshape(-1, 4 * size))
            part += bias.reshape(4, size)
            new, gates = part[:, 0], part[:, 1:]
            np.tanh(new, out=new)
            gates -= gates.max(axis=1, keepdims=True)
            np.exp(gates, out=gates)
            gates /= gates.sum(axis=1, keepdims=True)
            vectors[level] = gates[:, 0] * new + gates[:, 1] * pair[:, 0] + gates[:, 2] * pair[:, 1]
        self._cache = Pass(batch, pairs, parts)
        return vectors

    def backward(self, grad):
        """grad (nodes, size), of every node's own use; overwritten -> grad of the leaves (leaf count, size)."""
        batch, pairs, parts = checks.forward_came_first(self._cache, "GatedComposition")
        weight, size, leaves = self.parameters["weight"], self.size, batch.leaves
        back = np.ascontiguousarray(weight.T)
        grads = np.empty_like(parts)
        for level in reversed(batch.levels):
            rows = slice(level.start - leaves, level.stop - leaves)
            above, pair = grad[level][:, None], pairs[rows]
            new, gates = parts[rows, :1], parts[rows, 1:]
            mixed = above * np.concatenate([new, pair], axis=1)  # gradient of each gate
            grads[rows, 1:] = gates * (mixed - (gates * mixed).sum(axis=1, keepdims=True))
            grads[rows, :1] = above * gates[:, :1] * (1 - new**2)
            below = (grads[rows].reshape(-1, 4 * size) @ back).reshape(-1, 2, size)
            grad[batch.children[rows]] += below + above * gates[:, 1:]
        flat = grads.reshape(-1, 4 * size)
        np.matmul(pairs.reshape(-1, 2 * size).T, flat, out=self.gradients["weight"])
        np.sum(flat, axis=0, out=self.gradients["bias"])
        return grad[:leaves]
