"""Blocks: PyTorch's values with the norm before and after, finite differences, one word after another."""

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.transformer.block import NORMS
from attention_helpers.nn.transformer.cache import Past
from tests.unit.nn.small import RNG
from tests.unit.nn.transformer.sample import GRAD, MASK, MEMORY, MEMORY_MASK, X, assert_gradients, norms, with_waves

# @TORCH_BLOCKS@


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


def test_another_place_of_the_norm_is_refused():
    with pytest.raises(ValueError, match="norm must be one of 'before', 'after', got 'pre'"):
        encoder("pre")
