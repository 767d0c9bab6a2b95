"""A recursive network: one matrix joins two vectors into one, at every node of a tree, from the leaves up.

Forward: Socher et al. 2011, "Parsing Natural Scenes and Natural Language with Recursive Neural Networks", equation 1.
Classes at every node and back-propagation through structure: Socher et al. 2013, "Recursive Deep Models for Semantic
Compositionality Over a Sentiment Treebank", section 4; Goller & Küchler 1996.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import Layer, uniform
from attention_helpers.nn.layers.linear import Linear
from attention_helpers.nn.layers.loss import cross_entropy
from attention_helpers.nn.layers.softmax import softmax
from attention_helpers.nn.trees.node_classifier import NodeClassifier
from attention_helpers.nn.trees.tree_batch import TreeBatch, flatten_all
from attention_helpers.nn.trees.walk import is_leaf, map_leaves, spans, visits


class Pass(NamedTuple):
    """What backward needs: the TreeBatch, the vectors (nodes, size), and of each inner node its branches' vectors."""

    batch: TreeBatch
    vectors: np.ndarray
    pairs: np.ndarray


class Composition(Layer):
    """p = tanh(W [left; right] + b) over a TreeBatch: one product for all nodes of one height.

    Parameters: weight W (size, 2 size), bias b (size): the arguments of `nn.traverse`.
    """

    def __init__(self, size, rng, dtype=np.float32):
        super().__init__(dtype, weight=uniform(rng, (size, 2 * size), 2 * size), bias=np.zeros(size))

    def forward(self, leaves, batch):
        """leaves (leaf count, size) -> vectors of all nodes (nodes, size), in the batch's order."""
        weight, bias = self.parameters["weight"], self.parameters["bias"]
        size = len(bias)
        vectors = np.empty((len(batch), size), self.dtype)
        vectors[: batch.leaves] = leaves
        pairs = self.room("pairs", len(batch) - batch.leaves, 2, size)
        back = np.ascontiguousarray(weight.T)
        for level in batch.levels:
            inner = slice(level.start - batch.leaves, level.stop - batch.leaves)
            pair, vector = pairs[inner], vectors[level]
            np.take(vectors, batch.children[inner], axis=0, out=pair, mode="clip")
            np.matmul(pair.reshape(-1, 2 * size), back, out=vector)
            vector += bias
            np.tanh(vector, out=vector)
        self._cache = Pass(batch, vectors, pairs)
        return vectors

    def backward(self, grad):
        """grad (nodes, size), of every node's own use; overwritten -> grad of the leaves (leaf count, size)."""
        batch, vectors, pairs = checks.forward_came_first(self._cache, "Composition")
        weight, leaves = self.parameters["weight"], batch.leaves
        size = len(weight)
        slope = np.square(vectors[leaves:], out=self.room("slope", len(pairs), size))
        np.subtract(1, slope, out=slope)
        for level in reversed(batch.levels):
            inner = slice(level.start - leaves, level.stop - leaves)
            np.multiply(slope[inner], grad[level], out=slope[inner])
            # No two nodes share a child, so an indexed += meets each row once.
            grad[batch.children[inner]] += (slope[inner] @ weight).reshape(-1, 2, size)
        np.matmul(slope.T, pairs.reshape(-1, 2 * size), out=self.gradients["weight"])
        np.sum(slope, axis=0, out=self.gradients["bias"])
        return grad[:leaves]


@dataclass(frozen=True)
class Reading:
    """What a network makes of one node, which stands over sentence[start:stop].

    vector: (size,). probabilities: (labels,). label: the most probable one.
    """

    sentence: tuple
    start: int
    stop: int
    vector: np.ndarray
    probabilities: np.ndarray
    label: object

    @property
    def words(self):
        return self.sentence[self.start : self.stop]


class RecursiveNet(NodeClassifier):
    """Word vectors, one composition for every node, and one linear classifier read at every node.

    Arguments as for `NodeClassifier`. `composition.parameters` holds weight (d, 2d) and bias (d,), what
    `nn.traverse` takes; `vectors(tree)` gives the tree that it takes.
    """

    def _layers(self, rng, dtype):
        self.composition = Composition(self.size, rng, dtype)
        self.output = Linear(self.size, len(self.labels), rng, dtype=dtype)
        return {"composition": self.composition, "output": self.output}

    def prepare(self, trees, labelled=True):
        """Trees as FlatTrees; done once, before training."""
        return flatten_all(trees, self.word_id, self._classes if labelled else None)

    def batch(self, flat_trees):
        """FlatTrees as one TreeBatch."""
        return TreeBatch(flat_trees)

    def forward(self, batch):
        """-> vectors (nodes, size) and logits (nodes, labels) of every node of a TreeBatch."""
        leaves = self.embedding.forward(batch.words[None])[0]
        vectors = self.composition.forward(leaves, batch)
        return vectors, self.output.forward(vectors)

    def step(self, batch):
        """Loss (mean cross-entropy over all nodes) with `gradients` filled: back-propagation through structure."""
        _, logits = self.forward(batch)
        loss, grad = cross_entropy(logits[None], batch.labels[None])
        grad_leaves = self.composition.backward(self.output.backward(grad[0]))
        self.embedding.backward(grad_leaves[None])
        return loss

    def vectors(self, tree):
        """The same tree with each word replaced by its vector: what `nn.traverse` takes."""
        return map_leaves(tree, lambda word: self.embedding.parameters["table"][self.word_id(word)])

    def read(self, tree):
        """Readings of every node of one tree, in post-order (the root is last)."""
        flat = self.prepare([tree], labelled=False)
        batch = self.batch(flat)
        vectors, logits = self.forward(batch)
        probabilities = softmax(logits)
        leaves = (node for node in visits(tree) if is_leaf(node))
        sentence = tuple(leaf["word"] if isinstance(leaf, dict) else leaf for leaf in leaves)
        return [
            Reading(sentence, start, stop, vectors[row], probabilities[row], self.labels[probabilities[row].argmax()])
            for (start, stop), row in zip(spans(tree), batch.rows[0], strict=True)
        ]
