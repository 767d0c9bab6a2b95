"""What training, translation and measures ask of a model that reads a sentence and writes another one."""

from typing import NamedTuple

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.loss import cross_entropy
from attention_helpers.nn.models.model import Model

PARTS = "source source_mask target_in target_out target_mask"  # of a batch


class Memory(NamedTuple):
    """What the decoder can use of a source: states (batch, source time, size), mask (batch, source time), and start,
    the state that the decoder starts from: an array (batch, …), or anything whose [rows] is the same for some rows."""

    states: np.ndarray
    mask: np.ndarray
    start: np.ndarray

    def __getitem__(self, rows):
        """The same for some rows of the batch."""
        return Memory(self.states[rows], self.mask[rows], self.start[rows])


class EncoderDecoder(Model):
    """Base of the encoder-decoders. Each has, beside `layers`,

    read(source, source_mask) -> `Memory`
    write(memory, target_in, pick, rng) -> logits (batch, time, target_size), weights (batch, time, source time) or None
    decode_step(memory, state, words, override, pick, rng) -> logits (batch, target_size), state, weights or None
    backward(gradient of the logits) -> that of the source's word vectors; fills `gradients`
    attention : the layer that reads the source, or None

    and takes vocabularies of `source_size` and `target_size` words.
    """

    notes = ("source_vocabulary", "target_vocabulary")
    longest_target = None  # or how many words and </s> it can write at most

    def __init__(self, settings, layers):
        self.source_vocabulary = self.target_vocabulary = None
        self.vocabulary_sizes = {side: settings[f"{side}_size"] for side in ("source", "target")}
        super().__init__(settings, layers)

    def _checked_source(self, source, source_mask):
        """source (batch, time) as ids and its mask; TypeError or ValueError where they are none for this model."""
        source = checks.ids(source, self.vocabulary_sizes["source"], "source")
        mask = checks.mask(source_mask, source.shape, "source_mask")
        checks.no_empty_row(mask, "source_mask")
        if (mask[:, 1:] > mask[:, :-1]).any():
            raise ValueError("source_mask must have its padding on the right: no False before a True.")
        return source, mask

    def loss(self, batch, pick=None, rng=None):
        """Mean cross-entropy of `batch` in nats per target word; gradients stay as they were."""
        checks.batch(batch, PARTS)
        logits, _ = self.write(self.read(batch.source, batch.source_mask), batch.target_in, pick, rng)
        return cross_entropy(logits, batch.target_out, batch.target_mask)[0]

    def step(self, batch, pick=None, rng=None):
        """The loss of `batch`, as `loss`, and its gradients, left in `gradients`."""
        checks.batch(batch, PARTS)
        logits, _ = self.write(self.read(batch.source, batch.source_mask), batch.target_in, pick, rng)
        loss, grad = cross_entropy(logits, batch.target_out, batch.target_mask, overwrite=True)
        self.backward(grad)
        return loss


def check_memory(memory):
    """TypeError unless `memory` is a `Memory`."""
    if not isinstance(memory, Memory) or not all(isinstance(p, np.ndarray) for p in (memory.states, memory.mask)):
        raise TypeError(f"memory must be what `read` returns, got {checks.came(memory)}.")
