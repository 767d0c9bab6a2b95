"""Many trees as a few arrays, sorted by height, so that all nodes of one height can be computed in one product."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from attention_helpers.nn.trees.traverse import walk

NO_LABEL = -1


@dataclass(frozen=True)
class FlatTree:
    """One tree as arrays over its n nodes in post-order (the root is last).

    word (n,): word id of a leaf, -1 at an inner node. children (n, 2): positions of the branches, 0 at a leaf.
    height (n,): 0 at a leaf, else 1 + the larger height below. label (n,): class number, or NO_LABEL.
    """

    word: np.ndarray
    children: np.ndarray
    height: np.ndarray
    label: np.ndarray


def flatten(tree, word_id, class_of=None):
    """A tree of {"left", "right"} nodes and words as a FlatTree.

    word_id: function from word to id. class_of: dict from a node's "label" to its class number; None where the
    labels are not read. ValueError for a bad node (the path is named), a leaf that is no word, an unknown label.
    """
    rows, pending = [], []
    for event, node, path in walk(tree):
        if event == "leaf":
            word = node["word"] if isinstance(node, dict) else node
            if not isinstance(word, str) or not word:
                raise ValueError(f"{path}: a leaf must be a word, got {type(word).__name__} {word!r:.40}")
            row = (word_id(word), 0, 0, 0, _class(node, class_of, path))
        elif event == "exit":
            right, left = pending.pop(), pending.pop()
            row = (-1, left, right, 1 + max(rows[left][3], rows[right][3]), _class(node, class_of, path))
        else:
            continue
        pending.append(len(rows))
        rows.append(row)
    table = np.array(rows, dtype=np.int64)
    return FlatTree(table[:, 0], table[:, 1:3], table[:, 3], table[:, 4])


def _class(node, class_of, path):
    if class_of is None:
        return NO_LABEL
    label = node.get("label") if isinstance(node, dict) else None
    if label not in class_of:
        raise ValueError(f'{path}: "label" must be one of {list(class_of)}, got {label!r}')
    return class_of[label]


class TreeBatch:
    """The nodes of several FlatTrees, sorted by height: leaves first, each height one slice.

    words (leaves,): ids. children (inner nodes, 2): rows of the branches. levels: one slice of rows per height from 1.
    labels (nodes,): class numbers. roots (trees,): the row of each root. rows: one array per tree, from its
    post-order to the rows here.
    """

    def __init__(self, trees):
        if not trees:
            raise ValueError("trees must hold at least one tree, got none")
        sizes = np.array([len(tree.word) for tree in trees])
        starts = np.concatenate([[0], np.cumsum(sizes)])
        height = np.concatenate([tree.height for tree in trees])
        order = np.argsort(height, kind="stable")
        row = np.empty_like(order)
        row[order] = np.arange(len(order))
        children = np.concatenate([tree.children + start for tree, start in zip(trees, starts, strict=False)])
        counts = np.bincount(height)
        edges = np.cumsum(counts)
        self.leaves = int(counts[0])
        self.words = np.concatenate([tree.word for tree in trees])[order[: self.leaves]]
        self.children = row[children[order[self.leaves :]]]
        self.labels = np.concatenate([tree.label for tree in trees])[order]
        self.levels = [slice(int(a), int(b)) for a, b in pairwise(edges)]
        self.roots = row[starts[1:] - 1]
        self.rows = np.split(row, starts[1:-1])

    def __len__(self):
        return len(self.labels)
