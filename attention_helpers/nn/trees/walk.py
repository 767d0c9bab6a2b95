"""Walking over nested {"left": node, "right": node} dictionaries, and counting what one meets.

A node is a dictionary with exactly the keys "left" and "right"; everything else is a leaf. Nothing here calls itself:
a tree of 10,000 levels is as good as one of three.
"""

from attention_helpers.nn import checks

BRANCHES = ("left", "right")
ORDERS = {"pre": "enter", "in": "between", "post": "exit"}


class Path:
    """Where a walk is: the steps from the root. `str(path)` writes root.left.right (a long one shortened)."""

    def __init__(self):
        self.nodes, self.branches = [], []  # the open nodes, and which branch of each the walk is in

    def __str__(self):
        steps = self.branches
        if len(steps) > 12:
            steps = [*steps[:6], f"({len(steps) - 12} more)", *steps[-6:]]
        return ".".join(["root", *steps])


def is_leaf(node):
    """True where the walk ends: anything but a dictionary with children. {"word": ...} is a leaf, too."""
    return not isinstance(node, dict) or "word" in node


def word_of(leaf):
    """The word of a leaf, which is {"word": ...} or the word itself."""
    return leaf["word"] if isinstance(leaf, dict) else leaf


def _check_branches(node, path, extra):
    missing = [key for key in BRANCHES if key not in node]
    if missing:
        has = "neither" if len(missing) == 2 else 'only "right"' if "left" in missing else 'only "left"'
        raise ValueError(f'{path}: a node must have "left" and "right", this one has {has}')
    unknown = [key for key in node if key not in (*BRANCHES, *extra)]
    if unknown:
        raise ValueError(f'{path}: a node must have the keys "left" and "right" alone, got also {unknown[0]!r}')


def walk(root, extra=("label",), done=()):
    """Every visit of a left-to-right walk, as (event, node, path), without recursion.

    Events: "leaf" at a leaf; at an inner node "enter" before its children, "between" after the left one, "exit"
    after the right one. A node whose id stands in `done` is not entered: its one event is "done". `str(path)` names
    the place at the moment of the visit. `extra` names keys that a node may carry besides its children. Raises
    ValueError for a node without one of its children, for an unknown key and for a cycle, each naming the path.
    """
    path, open_ids, node = Path(), set(), root
    while True:
        if is_leaf(node):
            yield "leaf", node, path
        elif id(node) in open_ids:
            raise ValueError(f"{path}: the tree contains itself here (a cycle), so a walk over it would never end")
        elif id(node) in done:
            yield "done", node, path
        else:
            _check_branches(node, path, extra)
            yield "enter", node, path
            open_ids.add(id(node))
            path.nodes.append(node)
            path.branches.append("left")
            node = node["left"]
            continue
        while path.nodes and path.branches.pop() == "right":
            open_ids.remove(id(path.nodes[-1]))
            yield "exit", path.nodes.pop(), path
        if not path.nodes:
            return
        yield "between", path.nodes[-1], path
        path.branches.append("right")
        node = path.nodes[-1]["right"]


def fold(root, leaf, join, extra=("label",)):
    """One result for a whole tree: leaf(value, path) at each leaf, join(left, right, path) at each inner node.

    A subtree that stands at several places is computed once. `traverse`, `count_leaves` and `depth` are folds.
    """
    done, results = {}, []
    for event, node, path in walk(root, extra, done):
        if event == "leaf":
            results.append(leaf(node, path))
        elif event == "done":
            results.append(done[id(node)])
        elif event == "exit":
            right, left = results.pop(), results.pop()
            done[id(node)] = join(left, right, path)
            results.append(done[id(node)])
    return results.pop()


def count_leaves(node):
    """How many leaves a tree has."""
    return fold(node, lambda leaf, path: 1, lambda left, right, path: left + right)


def count_nodes(node):
    """How many nodes a tree has, leaves included."""
    return fold(node, lambda leaf, path: 1, lambda left, right, path: left + right + 1)


def depth(node):
    """How many steps lie between the root and the deepest leaf; 0 for a leaf alone."""
    return fold(node, lambda leaf, path: 0, lambda left, right, path: max(left, right) + 1)


def visits(node, order="post"):
    """The nodes of a tree in the order of a walk, leaves included.

    "pre": a node before its children; "in": between them; "post": after them. `traverse` computes in post-order: a
    node's vector needs both of its children's vectors.
    """
    if not isinstance(order, str) or order not in ORDERS:
        raise ValueError(f'order must be "pre", "in" or "post", got {order!r}')
    return [visited for event, visited, _ in walk(node) if event in ("leaf", ORDERS[order])]


def map_leaves(node, change):
    """The same tree with `change(leaf)` at each leaf; {"word": ...} leaves give their word, labels are dropped."""
    checks.function(change, "change")
    return fold(
        node, lambda leaf, path: change(word_of(leaf)), lambda left, right, path: {"left": left, "right": right}
    )
