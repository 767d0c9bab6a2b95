"""Blocks: attention and a feed-forward network, each of which adds something to what came in."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.layers.composite import Composite
from attention_helpers.nn.transformer.feed_forward import FeedForward
from attention_helpers.nn.transformer.layer_norm import LayerNorm
from attention_helpers.nn.transformer.multi_head import MultiHead

NORMS = ("before", "after")


class Residual(Composite):
    """Layers f by name. Past each a word's vector x also goes as it is (He et al. 2016); each has a `LayerNorm`.

    norm "before"   x + f(norm(x))     Xiong et al. 2020: the way past all layers stays free
    norm "after"    norm(x + f(x))     Vaswani et al. 2017, section 3.1
    """

    def __init__(self, size, norm, dtype, **layers):
        self.before = checks.one_of(norm, NORMS, "norm") == "before"
        super().__init__(**layers, **{f"{name}_norm": LayerNorm(size, dtype) for name in layers})

    def _into(self, name, x):
        """What layer `name` gets of x."""
        return self.layers[f"{name}_norm"].forward(x) if self.before else x

    def _added(self, name, x, y):
        """x and what layer `name` made of it, y (overwritten), become one."""
        y += x
        return y if self.before else self.layers[f"{name}_norm"].forward(y)

    def _added_back(self, name, grad):
        """Gradient of `_added` -> that of its x, which is that of its y, too."""
        return grad if self.before else self.layers[f"{name}_norm"].backward(grad)

    def _into_back(self, name, grad, grad_inside):
        """Gradient of x on the way past the layer, and that of what the layer got (overwritten) -> that of x."""
        if self.before:
            grad_inside = self.layers[f"{name}_norm"].backward(grad_inside)
        grad_inside += grad
        return grad_inside

    def _feed_forward(self, x):
        y = self.layers["feed_forward"].forward(self._into("feed_forward", x))
        return self._added("feed_forward", x, y)

    def _feed_forward_back(self, grad):
        grad = self._added_back("feed_forward", grad)
        return self._into_back("feed_forward", grad, self.layers["feed_forward"].backward(grad))


class EncoderBlock(Residual):
    """Self-attention, then a feed-forward network. Arguments: those of `MultiHead`, `FeedForward` and `Residual`."""

    def __init__(self, size, heads, inner_size, rng, norm="before", reach=None, dtype=np.float32):
        attention = MultiHead(size, heads, rng, reach, dtype)
        feed_forward = FeedForward(size, inner_size, rng, dtype)
        super().__init__(size, norm, dtype, attention=attention, feed_forward=feed_forward)

    def forward(self, x, mask=None):
        """x (B, S, size), mask (B, S), True where a word is real -> y (B, S, size), weights (B, heads, S, S)."""
        y, weights = self.layers["attention"].forward(self._into("attention", x), mask=mask)
        return self._feed_forward(self._added("attention", x, y)), weights

    def backward(self, grad):
        """grad (B, S, size) -> gradient with respect to x; fills `gradients`."""
        grad = self._added_back("attention", self._feed_forward_back(grad))
        return self._into_back("attention", grad, self.layers["attention"].backward(grad))


class DecoderBlock(Residual):
    """Self-attention, attention to the source, then a feed-forward network; arguments as `EncoderBlock`."""

    def __init__(self, size, heads, inner_size, rng, norm="before", reach=None, dtype=np.float32):
        attention = MultiHead(size, heads, rng, reach, dtype)
        source_attention = MultiHead(size, heads, rng, None, dtype)
        feed_forward = FeedForward(size, inner_size, rng, dtype)
        layers = {"attention": attention, "source_attention": source_attention, "feed_forward": feed_forward}
        super().__init__(size, norm, dtype, **layers)

    def forward(self, x, memory, mask=None, own_mask=None, causal=True, past=None, override=None, pick=None, rng=None):
        """x (B, T, size), memory (B, S, size)
        -> y (B, T, size), weights on its own words (B, heads, T, T), weights on the source (B, heads, T, S).

        mask (B, S), own_mask (B, T) : True where a word of memory, of x is real
        causal : whether a word is kept from reading those after it
        past : None, or two `Past`: of the words before x, and of memory
        override, pick, rng : of the attention to the source, see `MultiHead.forward`
        """
        memory = checks.array(memory, "memory")
        own_past, source_past = (None, None) if past is None else past
        inside = self._into("attention", x)
        y, own = self.layers["attention"].forward(inside, mask=own_mask, causal=causal, past=own_past)
        x = self._added("attention", x, y)
        inside = self._into("source_attention", x)
        y, weights = self.layers["source_attention"].forward(
            inside, memory, mask, past=source_past, override=override, pick=pick, rng=rng
        )
        return self._feed_forward(self._added("source_attention", x, y)), own, weights

    def backward(self, grad):
        """grad (B, T, size) -> gradients with respect to x and to memory; fills `gradients`."""
        grad = self._added_back("source_attention", self._feed_forward_back(grad))
        grad_inside, grad_memory = self.layers["source_attention"].backward(grad)
        grad = self._into_back("source_attention", grad, grad_inside)
        grad = self._added_back("attention", grad)
        return self._into_back("attention", grad, self.layers["attention"].backward(grad)), grad_memory
