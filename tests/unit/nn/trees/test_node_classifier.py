"""What all readers of labelled trees share: gradients, sizes, unknown words, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.trees.sample import KINDS, TREES, WORDS, leaf, node, random_tree


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_against_finite_differences(kind):
    net = KINDS[kind](WORDS, size=4, seed=1, dtype=np.float64)
    rng = np.random.default_rng(0)
    batch = net.batch(net.prepare(TREES + [random_tree(rng, 7) for _ in range(2)]))
    net.step(batch)
    analytic, epsilon = net.flat_gradients.copy(), 1e-6
    numeric = np.empty_like(analytic)
    for i in range(len(numeric)):
        kept = net.flat_parameters[i]
        net.flat_parameters[i] = kept + epsilon
        above = net.loss(batch)
        net.flat_parameters[i] = kept - epsilon
        numeric[i] = (above - net.loss(batch)) / (2 * epsilon)
        net.flat_parameters[i] = kept
    np.testing.assert_allclose(analytic, numeric, rtol=1e-6, atol=1e-9)
    for name, gradient in net.gradients.items():
        assert np.abs(gradient).max() > 0, f"nothing reached {name}"


def test_same_size():
    count = {kind: make(WORDS, size=24).parameter_count() for kind, make in KINDS.items()}
    assert count["tree"] == count["rnn"] == 7 * 24 + 2 * 24**2 + 24 + 24 * 5 + 5
    assert count["tree"] < count["bag"] < 1.1 * count["tree"]
    assert count["gru"] > 1.4 * count["tree"]


def test_an_unknown_word_counts_as_unk():
    net = nn.RecursiveNet(WORDS, size=4)
    np.testing.assert_array_equal(net.read("marvellous")[0].vector, net.embedding.parameters["table"][0])
    assert net.word_id("marvellous") == 0


@pytest.mark.parametrize(
    "tree, words",
    [
        ({"left": leaf("not"), "label": 0}, r"^root: .*only .left."),
        (node(leaf("not"), leaf("good", 7), 0), r'^root\.right: "label" must be one of \[-2, -1, 0, 1, 2\], got 7'),
        ({"left": leaf("not"), "right": leaf("good", 1)}, r'^root: "label" must be one of .*got None'),
        (node(leaf("not"), "good", 0), r'^root\.right: "label" must be one of'),
        (node(leaf(3), leaf("good", 1), 0), r"^root\.left: a leaf must be a word, got int 3"),
        (node(leaf(""), leaf("good", 1), 0), r"^root\.left: a leaf must be a word, got str"),
        ({**node(leaf("not"), leaf("good", 1), 0), "extra": 1}, r"^root: .*alone, got also .extra."),
    ],
)
@pytest.mark.parametrize("kind", ["tree", "bag"])
def test_bad_trees_are_named_by_path(kind, tree, words):
    with pytest.raises(ValueError, match=words):
        KINDS[kind](WORDS, size=4).prepare([tree])


@pytest.mark.parametrize(
    "make, error, words",
    [
        (lambda: nn.RecursiveNet(WORDS, size=0), ValueError, "size must be at least 1, got 0"),
        (lambda: nn.RecursiveNet(WORDS, size=2.5), TypeError, "size must be a whole number"),
        (lambda: nn.RecursiveNet("not good", size=4), TypeError, "words must be a list of words"),
        (lambda: nn.RecursiveNet(WORDS, labels=(1,)), ValueError, "labels must hold at least two"),
        (lambda: nn.LastState(WORDS, kind="lstm"), ValueError, "kind must be one of 'rnn', 'gru', got 'lstm'"),
        (lambda: nn.train_trees(nn.RecursiveNet(WORDS), [], epochs=1), ValueError, "trees must hold at least one tree"),
        (lambda: nn.train_trees(nn.RecursiveNet(WORDS), TREES, epochs=0), ValueError, "epochs must be at least 1"),
        (lambda: nn.root_accuracy(nn.RecursiveNet(WORDS), []), ValueError, "at least one tree"),
        (lambda: nn.node_accuracy(nn.RecursiveNet(WORDS), TREES, lambda n: False), ValueError, "choose must pick"),
        (lambda: nn.BagOfWords(WORDS).batch([]), ValueError, "at least one tree"),
        (lambda: nn.RecursiveNet(WORDS).batch([]), ValueError, "at least one tree"),
    ],
)
def test_bad_arguments(make, error, words):
    with pytest.raises(error, match=words):
        make()


def test_a_word_is_known_in_every_unicode_form():
    model = nn.RecursiveNet(["ガ", "don't"], size=4)
    assert {model.word_id(word) for word in ("ガ", "ｶﾞ", "カ\u3099")} == {model.word_id("ガ")} != {0}
    assert model.word_id("don’t") == model.word_id("don't") != 0 and model.word_id("z") == 0
