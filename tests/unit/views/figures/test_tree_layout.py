"""Where a tree's nodes stand, and the steps of a walk over it."""

import numpy as np
import pytest

from attention_helpers import corpus, nn
from attention_helpers.views.figures import tree_layout

SHORT = {"left": "私", "right": {"left": "は", "right": "走る"}}


def test_the_steps_are_those_of_traverse():
    weight, bias = np.ones((1, 2)), np.zeros(1)
    vectors = {"私": np.array([0.1]), "は": np.array([0.2]), "走る": np.array([0.3])}

    def join(left, right):
        return np.tanh(weight @ np.concatenate([left, right]) + bias)

    found = tree_layout.steps(SHORT, vectors.get, join)
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


def test_a_node_stands_in_the_middle_above_its_branches():
    found = tree_layout.places(SHORT, first=3)
    assert [place.path for place in found] == ["root.left", "root.right.left", "root.right.right", "root.right", "root"]
    assert [(place.x, place.height) for place in found] == [(3, 0), (4, 0), (5, 0), (4.5, 1), (3.75, 2)]
    assert found[-1].words == ("私", "は", "走る") and (found[-1].left, found[-1].right) == (0, 3)


def test_a_place_keeps_its_label_and_the_word_of_its_leaf():
    tree = {"left": {"word": "not", "label": 0}, "right": {"word": "good", "label": 1}, "label": -1}
    assert [(place.words[-1], place.gold) for place in tree_layout.places(tree)] == [
        ("not", 0),
        ("good", 1),
        ("good", -1),
    ]


@pytest.mark.parametrize("text", ["((私 は) ((ペン を) (持って いる)))", "(a (b c))"])
def test_a_tree_as_text_has_its_brackets(text):
    assert tree_layout.bracketed(corpus.parse_tree(text)) == text.replace("(", "[").replace(")", "]")
    assert tree_layout.bracketed("私") == "私"
