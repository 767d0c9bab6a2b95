"""traverse (lesson 07): the vector of a tree, by a function that walks over both branches."""

import numpy as np

from attention_helpers.course.checking.form import _, alternative, misconception
from attention_helpers.course.exercises import _trees

lesson = "07"
title = _("Write traverse")
task = _(
    "Write `traverse(node)`. A leaf is a vector of shape (d,) and is returned as it is. Any other node is a "
    "dictionary, always a plain `dict`, with `left` and `right`: return `_activation(W.dot(np.concatenate([left, "
    "right])))` of the two children's vectors. `W` (d, 2d) and `_activation`, a function of a vector (d,), are "
    "globals. Recursion or a stack of your own: both count. Arrays may hold integers."
)
difficulty, minutes = 2, 8
hints = [
    _("Two cases: the node is a leaf, or it has children. How can they be told apart?"),
    _(
        "`isinstance(node, dict)` is True where there are children. `traverse(node['left'])` is then the "
        "vector of the whole left subtree, however deep it goes. You need both."
    ),
    _("`left = traverse(node['left'])`, the same for right, then the formula. Do not forget `return` in either case."),
]
explanation = _(
    "The order of the two calls does not matter, their places in the list do: W's first d columns read the left "
    "child, the other d the right one."
)
W = b = _activation = None  # each input sets them


def traverse(node):
    if isinstance(node, dict):
        left = traverse(node["left"])  # shape (d,)
        right = traverse(node["right"])  # shape (d,)
        return _activation(W.dot(np.concatenate([left, right])))
    else:
        return node


domain = _trees.TRAVERSED


def inputs(rng):
    yield from _trees.traverse_inputs(rng)


@misconception(
    "left_and_right_swapped", _("Left and right are swapped in the list. W's first d columns belong to the left child.")
)
def swaps(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([swaps(node["right"]), swaps(node["left"])])))


@misconception(
    "one_branch_forgotten",
    _(
        "The right child is never read: the left one stands in the list twice. To traverse means every branch, none "
        "left out."
    ),
)
def takes_left_twice(node):
    if not isinstance(node, dict):
        return node
    left = takes_left_twice(node["left"])
    return _activation(W.dot(np.concatenate([left, left])))


@misconception(
    "one_branch_not_traversed",
    _("The right child is used as it stands. If it is a dictionary, it has to be traversed first, like the left one."),
)
def leaves_right_as_it_is(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([leaves_right_as_it_is(node["left"]), node["right"]])))


@misconception(
    "base_case_on_the_wrong_type",
    _(
        "The base case never holds: a leaf is an array, so your function looks for children inside it. Ask for what "
        "has children: `isinstance(node, dict)`."
    ),
)
def stops_at_lists(node):
    if isinstance(node, list):
        return node
    return _activation(W.dot(np.concatenate([stops_at_lists(node["left"]), stops_at_lists(node["right"])])))


@misconception(
    "activation_only_at_the_root",
    _(
        "The activation is applied once, at the root. Every inner node needs it: without it, all the products collapse "
        "into one linear map."
    ),
)
def activates_the_root_alone(node):
    def linear(node):
        if not isinstance(node, dict):
            return node
        return W.dot(np.concatenate([linear(node["left"]), linear(node["right"])]))

    return _activation(linear(node)) if isinstance(node, dict) else node


@misconception(
    "no_activation", _("The activation is missing. Without it, all the products collapse into one linear map.")
)
def never_activates(node):
    if not isinstance(node, dict):
        return node
    return W.dot(np.concatenate([never_activates(node["left"]), never_activates(node["right"])]))


@misconception(
    "concatenate_without_the_list",
    _(
        "`np.concatenate` takes one list of arrays: `np.concatenate([left, right])`. Without the square brackets, "
        "`right` is taken for the axis."
    ),
)
def concatenates_without_a_list(node):
    if not isinstance(node, dict):
        return node
    left, right = concatenates_without_a_list(node["left"]), concatenates_without_a_list(node["right"])
    return _activation(W.dot(np.concatenate(left, right)))


@misconception(
    "added_not_concatenated",
    _(
        "left + right has d numbers and W wants 2d. A sum also forgets which was left: put the two vectors one after "
        "the other."
    ),
)
def adds(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(adds(node["left"]) + adds(node["right"])))


@misconception(
    "leaf_activated",
    _("The leaves went through the activation, too. A leaf is a word's own vector: return it as it is."),
)
def activates_leaves(node):
    if not isinstance(node, dict):
        return _activation(node)
    return _activation(W.dot(np.concatenate([activates_leaves(node["left"]), activates_leaves(node["right"])])))


@misconception(
    "no_return",
    _("The case of an inner node computes, but returns nothing, so the node above gets None. Write `return`."),
)
def forgets_return(node):
    if not isinstance(node, dict):
        return node
    _activation(W.dot(np.concatenate([forgets_return(node["left"]), forgets_return(node["right"])])))
    return None


@misconception("bias_added", _("This is the next exercise already: a bias was added. Here the formula has W alone."))
def adds_the_bias(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([adds_the_bias(node["left"]), adds_the_bias(node["right"])])) + b)


@misconception(
    "activation_fixed", _("tanh is written into the function. Call the global `_activation`, whichever function it is.")
)
def uses_tanh(node):
    if not isinstance(node, dict):
        return node
    return np.tanh(W.dot(np.concatenate([uses_tanh(node["left"]), uses_tanh(node["right"])])))


@alternative
def leaf_first(tree):
    if not isinstance(tree, dict):
        return tree
    return _activation(W @ np.hstack((leaf_first(tree["left"]), leaf_first(tree["right"]))))


@alternative
def with_halves_of_w(node):
    try:
        right, left = with_halves_of_w(node["right"]), with_halves_of_w(node["left"])
    except (IndexError, TypeError):
        return np.float32(node)
    size = len(left)
    return [float(x) for x in _activation(W[:, :size] @ left + W[:, size:] @ right)]


@alternative
def with_a_stack(root):
    waiting, done = [(root, False)], []
    while waiting:
        node, ready = waiting.pop()
        if not isinstance(node, dict):
            done.append(node)
        elif ready:
            right, left = done.pop(), done.pop()
            done.append(_activation(W.dot(np.concatenate([left, right]))))
        else:
            waiting += [(node, True), (node["right"], False), (node["left"], False)]
    return done[0]


@alternative
def with_einsum(node):
    if type(node) is np.ndarray:
        return node
    branches = np.array([with_einsum(node[side]) for side in ("left", "right")])
    return _activation(np.einsum("isj,sj->i", W.reshape(len(W), 2, -1), branches))
