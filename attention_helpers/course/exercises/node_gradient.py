"""node_gradient (lesson 07): back-propagation through one node of a tree."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception
from attention_helpers.course.drawing.accuracy import largest, of_a_tanh
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers

lesson = "07"
title = _("The gradient at one node")
task = _(
    "A node computes p = tanh(W [left; right] + b). Write `node_gradient(grad, left, right, W, b)`: `grad` (d,) "
    "is the gradient of the loss with respect to p. Return the gradients with respect to left (d,), right (d,), "
    "W (d, 2d) and b (d,), in this order. Arrays may hold integers."
)
difficulty, minutes = 3, 12
returns = ("grad_left", "grad_right", "grad_W", "grad_b")
hints = [
    _(
        "Go the way back: first through tanh, then through the sum, then through the product. What is the "
        "slope of tanh at p, written with p alone?"
    ),
    _(
        "The slope is 1 - p², so `delta = grad * (1 - p**2)` is the gradient of the sum inside. W [left; "
        "right] is a product: for W take the outer product of delta with the pair, for the pair take `W.T @ "
        "delta`."
    ),
    _(
        "`W.T @ delta` has 2d numbers: the first d go down to the left child, the others to the right one. "
        "The gradient of b is delta itself."
    ),
]
explanation = _(
    "grad_left is the `grad` of the left child, and so on down to the words: back-propagation through structure "
    "is this function, called at every node from the root down."
)


def node_gradient(grad, left, right, W, b):
    pair = np.concatenate([left, right])  # shape (2d,)
    p = np.tanh(W.dot(pair) + b)  # shape (d,)
    delta = grad * (1 - p**2)  # shape (d,)
    below = W.T.dot(delta)  # shape (2d,)
    size = len(left)
    return below[:size], below[size:], np.outer(delta, pair), delta


def _accuracy(grad, left, right, W, b):
    pair = np.concatenate([left, right])
    delta = largest(grad) * of_a_tanh(np.abs(W) @ np.abs(pair), b)
    below = delta * largest(np.abs(W).sum(axis=0))
    return below, below, delta * largest(pair), delta


domain = Domain(
    {"grad": Numbers("d"), "left": Numbers("d"), "right": Numbers("d"), "W": Numbers("d", "2d"), "b": Numbers("d")},
    sizes={"d": (1, 3)},
    accuracy=_accuracy,
)


def inputs(rng):
    W, b = np.array([[1.0, 0.5, -1.0, 0.0], [0.0, -0.5, 1.0, 1.0]]), np.array([0.5, -0.25])
    yield Input(np.array([1.0, -1.0]), np.array([1.0, 0.0]), np.array([0.0, 0.5]), W, b, name=_("the example"))
    nothing = np.zeros(2), np.ones(2), np.ones(2), W, b
    yield Input(*nothing, name=_("no gradient from above"))
    for size in (2, 3, 5):
        shapes = (size,), (size,), (size,), (size, 2 * size), (size,)
        yield Input(*(rng.normal(scale=0.7, size=shape) for shape in shapes))


def parts(delta, pair, W):
    """The four gradients from a delta."""
    below, size = W.T.dot(delta), len(delta)
    return below[:size], below[size:], np.outer(delta, pair), delta


@misconception("slope_forgotten", _("The slope of tanh is missing: multiply grad by 1 - p² before it goes on."))
def forgets_the_slope(grad, left, right, W, b):
    return parts(grad, np.concatenate([left, right]), W)


@misconception("slope_of_the_sum", _("The slope uses the sum z before tanh. It is 1 - tanh(z)², that is 1 - p²."))
def takes_the_slope_of_the_sum(grad, left, right, W, b):
    pair = np.concatenate([left, right])
    return parts(grad * (1 - (W.dot(pair) + b) ** 2), pair, W)


@misconception("slope_not_squared", _("The slope of tanh is 1 - p², not 1 - p."))
def does_not_square(grad, left, right, W, b):
    pair = np.concatenate([left, right])
    return parts(grad * (1 - np.tanh(W.dot(pair) + b)), pair, W)


@misconception(
    "slope_of_the_logistic_function", _("p (1 - p) is the slope of the logistic function. This node uses tanh: 1 - p².")
)
def takes_the_logistic_slope(grad, left, right, W, b):
    pair = np.concatenate([left, right])
    p = np.tanh(W.dot(pair) + b)
    return parts(grad * p * (1 - p), pair, W)


@misconception(
    "left_and_right_swapped",
    _("The two gradients are swapped: the first d numbers of W.T @ delta belong to the left child."),
)
def swaps(grad, left, right, W, b):
    grad_left, grad_right, grad_weight, grad_bias = node_gradient(grad, left, right, W, b)
    return grad_right, grad_left, grad_weight, grad_bias


@misconception(
    "outer_product_transposed",
    _(
        "The gradient of W is turned over: its shape must be that of W, delta down the rows, the pair along "
        "the columns."
    ),
)
def transposes(grad, left, right, W, b):
    grad_left, grad_right, grad_weight, grad_bias = node_gradient(grad, left, right, W, b)
    return grad_left, grad_right, grad_weight.T, grad_bias


@misconception(
    "grad_passed_on_unchanged",
    _("Both children got the gradient from above unchanged. On its way down it goes through tanh and through W."),
)
def passes_grad_on(grad, left, right, W, b):
    _, _, grad_weight, grad_bias = node_gradient(grad, left, right, W, b)
    return grad, grad, grad_weight, grad_bias


@misconception(
    "bias_gradient_before_tanh", _("The gradient of b lacks the slope of tanh: b stands inside it. It is delta.")
)
def forgets_the_slope_for_b(grad, left, right, W, b):
    return (*node_gradient(grad, left, right, W, b)[:3], grad)


@alternative
def with_loops(grad, left, right, W, b):
    size, pair = len(left), [*left, *right]
    sums = [sum(w * x for w, x in zip(row, pair, strict=True)) + c for row, c in zip(W, b, strict=True)]
    delta = [g / np.cosh(z) ** 2 for g, z in zip(grad, sums, strict=True)]
    below = [sum(delta[i] * W[i][j] for i in range(size)) for j in range(2 * size)]
    return below[:size], below[size:], [[d * x for x in pair] for d in delta], delta


@alternative
def with_einsum_in_halves(grad, left, right, W, b):
    halves, branches = W.reshape(len(W), 2, -1), np.array([left, right])
    p = np.tanh(np.einsum("isj,sj->i", halves, branches) + b)
    delta = np.float32(grad) * (1 - p) * (1 + p)
    down = np.einsum("isj,i->sj", halves, delta)
    return down[0], down[1], np.einsum("i,sj->isj", delta, branches).reshape(W.shape), delta
