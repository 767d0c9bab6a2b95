import numpy as np

RIGHT, WRONG = [], []


def right(answer):
    RIGHT.append(answer)
    return answer


def wrong(answer):
    WRONG.append(answer)
    return answer


@right
def r1(node):
    """Right: recursion, as the text has it."""
    if isinstance(node, dict):
        return r1(node["left"]) + r1(node["right"])
    return 1


@right
def r2(node):
    """Right: a pile of its own."""
    pile, number = [node], 0
    while pile:
        top = pile.pop()
        if isinstance(top, dict):
            pile += [top["left"], top["right"]]
        else:
            number += 1
    return number


@right
def r3(node):
    """Right: a generator of the leaves, counted."""

    def leaves(tree):
        if not isinstance(tree, dict):
            yield tree
            return
        yield from leaves(tree["left"])
        yield from leaves(tree["right"])

    return sum(1 for _leaf in leaves(node))


@right
def r4(node):
    """Right: inner nodes and one more."""

    def inner(tree):
        return 1 + inner(tree["left"]) + inner(tree["right"]) if isinstance(tree, dict) else 0

    return np.int64(inner(node) + 1)


@right
def r5(node):
    """Right: level by level with a deque."""
    from collections import deque

    waiting, found = deque([node]), 0
    while waiting:
        match waiting.popleft():
            case {"left": left, "right": right}:
                waiting.extend((left, right))
            case _:
                found += 1
    return found


@wrong
def w1(node):
    """Wrong: only the exact type dict, so that a subclass is taken for a leaf."""
    if type(node) == dict:
        return w1(node["left"]) + w1(node["right"])
    return 1


@wrong
def w2(node):
    """Wrong: counts the nodes, too."""
    if isinstance(node, dict):
        return 1 + w2(node["left"]) + w2(node["right"])
    return 1


@wrong
def w3(node):
    """Wrong: the depth."""
    if isinstance(node, dict):
        return max(w3(node["left"]), w3(node["right"])) + 1
    return 1


@wrong
def w4(node):
    """Wrong: a leaf that is false counts nothing."""
    if isinstance(node, dict):
        return w4(node["left"]) + w4(node["right"])
    try:
        return 1 if node else 0
    except ValueError:
        return 1


@wrong
def w5(node):
    """Wrong: goes into lists and tuples."""
    if isinstance(node, dict):
        return w5(node["left"]) + w5(node["right"])
    if isinstance(node, (list, tuple)):
        return sum(w5(x) for x in node)
    return 1


@wrong
def w6(node):
    """Wrong: the same object in two places is counted once."""
    seen = set()

    def walk(tree):
        if isinstance(tree, dict):
            walk(tree["left"])
            walk(tree["right"])
        else:
            seen.add(id(tree))

    walk(node)
    return len(seen)


@wrong
def w7(node):
    """Wrong: only the left child's leaves and one for the right."""
    count = 1
    while isinstance(node, dict):
        count += 1
        node = node["left"]
    return count


@wrong
def w8(node, total=[0]):
    """Wrong: a counter that is never set back."""
    if isinstance(node, dict):
        w8(node["left"])
        w8(node["right"])
    else:
        total[0] += 1
    return total[0]


@wrong
def w9(node):
    """Wrong: a leaf alone is no tree, 0."""
    if not isinstance(node, dict):
        return 0
    total = 0
    for side in ("left", "right"):
        child = node[side]
        total += w9(child) if isinstance(child, dict) else 1
    return total


@wrong
def w10(node):
    """Wrong: counts the letters `l-e-f-t` of the printed tree."""
    return str(node).count("'left'") + 1
