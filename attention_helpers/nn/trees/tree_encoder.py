"""An encoder that reads a sentence along its tree: the decoder starts from the vector of the root.

The recursive network of `recursive` in the place of the recurrent encoder of `Seq2Seq`; everything else, decoder,
training and translation, is the same. Eriguchi et al. 2016, "Tree-to-Sequence Attentional Neural Machine
Translation", do this with LSTM units and with attention; here it is one fixed vector, to be compared with the other.
"""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.models.encoder_decoder import Memory
from attention_helpers.nn.models.seq2seq import Seq2Seq
from attention_helpers.nn.trees.composition import GatedComposition
from attention_helpers.nn.trees.tree_batch import TreeBatch, flatten_all


class TreeSeq2Seq(Seq2Seq):
    """Seq2Seq whose source is encoded by one `GatedComposition` up the sentence's tree.

    Parameters: source_size, target_size, hidden_size (also the size of the source's word vectors), seed. `add_trees`
    must have seen a sentence's tree before the sentence can be read; copies and files keep the trees.
    """

    notes = (*Seq2Seq.notes, "known_trees")

    def __init__(
        self, source_size, target_size, embedding_size=64, hidden_size=64, seed=0, keep=None, dtype=np.float32
    ):
        embedding_size = checks.positive(embedding_size, "embedding_size")
        hidden_size = checks.positive(hidden_size, "hidden_size")
        if embedding_size != hidden_size:
            raise ValueError(
                f"embedding_size and hidden_size must be equal, for a word's vector and a phrase's are "
                f"joined by the same matrix; got {embedding_size} and {hidden_size}."
            )
        super().__init__(source_size, target_size, embedding_size, hidden_size, seed=seed, keep=keep, dtype=dtype)
        for name in ("attention", "bidirectional", "reverse_source"):
            del self.settings[name]
        self.trees = {}  # the flattened tree of each sentence, a tuple of ids

    def _layers(self, settings, rng, dtype):
        layers = super()._layers(settings, rng, dtype)
        del layers["encoder"]  # after its draws: the other layers start as those of a Seq2Seq of this seed do
        layers["source_embedding"].parameters["table"] *= 0.5
        layers["composition"] = GatedComposition(self.hidden_size, np.random.default_rng(settings["seed"]), dtype)
        return layers

    def add_trees(self, trees, word_id):
        """Remember the trees of sentences, nested {"left", "right"} with words; word_id(word) -> id."""
        self._remember(flatten_all(trees, checks.function(word_id, "word_id")))

    def _remember(self, flat_trees):
        for flat in flat_trees:
            self.trees[tuple(flat[0, flat[0] >= 0].tolist())] = flat

    @property
    def known_trees(self):
        """The trees that `add_trees` has seen, as lists of numbers: what a file keeps of them."""
        return [flat.tolist() for flat in self.trees.values()]

    @known_trees.setter
    def known_trees(self, given):
        self.trees = {}
        self._remember(map(np.array, given))

    def read(self, source, source_mask=None):
        """source (batch, time) ids -> Memory whose start is the root's vector of each sentence (batch, hidden_size).

        Raises ValueError for a sentence whose tree was not added.
        """
        source, mask = self._checked_source(source, source_mask)
        flat = []
        for row, (ids, real) in enumerate(zip(source, mask, strict=True)):
            tree = self.trees.get(tuple(ids[real].tolist()))
            if tree is None:
                raise ValueError(f"source: the tree of sentence {row} is not known; call add_trees with it first.")
            flat.append(tree)
        batch = TreeBatch(flat)
        self._reading = batch, mask  # what the way back through the encoder needs
        leaves = self.layers["source_embedding"].forward(batch.words[None])[0]
        vectors = self.layers["composition"].forward(leaves, batch)
        start = vectors[batch.roots]
        return Memory(start[:, None], np.ones((len(start), 1), bool), start)

    def _encoder_backward(self, grad_states, grad_last):
        batch, mask = self._reading
        grad = np.zeros((len(batch), self.hidden_size), self.dtype)
        grad[batch.roots] = grad_last
        grad_leaves = self.layers["composition"].backward(grad)
        self.layers["source_embedding"].backward(grad_leaves[None])
        grad_vectors = np.zeros((*mask.shape, self.hidden_size), self.dtype)
        grad_vectors[mask] = grad_leaves  # the leaves of a batch stand sentence by sentence, from left to right
        return grad_vectors
