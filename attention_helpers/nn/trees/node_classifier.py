"""What the readers of labelled trees share: words, labels, word vectors, parameters by name."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.embedding import Embedding
from attention_helpers.nn.layers.loss import cross_entropy
from attention_helpers.nn.models.model import Model
from attention_helpers.nn.trees.tree_batch import flatten_all
from attention_helpers.nn.words import split
from attention_helpers.unicode_form import one_word

UNKNOWN = "<unk>"
SMALL = 0.5  # word vectors start inside tanh's steep part


class NodeClassifier(Model):
    """Base of `RecursiveNet`, `BagOfWords` and `LastState`: a vector for each node of a tree, and a class from it.

    A subclass defines `_layers(rng, dtype)`, a dict of the layers after the word vectors, the classifier as "output";
    `batch(prepared)`; `encode(batch) -> (nodes, features)` and `encode_backward(grad)` down to the word vectors.

    Parameters
    ----------
    words : the words to know; any other word at a leaf counts as <unk>
    labels : the labels that a node may have, in the order of the classes
    size : numbers per vector, d
    seed : of the start weights
    """

    def __init__(self, words, labels=(-2, -1, 0, 1, 2), size=24, seed=0, dtype=np.float32):
        rng = checks.seeded(seed)
        words = split(checks.items(words, "words", "words", any_order=True))
        self.words = (UNKNOWN, *sorted(set(words) - {UNKNOWN}))
        self.labels = tuple(checks.items(labels, "labels", "labels"))
        for label in self.labels:
            if isinstance(label, bool) or not isinstance(label, (int, str)):
                raise TypeError(f"labels must hold whole numbers or words, got {checks.came(label)}")
        if len(set(self.labels)) != len(self.labels) or len(self.labels) < 2:
            raise ValueError(f"labels must hold at least two different labels, got {self.labels}")
        self.size = checks.positive(size, "size")
        self._ids = {word: i for i, word in enumerate(self.words)}
        self._classes = {label: i for i, label in enumerate(self.labels)}
        self.embedding = Embedding(len(self.words), self.size, rng, dtype)
        self.embedding.parameters["table"] *= SMALL
        settings = {"words": self.words, "labels": self.labels, "size": self.size, "seed": seed}
        super().__init__(settings, {"embedding": self.embedding, **self._layers(rng, dtype)})

    def word_id(self, word):
        """The row of a word's vector, in whatever Unicode form it comes; 0 for a word that is not known."""
        if not isinstance(word, str):
            raise TypeError(f"word must be text, got {checks.came(word)}")
        return self._ids.get(word, self._ids.get(one_word(word), 0))

    def prepare(self, trees, labelled=True):
        """Trees as arrays; done once, before training."""
        return flatten_all(trees, self.word_id, self._classes if checks.flag(labelled, "labelled") else None)

    def forward(self, batch):
        """-> vectors (nodes, features) and logits (nodes, labels) of every node of a batch."""
        vectors = self.encode(checks.able(batch, "labels __len__", "batch", "what `batch` makes of prepared trees"))
        return vectors, self.layers["output"].forward(vectors)

    def step(self, batch):
        """Loss (mean cross-entropy over all nodes) with `gradients` filled."""
        loss, grad = cross_entropy(self.forward(batch)[1][None], batch.labels[None])
        self.encode_backward(self.layers["output"].backward(grad[0]))
        return loss

    def loss(self, batch):
        """Mean cross-entropy over all nodes of a batch, in nats."""
        return cross_entropy(self.forward(batch)[1][None], batch.labels[None])[0]

    def predict(self, trees):
        """For each tree, the labels of its nodes in post-order (the root is last)."""
        batch = self.batch(self.prepare(trees, labelled=False))
        best = self.forward(batch)[1].argmax(axis=1)
        return [[self.labels[i] for i in best[rows]] for rows in batch.rows]
