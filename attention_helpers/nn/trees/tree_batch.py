"""Many trees as a few arrays, sorted by height, so that all nodes of one height can be computed in one product."""

from itertools import pairwise

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.trees.walk import visits, walk

NO_LABEL = -1
MANY = 1 << 16  # nodes


def flatten_all(trees, word_id, class_of=None):
    """Trees of {"left", "right"} nodes and words as a list of arrays (4, nodes), a tree's nodes in post-order.

    word: id of a leaf's word, -1 at an inner node. back: how many nodes before a node its left child stands, 0 at a
    leaf; the right child is the node just before. height: 0 at a leaf, else 1 + the larger height below. label: class
    number, or NO_LABEL.

    word_id: function from word to id. class_of: dict from a node's "label" to its class number; None where the
    labels are not read. ValueError for a bad node (the path is named), a leaf that is no word, an unknown label.
    """
    trees = checks.items(trees, "trees", "trees")
    try:
        nodes, inner, words, edges = _post_order(trees)
        labels = NO_LABEL if class_of is None else [class_of[node["label"]] for node in nodes]
        ids = dict.fromkeys(words)
        if not all(isinstance(each, str) and each for each in ids):
            raise TypeError
    except (KeyError, TypeError):
        for tree in trees:
            _refuse(tree, class_of)
        raise
    for each in ids:
        ids[each] = checks.whole(word_id(each), "what word_id returns")
    word, back, height, label = flat = np.full((4, len(nodes)), -1)
    word[~inner] = [ids[each] for each in words]
    back[:] = _back(inner)
    height[:] = _heights(inner, back)
    label[:] = labels
    return [flat[:, start:stop] for start, stop in pairwise(edges)]


def _post_order(trees):
    """The nodes of all trees, each after its children; which of them are inner ones (nodes,); the words of the others;
    the places (trees + 1,) where trees begin and end.

    KeyError or TypeError for a node that `walk` would refuse. This loop is why a batch is made in less time than a
    step of training takes: it asks each node for as little as possible. It goes from the last node to the first.
    """
    nodes, places, words, sizes, many = [], [], [], [0], MANY
    for tree in reversed(trees):
        waiting = [tree]
        while waiting:
            node = waiting.pop()
            while isinstance(node, dict) and "word" not in node:
                places.append(len(nodes))
                nodes.append(node)
                waiting.append(node["left"])
                node = node["right"]
                if len(nodes) > many:  # so many nodes, or a cycle?
                    visits(tree)
                    many *= 2
            nodes.append(node)
            words.append(node["word"] if isinstance(node, dict) else node)
        sizes.append(len(nodes))
    if any(len(nodes[place]) != 2 + ("label" in nodes[place]) for place in places):
        raise TypeError
    inner = np.zeros(len(nodes), dtype=bool)
    inner[places] = True
    return nodes[::-1], inner[::-1], words[::-1], [len(nodes) - size for size in reversed(sizes)]


def _refuse(tree, class_of):
    """ValueError that names the path to the first node that is wrong."""
    for event, node, path in walk(tree):
        word = node["word"] if isinstance(node, dict) and "word" in node else node
        if event == "leaf" and not (isinstance(word, str) and word):
            raise ValueError(f"{path}: a leaf must be a word, got {type(word).__name__} {word!r:.40}")
        label = node.get("label") if isinstance(node, dict) else None
        if event in ("leaf", "exit") and class_of is not None and label not in list(class_of):
            raise ValueError(f'{path}: "label" must be one of {list(class_of)}, got {label!r}')


def _back(inner):
    """How many nodes before each inner node its left child stands, for trees in post-order in a row: (nodes,).

    Read as a program for a stack, a leaf puts a vector on it and an inner node puts one in place of two. The right
    child then is the node before, and the left one the last that left the stack as high as this node does.
    """
    order = np.argsort(np.cumsum(1 - 2 * inner), kind="stable")
    back = np.zeros(len(inner), dtype=np.int64)
    back[order[1:]] = np.diff(order)
    return back * inner


def _heights(inner, back):
    """0 at a leaf, else 1 + the larger height below: (nodes,)."""
    heights, places = [0] * len(inner), np.flatnonzero(inner)
    for node, left in zip(places.tolist(), (places - back[places]).tolist(), strict=True):
        a, b = heights[left], heights[node - 1]
        heights[node] = 1 + (a if a > b else b)
    return heights


def spans(flat):
    """For each node of a flattened tree the pair (start, stop): it stands over leaves start to stop - 1."""
    word, back, _, _ = flat
    stops, first = np.cumsum(word >= 0), np.arange(len(word)) - back
    while (first != first[first]).any():  # one step to the left, then two, then four
        first = first[first]
    return list(zip((stops[first] - 1).tolist(), stops.tolist(), strict=True))


class TreeBatch:
    """The nodes of several flattened trees, sorted by height: leaves first, each height one slice.

    words (leaves,): ids. children (inner nodes, 2): rows of the children. levels: for each height from 1 its slice of
    all rows, and of those of `children`. labels (nodes,): class numbers. roots (trees,): the row of each root.
    rows: one array per tree, from its post-order to the rows here.
    """

    def __init__(self, trees):
        if not trees:
            raise ValueError("trees must hold at least one tree, got none")
        word, back, height, label = np.concatenate(trees, axis=1)
        self._ends = np.cumsum([tree.shape[1] for tree in trees])
        order = np.argsort(height, kind="stable")
        self._row = np.empty_like(order)
        self._row[order] = np.arange(len(order))
        edges = np.cumsum(np.bincount(height)).tolist()
        self.leaves = edges[0]
        self.words = word[order[: self.leaves]]
        inner = order[self.leaves :]
        self.children = self._row[np.stack([inner - back[inner], inner - 1], axis=1)]
        self.labels = label[order]
        self.levels = [(slice(a, b), slice(a - self.leaves, b - self.leaves)) for a, b in pairwise(edges)]
        self.roots = self._row[self._ends - 1]

    @property
    def rows(self):  # made where somebody reads them: training does not
        return np.split(self._row, self._ends[:-1])

    def __len__(self):
        return len(self.labels)
