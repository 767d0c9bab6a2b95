"""Walking over nested {"left": node, "right": node} dictionaries, and turning one into a vector.

A node is a dictionary with exactly the keys "left" and "right"; everything else is a leaf. Nothing here calls
itself except `traverse_recursive`, which is for teaching: a tree of 10,000 levels is as good as one of three.
Source of the composition: Socher et al. 2011, "Parsing Natural Scenes and Natural Language with Recursive Neural
Networks", equation 1.
"""

import sys

import numpy as np

BRANCHES = ("left", "right")


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
    """True where the walk ends: anything but a dictionary with branches. {"word": ...} is a leaf, too."""
    return not isinstance(node, dict) or "word" in node


def _check_branches(node, path, extra=()):
    missing = [key for key in BRANCHES if key not in node]
    if missing:
        has = "neither" if len(missing) == 2 else 'only "right"' if "left" in missing else 'only "left"'
        raise ValueError(f'{path}: a node must have "left" and "right", this one has {has}')
    unknown = [key for key in node if key not in BRANCHES and key not in extra]
    if unknown:
        raise ValueError(f'{path}: a node must have the keys "left" and "right" alone, got also {unknown[0]!r}')


def walk(root, extra=("label",), done=()):
    """Every visit of a left-to-right walk, as (event, node, path), without recursion.

    Events: "leaf" at a leaf; at an inner node "enter" before its branches, "between" after the left one, "exit"
    after the right one. A node whose id stands in `done` is not entered: its one event is "done". `str(path)` names
    the place at the moment of the visit. `extra` names keys that a node may carry besides its branches. Raises
    ValueError for a node without one of its branches, for an unknown key and for a cycle, each naming the path.
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
    """How many nodes a tree has, leaves included: always 2 × leaves - 1, for each inner node joins two."""
    return fold(node, lambda leaf, path: 1, lambda left, right, path: left + right + 1)


def depth(node):
    """How many steps lie between the root and the deepest leaf; 0 for a leaf alone."""
    return fold(node, lambda leaf, path: 0, lambda left, right, path: max(left, right) + 1)


ORDERS = {"pre": "enter", "in": "between", "post": "exit"}


def visits(node, order="post"):
    """The nodes of a tree in the order of a walk, leaves included.

    "pre": a node before its branches; "in": between them; "post": after them. `traverse` computes in post-order: a
    node's vector needs both of its branches' vectors.
    """
    if order not in ORDERS:
        raise ValueError(f'order must be "pre", "in" or "post", got {order!r}')
    return [visited for event, visited, _ in walk(node) if event in ("leaf", ORDERS[order])]


def map_leaves(node, change):
    """The same tree with `change(leaf)` at each leaf; {"word": ...} leaves give their word, labels are dropped."""

    def leaf(value, path):
        return change(value["word"] if isinstance(value, dict) else value)

    return fold(node, leaf, lambda left, right, path: {"left": left, "right": right})


def spans(node):
    """For each node in post-order the pair (start, stop): it stands over leaves start to stop - 1."""
    found, starts, position = [], [], 0
    for event, _, _ in walk(node):
        if event == "leaf":
            found.append((position, position + 1))
            position += 1
        elif event == "enter":
            starts.append(position)
        elif event == "exit":
            found.append((starts.pop(), position))
    return found


# --- a tree as a vector -------------------------------------------------------------------------------------


def _checked_parameters(weight, bias, activation):
    """weight as (d, 2d) array, bias as (d,) array (zeros for None); TypeError / ValueError that name the argument."""
    weight = _numbers("weight", weight)
    if weight.ndim != 2 or weight.shape[1] != 2 * weight.shape[0] or weight.shape[0] == 0:
        raise ValueError(
            f"weight must have the shape (d, 2d), for it maps [left, right] of 2d numbers to d numbers; "
            f"got {weight.shape}"
        )
    bias = np.zeros(len(weight), weight.dtype) if bias is None else _numbers("bias", bias)
    if bias.shape != weight.shape[:1]:
        raise ValueError(f"bias must have the shape ({len(weight)},), one number a row of weight; got {bias.shape}")
    if not callable(activation):
        raise TypeError(f"activation must be a function such as np.tanh, got {type(activation).__name__}")
    return weight, bias


def _numbers(name, value):
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must be an array of numbers, got rows of different lengths") from None
    if array.dtype.kind not in "iuf":
        raise TypeError(f"{name} must hold numbers, got {type(value).__name__} {value!r:.40}")
    array = array if array.dtype.kind == "f" else array.astype(float)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got NaN or infinity")
    return array


def _leaf_vector(leaf, size, path):
    if isinstance(leaf, (str, bytes)) or (isinstance(leaf, dict) and "word" in leaf):
        word = leaf["word"] if isinstance(leaf, dict) else leaf
        raise TypeError(f"{path}: a leaf must be a vector of {size} numbers, got the word {word!r}; look it up first")
    vector = _numbers(f"{path}: a leaf", leaf)
    if vector.shape != (size,):
        expected = f"({size},), for weight is ({size}, {2 * size})"
        raise ValueError(f"{path}: a leaf must have the shape {expected}; got {vector.shape}")
    return vector


def _compose(left, right, weight, bias, activation, path):
    """activation(W [left; right] + b), checked to be a vector of d numbers again."""
    vector = np.asarray(activation(weight @ np.concatenate([left, right]) + bias))
    if vector.shape != bias.shape:
        raise ValueError(f"{path}: activation must keep the shape {bias.shape}, it returned {vector.shape}")
    return vector


def traverse(node, weight, bias, activation):
    """The vector of a tree: activation(weight @ [left; right] + bias) at each node, from the leaves up.

    node: {"left": node, "right": node} or a leaf vector of shape (d,); a leaf alone is returned as it is.
    weight: (d, 2d). bias: (d,) or None. activation: a function from (d,) to (d,), such as np.tanh.
    Returns (d,). Works at any depth (it keeps its own stack), and a subtree that stands at several places is
    computed once. Raises ValueError for a wrong shape, a node with one branch only, an unknown key, NaN, a cycle;
    TypeError for a leaf that is no vector; the message begins with the path, such as root.left.right.
    """
    weight, bias = _checked_parameters(weight, bias, activation)

    def leaf(vector, path):
        return _leaf_vector(vector, len(weight), path)

    def join(left, right, path):
        return _compose(left, right, weight, bias, activation, path)

    return fold(node, leaf, join, extra=())


def traverse_recursive(node, weight, bias, activation):
    """`traverse` as one writes it first: a function that calls itself for each branch.

    Same arguments and result as `traverse`. Python bounds how deep calls may nest (sys.getrecursionlimit()), so a
    deep tree raises RecursionError with an explanation; a tree that contains itself raises ValueError.
    """
    weight, bias = _checked_parameters(weight, bias, activation)

    def call(node):
        if not isinstance(node, dict):
            return np.asarray(node)
        return activation(weight @ np.concatenate([call(node["left"]), call(node["right"])]) + bias)

    try:
        return call(node)
    except RecursionError:
        levels = depth(node)  # raises ValueError where the reason is a cycle
    raise RecursionError(
        f"this tree has {levels:,} levels, and each level is one more open call: Python allows about "
        f"{sys.getrecursionlimit():,} at a time. nn.traverse keeps its own stack instead and has no such limit"
    )
