"""word2vec's skip-gram with negative sampling (Mikolov et al. 2013b, section 2.2): word vectors from neighbours."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import Layer
from attention_helpers.nn.threads import single_thread
from attention_helpers.nn.training.adam import Adam

SPECIAL = 4  # <pad> <unk> <s> </s> are no words of a sentence
POWER = 0.75  # of the counts, for the noise words (section 2.2)


class SkipGram(Layer):
    """Two tables of word vectors: one for a word in the centre, one for a word beside it.

        score(c, o) = centre[c] · context[o]
        loss = −log σ(score(c, o)) − Σ_k log σ(−score(c, n_k))

    for a centre word c, a real neighbour o and noise words n_k. No softmax over the vocabulary is taken: a step
    costs 1 + K products of size D, whatever V is. Parameters: centre (V, D), context (V, D), so 2 V D in all;
    `vectors` is the table that is kept.

    words, size : V and D;  seed : for the start vectors;  dtype : float32, or float64 for tests
    """

    def __init__(self, words, size=32, seed=0, dtype=np.float32):
        words, size = checks.positive(words, "words"), checks.positive(size, "size")
        rng = np.random.default_rng(seed)
        super().__init__(dtype, centre=(rng.random((words, size)) - 0.5) / size, context=np.zeros((words, size)))

    @property
    def vectors(self):
        """(V, D): the vector of each word."""
        return self.parameters["centre"]

    def loss(self, centre, context, noise):
        """Mean loss in nats: centre (N,), context (N,), noise (N, K) word ids."""
        real, false = self._scores(centre, context, noise)
        return float((softplus(-real) + softplus(false).sum(axis=1)).mean())

    def step(self, centre, context, noise):
        """As `loss`, and fills `gradients`."""
        real, false = self._scores(centre, context, noise)
        centre, context, noise = map(np.asarray, (centre, context, noise))
        grad_real = (sigmoid(real) - 1) / len(centre)
        grad_false = sigmoid(false) / len(centre)
        centre_rows, context_rows = self.parameters["centre"][centre], self.parameters["context"]
        grad_centre = grad_real[:, None] * context_rows[context]
        grad_centre += np.einsum("nk,nkd->nd", grad_false, context_rows[noise])
        add_rows(self.gradients["centre"], centre, grad_centre)
        grad_context = np.concatenate([grad_real[:, None], grad_false], axis=1)[:, :, None] * centre_rows[:, None]
        places = np.concatenate([context[:, None], noise], axis=1)
        add_rows(self.gradients["context"], places.ravel(), grad_context.reshape(-1, centre_rows.shape[1]))
        return float((softplus(-real) + softplus(false).sum(axis=1)).mean())

    def _scores(self, centre, context, noise):
        """Scores of the real pairs (N,) and of the noise (N, K)."""
        words = len(self.vectors)
        centre = checks.ids(np.atleast_2d(centre), words, "centre")[0]
        context = checks.ids(np.atleast_2d(context), words, "context")[0]
        noise = checks.ids(noise, words, "noise")
        if not len(centre) == len(context) == len(noise):
            raise ValueError(
                f"centre, context and noise must have equally many rows, "
                f"got {len(centre)}, {len(context)} and {len(noise)}."
            )
        vectors, neighbours = self.parameters["centre"][centre], self.parameters["context"]
        real = np.einsum("nd,nd->n", vectors, neighbours[context])
        return real, np.einsum("nd,nkd->nk", vectors, neighbours[noise])

    def nearest(self, word, count=5):
        """The `count` words whose vectors point most nearly the way that of `word` (an id) does: [(id, cosine)]."""
        if isinstance(word, bool) or not isinstance(word, (int, np.integer)) or not 0 <= word < len(self.vectors):
            raise ValueError(f"word must be a word id from 0 to {len(self.vectors) - 1}, got {word!r}.")
        return nearest(self.vectors, int(word), checks.positive(count, "count"))


def nearest(vectors, word, count):
    """[(id, cosine)] of the rows of `vectors` (V, D) nearest to row `word`, special words and itself left out."""
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    cosine = unit @ unit[word]
    order = [int(i) for i in np.argsort(-cosine, kind="stable") if i >= SPECIAL and i != word]
    return [(i, float(cosine[i])) for i in order[:count]]


def skip_gram_pairs(sentences, window=2):
    """All (centre, context) pairs of words at most `window` places apart in one sentence: two arrays (N,).

    sentences : list of arrays of word ids
    """
    window = checks.positive(window, "window")
    words = np.concatenate([np.asarray(sentence, dtype=np.int32) for sentence in sentences])
    sentence_of = np.repeat(np.arange(len(sentences)), [len(sentence) for sentence in sentences])
    centre, context = [], []
    for apart in range(1, window + 1):
        together = sentence_of[:-apart] == sentence_of[apart:]
        left, right = words[:-apart][together], words[apart:][together]
        centre += [left, right]
        context += [right, left]
    return np.concatenate(centre), np.concatenate(context)


def train_skip_gram(
    model, sentences, epochs=3, window=2, noise=5, batch_size=512, learning_rate=1e-2, seed=0, common=1e-3
):
    """Train a SkipGram on sentences (lists of word ids); returns the mean loss of each epoch, a list.

    window   neighbours up to this far count;  noise  false words for each real pair, drawn as count^0.75
    common   a word with a share f of the text above this is passed over with probability 1 − √(common / f) in each
             epoch (section 2.3): は and を stand beside everything and say little

    The same seed gives the same numbers again. Raises ValueError where the sentences hold no pair, or none is left.
    """
    batch_size, noise = checks.positive(batch_size, "batch_size"), checks.positive(noise, "noise")
    common = checks.positive_number(common, "common")
    sentences = [checks.ids([sentence], len(model.vectors), "sentences")[0] for sentence in sentences if len(sentence)]
    if not any(len(sentence) > 1 for sentence in sentences):
        raise ValueError("sentences must hold at least one sentence of two words, got none.")
    rng = np.random.default_rng(seed)
    counts = np.bincount(np.concatenate(sentences), minlength=len(model.vectors)).astype(float)
    keep = np.minimum(1, np.sqrt(common * counts.sum() / np.maximum(counts, 1)))
    noise_words = np.cumsum(counts**POWER / (counts**POWER).sum())
    optimiser, losses = Adam(model.parameters, learning_rate), []
    with single_thread():
        for _ in range(checks.positive(epochs, "epochs")):
            kept = [sentence[rng.random(len(sentence)) < keep[sentence]] for sentence in sentences]
            kept = [sentence for sentence in kept if len(sentence) > 1]
            if not kept:
                raise ValueError(
                    f"common: with {common:g} no two neighbours were left in any of {len(sentences)} "
                    "sentences; give a larger one, or 1 to keep every word."
                )
            centre, context = skip_gram_pairs(kept, window)
            order, total = rng.permutation(len(centre)), 0.0
            for start in range(0, len(order), batch_size):
                rows = order[start : start + batch_size]
                drawn = np.searchsorted(noise_words, rng.random((len(rows), noise)))
                total += len(rows) * model.step(centre[rows], context[rows], np.minimum(drawn, len(counts) - 1))
                optimiser.step(model.gradients)
            losses.append(total / len(order))
    return losses


def add_rows(table, rows, values):
    """Set `table` (V, D) to the sums of `values` (N, D) by their row number: sorted by it, then summed in runs."""
    order = np.argsort(rows, kind="stable")
    words, starts = np.unique(rows[order], return_index=True)
    table[...] = 0
    table[words] = np.add.reduceat(values[order], starts, axis=0)


def sigmoid(x):
    """1 / (1 + e^−x), without overflow."""
    return 0.5 * (1 + np.tanh(0.5 * x))


def softplus(x):
    """log(1 + e^x) = −log σ(−x), without overflow."""
    return np.logaddexp(0, x)
