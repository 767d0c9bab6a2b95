"""Encoder and decoder: one recurrent network reads a sentence, another writes its translation."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.attention.attention import Attention
from attention_helpers.nn.attention.score import KINDS
from attention_helpers.nn.layers.embedding import Embedding
from attention_helpers.nn.layers.gru import GRU
from attention_helpers.nn.layers.layer import swap
from attention_helpers.nn.layers.linear import Linear
from attention_helpers.nn.models.encoder_decoder import EncoderDecoder, Memory, check_memory


class Seq2Seq(EncoderDecoder):
    """A GRU encoder and a GRU decoder (Sutskever et al. 2014), with or without attention.

    Without attention the decoder knows the source only by its start state, the encoder's last one. With attention
    (Luong et al. 2015, global, without input feeding) each step t also reads the encoder's states h:

        s_t = GRU(word_{t-1}, s_{t-1})                    decoder state: the query
        a_t = softmax(score(s_t, h))                      weights over the source words
        c_t = Σ_i a_ti h_i                                context
        o_t = tanh([s_t; c_t] W_c + b_c)                  then logits = o_t W + b

    No s_t depends on a context, so all steps of a batch are scored in one go. Bahdanau et al. (2015) use s_{t-1} as
    the query and feed c_t into the GRU; kind "additive" is their score on these queries.

    Parameters
    ----------
    source_size, target_size : int, words in the two vocabularies
    embedding_size, hidden_size : int
    attention : None, "dot", "scaled_dot", "general" or "additive"
    bidirectional : bool; two GRUs of hidden_size / 2 read the source in both directions, and a linear layer (the
        bridge) makes the decoder's start state of their two last states. States stay (batch, time, hidden_size).
    seed : int, for the start weights
    reverse_source : bool; the encoder reads the source from its end (Sutskever et al. 2014, section 3.3). States
        and weights still come in the order of the words.
    keep : float, how much the GRUs keep of their state at the start (see `GRU`); None is what was found best on the
        course's corpus: 2 without attention (the loss after four epochs falls from 1.7 to 1.3), 0 with it.
    dtype : float32, or float64 for tests
    """

    def __init__(
        self,
        source_size,
        target_size,
        embedding_size=64,
        hidden_size=128,
        attention=None,
        bidirectional=False,
        seed=0,
        reverse_source=False,
        keep=None,
        dtype=np.float32,
    ):
        checks.one_of(attention, (None, *KINDS), "attention")
        source_size, target_size = (
            checks.positive(source_size, "source_size"),
            checks.positive(target_size, "target_size"),
        )
        embedding_size = checks.positive(embedding_size, "embedding_size")
        hidden_size = checks.positive(hidden_size, "hidden_size")
        bidirectional = checks.flag(bidirectional, "bidirectional")
        reverse_source = checks.flag(reverse_source, "reverse_source")
        if keep is None:
            keep = 2.0 if attention is None else 0.0
        keep, rng = checks.number(keep, "keep"), checks.seeded(seed)
        if bidirectional and hidden_size % 2:
            raise ValueError(f"hidden_size must be even for a bidirectional encoder, got {hidden_size}.")
        settings = {"source_size": source_size, "target_size": target_size, "embedding_size": embedding_size}
        settings |= {"hidden_size": hidden_size, "attention": attention, "bidirectional": bidirectional}
        settings |= {"seed": seed, "reverse_source": reverse_source, "keep": keep}
        self.hidden_size = hidden_size
        self.bidirectional, self.reverse_source = bidirectional, reverse_source
        super().__init__(settings, self._layers(settings, rng, dtype))

    def _layers(self, settings, rng, dtype):
        """The layers by name; the order in which they draw their start weights is part of a seed's meaning."""
        embedding, hidden, keep = (settings[name] for name in ("embedding_size", "hidden_size", "keep"))
        in_one_direction = hidden // 2 if self.bidirectional else hidden
        layers = {
            "source_embedding": Embedding(settings["source_size"], embedding, rng, dtype=dtype),
            "encoder": GRU(embedding, in_one_direction, rng, dtype, keep),
            "target_embedding": Embedding(settings["target_size"], embedding, rng, dtype=dtype),
            "decoder": GRU(embedding, hidden, rng, dtype, keep),
            "output": Linear(hidden, settings["target_size"], rng, dtype=dtype),
        }
        if self.bidirectional:
            layers["backward_encoder"] = GRU(embedding, in_one_direction, rng, dtype, keep)
            layers["bridge"] = Linear(hidden, hidden, rng, dtype=dtype)
        if settings["attention"] is not None:
            layers["attention"] = Attention(settings["attention"], hidden, hidden, rng, dtype=dtype)
            layers["combine"] = Linear(2 * hidden, hidden, rng, dtype=dtype)
        return layers

    @property
    def attention(self):
        """The attention layer, or None."""
        return self.layers.get("attention")

    # Forward ---------------------------------------------------------------------------------------------------

    def encode(self, source, source_mask=None):
        """source (batch, time) ids, source_mask (batch, time), padding on the right
        -> states (batch, time, hidden_size), one for each source word, and the last state (batch, hidden_size).
        """
        memory = self.read(source, source_mask)
        return memory.states, memory.start

    def read(self, source, source_mask=None):
        """As `encode`, but returns the `Memory` that `write` and `decode_step` take."""
        source, mask = self._checked_source(source, source_mask)
        order = _reversed_order(mask) if self.reverse_source else None
        if order is not None:
            source = np.take_along_axis(source, order, axis=1)
        vectors = self.layers["source_embedding"].forward(source)
        states = self.layers["encoder"].forward(vectors, mask)
        last = states[:, -1]
        if self.bidirectional:
            back = self.layers["backward_encoder"].forward(vectors[:, ::-1], mask[:, ::-1])
            last = np.concatenate([last, back[:, -1]], axis=1)
            states = np.concatenate([states, back[:, ::-1]], axis=2)
            last = np.tanh(self.layers["bridge"].forward(last))
        if order is not None:
            states = np.take_along_axis(states, order[:, :, None], axis=1)
        memory = Memory(states, mask, last)
        self._reading = order, memory
        return memory

    def write(self, memory, target_in, pick=None, rng=None):
        """memory, target_in (batch, target time) ids, starting with <s>
        -> logits (batch, target time, target_size), weights (batch, target time, source time) or None.

        pick, rng : how attention reads, see `Attention.forward`
        """
        check_memory(memory)
        target_in = checks.ids(target_in, self.vocabulary_sizes["target"], "target_in")
        logits, _, weights = self._decode(memory, memory.start, target_in, None, pick, rng)
        return logits, weights

    def decode_step(self, memory, state, words, override=None, pick=None, rng=None):
        """One step of decoding: state (batch, hidden), words (batch,) ids of the words before
        -> logits (batch, target_size), new state, weights (batch, source time) or None.

        override : (batch, source time) weights to use in place of the model's own; a row of NaN leaves its own.
        """
        check_memory(memory)
        words = checks.ids(words, self.vocabulary_sizes["target"], "words", 1)
        state = checks.numbers(state, "state", (len(words), self.hidden_size))
        if override is not None:
            override = checks.array(override, "override")
            checks.shaped(override, memory.mask.shape, "override")
            override = override[:, None]
        logits, states, weights = self._decode(memory, state, words[:, None], override, pick, rng)
        return logits[:, 0], states[:, 0], None if weights is None else weights[:, 0]

    def _decode(self, memory, start, words, override, pick, rng):
        """All steps of the decoder from `start` -> logits, states, weights or None, each (batch, time, …)."""
        vectors = self.layers["target_embedding"].forward(words)
        states = self.layers["decoder"].forward(vectors, initial=start)
        output, weights = self._combine(states, memory, override, pick, rng)
        return self.layers["output"].forward(output), states, weights

    def _combine(self, states, memory, override, pick, rng):
        """states (batch, time, hidden) -> output (batch, time, hidden), weights; without attention the states."""
        if self.attention is None:
            return states, None
        keys = memory.states
        context, weights = self.attention.forward(states, keys, keys, memory.mask, override, pick, rng)
        both = swap(np.concatenate([swap(states), swap(context)], axis=2))
        self._output = np.tanh(self.layers["combine"].forward(both))
        return self._output, weights

    def forget(self):
        super().forget()
        self._reading = self._output = None

    # Training --------------------------------------------------------------------------------------------------

    def backward(self, grad_logits):
        """From the gradient with respect to the logits of the last `write` back to every parameter.

        Returns the gradient with respect to the source's word vectors, (batch, source time, embedding_size).
        """
        layers = self.layers
        grad = layers["output"].backward(grad_logits)
        grad_memory = None
        if self.attention is not None:
            slope = 1 - self._output**2
            slope *= grad
            grad_both = layers["combine"].backward(slope)
            grad, grad_memory, grad_values = self.attention.backward(grad_both[:, :, self.hidden_size :])
            grad += grad_both[:, :, : self.hidden_size]
            grad_memory += grad_values
        grad_vectors, grad_start = layers["decoder"].backward(grad)
        layers["target_embedding"].backward(grad_vectors)
        return self._encoder_backward(grad_memory, grad_start)

    def _encoder_backward(self, grad_states, grad_last):
        layers, (order, memory) = self.layers, self._reading
        if grad_states is None:
            grad_states = np.broadcast_to(self.dtype.type(0), memory.states.shape)
        if order is not None:
            grad_states = np.take_along_axis(grad_states, order[:, :, None], axis=1)
        if self.bidirectional:
            grad_last = layers["bridge"].backward(grad_last * (1 - memory.start**2))
            half = self.hidden_size // 2
            back, _ = layers["backward_encoder"].backward(grad_states[:, ::-1, half:], grad_last[:, half:])
            grad_vectors, _ = layers["encoder"].backward(grad_states[:, :, :half], grad_last[:, :half])
            grad_vectors = grad_vectors + back[:, ::-1]
        else:
            grad_vectors, _ = layers["encoder"].backward(grad_states, grad_last)
        layers["source_embedding"].backward(grad_vectors)
        if order is not None:
            grad_vectors = np.take_along_axis(grad_vectors, order[:, :, None], axis=1)
        return grad_vectors


def _reversed_order(mask):
    """Indices (batch, time) that turn the real tokens of each row round and leave its padding in place."""
    position = np.arange(mask.shape[1])
    length = mask.sum(axis=1, keepdims=True)
    return np.where(position < length, length - 1 - position, position)
