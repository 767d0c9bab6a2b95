"""Trees of every shape: lone leaves, chains to both sides, one object in two places, keys in either order."""

import random

import numpy as np

from attention_helpers.course.drawing.kinds import Numbers, OneOf
from attention_helpers.course.drawing.trees import Tree

SIZES = {"d": 2}
TREE = Tree(Numbers("d"))


def drawn(kind=TREE, count=200):
    return [kind.draw(random.Random(seed), SIZES) for seed in range(count)]


def leaves(tree):
    return leaves(tree["left"]) + leaves(tree["right"]) if isinstance(tree, dict) else [tree]


def depth(tree):
    return 1 + max(depth(tree["left"]), depth(tree["right"])) if isinstance(tree, dict) else 0


def nodes(tree):
    return [tree, *nodes(tree["left"]), *nodes(tree["right"])] if isinstance(tree, dict) else [tree]


def test_every_shape_is_drawn():
    trees = drawn()
    assert any(not isinstance(tree, dict) for tree in trees)
    chains = [tree for tree in trees if depth(tree) == len(leaves(tree)) - 1 > 3]
    assert any(isinstance(tree["left"], dict) for tree in chains)
    assert any(isinstance(tree["right"], dict) for tree in chains)
    assert any(next(iter(tree)) == "right" for tree in trees if isinstance(tree, dict))
    shared = [len({id(node) for node in nodes(tree)}) < len(nodes(tree)) for tree in trees]
    assert any(shared) and not all(shared)
    assert all(TREE.is_legal(tree, SIZES) for tree in trees)


def test_falsy_leaves_are_leaves():
    assert any(len(leaves(tree)) > 3 for tree in drawn(Tree(OneOf("", 0, None))))


def test_a_place_less_keeps_shared_objects_shared():
    tree = {"left": (leaf := np.arange(2.0)), "right": {"left": leaf, "right": np.ones(2)}}
    less = TREE.without(tree, "d", 0, SIZES)
    assert less["left"].tolist() == [1.0] and less["left"] is less["right"]["left"]


def test_simpler_trees_come_to_a_lone_zero():
    for tree in drawn(count=40):
        steps = 0
        while (simpler := next(iter(TREE.simpler(tree)), None)) is not None:
            tree, steps = simpler, steps + 1
            assert steps < 40
        assert not isinstance(tree, dict) and not tree.any()


def test_whole_numbers_may_be_stored_as_integers():
    stored = TREE.as_integers({"left": np.ones(2), "right": {"left": np.zeros(2), "right": np.full(2, 0.5)}})
    assert [leaf.dtype.kind for leaf in leaves(stored)] == ["i", "i", "f"]
