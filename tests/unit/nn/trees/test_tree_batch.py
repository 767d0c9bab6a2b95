"""Trees as arrays: the same numbers as a plain recursion gives, in any batch, at any depth; cycles are refused."""

import numpy as np
import pytest

from attention_helpers.nn.trees import tree_batch
from attention_helpers.nn.trees.tree_batch import NO_LABEL, TreeBatch, flatten_all, spans
from tests.unit.nn.trees.sample import SCOPE_NARROW, SCOPE_WIDE, TREES, WORDS, leaf, node, random_tree

CLASSES = {label: i for i, label in enumerate((-2, -1, 0, 1, 2))}


def rows_of(tree):
    """(word id, steps back to the left branch, height, class) of each node in post-order, by plain recursion."""
    rows = []

    def visit(tree):
        if "word" in tree:
            rows.append((WORDS.index(tree["word"]), 0, 0, CLASSES[tree["label"]]))
        else:
            left, right = visit(tree["left"]), visit(tree["right"])
            assert right == len(rows) - 1
            rows.append((-1, len(rows) - left, 1 + max(rows[left][2], rows[right][2]), CLASSES[tree["label"]]))
        return len(rows) - 1

    visit(tree)
    return rows


def test_every_tree_of_a_batch_has_the_numbers_of_a_plain_recursion():
    rng = np.random.default_rng(0)
    trees = TREES + [random_tree(rng, int(rng.integers(1, 15))) for _ in range(60)]
    for tree, flat in zip(trees, flatten_all(trees, WORDS.index, CLASSES), strict=True):
        assert flat.T.tolist() == [list(row) for row in rows_of(tree)]
        assert flatten_all([tree], WORDS.index, CLASSES)[0].tolist() == flat.tolist()


def test_plain_words_and_trees_without_labels_are_taken():
    (flat,) = flatten_all([{"left": "not", "right": {"left": "very", "right": {"word": "good"}}}], WORDS.index)
    assert flat[0].tolist() == [0, 1, 2, -1, -1] and set(flat[3]) == {NO_LABEL}


def test_spans_say_which_leaves_a_node_stands_over():
    tree = {
        "left": {"left": "not", "right": "very"},
        "right": {"left": {"left": "good", "right": "bad"}, "right": "and"},
    }
    (flat,) = flatten_all([tree], WORDS.index)
    assert spans(flat) == [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (2, 4), (4, 5), (2, 5), (0, 5)]
    assert spans(flatten_all(["good"], WORDS.index)[0]) == [(0, 1)]


def test_no_trees_are_no_flat_trees():
    assert flatten_all([], WORDS.index) == []


def test_the_rows_of_a_batch_are_sorted_by_height():
    flats = flatten_all([SCOPE_WIDE, leaf("bad", -1), SCOPE_NARROW], WORDS.index, CLASSES)
    batch = TreeBatch(flats)
    words, _, heights, _ = np.concatenate(flats, axis=1)
    assert [level.stop - level.start for level, _ in batch.levels] == np.bincount(heights)[1:].tolist()
    assert all(inner.start == level.start - batch.leaves for level, inner in batch.levels)
    assert batch.words.tolist() == words[words >= 0].tolist()
    for (word, back, _, label), rows in zip(flats, batch.rows, strict=True):
        np.testing.assert_array_equal(batch.labels[rows], label)
        inner = np.flatnonzero(word < 0)
        left, right = batch.children[rows[inner] - batch.leaves].T
        np.testing.assert_array_equal(left, rows[inner - back[inner]])
        np.testing.assert_array_equal(right, rows[inner - 1])


def test_a_cycle_is_refused_and_a_shared_subtree_is_not(monkeypatch):
    monkeypatch.setattr(tree_batch, "MANY", 100)
    turning = node(leaf("not"), leaf("good"), 0)
    turning["right"] = turning
    with pytest.raises(ValueError, match=r"^root\.right: the tree contains itself"):
        flatten_all([turning], WORDS.index)
    tree = leaf("good")
    for _ in range(8):
        tree = node(tree, tree, 0)
    assert len(flatten_all([tree], WORDS.index)[0][0]) == 511


def test_an_error_of_the_word_lists_own_is_passed_on():
    with pytest.raises(ValueError, match="marvellous"):
        flatten_all([leaf("marvellous")], WORDS.index)
