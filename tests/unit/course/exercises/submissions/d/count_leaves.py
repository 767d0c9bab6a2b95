import numpy as np

RIGHT, WRONG, SHOW = [], [], []
A = np.array


def right(f):
    RIGHT.append(f)
    return f


def wrong(*calls):
    def keep(f):
        WRONG.append(f)
        SHOW.append(calls)
        return f

    return keep


@right
def r1(node):
    """Right: recursion."""
    if isinstance(node, dict):
        return r1(node["left"]) + r1(node["right"])
    return 1


@right
def r2(node):
    """Right: a stack."""
    pile, n = [node], 0
    while pile:
        x = pile.pop()
        if isinstance(x, dict):
            pile += [x["left"], x["right"]]
        else:
            n += 1
    return n


@right
def r3(node):
    """Right: inner nodes plus one."""

    def inner(x):
        return 1 + inner(x["left"]) + inner(x["right"]) if isinstance(x, dict) else 0

    return inner(node) + 1


@right
def r4(node):
    """Right: a generator over the leaves."""

    def leaves(x):
        if isinstance(x, dict):
            yield from leaves(x["left"])
            yield from leaves(x["right"])
        else:
            yield x

    return sum(1 for _ in leaves(node))


class Counter:
    """Right: object, level by level, a NumPy integer."""

    def __call__(self, node):
        level, n = [node], np.int64(0)
        while level:
            n += sum(not isinstance(x, dict) for x in level)
            level = [c for x in level if isinstance(x, dict) for c in (x["left"], x["right"])]
        return n


right(Counter())


def N(a, b):
    return {"left": a, "right": b}


@wrong(lambda: (N(0, []),))
def w1(node):
    """Wrong: 0 for a leaf that counts as false; leaves 0 and []."""
    if isinstance(node, dict):
        return w1(node["left"]) + w1(node["right"])
    if isinstance(node, np.ndarray):
        return 1
    return 1 if node else 0


@wrong(lambda: (N([1, 2], "a"),))
def w2(node):
    """Wrong: a list leaf counts as many leaves; leaves [1, 2] and 'a'."""
    if isinstance(node, list):
        return sum(w2(x) for x in node)
    if isinstance(node, dict):
        return w2(node["left"]) + w2(node["right"])
    return 1


def _twice():
    t = N("a", "b")
    return (N(t, t),)


@wrong(_twice)
def w3(node):
    """Wrong: a node seen before is not counted again; the same subtree left and right."""
    seen, pile, n = set(), [node], 0
    while pile:
        x = pile.pop()
        if id(x) in seen:
            continue
        seen.add(id(x))
        if isinstance(x, dict):
            pile += [x["left"], x["right"]]
        else:
            n += 1
    return n


@wrong(lambda: (N("left over", "b"),))
def w4(node):
    """Wrong: 'left' in node is true for a word that has it inside, then it raises; leaf 'left over'."""
    if isinstance(node, (dict, str)) and "left" in node:
        return w4(node["left"]) + w4(node["right"])
    return 1


@wrong(lambda: (N(N("a", "b"), "c"),))
def w5(node):
    """Wrong: 2 to the depth, right for a full tree; ((a b) c)."""
    depth = 0
    while isinstance(node, dict):
        node = node["left"]
        depth += 1
    return 2**depth


def _ordered():
    from collections import OrderedDict

    return (OrderedDict(left="a", right="b"),)


@wrong(_ordered)
def w6(node):
    """Wrong: type(node) == dict, an OrderedDict is taken for a leaf; OrderedDict(left='a', right='b')."""
    if type(node) == dict:
        return w6(node["left"]) + w6(node["right"])
    return 1


@wrong(lambda: (N(N("a", "b"), "c"),))
def w7(node):
    """Wrong: takes the children out of the tree with pop; any inner node."""
    if isinstance(node, dict):
        return w7(node.pop("left")) + w7(node.pop("right"))
    return 1


@wrong(lambda: (N("a", "b"),), lambda: ("a",))
def w8(node, count=[0]):
    """Wrong: a default list counts on between calls; any second call."""
    if isinstance(node, dict):
        w8(node["left"])
        w8(node["right"])
    else:
        count[0] += 1
    return count[0]


@wrong(lambda: (N(None, "a"),))
def w9(node):
    """Wrong: None is no leaf; leaves None and 'a'."""
    if node is None:
        return 0
    if isinstance(node, dict):
        return w9(node["left"]) + w9(node["right"])
    return 1


@wrong(lambda: (N(N("a", "b"), "c"),))
def w10(node):
    """Wrong: a leaf beside an inner node is forgotten; ((a b) c)."""
    if not isinstance(node, dict):
        return 1
    inner = [c for c in (node["left"], node["right"]) if isinstance(c, dict)]
    return sum(w10(c) for c in inner) if inner else 2
