"""A gated node is its formula, its gradients are the finite differences, and a batch is its trees one by one."""

import numpy as np
import pytest

from attention_helpers.nn.trees.composition import GatedComposition
from attention_helpers.nn.trees.tree_batch import TreeBatch, flatten_all
from tests.unit.nn.small import RNG, assert_gradient, wave
from tests.unit.nn.trees.sample import TREES, WORDS

SIZE = 3
JOIN = {"left": "good", "right": "bad"}


def gated(seed=0):
    """A layer in float64, with a bias in which no two numbers are alike."""
    layer = GatedComposition(SIZE, RNG(seed), np.float64)
    layer.parameters["bias"] += wave(4 * SIZE)
    return layer


def batch_of(*trees):
    return TreeBatch(flatten_all(trees, WORDS.index))


def leaves_of(batch):
    """A vector for each leaf, the same for the same word: (leaf count, size)."""
    return wave(len(WORDS), SIZE)[batch.words]


def test_a_node_is_its_formula():
    layer, leaves = gated(), wave(2, SIZE)
    node = layer.forward(leaves, batch_of(JOIN))[-1]
    sums = (np.concatenate(leaves) @ layer.parameters["weight"] + layer.parameters["bias"]).reshape(4, SIZE)
    gates = np.exp(sums[1:]) / np.exp(sums[1:]).sum(axis=0)
    np.testing.assert_allclose(node, gates[0] * np.tanh(sums[0]) + gates[1] * leaves[0] + gates[2] * leaves[1])


def test_without_weights_a_new_layer_keeps_two_fifths_of_each_branch():
    layer = GatedComposition(SIZE, RNG(0), np.float64)
    layer.parameters["weight"][:] = 0  # the new content is tanh(0) = 0
    vectors = layer.forward(np.array([[1.0, 0, 5], [0, 1, 5]]), batch_of(JOIN))
    np.testing.assert_allclose(vectors, [[1, 0, 5], [0, 1, 5], [0.4, 0.4, 4]])


@pytest.mark.parametrize("gate, expected", [(1, np.tanh(1.0)), (2, 7), (3, -2)], ids=["new", "left", "right"])
def test_an_open_gate_lets_one_part_through_unchanged(gate, expected):
    layer = GatedComposition(SIZE, RNG(0), np.float64)
    layer.parameters["weight"][:], layer.parameters["bias"][:] = 0, np.repeat([1, 0, 0, 0], SIZE)
    layer.parameters["bias"][gate * SIZE : (gate + 1) * SIZE] = 1e4  # softmax must not overflow
    with np.errstate(over="raise"):
        vectors = layer.forward(np.array([[7.0] * SIZE, [-2.0] * SIZE]), batch_of(JOIN))
    np.testing.assert_allclose(vectors[-1], expected)


def test_gradients_against_finite_differences():
    layer, batch = gated(), batch_of(*TREES)
    leaves, weights = leaves_of(batch), wave(len(batch), SIZE, step=0.61)  # every node counts, the leaves too

    def loss():
        return (weights * layer.forward(leaves, batch)).sum()

    loss()
    grad_leaves = layer.backward(weights.copy()).copy()
    for name, array in layer.parameters.items():
        assert_gradient(loss, array, layer.gradients[name], places=array.size)
    assert_gradient(loss, leaves, grad_leaves, places=leaves.size)


def test_a_leaf_alone_hands_its_gradient_on_and_leaves_the_weights_none():
    layer, batch = gated(), batch_of("good")
    leaves, grad = wave(1, SIZE), wave(1, SIZE, step=0.5)
    np.testing.assert_array_equal(layer.forward(leaves, batch), leaves)
    np.testing.assert_array_equal(layer.backward(grad.copy()), grad)
    assert not any(gradient.any() for gradient in layer.gradients.values())


def test_backward_replaces_the_gradients_of_the_step_before():
    once, twice, batch = gated(), gated(), batch_of(JOIN)
    for layer in (once, twice, twice):
        layer.forward(wave(2, SIZE), batch)
        layer.backward(wave(3, SIZE))
    for name, gradient in once.gradients.items():
        np.testing.assert_array_equal(twice.gradients[name], gradient)


def test_a_batch_gives_each_tree_the_vectors_that_it_has_alone():
    layer, batch = gated(), batch_of(*TREES)
    together = layer.forward(leaves_of(batch), batch)
    for tree, rows in zip(TREES, batch.rows, strict=True):
        alone = batch_of(tree)
        vectors = layer.forward(leaves_of(alone), alone)
        np.testing.assert_allclose(together[rows], vectors[alone.rows[0]], rtol=1e-12)


def test_the_order_of_the_branches_counts():
    layer, swapped = gated(), {"left": "bad", "right": "good"}
    one, other = (layer.forward(leaves_of(batch), batch)[-1] for batch in map(batch_of, (JOIN, swapped)))
    assert np.abs(one - other).min() > 1e-3


def test_start_weights_follow_the_generator_in_float32():
    first, again, other = (GatedComposition(4, RNG(seed)) for seed in (1, 1, 2))
    weight = first.parameters["weight"]
    assert weight.shape == (8, 16) and weight.dtype == first.parameters["bias"].dtype == np.float32
    assert (weight == again.parameters["weight"]).all() and (weight != other.parameters["weight"]).any()
    assert np.abs(weight).max() <= 1 / np.sqrt(8)


def test_backward_before_forward_says_so():
    with pytest.raises(RuntimeError, match=r"GatedComposition\.backward needs a forward pass first"):
        gated().backward(np.zeros((3, SIZE)))
