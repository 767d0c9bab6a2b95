"""count_leaves (lesson 07): how many words a tree has."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import OneOf
from attention_helpers.course.drawing.trees import Tree
from attention_helpers.course.exercises import _trees

lesson = "07"
title = _("Count the leaves")
task = _(
    "Write `count_leaves(node)`: how many leaves the tree has, a whole number. Every dictionary, always a plain "
    "`dict`, is an inner node, with `left` and `right`; everything else is one leaf, whatever it holds (a vector, "
    "a word, 0, an empty list)."
)
difficulty, minutes = 1, 4
hints = [
    _("How many leaves has a tree that is one leaf? How many has a node, if its left subtree has 3 and its right 2?"),
    _("The same walk as traverse, with other results: a leaf gives 1, an inner node gives the sum of its children's."),
    _("`return count_leaves(node['left']) + count_leaves(node['right'])`, and 1 for a leaf."),
]


def count_leaves(node):
    if isinstance(node, dict):
        return count_leaves(node["left"]) + count_leaves(node["right"])
    else:
        return 1


WORDS_AND_OTHERS = ("は", "", 0, None, (), "left and right", ["left", "right"], np.zeros(2), [1.0, 2.0])
domain = Domain({"node": Tree(OneOf(*WORDS_AND_OTHERS))})


def inputs(rng):
    yield Input({"left": {"left": "私", "right": "は"}, "right": "走る"}, name=_("the example"))
    yield Input("私", name=_("a leaf alone"))
    yield Input(_trees.EXAMPLE, name=_("leaves that are vectors"))
    yield Input(_trees.chain(5, lambda: "は", "left"), name=_("grows to the left"))
    vectors = _trees.chain(6, lambda: np.zeros(3), "right")
    yield Input(vectors, name=_("grows to the right"))
    for leaves in (7, 12):
        yield Input(_trees.random_tree(rng, leaves, lambda: "ペン"))


@misconception(
    "counted_all_nodes", _("This counts the inner nodes as well. An inner node is no leaf: it only adds up.")
)
def counts_all_nodes(node):
    if not isinstance(node, dict):
        return 1
    return 1 + counts_all_nodes(node["left"]) + counts_all_nodes(node["right"])


@misconception(
    "counted_inner_nodes", _("This counts the inner nodes. A leaf counts 1, an inner node adds nothing of its own.")
)
def counts_inner_nodes(node):
    if not isinstance(node, dict):
        return 0
    return 1 + counts_inner_nodes(node["left"]) + counts_inner_nodes(node["right"])


@misconception(
    "one_branch_forgotten", _("Only one branch is followed, so the result is always 1. Add the leaves of both.")
)
def follows_left_alone(node):
    return follows_left_alone(node["left"]) if isinstance(node, dict) else 1


@misconception(
    "depth_not_leaves", _("This is the depth: the deeper subtree's, plus one. Leaves add up over both subtrees.")
)
def measures_depth(node):
    return 1 + max(measures_depth(node["left"]), measures_depth(node["right"])) if isinstance(node, dict) else 0


@misconception(
    "counted_the_branches",
    _("`len(node)` is the number of keys, 2 for every inner node. The leaves lie further below."),
)
def counts_keys(node):
    return len(node) if isinstance(node, dict) else 1


@misconception("counted_what_a_leaf_holds", _("A leaf counts 1, however many letters or numbers it holds."))
def counts_what_leaves_hold(node):
    if not isinstance(node, dict):
        return len(node)
    return counts_what_leaves_hold(node["left"]) + counts_what_leaves_hold(node["right"])


@misconception(
    "base_case_on_the_wrong_type",
    _("The base case asks for words only. A leaf may hold anything: ask whether the node is a dictionary."),
)
def stops_at_words(node):
    if isinstance(node, str):
        return 1
    return stops_at_words(node["left"]) + stops_at_words(node["right"])


@alternative
def with_a_stack(root):
    waiting, count = [root], 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting.extend(node.values())
        else:
            count += 1
    return count


@alternative
def with_sum(node):
    return np.int64(sum(with_sum(branch) for branch in node.values())) if type(node) is dict else 1.0
