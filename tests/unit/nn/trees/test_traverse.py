"""traverse and traverse_recursive: the formula, deep and shared trees, refusals that name the place."""

import sys

import numpy as np
import pytest

from attention_helpers import nn

RNG = np.random.default_rng(3)

WEIGHT, BIAS = RNG.standard_normal((3, 6)), RNG.standard_normal(3)

A, B, C = RNG.standard_normal((3, 3))

TREE = {"left": {"left": A, "right": B}, "right": C}

WORDS = {"left": {"left": "私", "right": "は"}, "right": {"left": {"left": "ペン", "right": "を"}, "right": "持って"}}


def deep(levels, leaf=A, other=B):
    tree = leaf
    for level in range(levels):
        tree = {"left": tree, "right": other} if level % 2 else {"left": other, "right": tree}
    return tree


def test_the_value_is_the_formula_written_out():
    inner = np.tanh(WEIGHT @ np.concatenate([A, B]) + BIAS)
    expected = np.tanh(WEIGHT @ np.concatenate([inner, C]) + BIAS)
    np.testing.assert_allclose(nn.traverse(TREE, WEIGHT, BIAS, np.tanh), expected, rtol=1e-12)
    np.testing.assert_allclose(nn.traverse_recursive(TREE, WEIGHT, BIAS, np.tanh), expected, rtol=1e-12)


def test_no_bias_means_zero():
    np.testing.assert_array_equal(
        nn.traverse(TREE, WEIGHT, None, np.tanh), nn.traverse(TREE, WEIGHT, np.zeros(3), np.tanh)
    )


def test_left_and_right_are_told_apart():
    swapped = {"left": C, "right": {"left": A, "right": B}}
    assert not np.allclose(nn.traverse(TREE, WEIGHT, BIAS, np.tanh), nn.traverse(swapped, WEIGHT, BIAS, np.tanh))


def test_a_leaf_alone_is_returned_as_it_is():
    np.testing.assert_array_equal(nn.traverse(A, WEIGHT, BIAS, np.tanh), A)


def test_lists_and_float32_are_taken():
    tree = {"left": [1, 2, 3], "right": np.float32([0.5, 0, -1])}
    expected = np.tanh(WEIGHT @ [1, 2, 3, 0.5, 0, -1] + BIAS)
    np.testing.assert_allclose(nn.traverse(tree, WEIGHT.tolist(), list(BIAS), np.tanh), expected, rtol=1e-6)
    single = nn.traverse({"left": np.float32(A), "right": np.float32(B)}, np.float32(WEIGHT), None, np.tanh)
    assert single.dtype == np.float32


def test_the_arguments_are_not_changed():
    before = A.copy(), WEIGHT.copy()
    nn.traverse(TREE, WEIGHT, BIAS, np.tanh)
    np.testing.assert_array_equal(A, before[0])
    np.testing.assert_array_equal(WEIGHT, before[1])
    assert set(TREE) == {"left", "right"}


def test_ten_thousand_levels():
    tree, expected = deep(10_000), A
    for level in range(10_000):
        pair = [expected, B] if level % 2 else [B, expected]
        expected = np.tanh(WEIGHT @ np.concatenate(pair) + BIAS)
    np.testing.assert_allclose(nn.traverse(tree, WEIGHT, BIAS, np.tanh), expected, rtol=1e-9)
    assert nn.depth(tree) == 10_000
    assert nn.count_leaves(tree) == 10_001
    assert nn.count_nodes(tree) == 20_001
    assert len(nn.visits(tree, "in")) == 20_001


