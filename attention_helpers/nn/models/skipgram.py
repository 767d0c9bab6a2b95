"""word2vec's skip-gram with negative sampling (Mikolov et al. 2013b, section 2.2): word vectors from neighbours."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.embedding import Embedding
from attention_helpers.nn.models.model import Model
from attention_helpers.nn.training import loop
from attention_helpers.nn.training.adam import Adam
from attention_helpers.nn.words import SPECIALS

MOST = np.iinfo(np.int32).max  # words that ids can tell apart
POWER = 0.75  # of the counts, for the noise words (section 2.2)


class SkipGram(Model):
    """Two tables of word vectors: one for a word in the centre, one for a word beside it.

        score(c, o) = centre[c] · context[o]                      v_c · u_o in the lesson
        loss = −log σ(score(c, o)) − Σ_k log σ(−score(c, n_k))

    for a centre word c, a real neighbour o and noise words n_k. No softmax over the vocabulary is taken: a step
    costs 1 + K products of size D, whatever V is. Parameters: centre (V, D), context (V, D), so
    2 V D in all; `vectors` is the table that is kept.

    words, size : V and D;  seed : for the start vectors;  dtype : float32, or float64 for tests
    """

    def __init__(self, words, size=32, seed=0, dtype=np.float32):
        words, size = checks.positive(words, "words"), checks.positive(size, "size")
        rng = checks.seeded(seed)
        layers = {name: Embedding(words, size, np.random.default_rng(0), dtype) for name in ("centre", "context")}
        layers["centre"].parameters["table"][...] = (rng.random((words, size)) - 0.5) / size
        layers["context"].parameters["table"][...] = 0
        super().__init__({"words": words, "size": size, "seed": seed}, layers)

    @property
    def parameters(self):
        """{"centre": (V, D), "context": (V, D)}, changed in place by training: each layer is one table."""
        return {name: layer.parameters["table"] for name, layer in self.layers.items()}

    @property
    def gradients(self):
        """The same for the gradients, filled by `step`."""
        return {name: layer.gradients["table"] for name, layer in self.layers.items()}

    @property
    def vectors(self):
        """(V, D): the vector of each word."""
        return self.layers["centre"].parameters["table"]

    def loss(self, centre, context, noise):
        """Mean loss in nats: centre (N,), context (N,), noise (N, K) word ids."""
        return _loss(self._scores(*self._look_up(centre, context, noise)))

    def step(self, centre, context, noise):
        """As `loss`, and fills `gradients`."""
        vectors, others = self._look_up(centre, context, noise)
        scores = self._scores(vectors, others)
        grad = sigmoid(scores) / len(scores)
        grad[:, 0] -= 1 / len(scores)
        self.layers["centre"].backward(np.einsum("nk,nkd->nd", grad, others)[None])
        self.layers["context"].backward((grad[:, :, None] * vectors[:, None]).swapaxes(0, 1))
        return _loss(scores)

    def surprise(self, sentence, window=2):
        """Mean of −log σ(score) in nats over the pairs of one sentence, ids (T,): low where its neighbours fit.

        ValueError where no two words are neighbours.
        """
        centre, context = skip_gram_pairs([checks.ids(sentence, len(self.vectors), "sentence", 1)], window)
        if not len(centre):
            raise ValueError(f"sentence must hold at least two words, got {len(sentence)}.")
        scores = (self.parameters["centre"][centre] * self.parameters["context"][context]).sum(axis=1)
        return float(softplus(-scores.astype(float)).mean())

    def _look_up(self, centre, context, noise):
        """Vectors of the centre words (N, D), and of the real neighbour and the noise beside each (N, 1 + K, D)."""
        words = len(self.vectors)
        centre = checks.ids(centre, words, "centre", 1)
        context = checks.ids(context, words, "context", 1)
        noise = checks.ids(noise, words, "noise")
        if not len(centre) == len(context) == len(noise):
            raise ValueError(
                f"centre, context and noise must have equally many rows, "
                f"got {len(centre)}, {len(context)} and {len(noise)}."
            )
        places = np.concatenate([context[:, None], noise], axis=1)
        return self.layers["centre"].forward(centre[None])[0], self.layers["context"].forward(places.T).swapaxes(0, 1)

    def _scores(self, vectors, others):
        """Scores (N, 1 + K) of the real pairs, in the first column, and of the noise."""
        return np.einsum("nd,nkd->nk", vectors, others)

    def nearest(self, word, count=5):
        """The `count` words whose vectors point most nearly the way that of `word` (an id) does: [(id, cosine)].

        Special words and the word itself are left out.
        """
        if isinstance(word, bool) or not isinstance(word, (int, np.integer)) or not 0 <= word < len(self.vectors):
            raise ValueError(f"word must be a word id from 0 to {len(self.vectors) - 1}, got {word!r}.")
        count = checks.positive(count, "count")
        unit = self.vectors / np.maximum(np.linalg.norm(self.vectors, axis=1, keepdims=True), 1e-12)
        cosine = unit @ unit[word]
        order = [int(i) for i in np.argsort(-cosine, kind="stable") if i >= SPECIALS and i != word]
        return [(i, float(cosine[i])) for i in order[:count]]


def skip_gram_pairs(sentences, window=2):
    """All (centre, context) pairs of words at most `window` places apart in one sentence: two arrays (N,).

    sentences : list of arrays of word ids
    """
    window = checks.positive(window, "window")
    sentences = checks.sentences(sentences, MOST)
    if not sentences:
        raise ValueError("sentences must hold at least one sentence, got none.")
    return _pairs(sentences, window)


def _pairs(sentences, window):
    words = np.concatenate([np.asarray(sentence, dtype=np.int32) for sentence in sentences])
    sentence_of = np.repeat(np.arange(len(sentences)), [len(sentence) for sentence in sentences])
    centre, context = [], []
    for apart in range(1, min(window + 1, max(map(len, sentences)))):
        together = sentence_of[:-apart] == sentence_of[apart:]
        left, right = words[:-apart][together], words[apart:][together]
        centre += [left, right]
        context += [right, left]
    return np.concatenate([words[:0], *centre]), np.concatenate([words[:0], *context])


def train_skip_gram(
    model, sentences, epochs=3, window=2, noise=5, batch_size=512, learning_rate=1e-2, seed=0, common=1e-3
):
    """Train a SkipGram on sentences (lists of word ids); returns the mean loss of each epoch, a list.

    window   neighbours up to this far count;  noise  false words for each real pair, see `noise_probabilities`
    common   words with a larger share of the text are sometimes passed over, anew in each epoch, see
             `stay_probabilities`: は and を stand beside everything and say little. 1 keeps every word

    The same seed gives the same numbers again. Raises ValueError where the sentences hold no pair, or none is left.
    """
    batch_size, noise = checks.positive(batch_size, "batch_size"), checks.positive(noise, "noise")
    common = checks.positive_number(common, "common")
    window = checks.positive(window, "window")
    checks.able(model, "vectors step", "model", "a SkipGram")
    sentences = [sentence for sentence in checks.sentences(sentences, len(model.vectors)) if len(sentence)]
    if not any(len(sentence) > 1 for sentence in sentences):
        raise ValueError("sentences must hold at least one sentence of two words, got none.")
    rng, losses = checks.seeded(seed), []
    epochs = checks.positive(epochs, "epochs")
    counts = np.bincount(np.concatenate(sentences), minlength=len(model.vectors)).astype(float)
    loop.run(
        (_epoch(sentences, counts, window, noise, batch_size, common, rng) for _ in range(epochs)),
        lambda batch: model.step(*batch),
        Adam({"all": model.flat_parameters}, learning_rate),
        {"all": model.flat_gradients},
        after_epoch=lambda epoch, loss: losses.append(loss),
        size=lambda batch: len(batch[0]),
    )
    model.forget()
    return losses


def noise_probabilities(counts):
    """counts (V,): how often each word occurs -> (V,), in proportion to count^0.75 (section 2.2)."""
    weights = _checked_counts(counts) ** POWER
    return weights / weights.sum()


def stay_probabilities(counts, common=1e-3):
    """counts (V,) -> (V,): a word with a share f of the text stays with probability √(common / f), at most 1.

    Subsampling (section 2.3): the rest is passed over.
    """
    counts, common = _checked_counts(counts), checks.positive_number(common, "common")
    return np.minimum(1, np.sqrt(common * counts.sum() / np.maximum(counts, 1)))


def _checked_counts(counts):
    """Counts (V,) as floats; ValueError where one is below 0 or all are 0."""
    counts = checks.numbers(counts, "counts", ("V",), np.float64)
    if (counts < 0).any() or not counts.any():
        raise ValueError("counts must be at least 0, and not all 0, got others.")
    return counts


def _epoch(sentences, counts, window, noise, batch_size, common, rng):
    """The batches of one epoch: common words passed over anew, pairs shuffled, noise drawn for each batch.

    counts (V,): how often each word occurs in the sentences.
    """
    keep = stay_probabilities(counts, common)
    noise_words = np.cumsum(noise_probabilities(counts))
    centre, context = _pairs(_thinned(sentences, keep, common, rng), window)
    for rows in loop.shuffled(len(centre), batch_size, rng):
        drawn = np.searchsorted(noise_words, rng.random((len(rows), noise)))
        yield centre[rows], context[rows], np.minimum(drawn, len(counts) - 1)


def _thinned(sentences, keep, common, rng):
    """The sentences without the words that are passed over: word w stays with probability keep[w]."""
    kept = [sentence[rng.random(len(sentence)) < keep[sentence]] for sentence in sentences]
    kept = [sentence for sentence in kept if len(sentence) > 1]
    if not kept:
        raise ValueError(
            f"common must leave two neighbours in some of the {len(sentences)} sentences, got {common:g}; "
            "give a larger one, or 1 to keep every word."
        )
    return kept


def _loss(scores):
    return float((softplus(-scores[:, 0]) + softplus(scores[:, 1:]).sum(axis=1)).mean())


def sigmoid(x):
    """1 / (1 + e^−x), without overflow."""
    return 0.5 * (1 + np.tanh(0.5 * x))


def softplus(x):
    """log(1 + e^x) = −log σ(−x), without overflow."""
    return np.logaddexp(0, x)
