"""Calls that work, one for each public function of the Transformer and its layers."""

import numpy as np

from attention_helpers import nn
from tests.unit.fuzz.row import Row
from tests.unit.fuzz.rows_nn import HUGE, MEMORY, RNG, after, call, floats, ids, method, pairs, real
from tests.unit.fuzz.trial import Call

X = floats(2, 3, 4)
OVERRIDE = np.full((2, 3, 3), 1 / 3, np.float32)


def heads():
    return nn.MultiHead(4, 2, RNG(0), 1)


def feed_forward():
    return nn.FeedForward(4, 6, RNG(0))


def positions():
    return nn.LearnedPositions(5, 4, RNG(0))


def encoder():
    return nn.EncoderBlock(4, 2, 6, RNG(0))


def decoder():
    return nn.DecoderBlock(4, 2, 6, RNG(0))


def transformer():
    return nn.Transformer(12, 12, 4, 2, 6)


def _written(name):
    """A call of a method of Transformer that takes what `read` or `write` made."""
    model = transformer()
    memory = model.read(ids(2, 3), real(2, 3))
    if name == "write":
        return Call(model.write, memory, ids(2, 4), "sample", RNG(0))
    if name == "decode_step":
        return Call(model.decode_step, memory, memory.start, ids(2), OVERRIDE[:, 0], "sample", RNG(0))
    model.write(memory, ids(2, 4))
    return Call(model.backward, floats(2, 4, 12))


ROWS = {
    "nn.sinusoids": Row(call(nn.sinusoids, 5, 4, 100.0)),
    "nn.causal_mask": Row(call(nn.causal_mask, 2, 3)),
    "nn.LayerNorm": Row(call(nn.LayerNorm, 4, np.float32)),
    "nn.LayerNorm.forward": Row(method(lambda: nn.LayerNorm(4), "forward", X)),
    "nn.LayerNorm.backward": Row(method(lambda: after(nn.LayerNorm(4), X), "backward", X)),
    "nn.FeedForward": Row(lambda: Call(nn.FeedForward, 4, 6, RNG(0), np.float32)),
    "nn.FeedForward.forward": Row(method(feed_forward, "forward", X)),
    "nn.FeedForward.backward": Row(method(lambda: after(feed_forward(), X), "backward", X)),
    "nn.LearnedPositions": Row(lambda: Call(nn.LearnedPositions, 5, 4, RNG(0), np.float32)),
    "nn.LearnedPositions.forward": Row(method(positions, "forward", 3, 1), words=("Sentences",)),
    "nn.LearnedPositions.backward": Row(method(lambda: after(positions(), 3), "backward", X)),
    "nn.MultiHead": Row(lambda: Call(nn.MultiHead, 4, 2, RNG(0), 1, np.float32)),
    "nn.MultiHead.forward": Row(
        lambda: Call(heads().forward, X, X, real(2, 3), False, None, OVERRIDE, "sample", RNG(0)),
        takes={"override": ("nan inside",)},
    ),
    "nn.MultiHead.backward": Row(method(lambda: after(heads(), X), "backward", X)),
    "nn.EncoderBlock": Row(lambda: Call(nn.EncoderBlock, 4, 2, 6, RNG(0), "before", 1, np.float32)),
    "nn.EncoderBlock.forward": Row(method(encoder, "forward", X, real(2, 3))),
    "nn.EncoderBlock.backward": Row(method(lambda: after(encoder(), X), "backward", X)),
    "nn.DecoderBlock": Row(lambda: Call(nn.DecoderBlock, 4, 2, 6, RNG(0), "before", 1, np.float32)),
    "nn.DecoderBlock.forward": Row(method(decoder, "forward", X, X, real(2, 3), real(2, 3), True)),
    "nn.DecoderBlock.backward": Row(method(lambda: after(decoder(), X, X), "backward", X)),
    "nn.Transformer": Row(
        lambda: Call(nn.Transformer, 12, 12, 4, 2, 6, 1, 1, "learned", None, 100.0, 2.0, 8, 1, True, "after", 0),
        takes={"source_positions": ("none",), "target_positions": ("none",)},
        endless=(("encoder_blocks", HUGE), ("decoder_blocks", HUGE)),
    ),
    "nn.Transformer.read": Row(method(transformer, "read", ids(2, 3), real(2, 3))),
    "nn.Transformer.write": Row(lambda: _written("write"), words=(*MEMORY, "x")),
    "nn.Transformer.decode_step": Row(
        lambda: _written("decode_step"), words=(*MEMORY, "x"), takes={"override": ("nan inside", "read-only")}
    ),
    "nn.Transformer.head_weights": Row(
        method(transformer, "head_weights", ids(2, 3), ids(2, 4), real(2, 3)), words=("memory",)
    ),
    "nn.reading_distances": Row(lambda: Call(nn.reading_distances, transformer(), pairs(), 2, 2)),
    "nn.Transformer.backward": Row(lambda: _written("backward"), words=("grad",)),
}
