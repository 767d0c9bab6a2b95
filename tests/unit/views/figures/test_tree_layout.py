"""Where a tree's nodes stand, and a tree as text."""

import pytest

from attention_helpers import corpus
from attention_helpers.views.figures import tree_layout

SHORT = {"left": "私", "right": {"left": "は", "right": "走る"}}


def test_a_node_stands_in_the_middle_above_its_children():
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