def test_the_recursive_form_explains_pythons_limit():
    with pytest.raises(RecursionError, match=r"5,000 levels.*Python allows about .*nn\.traverse keeps its own stack"):
        nn.traverse_recursive(deep(5_000), WEIGHT, BIAS, np.tanh)
    shallow = deep(sys.getrecursionlimit() // 10)
    np.testing.assert_allclose(
        nn.traverse_recursive(shallow, WEIGHT, BIAS, np.tanh), nn.traverse(shallow, WEIGHT, BIAS, np.tanh), rtol=1e-9
    )


def test_a_shared_subtree_is_computed_once():
    calls, tree = [], A
    for _ in range(60):
        tree = {"left": tree, "right": tree}
    nn.traverse(tree, WEIGHT, BIAS, lambda z: calls.append(1) or np.tanh(z))
    assert len(calls) == 60
    assert nn.count_leaves(tree) == 2**60


@pytest.mark.parametrize("walker", [nn.traverse, nn.traverse_recursive])
def test_a_cycle_is_named(walker):
    tree = {"left": A, "right": {"left": B}}
    tree["right"]["right"] = tree
    with pytest.raises(ValueError, match=r"^root\.right\.right: the tree contains itself"):
        walker(tree, WEIGHT, BIAS, np.tanh)


BAD = {
    "only left": ({"left": A, "right": {"left": B}}, ValueError, r"^root\.right: .*only 'left'"),
    "only right": ({"left": {"right": B}, "right": A}, ValueError, r"^root\.left: .*only 'right'"),
    "neither": ({"left": {"left": A, "right": {}}, "right": A}, ValueError, r"^root\.left\.right: .*neither"),
    "unknown key": ({"left": A, "right": B, "middle": C}, ValueError, r"^root: .*alone, got also 'middle'"),
    "wrong size": (
        {"left": A, "right": {"left": B, "right": [1, 2]}},
        ValueError,
        r"^root\.right\.right: .*\(3,\), for weight is \(3, 6\); got \(2,\)",
    ),
    "a matrix": ({"left": A, "right": np.zeros((3, 1))}, ValueError, r"^root\.right: .*got \(3, 1\)"),
    "a number": ({"left": A, "right": 1.0}, ValueError, r"^root\.right: .*got \(\)"),
    "a word": ({"left": {"left": "私", "right": A}, "right": B}, TypeError, r"^root\.left\.left: .*the word '私'"),
    "a labelled word": ({"left": {"word": "good", "label": 1}, "right": B}, TypeError, r"^root\.left: .*'good'"),
    "nothing": ({"left": A, "right": None}, TypeError, r"^root\.right: a leaf must hold numbers, got NoneType"),
    "NaN": ({"left": A, "right": [1, np.nan, 0]}, ValueError, r"^root\.right: a leaf must be finite"),
    "infinity": ({"left": [np.inf, 1, 0], "right": B}, ValueError, r"^root\.left: a leaf must be finite"),
    "ragged": ({"left": [[1, 2], [3]], "right": B}, ValueError, r"^root\.left: .*rows of different lengths"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_node_is_named_by_its_path(name):
    tree, error, words = BAD[name]
    with pytest.raises(error, match=words.replace("'", "[\"']")):
        nn.traverse(tree, WEIGHT, BIAS, np.tanh)


def test_a_long_path_is_shortened_not_lost():
    tree = {"left": A}
    for _ in range(3_000):
        tree = {"left": B, "right": tree}
    with pytest.raises(ValueError, match=r"^root(\.right){6}\.\(2988 more\)(\.right){6}: ") as error:
        nn.traverse(tree, WEIGHT, BIAS, np.tanh)
    assert len(str(error.value)) < 200


@pytest.mark.parametrize(
    "arguments, error, words",
    [
        ((np.zeros((3, 5)), None, np.tanh), ValueError, r"weight must have the shape \(d, 2d\).*got \(3, 5\)"),
        ((np.zeros((6, 3)), None, np.tanh), ValueError, r"weight .*got \(6, 3\)"),
        ((np.zeros(6), None, np.tanh), ValueError, r"weight .*got \(6,\)"),
        ((np.full((3, 6), np.nan), None, np.tanh), ValueError, "weight must be finite"),
        ((WEIGHT, np.zeros(6), np.tanh), ValueError, r"bias must have the shape \(3,\).*got \(6,\)"),
        ((WEIGHT, BIAS, "tanh"), TypeError, "activation must be a function such as np.tanh, got str"),
        ((WEIGHT, BIAS, np.sum), ValueError, r"^root: activation must keep the shape \(3,\), it returned \(\)"),
    ],
)
def test_bad_parameters_are_named(arguments, error, words):
    with pytest.raises(error, match=words):
        nn.traverse({"left": A, "right": B}, *arguments)
