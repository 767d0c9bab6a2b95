"""Blocks: PyTorch's values with the norm before and after, finite differences, one word after another."""

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.transformer.block import NORMS
from attention_helpers.nn.transformer.cache import Past
from tests.unit.nn.small import RNG
from tests.unit.nn.transformer.sample import GRAD, MASK, MEMORY, MEMORY_MASK, X, assert_gradients, norms, with_waves

# Obtained once from PyTorch 2.13.0 (CPU, float64) with the inputs and weights of sample.py, gradients by autograd of
# (y * GRAD).sum(): torch.nn.TransformerEncoderLayer with MASK as its padding and TransformerDecoderLayer with
# MEMORY_MASK as that of the memory and a causal mask, dropout 0, biases of Q, K and V 0. Of gradients the lengths.
TORCH = {
    ("encoder", "before"): {
        "y": [
            [
                [0.885670003, 1.542997002, 1.754918045, 1.544166771],
                [1.444083364, 1.639139817, 1.390266925, 0.7640676],
                [0.305594897, 0.338896019, 0.089645661, -0.374362721],
            ],
            [
                [-0.482812602, -0.03115302, 0.187306142, 0.199397661],
                [0.509750417, 1.227106806, 1.54231181, 1.464167208],
                [1.489730568, 1.759396592, 1.58799563, 1.054852147],
            ],
        ],
        "x": 4.172635741,
        "attention": 3.742490347,
        "attention_norm": 0.767147868,
        "feed_forward": 5.555074731,
        "feed_forward_norm": 1.78027361,
    },
    ("decoder", "before"): {
        "y": [
            [
                [1.454270191, 1.578222422, 1.206168489, 1.025407205],
                [1.751597949, 1.84962431, 1.266592619, 0.439996989],
                [0.598845457, 0.553423082, -0.015113602, -0.686080649],
            ],
            [
                [0.322941356, 0.675953178, -0.095905191, -0.735921746],
                [1.331397564, 1.906696519, 1.201990533, 0.476343179],
                [2.306317842, 2.539076508, 1.383326309, 0.140295337],
            ],
        ],
        "x": 3.978256483,
        "memory": 1.176652715,
        "attention": 3.19803381,
        "attention_norm": 0.574583237,
        "feed_forward": 3.268307353,
        "feed_forward_norm": 0.298340206,
        "source_attention": 3.64968612,
        "source_attention_norm": 0.260407236,
    },
    ("encoder", "after"): {
        "y": [
            [
                [-0.242475634, 0.649281538, 0.259081518, -0.244427598],
                [0.514650249, 0.991370676, 0.187616747, 0.337981838],
                [0.684875375, 0.950612361, 0.161781377, 0.318605414],
            ],
            [
                [-0.268843277, 0.529085093, 0.254250622, -0.394088147],
                [-0.255088574, 0.610915785, 0.258117749, -0.292871531],
                [0.24420824, 0.990036424, 0.221635006, 0.276075221],
            ],
        ],
        "x": 3.143379012,
        "attention": 4.054755355,
        "attention_norm": 2.201478104,
        "feed_forward": 3.146390132,
        "feed_forward_norm": 3.735880289,
    },
    ("decoder", "after"): {
        "y": [
            [
                [0.511929914, 1.170053239, 0.11803421, 0.111092328],
                [0.829445527, 0.918246815, 0.089907249, 0.036242659],
                [0.946923096, 0.768168955, 0.114198469, 0.147260489],
            ],
            [
                [0.845184304, 0.907572261, 0.101887082, 0.105759243],
                [0.776074927, 0.975231393, 0.091288241, 0.043076117],
                [0.812449496, 0.935818796, 0.089182586, 0.03169557],
            ],
        ],
        "x": 2.054575949,
        "memory": 0.387534693,
        "attention": 1.431747798,
        "attention_norm": 0.794786307,
        "feed_forward": 1.852069178,
        "feed_forward_norm": 2.754467721,
        "source_attention": 0.755464139,
        "source_attention_norm": 1.402410137,
    },
}


def encoder(norm, **options):
    return with_waves(nn.EncoderBlock(4, 2, 6, RNG(0), norm, dtype=np.float64, **options))


def decoder(norm, **options):
    return with_waves(nn.DecoderBlock(4, 2, 6, RNG(0), norm, dtype=np.float64, **options))


def of_layers(block):
    """Length of the gradient of each layer of a block."""
    return {name: np.hypot.reduce(list(norms(layer).values())) for name, layer in block.layers.items()}


@pytest.mark.parametrize("norm", NORMS)
def test_an_encoder_block_is_pytorchs(norm):
    made, expected = encoder(norm), dict(TORCH["encoder", norm])
    np.testing.assert_allclose(made.forward(X, MASK)[0], expected.pop("y"), atol=2e-9)
    grad = made.backward(GRAD.copy())
    assert of_layers(made) | {"x": np.linalg.norm(grad)} == pytest.approx(expected, abs=2e-8)


@pytest.mark.parametrize("norm", NORMS)
def test_a_decoder_block_is_pytorchs(norm):
    made, expected = decoder(norm), dict(TORCH["decoder", norm])
    np.testing.assert_allclose(made.forward(X, MEMORY, MEMORY_MASK)[0], expected.pop("y"), atol=2e-9)
    grads = dict(zip(("x", "memory"), map(np.linalg.norm, made.backward(GRAD.copy())), strict=True))
    assert of_layers(made) | grads == pytest.approx(expected, abs=2e-8)


@pytest.mark.parametrize("reach", [None, 1])
@pytest.mark.parametrize("norm", NORMS)
def test_gradients_against_finite_differences(norm, reach):
    x, memory = X.copy(), MEMORY.copy()
    one, other = encoder(norm, reach=reach), decoder(norm, reach=reach)
    assert_gradients(one, lambda: one.forward(x, MASK)[0], [x])
    assert_gradients(other, lambda: other.forward(x, memory, MEMORY_MASK)[0], [x, memory])
    assert_gradients(other, lambda: other.forward(x, memory, None, MASK, causal=False)[0], [x, memory])


@pytest.mark.parametrize("norm", NORMS)
def test_what_comes_in_is_left_as_it_was(norm):
    x, memory = X.copy(), MEMORY.copy()
    encoder(norm).forward(x)
    decoder(norm).forward(x, memory)
    np.testing.assert_array_equal(x, X)
    np.testing.assert_array_equal(memory, MEMORY)


@pytest.mark.parametrize("norm", NORMS)
def test_one_word_after_another_is_the_same_as_all_at_once(norm):
    made, past = decoder(norm, reach=1), (Past(), Past())
    y, own, source = made.forward(X, MEMORY, MEMORY_MASK)
    for t in range(3):
        step, own_step, source_step = made.forward(X[:, t : t + 1], MEMORY, MEMORY_MASK, past=past)
        np.testing.assert_allclose(step[:, 0], y[:, t], atol=1e-12)
        np.testing.assert_allclose(own_step[:, :, 0], own[:, :, t, : t + 1], atol=1e-12)
        np.testing.assert_allclose(source_step[:, :, 0], source[:, :, t], atol=1e-12)


def test_only_without_the_causal_mask_are_later_words_read_and_words_that_are_none_never():
    for causal in (True, False):
        own = decoder("before").forward(X, MEMORY, own_mask=MASK, causal=causal)[1]
        assert (own[0, :, 0, 1:] == 0).all() == causal and (own[1, :, :, 2] == 0).all()


def test_another_place_of_the_norm_is_refused():
    with pytest.raises(ValueError, match="norm must be one of 'before', 'after', got 'pre'"):
        encoder("pre")
