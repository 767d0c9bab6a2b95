"""traverse_with_bias (lesson 07): traverse with the b that the study note's listing forgets."""

import numpy as np

from attention_helpers.course.checking.form import _, alternative, misconception
from attention_helpers.course.exercises import _trees

lesson = "07"
title = _("traverse with a bias")
task = _(
    "Write `traverse_with_bias(node)`: as before, but with the bias. At each inner node "
    "`_activation(W.dot(np.concatenate([left, right])) + b)`; `W` (d, 2d), `b` (d,) and `_activation`, a "
    "function of a vector (d,), are globals. Arrays may hold integers."
)
difficulty, minutes = 1, 4
hints = [
    _("Copy your traverse, and give the calls inside it the new name, too."),
    _("Where must b stand so that the activation sees it? Inside its brackets."),
    _("`_activation(W.dot(np.concatenate([left, right])) + b)`; a leaf is still returned as it is."),
]
W = b = _activation = None  # each input sets them


def traverse_with_bias(node):
    if isinstance(node, dict):
        left = traverse_with_bias(node["left"])  # shape (d,)
        right = traverse_with_bias(node["right"])  # shape (d,)
        return _activation(W.dot(np.concatenate([left, right])) + b)
    else:
        return node


domain = _trees.TRAVERSED


def inputs(rng):
    yield from _trees.traverse_inputs(rng)


@misconception(
    "bias_forgotten", _("b is not used. This is the listing of the study note again: its b is set and never read.")
)
def forgets_the_bias(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([forgets_the_bias(node["left"]), forgets_the_bias(node["right"])])))


@misconception(
    "bias_outside_the_activation",
    _("b is added after the activation. It belongs inside: it moves the point at which the activation bends."),
)
def adds_after_activation(node):
    if not isinstance(node, dict):
        return node
    pair = [adds_after_activation(node["left"]), adds_after_activation(node["right"])]
    return _activation(W.dot(np.concatenate(pair))) + b


@misconception(
    "bias_on_leaves",
    _("b is added to the leaves as well. It belongs to the joining of two children; a leaf joins nothing."),
)
def adds_to_leaves(node):
    if not isinstance(node, dict):
        return node + b
    return _activation(W.dot(np.concatenate([adds_to_leaves(node["left"]), adds_to_leaves(node["right"])])) + b)


@misconception(
    "bias_only_at_the_root", _("b is added at the root alone. Every inner node uses the same W and the same b.")
)
def adds_at_the_root(node):
    def inner(node):
        if not isinstance(node, dict):
            return node
        return _activation(W.dot(np.concatenate([inner(node["left"]), inner(node["right"])])))

    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([inner(node["left"]), inner(node["right"])])) + b)


@misconception("bias_twice", _("b is added twice at each inner node. One join, one b."))
def adds_twice(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([adds_twice(node["left"]), adds_twice(node["right"])])) + b + b)


@misconception(
    "left_and_right_swapped", _("Left and right are swapped in the list. W's first d columns belong to the left child.")
)
def swaps(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([swaps(node["right"]), swaps(node["left"])])) + b)


@alternative
def one_matrix_with_a_column_for_the_bias(node):
    if not isinstance(node, dict):
        return node
    branches = [one_matrix_with_a_column_for_the_bias(node[side]) for side in ("left", "right")]
    return _activation(np.column_stack([W, b]) @ np.concatenate([*branches, [1.0]]))


@alternative
def with_a_stack(root):
    waiting, done = [(root, False)], []
    while waiting:
        node, ready = waiting.pop()
        if not isinstance(node, dict):
            done.append(node)
        elif ready:
            right, left = done.pop(), done.pop()
            done.append(list(_activation(b + W.dot(np.concatenate([left, right])))))
        else:
            waiting += [(node, True), (node["right"], False), (node["left"], False)]
    return done[0]
