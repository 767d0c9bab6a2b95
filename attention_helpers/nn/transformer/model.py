"""The Transformer (Vaswani et al. 2017): an encoder and a decoder in which words read words, and nothing recurs."""

from typing import NamedTuple

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.embedding import SPREAD, Embedding
from attention_helpers.nn.layers.linear import Linear
from attention_helpers.nn.models.encoder_decoder import EncoderDecoder, Memory, check_memory
from attention_helpers.nn.transformer.block import DecoderBlock, EncoderBlock
from attention_helpers.nn.transformer.cache import Cache, Past, WordsSoFar
from attention_helpers.nn.transformer.layer_norm import LayerNorm
from attention_helpers.nn.transformer.positions import LearnedPositions, Sinusoids
from attention_helpers.nn.words import PAD

POSITIONS = (None, "sinusoid", "learned")


class HeadWeights(NamedTuple):
    """The weights of every head, one array for each block: encoder (batch, heads, S, S), decoder (batch, heads, T, T),
    both on words of the same side, and source (batch, heads, T, S), those of the decoder on the source."""

    encoder: list
    decoder: list
    source: list


class Transformer(EncoderDecoder):
    """An encoder of blocks of self-attention, and a decoder whose blocks also read what the encoder made of the source.

        x = √size · E[word] + position        E ~ N(0, 1 / size), position as below
        encoder block:  self-attention, feed-forward
        decoder block:  self-attention (causal), attention to the source, feed-forward
        logits = x W + b

    Each of these layers adds to what came in, see `Residual`; with the norm before, one more normalises the end of each
    side. Translations read the weights of the last block, the mean of its heads; weights put by hand are every head's,
    in every block.

    Parameters
    ----------
    source_size, target_size : int, words in the two vocabularies
    size : int, numbers in a word's vector;  heads : int, which must divide it;  inner_size : int, see `FeedForward`
    encoder_blocks, decoder_blocks : int
    source_positions, target_positions : None, "sinusoid" or "learned"
    base, scale : of the sinusoids; these suit sentences of up to 40 words, 10,000 and 1 are Vaswani et al.'s
    longest : int, rows of a learned table: sentences have at most so many words (of a target, <s> is one)
    reach : None, or int for a learned relative bias in all self-attention, see `MultiHead`
    causal : bool; False lets a target word read those after it wherever they are given, as in training
    norm : "before" or "after", see `Residual`
    seed : int, for the start weights;  dtype : float32, or float64 for tests

    `caching` may be set at any time. False makes each step of a translation compute all words so far again: the same
    words, to see what a cache of keys and values saves.
    """

    caching = True

    def __init__(
        self,
        source_size,
        target_size,
        size=64,
        heads=4,
        inner_size=128,
        encoder_blocks=1,
        decoder_blocks=1,
        source_positions="sinusoid",
        target_positions="sinusoid",
        base=100.0,
        scale=2.0,
        longest=64,
        reach=None,
        causal=True,
        norm="before",
        seed=0,
        dtype=np.float32,
    ):
        whole = {"source_size": source_size, "target_size": target_size, "size": size, "heads": heads}
        whole |= {"inner_size": inner_size, "encoder_blocks": encoder_blocks, "decoder_blocks": decoder_blocks}
        settings = {name: checks.positive(value, name) for name, value in (whole | {"longest": longest}).items()}
        settings |= {"source_positions": source_positions, "target_positions": target_positions}
        settings |= {"base": checks.positive_number(base, "base"), "scale": checks.number(scale, "scale")}
        settings |= {"reach": reach, "causal": checks.flag(causal, "causal"), "norm": norm, "seed": seed}
        self.size, self.causal = settings["size"], settings["causal"]
        self.blocks = {
            part: [f"{part}{number}" for number in range(1, settings[f"{part}_blocks"] + 1)]
            for part in ("encoder", "decoder")
        }
        super().__init__(settings, self._layers(settings, checks.seeded(seed), dtype))
        if target_positions == "learned":
            self.longest_target = longest

    def _layers(self, settings, rng, dtype):
        """The layers by name; the order in which they draw their start weights is part of a seed's meaning."""
        size, layers = self.size, {}
        of_block = size, settings["heads"], settings["inner_size"], rng, settings["norm"], settings["reach"], dtype
        for side, part, kind in (("source", "encoder", EncoderBlock), ("target", "decoder", DecoderBlock)):
            layers[f"{side}_embedding"] = embedding = Embedding(settings[f"{side}_size"], size, rng, dtype)
            embedding.parameters["table"] *= size**-0.5 / SPREAD
            positions = checks.one_of(settings[f"{side}_positions"], POSITIONS, f"{side}_positions")
            if positions == "sinusoid":
                layers[f"{side}_positions"] = Sinusoids(size, settings["base"], settings["scale"], dtype)
            elif positions == "learned":
                layers[f"{side}_positions"] = LearnedPositions(settings["longest"], size, rng, dtype)
            for name in self.blocks[part]:
                layers[name] = kind(*of_block)
            if settings["norm"] == "before":
                layers[f"{part}_norm"] = LayerNorm(size, dtype)
        layers["output"] = Linear(size, settings["target_size"], rng, dtype=dtype)
        return layers

    @property
    def attention(self):
        """The layer whose weights on the source translations show."""
        return self.layers[self.blocks["decoder"][-1]].layers["source_attention"]

    # Forward ---------------------------------------------------------------------------------------------------

    def read(self, source, source_mask=None):
        """source (batch, time) ids, source_mask (batch, time), padding on the right -> `Memory` whose states (batch,
        time, size) are the encoder's output."""
        source, mask = self._checked_source(source, source_mask)
        return self._read(source, mask)[0]

    def _read(self, source, mask):
        """-> `Memory`, and the weights of each encoder block."""
        x, weights, hidden = self._vectors("source", source), [], _hidden(mask)
        for name in self.blocks["encoder"]:
            x, used = self.layers[name].forward(x, hidden)
            weights.append(used)
        if self.caching:
            start = Cache([(Past(), Past()) for _ in self.blocks["decoder"]])
        else:
            start = WordsSoFar(np.empty((len(source), 0), int), np.empty((len(source), 0, source.shape[1]), self.dtype))
        return Memory(self._normal("encoder", x), mask, start), weights

    def write(self, memory, target_in, pick=None, rng=None):
        """memory, target_in (batch, target time) ids, starting with <s>
        -> logits (batch, target time, target_size), weights (batch, target time, source time).

        pick, rng : how attention reads the source, see `Attention.forward`
        """
        check_memory(memory)
        target_in = checks.ids(target_in, self.vocabulary_sizes["target"], "target_in")
        logits, _, weights = self._write(memory, target_in, self.causal, pick=pick, rng=rng)
        return logits, weights[-1].mean(axis=1)

    def decode_step(self, memory, state, words, override=None, pick=None, rng=None):
        """One step of decoding: state as `memory.start` or the last step returned it, words (batch,) ids of the words
        before -> logits (batch, target_size), new state, weights (batch, source time).

        override : (batch, source time) weights to use in place of the model's own; a row of NaN leaves its own.
        """
        check_memory(memory)
        words = checks.ids(words, self.vocabulary_sizes["target"], "words", 1)
        if not isinstance(state, Cache | WordsSoFar):
            raise TypeError(f"state must be what `read` or the last step returned, got {checks.came(state)}.")
        if override is not None:
            override = checks.array(override, "override")
            checks.shaped(override, memory.mask.shape, "override")
            override = override[:, None]
        start = state.length
        state, words, override = state.followed_by(words[:, None], override)
        reading = {"override": override, "pick": pick, "rng": rng}
        logits, _, weights = self._write(memory, words, True, state.blocks, start, **reading)
        return logits[:, -1], state, weights[-1][:, :, -1].mean(axis=1)

    def _write(self, memory, words, causal, pasts=None, start=0, **reading):
        """-> logits, and of each decoder block the weights on its own words and on the source."""
        x, own_weights, weights = self._vectors("target", words, start), [], []
        mask = _hidden(memory.mask)
        own_mask = None if causal else _hidden(words != PAD)  # what comes after is hidden, padding with it
        for number, name in enumerate(self.blocks["decoder"]):
            past = None if pasts is None else pasts[number]
            x, own, used = self.layers[name].forward(x, memory.states, mask, own_mask, causal, past, **reading)
            own_weights.append(own)
            weights.append(used)
        return self.layers["output"].forward(self._normal("decoder", x)), own_weights, weights

    def head_weights(self, source, target_in, source_mask=None):
        """`HeadWeights` of a batch: source (batch, S) and target_in (batch, T) ids, the latter with <s> first."""
        memory, encoder = self._read(*self._checked_source(source, source_mask))
        target_in = checks.ids(target_in, self.vocabulary_sizes["target"], "target_in")
        return HeadWeights(encoder, *self._write(memory, target_in, self.causal)[1:])

    def _vectors(self, side, ids, start=0):
        """ids (batch, time) -> what the first block of that side gets, (batch, time, size)."""
        vectors = self.layers[f"{side}_embedding"].forward(ids)
        x = np.multiply(vectors, self.dtype.type(self.size**0.5), out=np.empty(vectors.shape, self.dtype))
        if f"{side}_positions" in self.layers:
            x += self.layers[f"{side}_positions"].forward(ids.shape[1], start)
        return x

    def _normal(self, part, x):
        norm = self.layers.get(f"{part}_norm")
        return x if norm is None else norm.forward(x)

    # Training --------------------------------------------------------------------------------------------------

    def backward(self, grad_logits):
        """From the gradient with respect to the logits of the last `write` back to every parameter.

        Returns the gradient with respect to the source's word vectors, (batch, source time, size).
        """
        grad, grad_memory = self._normal_back("decoder", self.layers["output"].backward(grad_logits)), 0
        for name in reversed(self.blocks["decoder"]):
            grad, grad_states = self.layers[name].backward(grad)
            grad_memory = grad_memory + grad_states
        self._vectors_back("target", grad)
        grad = self._normal_back("encoder", grad_memory)
        for name in reversed(self.blocks["encoder"]):
            grad = self.layers[name].backward(grad)
        return self._vectors_back("source", grad)

    def _vectors_back(self, side, grad):
        if f"{side}_positions" in self.layers:
            self.layers[f"{side}_positions"].backward(grad)
        grad = grad * self.dtype.type(self.size**0.5)
        self.layers[f"{side}_embedding"].backward(grad)
        return grad

    def _normal_back(self, part, grad):
        norm = self.layers.get(f"{part}_norm")
        return grad if norm is None else norm.backward(grad)


def _hidden(mask):
    """The mask, or None where it hides nothing: a softmax without one is quicker."""
    return None if mask.all() else mask
