"""Two layers that make one vector of two, at every node of a TreeBatch: all nodes of one height in one product.

Composition: Socher et al. 2011, "Parsing Natural Scenes and Natural Language with Recursive Neural Networks"
(ICML). GatedComposition: Cho et al. 2014, "On the Properties of Neural Machine Translation: Encoder-Decoder
Approaches", section 2.2 (grConv), here on a given tree, with gates for each number where the paper has three a node.
"""

from typing import NamedTuple

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import Layer, uniform
from attention_helpers.nn.trees.tree_batch import TreeBatch


class Pass(NamedTuple):
    """What backward needs: the TreeBatch, and of each inner node its children's vectors (2, size) and what they were
    made into: the node's own vector (size), or the new content and the three gates (4, size)."""

    batch: TreeBatch
    pairs: np.ndarray
    parts: np.ndarray


class Composition(Layer):
    """p = tanh(W [left; right] + b). Parameters: weight W (size, 2 size), bias b (size), as `nn.traverse` has them."""

    def __init__(self, size, rng, dtype=np.float32):
        super().__init__(dtype, weight=uniform(rng, (size, 2 * size), 2 * size), bias=np.zeros(size))
        self.size = size

    def forward(self, leaves, batch):
        """leaves (leaf count, size) -> vectors of all nodes (nodes, size), in the batch's order."""
        weight, bias = np.ascontiguousarray(self.parameters["weight"].T), self.parameters["bias"]
        vectors = np.empty((len(batch), self.size), self.dtype)
        vectors[: batch.leaves] = leaves
        pairs = self.room("pairs", len(batch.children), 2, self.size)
        for level, inner in batch.levels:
            np.take(vectors, batch.children[inner], axis=0, out=pairs[inner], mode="clip")
            vector = np.matmul(pairs[inner].reshape(-1, 2 * self.size), weight, out=vectors[level])
            vector += bias
            np.tanh(vector, out=vector)
        self._cache = Pass(batch, pairs, vectors[batch.leaves :])
        return vectors

    def backward(self, grad):
        """grad (nodes, size), of every node's own use; overwritten -> grad of the leaves (leaf count, size)."""
        batch, pairs, parts = checks.forward_came_first(self._cache, "Composition")
        weight = self.parameters["weight"]
        slope = np.square(parts, out=self.room("slope", *parts.shape))
        np.subtract(1, slope, out=slope)
        for level, inner in reversed(batch.levels):
            slope[inner] *= grad[level]
            # No two nodes share a child, so an indexed += meets each row once.
            grad[batch.children[inner]] += (slope[inner] @ weight).reshape(-1, 2, self.size)
        np.matmul(slope.T, pairs.reshape(-1, 2 * self.size), out=self.gradients["weight"])
        np.sum(slope, axis=0, out=self.gradients["bias"])
        return grad[: batch.leaves]


class GatedComposition(Layer):
    """p = u ∘ new + v ∘ left + w ∘ right, new = tanh(W [left; right] + b), (u, v, w) = softmax(G [left; right] + c).

    At each number, a node takes a new one or keeps one of its children's. Parameters: weight (2 size, 4 size) =
    [W, G_u, G_v, G_w] as columns, bias (4 size). The gates start at (1/5, 2/5, 2/5): much is kept.
    """

    def __init__(self, size, rng, dtype=np.float32):
        bias = np.concatenate([np.zeros(2 * size), np.full(2 * size, np.log(2.0))])
        super().__init__(dtype, weight=uniform(rng, (2 * size, 4 * size), 2 * size), bias=bias)
        self.size = size

    def forward(self, leaves, batch):
        """leaves (leaf count, size) -> vectors of all nodes (nodes, size), in the batch's order."""
        weight, bias, size = self.parameters["weight"], self.parameters["bias"].reshape(4, -1), self.size
        vectors = np.empty((len(batch), size), self.dtype)
        vectors[: batch.leaves] = leaves
        pairs, parts = (self.room(name, len(batch.children), n, size) for name, n in (("pairs", 2), ("parts", 4)))
        for level, inner in batch.levels:
            pair, part = pairs[inner], parts[inner]
            np.take(vectors, batch.children[inner], axis=0, out=pair, mode="clip")
            np.matmul(pair.reshape(-1, 2 * size), weight, out=part.reshape(-1, 4 * size))
            part += bias
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
        size, back = self.size, np.ascontiguousarray(self.parameters["weight"].T)
        slopes = self.room("slopes", *parts.shape)
        for level, inner in reversed(batch.levels):
            above, pair, new, gates = grad[level][:, None], pairs[inner], parts[inner, :1], parts[inner, 1:]
            mixed = above * np.concatenate([new, pair], axis=1)  # gradient of each gate
            slopes[inner, 1:] = gates * (mixed - (gates * mixed).sum(axis=1, keepdims=True))
            slopes[inner, :1] = above * gates[:, :1] * (1 - new**2)
            below = (slopes[inner].reshape(-1, 4 * size) @ back).reshape(-1, 2, size)
            grad[batch.children[inner]] += below + above * gates[:, 1:]
        flat = slopes.reshape(-1, 4 * size)
        np.matmul(pairs.reshape(-1, 2 * size).T, flat, out=self.gradients["weight"])
        np.sum(flat, axis=0, out=self.gradients["bias"])
        return grad[: batch.leaves]
