"""After each word, which one comes next? A recurrent language model (Mikolov et al. 2010), and a table of pairs."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.embedding import Embedding
from attention_helpers.nn.layers.linear import Linear
from attention_helpers.nn.layers.loss import cross_entropy
from attention_helpers.nn.layers.rnn import RNN
from attention_helpers.nn.layers.softmax import softmax
from attention_helpers.nn.models.model import Model
from attention_helpers.nn.words import END, START, encode, numbers_of, split, words_of


class LanguageModel(Model):
    """An RNN over the target side of sentence pairs; `nn.train(model, pairs, …)` trains it.

        x_t = E[word_t]                       word vector, (D,); without vectors the one-hot row itself, (V,)
        h_t = tanh(x_t W + h_{t-1} U + b)     hidden state, (H,)
        p(word_{t+1}) = softmax(h_t W_o + b_o)

    words : V;  embedding_size : D, or None for one-hot input;  hidden_size : H;  seed : for the start weights
    dtype : float32, or float64 for tests

    Weight matrices: E (V, D), W (D, H), U (H, H), W_o (H, V); with one-hot input no E, and W is (V, H).
    """

    notes = ("target_vocabulary",)

    def __init__(self, words, embedding_size=32, hidden_size=64, seed=0, dtype=np.float32):
        words, hidden_size = checks.positive(words, "words"), checks.positive(hidden_size, "hidden_size")
        if embedding_size is not None:
            embedding_size = checks.positive(embedding_size, "embedding_size")
        rng = checks.seeded(seed)
        settings = {"words": words, "embedding_size": embedding_size, "hidden_size": hidden_size, "seed": seed}
        layers = {}
        if embedding_size is not None:
            layers["embedding"] = Embedding(words, embedding_size, rng, dtype)
        layers["rnn"] = RNN(words if embedding_size is None else embedding_size, hidden_size, rng, dtype)
        layers["output"] = Linear(hidden_size, words, rng, dtype=dtype)
        self.words, self.target_vocabulary, self.vocabulary_sizes = words, None, {"target": words}
        super().__init__(settings, layers)

    def forward(self, words, mask=None):
        """words (batch, time) ids, starting with <s> -> logits (batch, time, V) for the word after each."""
        words = checks.ids(words, self.words, "words")
        if "embedding" in self.layers:
            vectors = self.layers["embedding"].forward(words)
        else:
            vectors = np.eye(self.words, dtype=self.dtype)[words]
        return self.layers["output"].forward(self.layers["rnn"].forward(vectors, mask))

    def loss(self, batch):
        """Mean cross-entropy of the next word, in nats: a batch with target_in, target_out, target_mask."""
        checks.batch(batch, "target_in target_out target_mask")
        logits = self.forward(batch.target_in, batch.target_mask)
        return cross_entropy(logits, batch.target_out, batch.target_mask)[0]

    def step(self, batch):
        """As `loss`, and fills `gradients`."""
        checks.batch(batch, "target_in target_out target_mask")
        logits = self.forward(batch.target_in, batch.target_mask)
        loss, grad = cross_entropy(logits, batch.target_out, batch.target_mask)
        grad_vectors, _ = self.layers["rnn"].backward(self.layers["output"].backward(grad))
        if "embedding" in self.layers:
            self.layers["embedding"].backward(grad_vectors)
        return loss

    def next_words(self, words, count=5):
        """The likeliest words after a sentence's beginning: [(word, probability)], best first.

        words : a string or list of words, [] for the first word. ValueError naming a word that the model lacks.
        """
        ids, known = self._ids(words), words_of(self.target_vocabulary)
        probability = softmax(self.forward(np.array([[START, *ids]])).astype(np.float64)[0, -1])
        best = np.argsort(-probability, kind="stable")[: checks.positive(count, "count")]
        return [(known[i], float(probability[i])) for i in best]

    def surprise(self, words):
        """Cross-entropy of a whole sentence with its end, in nats a word: low where the words come as expected."""
        ids = self._ids(words)
        if not ids:
            raise ValueError("words must hold at least one word, got none.")
        logits = self.forward(np.array([[START, *ids]]))
        return cross_entropy(logits, np.array([[*ids, END]]))[0]

    def _ids(self, words):
        """Ids of a string's or a list's words; ValueError naming one that the model lacks."""
        if self.target_vocabulary is None:
            raise ValueError("The model has no vocabulary yet: train it first, or set model.target_vocabulary.")
        ids, unknown = encode(numbers_of(self.target_vocabulary), split(words))
        if unknown:
            raise ValueError(f"words must be among the {self.words} words of the model, got {unknown[0]!r}.")
        return ids.tolist()


class PairTable:
    """A bigram model: how often each word came after each other one, with no word further back.

    sentences : list of id arrays, with <s> and </s>;  words : V
    little : counted in addition for every pair, so that one never seen is not impossible

    counts (V, V): row a word, column the next one, without `little`;  probabilities (V, V): each row sums to 1.
    """

    def __init__(self, sentences, words, little=0.01):
        self.counts = np.zeros((checks.positive(words, "words"),) * 2)
        np.add.at(self.counts, _now_and_next(sentences, words), 1)  # a pair that occurs twice counts twice
        smoothed = self.counts + checks.positive_number(little, "little")
        self.probabilities = smoothed / smoothed.sum(axis=1, keepdims=True)

    def loss(self, sentences):
        """Mean cross-entropy of the next word, in nats."""
        return float(-np.log(self.probabilities[_now_and_next(sentences, len(self.counts))]).mean())


def _now_and_next(sentences, words):
    """All pairs of a word and the next one: two arrays of ids (N,). ValueError where there is none."""
    rows = [row for row in checks.sentences(sentences, words) if len(row) > 1]
    if not rows:
        raise ValueError("sentences must hold at least one sentence of two words, got none.")
    return np.concatenate([row[:-1] for row in rows]), np.concatenate([row[1:] for row in rows])
