from collections import deque

import numpy as np


def _inner(n):
    return isinstance(n, dict) and "left" in n and "right" in n


def r_rec(node):
    """Right: plain recursion."""
    if isinstance(node, dict) and "left" in node and "right" in node:
        return r_rec(node["left"]) + r_rec(node["right"])
    return 1


def r_stack(node):
    """Right: a stack of its own."""
    stack, n = [node], 0
    while stack:
        x = stack.pop()
        if _inner(x):
            stack.append(x["left"])
            stack.append(x["right"])
        else:
            n += 1
    return n


def r_queue(node):
    """Right: breadth first; each inner node adds one leaf to the first one."""
    todo, leaves = deque([node]), 1
    while todo:
        x = todo.popleft()
        if _inner(x):
            leaves += 1
            todo.extend((x["left"], x["right"]))
    return leaves


def r_generator(node):
    """Right: counts what a recursive generator yields."""

    def walk(x):
        if _inner(x):
            for side in ("left", "right"):
                yield from walk(x[side])
        else:
            yield x

    return sum(1 for _ in walk(node))


class _Counter:
    """Right: class with __call__, levels as lists."""

    __name__ = "_Counter"

    def __call__(self, node):
        level, count = [node], 0
        while level:
            inner = [x for x in level if _inner(x)]
            count += len(level) - len(inner)
            level = [x[s] for x in inner for s in ("left", "right")]
        return np.int64(count)


# witness: (T(0, 'a'),)
def w_falsy(node):
    """Wrong: a falsy branch (0, '', [], None) is no leaf."""
    if not isinstance(node, dict):
        return 1
    n = 0
    for side in ("left", "right"):
        child = node.get(side)
        if isinstance(child, dict):
            n += w_falsy(child)
        elif (
            child is not None
            and not (np.isscalar(child) and not child)
            and not (isinstance(child, (list, tuple)) and len(child) == 0)
        ):
            n += 1
    return n


# witness: (T('left', ['left','right']),)
def w_contains(node):
    """Wrong: tests only whether 'left' and 'right' are in the node, true for a list of these words."""
    if not isinstance(node, (np.ndarray, str, int, float, type(None))) and "left" in node and "right" in node:
        return w_contains(node["left"]) + w_contains(node["right"])
    return 1


# witness: (T('two words', [1,2,3]),)
def w_list_as_many(node):
    """Wrong: a leaf that is a list counts once per element."""
    if isinstance(node, dict):
        return w_list_as_many(node["left"]) + w_list_as_many(node["right"])
    if isinstance(node, list):
        return len(node)
    return 1


# witness: (lambda x: (T(x, T('b', x)),))(T('a','b'))
def w_seen(node):
    """Wrong: marks visited objects by id, so one subtree or leaf object in two places counts once."""
    seen, stack, n = set(), [node], 0
    while stack:
        x = stack.pop()
        if id(x) in seen:
            continue
        seen.add(id(x))
        if isinstance(x, dict):
            stack += [x["left"], x["right"]]
        else:
            n += 1
    return n


_found = []


# witness: [(T(1,2),), (T(1,2),)]
def w_default_list(node):
    """Wrong: leaves are gathered in a module list that grows from call to call."""

    def walk(x, found=_found):
        if isinstance(x, dict):
            walk(x["left"])
            walk(x["right"])
        else:
            found.append(x)

    walk(node)
    return len(_found)


# witness: (T(T(T('a','b'),'c'),'d'),)
def w_depth(node):
    """Wrong: takes the tree as balanced, 2 ** depth of the left edge."""
    depth = 0
    while isinstance(node, dict):
        node = node["left"]
        depth += 1
    return 2**depth


# witness: ({'word': 'a'},)
def w_any_dict(node):
    """Wrong: a dictionary without branches as a leaf counts 0 instead of 1."""
    if isinstance(node, dict):
        return sum(w_any_dict(node[s]) for s in ("left", "right") if s in node)
    return 1


# witness: (T('a', 'a'),)
def w_distinct(node):
    """Wrong: counts different leaves (a set of their texts)."""

    def texts(x):
        return texts(x["left"]) | texts(x["right"]) if isinstance(x, dict) else {repr(x)}

    return len(texts(node))


# witness: (T('a', np.ones(2)),)
def w_arrays_only(node):
    """Wrong: only vectors count as leaves, words and numbers do not."""
    if isinstance(node, dict):
        return sum(w_arrays_only(x) for x in node.values())
    return int(isinstance(node, np.ndarray))


# witness: (T(T('a','b'), T('c','d')),)
def w_consumes(node):
    """Wrong: takes the branches out of the caller's tree while counting."""
    if isinstance(node, dict) and "left" in node and "right" in node:
        return w_consumes(node.pop("left")) + w_consumes(node.pop("right"))
    return 1


r_class = _Counter()
RIGHT = [r_rec, r_stack, r_queue, r_generator, r_class]
WRONG = [
    w_falsy,
    w_contains,
    w_list_as_many,
    w_seen,
    w_default_list,
    w_depth,
    w_any_dict,
    w_distinct,
    w_arrays_only,
    w_consumes,
]
