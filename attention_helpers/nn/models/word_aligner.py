"""Scores on their own: word vectors of two languages, one score between them, and gold links that teach it."""

from itertools import chain, islice, repeat

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.attention.attention import Attention
from attention_helpers.nn.layers.embedding import Embedding
from attention_helpers.nn.models.forced import by_pair
from attention_helpers.nn.models.model import Model
from attention_helpers.nn.training import loop
from attention_helpers.nn.training.adam import Adam


class WordAligner(Model):
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

    notes = ("losses",)

    def __init__(self, source_size, target_size, size=64, kind="dot", train_vectors=True, seed=0, dtype=np.float32):
        source_size, target_size = (
            checks.positive(source_size, "source_size"),
            checks.positive(target_size, "target_size"),
        )
        size, rng = checks.positive(size, "size"), checks.seeded(seed)
        source = Embedding(source_size, size, rng, dtype)
        target = Embedding(target_size, size, rng, dtype)
        for layer in (source, target):
            table = layer.parameters["table"]
            table[...] = rng.standard_normal(table.shape)
        self.attention = Attention(kind, size, size, rng, dtype=dtype)
        self.train_vectors = checks.flag(train_vectors, "train_vectors")
        self.losses = []
        settings = {"source_size": source_size, "target_size": target_size, "size": size, "kind": kind}
        settings |= {"train_vectors": self.train_vectors, "seed": seed}
        super().__init__(settings, {"attention": self.attention, "source": source, "target": target})

    def forward(self, batch):
        """batch of B pairs, as `SentencePairs.batches` makes it -> weights (B, target words, source words)."""
        checks.batch(batch, "source source_mask target_out")
        source = checks.ids(batch.source, self.settings["source_size"], "source")
        target_out = checks.ids(batch.target_out, self.settings["target_size"], "target_out")
        keys, query = self.layers["source"].forward(source), self.layers["target"].forward(target_out)
        # The values are the rows of the identity: the weighted mean of those is the weights themselves.
        places = np.broadcast_to(np.eye(keys.shape[1], dtype=keys.dtype), (len(keys), *keys.shape[1:2] * 2))
        return self.attention.forward(query, keys, places, batch.source_mask)[1]

    def step(self, batch, links):
        """Forward and backward; the gradients lie in `gradients`. Returns the loss in nats.

        links (B, target words, source words), True at a gold link (see `link_table`); a row without one counts nothing
        """
        weights = self.forward(batch)
        links = checks.array(links, "links", "b")
        checks.shaped(links, weights.shape, "links")
        linked = links.any(axis=-1)
        if not linked.any():
            raise ValueError("links must hold at least one gold link to learn from, got none.")
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
        steps, batch_size = checks.positive(steps, "steps"), checks.positive(batch_size, "batch_size")
        if getattr(checks.pairs(pairs), "alignment", None) is None:
            raise ValueError("pairs must have a gold alignment, got none.")
        learning = self._learning(self.parameters)
        if not learning:
            return self
        rng = checks.seeded(seed)
        batches = chain.from_iterable(pairs.batches(batch_size, rng) for _ in repeat(None))
        loop.run(
            [islice(batches, steps)],
            lambda batch: self.step(batch, link_table(pairs, batch)),
            Adam(learning, learning_rate, clip=1.0),
            self._learning(self.gradients),
            after_step=lambda batch, loss, norm: self.losses.append(loss),
        )
        self.forget()
        return self

    def weights(self, pairs, batch_size=256):
        """A list with one array (target words, source words) for each pair, as `nn.attention_weights` gives it."""
        return by_pair(self, self.forward, checks.pairs(pairs), checks.positive(batch_size, "batch_size"))

    def _learning(self, arrays):
        """Those of the parameters or gradients that training changes."""
        return {name: array for name, array in arrays.items() if self.train_vectors or name.startswith("attention.")}


def link_table(pairs, batch):
    """The gold links of a batch of `pairs`: (B, target words with </s>, source words) booleans."""
    links = np.zeros((*batch.target_out.shape, batch.source.shape[1]), bool)
    for row, index in enumerate(batch.indices):
        for source, target in pairs.alignment[index]:
            links[row, target, source] = True
    return links
