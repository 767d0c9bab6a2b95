"""An encoder that reads a sentence along its tree: the decoder starts from the vector of the root.

The recursive network of `recursive` in the place of the recurrent encoder of `Seq2Seq`; everything else, decoder,
training and translation, is the same. Eriguchi et al. 2016, "Tree-to-Sequence Attentional Neural Machine
Translation", do this with LSTM units and with attention; here it is one fixed vector, to be compared with the other.
"""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.layer import one_buffer
from attention_helpers.nn.models.seq2seq import Memory, Seq2Seq
from attention_helpers.nn.trees.gated_composition import GatedComposition
from attention_helpers.nn.trees.traverse import map_leaves
from attention_helpers.nn.trees.tree_batch import TreeBatch, flatten


class TreeSeq2Seq(Seq2Seq):
    """Seq2Seq whose source is encoded by one composition p = tanh(W [left; right] + b) up the sentence's tree.

    Parameters: source_size, target_size, hidden_size (also the size of the source's word vectors), seed. `add_trees`
    must have seen a sentence's tree before the sentence can be read.
    """

    def __init__(
        self, source_size, target_size, embedding_size=64, hidden_size=64, seed=0, keep=None, dtype=np.float32
    ):
        super().__init__(source_size, target_size, embedding_size, hidden_size, seed=seed, keep=keep, dtype=dtype)
        if embedding_size != hidden_size:
            raise ValueError(
                f"embedding_size and hidden_size must be equal, for a word's vector and a phrase's are "
                f"joined by the same matrix; got {embedding_size} and {hidden_size}."
            )
        rng = np.random.default_rng(seed)
        del self.layers["encoder"]
        self.layers["source_embedding"].parameters["table"] *= 0.5
        self.layers["composition"] = GatedComposition(hidden_size, rng, dtype)
        self.flat_parameters, self.flat_gradients = one_buffer(self.layers)
        self.trees = {}

    def add_trees(self, trees, word_id):
        """Remember the trees of sentences, nested {"left", "right"} with words; word_id(word) -> id."""
        for tree in trees:
            flat = flatten(map_leaves(tree, lambda word: word), word_id)
            self.trees[tuple(flat.word[flat.word >= 0].tolist())] = flat

    def read(self, source, source_mask=None):
        """source (batch, time) ids -> Memory whose start is the root's vector of each sentence (batch, hidden_size).

        Raises ValueError for a sentence whose tree was not added.
        """
        source = checks.ids(source, len(self.layers["source_embedding"].parameters["table"]), "source")
        mask = checks.mask(source_mask, source.shape, "source_mask")
        checks.no_empty_row(mask, "source_mask")
        flat = []
        for row, (ids, real) in enumerate(zip(source, mask, strict=True)):
            tree = self.trees.get(tuple(ids[real].tolist()))
            if tree is None:
                raise ValueError(f"source: the tree of sentence {row} is not known; call add_trees with it first.")
            flat.append(tree)
        self._batch = batch = TreeBatch(flat)
        leaves = self.layers["source_embedding"].forward(batch.words[None])[0]
        vectors = self.layers["composition"].forward(leaves, batch)
        start = vectors[batch.roots]
        return Memory(start[:, None], np.ones((len(start), 1), bool), start)

    def _encoder_backward(self, grad_states, grad_last):
        grad = np.zeros((len(self._batch), self.hidden_size), self.dtype)
        grad[self._batch.roots] = grad_last
        grad_leaves = self.layers["composition"].backward(grad)
        self.layers["source_embedding"].backward(grad_leaves[None])
        return grad_leaves
