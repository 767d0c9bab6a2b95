"""A recursive network: one matrix joins two vectors into one, at every node of a tree, from the leaves up.

Classes at every node and back-propagation through structure: Socher et al. 2013, "Recursive Deep Models for Semantic
Compositionality Over a Sentiment Treebank", section 4; Goller & Küchler 1996.
"""

from dataclasses import dataclass

import numpy as np

from attention_helpers.nn.layers.linear import Linear
from attention_helpers.nn.layers.softmax import softmax
from attention_helpers.nn.trees.composition import Composition
from attention_helpers.nn.trees.node_classifier import NodeClassifier
from attention_helpers.nn.trees.tree_batch import TreeBatch, spans
from attention_helpers.nn.trees.walk import is_leaf, map_leaves, visits, word_of


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

    def batch(self, prepared):
        """Flattened trees as one TreeBatch."""
        return TreeBatch(prepared)

    def encode(self, batch):
        return self.composition.forward(self.embedding.forward(batch.words[None])[0], batch)

    def encode_backward(self, grad):
        self.embedding.backward(self.composition.backward(grad)[None])

    def vectors(self, tree):
        """The same tree with each word replaced by its vector: what `nn.traverse` takes."""
        return map_leaves(tree, lambda word: self.embedding.parameters["table"][self.word_id(word)])

    def read(self, tree):
        """Readings of every node of one tree, in post-order (the root is last)."""
        (flat,) = self.prepare([tree], labelled=False)
        batch = self.batch([flat])
        vectors, logits = self.forward(batch)
        probabilities = softmax(logits)
        sentence = tuple(word_of(node) for node in visits(tree) if is_leaf(node))
        return [
            Reading(sentence, start, stop, vectors[row], probabilities[row], self.labels[probabilities[row].argmax()])
            for (start, stop), row in zip(spans(flat), batch.rows[0], strict=True)
        ]
