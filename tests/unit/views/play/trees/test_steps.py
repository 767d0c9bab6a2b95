"""The steps of traverse, and the vectors, weights and labels that the player works with."""

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.views.play.trees import steps as tree_steps

SHORT = {"left": "私", "right": {"left": "は", "right": "走る"}}


def test_the_steps_are_those_of_traverse():
    weight, bias = np.ones((1, 2)), np.zeros(1)
    vectors = {"私": np.array([0.1]), "は": np.array([0.2]), "走る": np.array([0.3])}

    def join(left, right):
        return np.tanh(weight @ np.concatenate([left, right]) + bias)

    found = tree_steps.steps(SHORT, vectors.get, join)
    assert [step.kind for step in found] == [
        "start",
        "call",
        "leaf",
        "left",
        "call",
        "leaf",
        "left",
        "leaf",
        "return",
        "return",
        "end",
    ]
    assert [len(step.frames) for step in found] == [0, 1, 2, 1, 2, 3, 2, 3, 2, 1, 0]
    deepest = found[5].frames
    assert [frame.path for frame in deepest] == ["root", "root.right", "root.right.left"]
    assert deepest[0].left == vectors["私"] and deepest[0].right is None
    expected = nn.traverse(nn.map_leaves(SHORT, vectors.get), weight, bias, np.tanh)
    np.testing.assert_allclose(found[-1].done["root"], expected)
    assert list(found[-1].done) == ["root.left", "root.right.left", "root.right.right", "root.right", "root"]


def test_a_leaf_alone_is_called_and_returns_at_once():
    found = tree_steps.steps("私", lambda word: np.ones(2), None)
    assert [step.kind for step in found] == ["start", "leaf", "end"] and list(found[-1].done) == ["root"]


def test_without_a_network_words_have_vectors_to_follow_by_eye_always_the_same():
    one, again, other = (tree_steps.RandomMachine({"a": SHORT}, 3, seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.vector("私"), again.vector("私"))
    assert not np.array_equal(one.weight, other.weight)
    assert one.vector("私").shape == (3,) and one.label(one.vector("私")) is None
    assert (np.round(one.vector("私") * 10) == one.vector("私") * 10).all()
    left, right = one.vector("私"), one.vector("は")
    np.testing.assert_allclose(one.join(left, right), np.tanh(one.weight @ np.concatenate([left, right]) + one.bias))


def test_with_a_network_vectors_weights_and_labels_are_its_own():
    net = nn.RecursiveNet({"not", "good"}, size=4)
    machine = tree_steps.NetMachine(net)
    tree = {"left": {"word": "not"}, "right": {"word": "good"}}
    root = machine.join(machine.vector("not"), machine.vector("good"))
    (reading,) = net.read(tree)[-1:]
    np.testing.assert_allclose(root, reading.vector, rtol=1e-5)
    assert machine.label(root) == reading.label == net.predict([tree])[0][-1]


def test_a_tree_that_is_none_is_refused():
    with pytest.raises(ValueError, match='only "left"'):
        tree_steps.RandomMachine({"bad": {"left": "a"}}, 2, 1)
