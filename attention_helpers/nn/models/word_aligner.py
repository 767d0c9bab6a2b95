"""Scores on their own: word vectors of two languages, one score between them, and gold links that teach it."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.attention.attention import Attention
from attention_helpers.nn.layers.embedding import Embedding
from attention_helpers.nn.threads import single_thread
from attention_helpers.nn.training.adam import Adam


class WordAligner:
    """Each target word asks all source words of its sentence; its weights should lie on its gold links.

        query_t = T[target word t]      key_i = S[source word i]      weights_t = softmax(score(query_t, keys))
        loss    = mean over linked t of -log(sum of weights_t over the gold links of t)

    The vectors start as independent normal numbers of variance 1, so at first the two languages have nothing to do
    with each other. No recurrent layer, no value: nothing but the score is at work.

    source_size, target_size   words of the two vocabularies;  size   numbers in each vector
    kind                       the score, as in `nn.score`
    train_vectors              whether the vectors learn, or only the matrices of the score ("dot" then has nothing
                               that could)
    """

    def __init__(self, source_size, target_size, size=64, kind="dot", train_vectors=True, seed=0):
        rng = np.random.default_rng(seed)
        self.layers = {"source": Embedding(source_size, size, rng), "target": Embedding(target_size, size, rng)}
        for layer in self.layers.values():
            table = layer.parameters["table"]
            table[...] = rng.standard_normal(table.shape)
        self.attention = Attention(kind, size, size, rng)
        self.train_vectors = bool(train_vectors)
        self.losses = []

    def forward(self, batch):
        """batch of B pairs, as `SentencePairs.batches` makes it -> weights (B, target words, source words)."""
        keys = self.layers["source"].forward(batch.source)
        query = self.layers["target"].forward(batch.target_out)
        # The values are the rows of the identity: the weighted mean of those is the weights themselves.
        places = np.broadcast_to(np.eye(keys.shape[1], dtype=keys.dtype), (len(keys), *keys.shape[1:2] * 2))
        return self.attention.forward(query, keys, places, batch.source_mask)[1]

    def step(self, batch, links):
        """Forward and backward; the gradients lie in the layers. Returns the loss in nats.

        links (B, target words, source words), True at a gold link (see `link_table`); a row without one counts nothing
        """
        weights = self.forward(batch)
        linked = links.any(axis=-1)
        if not linked.any():
            raise ValueError("step: the batch has no gold link to learn from.")
        share = np.maximum((weights * links).sum(axis=-1), np.finfo(weights.dtype).tiny)
        grad = np.where(links, -1 / share[..., None], 0).astype(weights.dtype) / weights.dtype.type(linked.sum())
        grad_query, grad_keys, _ = self.attention.backward(grad)
        if self.train_vectors:
            self.layers["target"].backward(grad_query)
            self.layers["source"].backward(grad_keys)
        return float(-np.log(share[linked]).mean())

    def fit(self, pairs, steps=200, batch_size=64, learning_rate=0.01, seed=0):
        """Train with Adam on pairs with gold links; the loss of each step is added to `losses`. Returns the aligner.

        Where nothing can learn (`train_vectors=False` and a score without matrices) it stays as it is.
        """
        steps = checks.positive(steps, "steps")
        if pairs.alignment is None:
            raise ValueError("fit: the pairs have no gold alignment.")
        if not self._arrays("parameters"):
            return self
        optimiser, rng = Adam(self._arrays("parameters"), learning_rate, clip=1.0), np.random.default_rng(seed)
        with single_thread():
            while steps > 0:
                for batch in pairs.batches(batch_size, rng):
                    self.losses.append(self.step(batch, link_table(pairs, batch)))
                    optimiser.step(self._arrays("gradients"))
                    steps -= 1
                    if steps == 0:
                        break
        return self

    def weights(self, pairs, batch_size=256):
        """A list with one array (target words, source words) for each pair, as `nn.attention_weights` gives it."""
        results = [None] * len(pairs)
        with single_thread():
            for batch in pairs.batches(batch_size):
                sizes = zip(batch.indices, batch.target_mask.sum(axis=1), batch.source_mask.sum(axis=1), strict=True)
                for table, (index, target, source) in zip(self.forward(batch), sizes, strict=True):
                    results[index] = table[: target - 1, :source]
        return results

    def _arrays(self, which):
        arrays = {f"attention.{name}": array for name, array in getattr(self.attention, which).items()}
        if self.train_vectors:
            arrays |= {name: getattr(layer, which)["table"] for name, layer in self.layers.items()}
        return arrays


def link_table(pairs, batch):
    """The gold links of a batch of `pairs`: (B, target words with </s>, source words) booleans."""
    links = np.zeros((*batch.target_out.shape, batch.source.shape[1]), bool)
    for row, index in enumerate(batch.indices):
        for source, target in pairs.alignment[index]:
            links[row, target, source] = True
    return links
