import numpy as np


def _branches(node):
    return isinstance(node, dict) and "left" in node and "right" in node


def f1(node):
    """Right: plain recursion."""
    if isinstance(node, dict) and "left" in node and "right" in node:
        return f1(node["left"]) + f1(node["right"])
    return 1


def f2(node):
    """Right: a stack."""
    todo = [node]
    n = 0
    while len(todo) > 0:
        x = todo.pop()
        if _branches(x):
            todo.append(x["left"])
            todo.append(x["right"])
        else:
            n = n + 1
    return n


def f3(node):
    """Right: level by level."""
    level = [node]
    count = 0
    while level:
        inner = [x for x in level if _branches(x)]
        count += len(level) - len(inner)
        level = [x[side] for x in inner for side in ("left", "right")]
    return count


def f4(node):
    """Right: inner nodes plus one, counted with a stack."""
    inner = 0
    stack = [node]
    while stack:
        x = stack.pop()
        while _branches(x):
            inner += 1
            stack.append(x["right"])
            x = x["left"]
    return inner + 1


def f5(node):
    """Right: try/except for what has no branches, no default argument kept."""

    def leaves(x):
        if not isinstance(x, dict):
            return [x]
        try:
            l, r = x["left"], x["right"]
        except KeyError:
            return [x]
        return leaves(l) + leaves(r)

    return len(leaves(node))


def g1(node):
    """Wrong: an empty branch counts nothing (`if not node: return 0`): 0, [] and '' are leaves."""
    # shows: 0 -> other result
    if isinstance(node, np.ndarray):
        return 1
    if not node:
        return 0
    if isinstance(node, dict) and "left" in node and "right" in node:
        return g1(node["left"]) + g1(node["right"])
    return 1


def g2(node):
    """Wrong: every dictionary has branches; a leaf that is a dictionary fails."""
    # shows: {} -> KeyError 'left'
    if isinstance(node, dict):
        return g2(node["left"]) + g2(node["right"])
    return 1


def g3(node):
    """Wrong: counts all nodes, not only leaves."""
    # shows: {'left': 5, 'right': 5} -> other result
    if isinstance(node, dict) and "left" in node and "right" in node:
        return 1 + g3(node["left"]) + g3(node["right"])
    return 1


def g4(node):
    """Wrong: a set of ids: one object in two places is counted once."""
    # shows: {'left': 5, 'right': 5} -> other result
    seen = set()

    def walk(x):
        if isinstance(x, dict) and "left" in x and "right" in x:
            walk(x["left"])
            walk(x["right"])
        else:
            seen.add(id(x))

    walk(node)
    return len(seen)


def g5(node, found=[]):
    """Wrong: the list in the default grows from call to call."""
    # shows: only after earlier calls with other input: 5 -> other result
    if isinstance(node, dict) and "left" in node and "right" in node:
        g5(node["left"], found)
        g5(node["right"], found)
    else:
        found.append(1)
    return len(found)


def g6(node):
    """Wrong: any dictionary with two keys is a node, with another number of keys a leaf."""
    # shows: {'a': 1, 'b': 2} -> KeyError 'left'
    if isinstance(node, dict) and len(node) == 2:
        return g6(node["left"]) + g6(node["right"])
    return 1


def g7(node):
    """Wrong: 2 ** depth, as if the tree were always full."""
    # shows: {'left': 0, 'right': {'left': 5, 'right': []}} -> other result
    depth = 0
    x = node
    while isinstance(x, dict) and "left" in x and "right" in x:
        depth += 1
        x = x["left"]
    return 2**depth


def g8(node):
    """Wrong: a leaf that is a list or a tuple counts with its length."""
    # shows: [] -> other result
    if isinstance(node, dict) and "left" in node and "right" in node:
        return g8(node["left"]) + g8(node["right"])
    if isinstance(node, (list, tuple)):
        return len(node)
    return 1


def g9(node):
    """Wrong: short cut for equal branches, == breaks (or lies) where leaves are vectors."""
    # shows: {'left': None, 'right': array([1., 2.])} -> ValueError The truth value of an array with more than one element is am
    if isinstance(node, dict) and "left" in node and "right" in node:
        if node["left"] == node["right"]:
            return 2 * g9(node["left"])
        return g9(node["left"]) + g9(node["right"])
    return 1


def g10(node):
    """Wrong: pops the branches out of the caller's tree."""
    # shows: {'left': 5, 'right': 5} -> argument changed
    if isinstance(node, dict) and "left" in node and "right" in node:
        left = node.pop("left")
        right = node.pop("right")
        return g10(left) + g10(right)
    return 1


RIGHT = [f1, f2, f3, f4, f5]
WRONG = [g1, g2, g3, g4, g5, g6, g7, g8, g9, g10]
