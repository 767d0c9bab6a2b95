"""The recursive network: agreement with node by node and with traverse, deep trees, readings."""

import numpy as np

from attention_helpers import nn
from tests.unit.nn.trees.sample import SCOPE_NARROW, TREES, WORDS, leaf, node, random_tree


def by_node(net, tree):
    """Vectors and losses in post-order, by plain recursion over dictionaries: an independent forward pass."""
    p = net.parameters
    if "word" in tree:
        vectors, losses, vector = [], [], p["embedding.table"][net.words.index(tree["word"])]
    else:
        left, left_losses = by_node(net, tree["left"])
        right, right_losses = by_node(net, tree["right"])
        vectors, losses = left + right, left_losses + right_losses
        pair = np.concatenate([left[-1], right[-1]])
        vector = np.tanh(p["composition.weight"].dot(pair) + p["composition.bias"])
    logits = vector @ p["output.weight"] + p["output.bias"]
    surprise = np.log(np.exp(logits).sum()) - logits[net.labels.index(tree["label"])]
    return [*vectors, vector], [*losses, surprise]


def test_batched_agrees_with_node_by_node():
    net, rng = nn.RecursiveNet(WORDS, size=8, seed=2, dtype=np.float64), np.random.default_rng(5)
    trees = TREES + [random_tree(rng, int(n)) for n in rng.integers(1, 25, 30)]
    batch = net.batch(net.prepare(trees))
    vectors, _ = net.forward(batch)
    losses = []
    for tree, rows in zip(trees, batch.rows, strict=True):
        expected, surprises = by_node(net, tree)
        np.testing.assert_allclose(vectors[rows], expected, rtol=1e-9, atol=1e-12)
        losses += surprises
    np.testing.assert_allclose(net.loss(batch), np.mean(losses), rtol=1e-9)


def test_a_tree_alone_and_in_a_batch_agree_and_the_root_is_traverse():
    net = nn.RecursiveNet(WORDS, size=8, seed=2, dtype=np.float64)
    batch = net.batch(net.prepare(TREES))
    together, _ = net.forward(batch)
    for tree, root in zip(TREES, batch.roots, strict=True):
        alone, _ = net.forward(net.batch(net.prepare([tree])))
        np.testing.assert_allclose(alone[-1], together[root], rtol=1e-12)
        weight, bias = net.composition.parameters["weight"], net.composition.parameters["bias"]
        np.testing.assert_allclose(nn.traverse(net.vectors(tree), weight, bias, np.tanh), together[root], rtol=1e-12)


def test_ten_thousand_levels_go_through_forward_and_backward():
    tree = leaf("good", 1)
    for _ in range(10_000):
        tree = node(leaf("not"), tree, 0)
    net = nn.RecursiveNet(WORDS, size=4)
    loss = net.step(net.batch(net.prepare([tree])))
    assert np.isfinite(loss) and np.isfinite(net.flat_gradients).all()
    assert len(net.read(tree)) == 20_001


def test_reading_a_tree_gives_its_words_in_post_order():
    net = nn.RecursiveNet(WORDS, size=4)
    readings = net.read(SCOPE_NARROW)
    assert [" ".join(r.words) for r in readings] == [
        "not",
        "good",
        "not good",
        "and",
        "cheap",
        "and cheap",
        "not good and cheap",
    ]
    assert [r.label for r in readings] == net.predict([SCOPE_NARROW])[0]
    for reading in readings:
        assert reading.vector.shape == (4,)
        np.testing.assert_allclose(reading.probabilities.sum(), 1, rtol=1e-5)
    assert [" ".join(r.words) for r in net.read({"left": "not", "right": "good"})] == ["not", "good", "not good"]
