"""traverse_iterative (lesson 07): traverse with a stack of one's own, at any depth."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.exercises import _trees

lesson = "07"
title = _("traverse without recursion")
task = _(
    "Write `traverse_iterative(node)` with the result of `traverse_with_bias`, for trees of any depth: it must "
    "neither call itself nor raise Python's recursion limit. `W` (d, 2d), `b` (d,) and `_activation`, a "
    "function of a vector (d,), are globals; a leaf is a vector (d,). Arrays may hold integers."
)
difficulty, minutes = 3, 15
seconds = 15
hints = [
    _(
        "Two lists: `waiting`, what is still to do, and `done`, vectors whose parent has not come yet. A loop takes "
        "from the end of `waiting` until it is empty."
    ),
    _(
        "A node must be met twice: first put itself back, marked as ready, and both children on top of it; the second "
        "time its two vectors lie at the end of `done`."
    ),
    _(
        "`waiting.append((node, True))`, then right, then left, each with False. When a ready node comes: "
        "`right, left = done.pop(), done.pop()`: the last one done is the right child."
    ),
]
explanation = _(
    "`waiting` is what Python's own call stack does for the recursive form; as a list it may grow as long as "
    "memory lasts."
)
W = b = _activation = None  # each input sets them


def traverse_iterative(node):
    waiting, done = [(node, False)], []
    while waiting:
        node, ready = waiting.pop()
        if not isinstance(node, dict):
            done.append(node)  # shape (d,)
        elif ready:
            right, left = done.pop(), done.pop()  # the right child was done last
            done.append(_activation(W.dot(np.concatenate([left, right])) + b))
        else:
            waiting.append((node, True))  # again, after both children
            waiting.append((node["right"], False))
            waiting.append((node["left"], False))
    return done.pop()


domain = _trees.TRAVERSED


def inputs(rng):
    yield from _trees.traverse_inputs(rng)
    size = 2
    deep = _trees.chain(12_000, lambda: rng.normal(size=size), "right")
    passes_on = np.hstack(
        [np.zeros((size, size)), np.eye(size)]
    )  # the right child alone counts, down to the deepest leaf
    values = {"W": passes_on, "b": np.full(size, 2.0**-10), "_activation": _trees.unchanged}
    yield Input(deep, name=_("12,000 levels deep"), globals=values)


@misconception(
    "recursion",
    _(
        "This is recursion, and Python bounds how many calls may be open at a time. Keep what is still to do in a list "
        "of your own."
    ),
)
def calls_itself(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([calls_itself(node["left"]), calls_itself(node["right"])])) + b)


def walk(root, join):
    """The reference's walk with another joining of the two vectors at the end of `done`."""
    waiting, done = [(root, False)], []
    while waiting:
        node, ready = waiting.pop()
        if not isinstance(node, dict):
            done.append(node)
        elif ready:
            last, before = done.pop(), done.pop()
            done.append(join(last, before))
        else:
            waiting += [(node, True), (node["right"], False), (node["left"], False)]
    return done.pop()


@misconception(
    "left_and_right_swapped",
    _(
        "Left and right are swapped. The child that went onto the stack last was done first: the end of `done` holds "
        "the other one."
    ),
)
def swaps(node):
    return walk(node, lambda last, before: _activation(W.dot(np.concatenate([last, before])) + b))


@misconception("bias_forgotten", _("b is missing: the result must be that of `traverse_with_bias`."))
def forgets_the_bias(node):
    return walk(node, lambda last, before: _activation(W.dot(np.concatenate([before, last]))))


@misconception("no_activation", _("The activation is missing."))
def never_activates(node):
    return walk(node, lambda last, before: W.dot(np.concatenate([before, last])) + b)


@misconception(
    "grouping_lost",
    _(
        "The leaves are joined from left to right, whatever the brackets: a stack without a mark for finished subtrees "
        "loses the grouping."
    ),
)
def joins_leaves_in_a_row(node):
    waiting, vector = [node], None
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting += [node["right"], node["left"]]
        elif vector is None:
            vector = node
        else:
            vector = _activation(W.dot(np.concatenate([vector, node])) + b)
    return vector


@alternative
def nodes_in_reverse_order(root):
    order, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        order.append(node)
        if isinstance(node, dict):
            waiting += [node["left"], node["right"]]
    vectors = {}
    for node in reversed(order):
        if isinstance(node, dict):
            pair = np.concatenate([vectors[id(node["left"])], vectors[id(node["right"])]])
            vectors[id(node)] = _activation(W @ pair + b)
        else:
            vectors[id(node)] = node
    return vectors[id(root)]


@alternative
def with_frames(root):
    frames, result = [[root, []]], None
    while frames:
        node, results = frames[-1]
        if not isinstance(node, dict):
            result = list(node)
        elif len(results) < 2:
            frames.append([node[("left", "right")[len(results)]], []])
            continue
        else:
            result = _activation(W.dot(results[0] + results[1]) + b).tolist()
        frames.pop()
        if frames:
            frames[-1][1].append(result)
    return result
