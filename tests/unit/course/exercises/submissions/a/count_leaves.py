import functools
from collections import deque

import numpy as np


def right_recursive(node):
    """right: plain recursion, both names must be there"""
    if isinstance(node, dict) and "left" in node and "right" in node:
        return right_recursive(node["left"]) + right_recursive(node["right"])
    return 1


def right_stack(node):
    """right: a stack of its own"""
    todo, count = [node], 0
    while todo:
        top = todo.pop()
        if isinstance(top, dict) and {"left", "right"} <= set(top):
            todo.extend((top["left"], top["right"]))
        else:
            count += 1
    return count


def right_queue(node):
    """right: level by level with a deque; inner nodes + 1"""
    queue, inner = deque([node]), 0
    while queue:
        x = queue.popleft()
        if isinstance(x, dict) and all(side in x for side in ("left", "right")):
            inner += 1
            queue.append(x["left"])
            queue.append(x["right"])
    return inner + 1


def right_generator(node):
    """right: a generator that yields the leaves, summed"""

    def leaves(x):
        try:
            pair = (x["left"], x["right"]) if isinstance(x, dict) else None
        except KeyError:
            pair = None
        if pair is None:
            yield x
        else:
            for side in pair:
                yield from leaves(side)

    return sum(1 for _ in leaves(node))


def right_reduce(node):
    """right: folds each level of the tree with functools.reduce"""

    def add(pair, x):
        leaves, below = pair
        if isinstance(x, dict) and len(x.keys() & {"left", "right"}) == 2:
            below.extend((x["left"], x["right"]))
            return leaves, below
        return leaves + 1, below

    count, level = 0, [node]
    while level:
        count, level = functools.reduce(add, level, (count, []))
    return count


# witness: [(N(0, N([], 'a')),)]
def wrong_falsy(node):
    """wrong: a falsy leaf (0, an empty list, '') counts as nothing"""
    if isinstance(node, dict) and "left" in node:
        return sum(wrong_falsy(node[s]) for s in ("left", "right") if isinstance(node[s], np.ndarray) or node[s])
    return 1


# witness: [(N('a', 'b'),)]
def wrong_all_nodes(node):
    """wrong: counts inner nodes as well"""
    if isinstance(node, dict) and "left" in node and "right" in node:
        return 1 + wrong_all_nodes(node["left"]) + wrong_all_nodes(node["right"])
    return 1


# witness: [(N('a', {'word': 'b', 'tag': 1}),)]
def wrong_any_dict(node):
    """wrong: takes all entries of any dictionary for branches, also of a leaf that is a dictionary without left and right"""
    if isinstance(node, dict):
        return sum(wrong_any_dict(v) for v in node.values())
    return 1


# witness: [(N('a', [1, 2, 3]),)]
def wrong_list_leaf(node):
    """wrong: a leaf that holds a list or tuple counts as many times as it is long"""
    if isinstance(node, dict) and "left" in node and "right" in node:
        return wrong_list_leaf(node["left"]) + wrong_list_leaf(node["right"])
    return len(node) if isinstance(node, (list, tuple)) else 1


# witness: [((lambda s: (N(s, N(s, 'c')),))(N('a', 'b')))]
def wrong_seen(node):
    """wrong: one subtree object in two places is counted once"""
    seen, stack, count = set(), [node], 0
    while stack:
        x = stack.pop()
        if isinstance(x, dict) and "left" in x and "right" in x:
            if id(x) in seen:
                continue
            seen.add(id(x))
            stack += [x["left"], x["right"]]
        else:
            count += 1
    return count


# witness: [(N('a', 'a'),)]
def wrong_distinct(node):
    """wrong: counts different leaves only (by what they print as)"""
    found = set()

    def walk(x):
        if isinstance(x, dict) and "left" in x and "right" in x:
            walk(x["left"])
            walk(x["right"])
        else:
            found.add(repr(x))

    walk(node)
    return len(found)


# witness: [(N('left', 'b'),)]
def wrong_word_left(node):
    """wrong: asks for 'left' in node without asking for a dictionary, so the word 'left' breaks it"""
    if isinstance(node, (dict, str, list)) and "left" in node:
        return wrong_word_left(node["left"]) + wrong_word_left(node["right"])
    return 1


# witness: [(N(N('a', 'b'), N('c', N('d', 'e'))),)]
def wrong_right_spine(node):
    """wrong: follows the right side only and takes every left branch for a leaf"""
    count = 1
    while isinstance(node, dict) and "left" in node and "right" in node:
        count += 1
        if isinstance(node["left"], dict) and not isinstance(node["right"], dict):
            node = node["left"]
        else:
            node = node["right"]
    return count


# witness: [(N(N('a', 'b'), N('c', 'd')),), ('x',)]
def wrong_counter(node, _total=[0]):
    """wrong: a default list keeps the count of the call before"""
    if isinstance(node, dict) and "left" in node and "right" in node:
        wrong_counter(node["left"])
        wrong_counter(node["right"])
    else:
        _total[0] += 1
    return _total[0]


# witness: [(N('a', N('b', 'c')),)]
def wrong_pops(node):
    """wrong: counts right but empties the caller's tree with pop"""
    if isinstance(node, dict) and "left" in node and "right" in node:
        return wrong_pops(node.pop("left")) + wrong_pops(node.pop("right"))
    return 1


RIGHT = [right_recursive, right_stack, right_queue, right_generator, right_reduce]
WRONG = [
    wrong_falsy,
    wrong_all_nodes,
    wrong_any_dict,
    wrong_list_leaf,
    wrong_seen,
    wrong_distinct,
    wrong_word_left,
    wrong_right_spine,
    wrong_counter,
    wrong_pops,
]
