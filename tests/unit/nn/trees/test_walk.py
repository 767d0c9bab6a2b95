"""Walking over trees: orders, counts, the place of each visit."""

import pytest

from attention_helpers import nn
from attention_helpers.nn.trees.walk import walk

WORDS = {"left": {"left": "私", "right": "は"}, "right": {"left": {"left": "ペン", "right": "を"}, "right": "持って"}}

TREE = {"left": {"left": 1, "right": 2}, "right": 3}


def said(nodes):
    """Visited nodes as text: a leaf as its word, an inner node as its bracketed words."""
    return [node if isinstance(node, str) else f"({said_leaves(node)})" for node in nodes]


def said_leaves(node):
    return " ".join(leaf for leaf in nn.visits(node) if isinstance(leaf, str))


def test_the_three_orders():
    whole = "(私 は ペン を 持って)"
    assert said(nn.visits(WORDS, "pre")) == [
        whole,
        "(私 は)",
        "私",
        "は",
        "(ペン を 持って)",
        "(ペン を)",
        "ペン",
        "を",
        "持って",
    ]
    assert said(nn.visits(WORDS, "in")) == [
        "私",
        "(私 は)",
        "は",
        whole,
        "ペン",
        "(ペン を)",
        "を",
        "(ペン を 持って)",
        "持って",
    ]
    assert said(nn.visits(WORDS, "post")) == [
        "私",
        "は",
        "(私 は)",
        "ペン",
        "を",
        "(ペン を)",
        "持って",
        "(ペン を 持って)",
        whole,
    ]
    with pytest.raises(ValueError, match='order must be "pre", "in" or "post", got \'level\''):
        nn.visits(WORDS, "level")


def test_counts_and_depth():
    assert (nn.count_leaves(WORDS), nn.count_nodes(WORDS), nn.depth(WORDS)) == (5, 9, 3)
    assert (nn.count_leaves("私"), nn.count_nodes("私"), nn.depth("私")) == (1, 1, 0)
    labelled = {"left": {"word": "not", "label": 0}, "right": {"word": "good", "label": 1}, "label": -1}
    assert (nn.count_leaves(labelled), nn.count_nodes(labelled), nn.depth(labelled)) == (2, 3, 1)


def test_counting_finds_bad_trees_too():
    with pytest.raises(ValueError, match=r"^root\.left: "):
        nn.count_nodes({"left": {"left": "a"}, "right": "b"})


def test_map_leaves():
    labelled = {"left": {"word": "not", "label": 0}, "right": {"word": "good", "label": 1}, "label": -1}
    assert nn.map_leaves(labelled, len) == {"left": 3, "right": 4}


def test_the_walk_names_the_place_of_each_visit():
    places = [f"{event} {path}" for event, _, path in walk(TREE)]
    assert places == [
        "enter root",
        "enter root.left",
        "leaf root.left.left",
        "between root.left",
        "leaf root.left.right",
        "exit root.left",
        "between root",
        "leaf root.right",
        "exit root",
    ]
