"""Two readers of phrases that see no tree: a bag of words, and the last state of a recurrent layer.

Both are trained as `RecursiveNet` is: on the words of every node of every tree, with that node's label.
"""

from dataclasses import dataclass

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.gru import GRU
from attention_helpers.nn.layers.linear import Linear
from attention_helpers.nn.layers.rnn import RNN
from attention_helpers.nn.trees.node_classifier import NodeClassifier
from attention_helpers.nn.trees.tree_batch import spans


@dataclass(frozen=True)
class PhraseBatch:
    """Word sequences padded at the end: ids and mask (phrases, time), labels (phrases,), rows of each tree."""

    ids: np.ndarray
    mask: np.ndarray
    labels: np.ndarray
    rows: list

    def __len__(self):
        return len(self.labels)


class PhraseReader(NodeClassifier):
    """What both readers share: a phrase's vector from its words alone."""

    def prepare(self, trees, labelled=True):
        """For each tree the phrases of its nodes in post-order: (list of id arrays, labels)."""
        prepared = []
        for flat in super().prepare(trees, labelled):
            word, _, _, labels = flat
            ids = word[word >= 0]
            prepared.append(([ids[start:stop] for start, stop in spans(flat)], labels))
        return prepared

    def batch(self, prepared):
        """The phrases of several trees as one PhraseBatch."""
        if not prepared:
            raise ValueError("trees must hold at least one tree, got none")
        trees, labels = zip(*prepared, strict=True)
        phrases = [phrase for tree in trees for phrase in tree]
        lengths = np.array([len(phrase) for phrase in phrases])
        mask = np.arange(lengths.max()) < lengths[:, None]
        ids = np.zeros(mask.shape, dtype=np.int64)
        ids[mask] = np.concatenate(phrases)
        rows = np.split(np.arange(len(phrases)), np.cumsum([len(tree) for tree in trees])[:-1])
        return PhraseBatch(ids, mask, np.concatenate(labels), rows)


class BagOfWords(PhraseReader):
    """The sum of a phrase's word vectors, one hidden layer of 2 size numbers, a classifier.

    Blind to order and grouping by construction: the sum is the same for every arrangement of the same words.
    """

    def _layers(self, rng, dtype):
        self.hidden = Linear(self.size, 2 * self.size, rng, dtype=dtype)
        self.output = Linear(2 * self.size, len(self.labels), rng, dtype=dtype)
        return {"hidden": self.hidden, "output": self.output}

    def encode(self, batch):
        """tanh(W sum of word vectors + b): (phrases, 2 size)."""
        self._mask = batch.mask[:, :, None].astype(self.dtype)
        self._vector = np.tanh(self.hidden.forward((self.embedding.forward(batch.ids) * self._mask).sum(axis=1)))
        return self._vector

    def encode_backward(self, grad):
        self.embedding.backward(self.hidden.backward(grad * (1 - self._vector**2))[:, None, :] * self._mask)


class LastState(PhraseReader):
    """The last state of a recurrent layer over a phrase's words, and a classifier.

    kind: "rnn" has exactly as many parameters as a RecursiveNet of the same size, d² + d² + d in its layer; "gru"
    has three times that layer. Sees the order of the words, never their grouping.
    """

    def __init__(self, words, labels=(-2, -1, 0, 1, 2), size=24, seed=0, kind="rnn", dtype=np.float32):
        self.kind = checks.one_of(kind, ("rnn", "gru"), "kind")
        super().__init__(words, labels, size, seed, dtype)
        self.settings["kind"] = kind

    def _layers(self, rng, dtype):
        self.recurrent = (RNN if self.kind == "rnn" else GRU)(self.size, self.size, rng, dtype)
        self.output = Linear(self.size, len(self.labels), rng, dtype=dtype)
        return {"recurrent": self.recurrent, "output": self.output}

    def encode(self, batch):
        """The last states: (phrases, size)."""
        states = self.recurrent.forward(self.embedding.forward(batch.ids), batch.mask)
        self._shape = states.shape
        return states[:, -1]

    def encode_backward(self, grad):
        self.embedding.backward(self.recurrent.backward(np.zeros(self._shape, grad.dtype), grad)[0])
