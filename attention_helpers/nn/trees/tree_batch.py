"""Many trees as a few arrays, sorted by height, so that all nodes of one height can be computed in one product."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from attention_helpers.nn.trees.walk import visits, walk

NO_LABEL = -1
MANY = 1 << 16  # nodes


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
    """A tree of {"left", "right"} nodes and words as a FlatTree, see `flatten_all`."""
    return flatten_all([tree], word_id, class_of)[0]


def flatten_all(trees, word_id, class_of=None):
    """Trees of {"left", "right"} nodes and words as a list of FlatTrees.

    word_id: function from word to id. class_of: dict from a node's "label" to its class number; None where the
    labels are not read. ValueError for a bad node (the path is named), a leaf that is no word, an unknown label.
    """
    words, labels, edges = [], [], [0]
    for tree in trees:
        try:
            nodes, own = _post_order(tree)
            labels += [NO_LABEL] * len(own) if class_of is None else [class_of[node["label"]] for node in nodes]
        except (KeyError, TypeError):
            _refuse(tree, class_of)
            raise
        words += own
        edges.append(len(words))
    word = np.array([-1 if each is None else word_id(each) for each in words], dtype=np.int64)
    children = _children(word < 0)
    height, label = _heights(children), np.array(labels, dtype=np.int64)
    starts = np.repeat(np.array(edges[:-1], dtype=np.int64), np.diff(edges))
    children[word < 0] -= starts[word < 0, None]
    return [FlatTree(word[a:b], children[a:b], height[a:b], label[a:b]) for a, b in pairwise(edges)]


def _post_order(tree):
    """The nodes of a tree, each after its branches, and the word of each leaf (None at an inner node).

    KeyError or TypeError for a tree that `walk` would refuse. This loop is why a batch is made in little more time
    than a step of training takes: it asks each node for as little as possible.
    """
    nodes, words, waiting, many = [], [], [tree], MANY
    while waiting:
        node = waiting.pop()
        nodes.append(node)
        if not isinstance(node, dict):
            word = node
        elif "word" in node:
            word = node["word"]
        else:
            if len(node) != 2 and (len(node) != 3 or "label" not in node):
                raise TypeError
            words.append(None)
            waiting += node["left"], node["right"]
            if len(nodes) > many:  # so many nodes, or a cycle?
                visits(tree)
                many *= 2
            continue
        if not isinstance(word, str) or not word:
            raise TypeError
        words.append(word)
    return nodes[::-1], words[::-1]


def _refuse(tree, class_of):
    """ValueError that names the path to the first node that is wrong."""
    for event, node, path in walk(tree):
        word = node["word"] if isinstance(node, dict) and "word" in node else node
        if event == "leaf" and not (isinstance(word, str) and word):
            raise ValueError(f"{path}: a leaf must be a word, got {type(word).__name__} {word!r:.40}")
        label = node.get("label") if isinstance(node, dict) else None
        if event in ("leaf", "exit") and class_of is not None and label not in class_of:
            raise ValueError(f'{path}: "label" must be one of {list(class_of)}, got {label!r}')


def _children(inner):
    """Positions (nodes, 2) of both branches, for trees in post-order one after another; inner (nodes,): no leaf.

    Read as a program for a stack, a leaf puts a vector on it and an inner node puts one in place of two. The right
    branch then is the node before, and the left one the last that left the stack as high as this node does.
    """
    on_stack = np.cumsum(1 - 2 * inner)
    order = np.argsort(on_stack, kind="stable")
    children = np.zeros((len(inner), 2), dtype=np.int64)
    children[order[1:], 0] = order[:-1]
    children[:, 1] = np.arange(-1, len(inner) - 1)
    children[~inner] = 0
    return children


def _heights(children):
    """0 at a leaf, else 1 + the larger height below: (nodes,)."""
    heights = []
    for left, right in zip(children[:, 0].tolist(), children[:, 1].tolist(), strict=True):
        if right == 0:  # a leaf; no branch on the right comes first
            heights.append(0)
        else:
            a, b = heights[left], heights[right]
            heights.append(1 + (a if a > b else b))
    return np.array(heights)


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
