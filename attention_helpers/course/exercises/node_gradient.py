"""node_gradient (lesson 07): back-propagation through one node of a tree."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception

lesson = "07"
title = {"en": "The gradient at one node", "ja": "一つの節点での勾配"}
task = {
    "en": "A node computes p = tanh(W [left; right] + b). Write `node_gradient(grad, left, right, W, b)`: `grad` (d,) "
    "is the gradient of the loss with respect to p. Return the gradients with respect to left (d,), right (d,), "
    "W (d, 2d) and b (d,), in this order.",
    "ja": "節点は p = tanh(W [left; right] + b) を計算します。"
    "`node_gradient(grad, left, right, W, b)` を書いてください。"
    "`grad` (d,) は損失の p についての勾配です。left (d,)、right (d,)、W (d, 2d)、b (d,) についての勾配を、"
    "この順で返してください。",
}
difficulty, minutes = 3, 12
returns = ("grad_left", "grad_right", "grad_W", "grad_b")
hints = {
    "en": [
        "First through tanh: its slope at p is 1 - p². `delta = grad * (1 - p**2)` is the gradient of the sum inside.",
        "W [left; right] is a product: for W take the outer product of delta with the pair, for the pair take "
        "`W.T @ delta`.",
        "`W.T @ delta` has 2d numbers: the first d go down to the left branch, the others to the right one. The "
        "gradient of b is delta itself.",
    ],
    "ja": [
        "まず tanh を通ります。p での傾きは 1 - p² です。`delta = grad * (1 - p**2)` が、中の和についての勾配です。",
        "W [left; right] は積です。W については delta とペアの外積を、ペアについては `W.T @ delta` を取ります。",
        "`W.T @ delta` は 2d 個の数です。"
        "最初の d 個が左の枝へ、残りが右の枝へ下ります。b の勾配は delta そのものです。",
    ],
}
explanation = {
    "en": "grad_left is the `grad` of the left branch, and so on down to the words: back-propagation through structure "
    "is this function, called at every node from the root down.",
    "ja": "grad_left は左の枝での `grad` になり、それが単語まで続きます。"
    "構造に沿った逆伝播とは、この関数を根から順に各節点で呼ぶことです。",
}


def node_gradient(grad, left, right, W, b):
    pair = np.concatenate([left, right])  # shape (2d,)
    p = np.tanh(W.dot(pair) + b)  # shape (d,)
    delta = grad * (1 - p**2)  # shape (d,)
    below = W.T.dot(delta)  # shape (2d,)
    size = len(left)
    return below[:size], below[size:], np.outer(delta, pair), delta


def inputs(rng):
    W, b = np.array([[1.0, 0.5, -1.0, 0.0], [0.0, -0.5, 1.0, 1.0]]), np.array([0.5, -0.25])
    yield Input(np.array([1.0, -1.0]), np.array([1.0, 0.0]), np.array([0.0, 0.5]), W, b, name="the example")
    nothing = np.zeros(2), np.ones(2), np.ones(2), W, b
    yield Input(*nothing, name={"en": "no gradient from above", "ja": "上からの勾配が 0"})
    for size in (2, 3, 5):
        shapes = (size,), (size,), (size,), (size, 2 * size), (size,)
        yield Input(*(rng.normal(scale=0.7, size=shape) for shape in shapes))


def parts(delta, pair, W):
    """The four gradients from a delta."""
    below, size = W.T.dot(delta), len(delta)
    return below[:size], below[size:], np.outer(delta, pair), delta


@misconception(
    "slope_forgotten",
    en="The slope of tanh is missing: multiply grad by 1 - p² before it goes on.",
    ja="tanh の傾きがありません。先に grad に 1 - p² を掛けてください。",
)
def forgets_the_slope(grad, left, right, W, b):
    return parts(grad, np.concatenate([left, right]), W)


@misconception(
    "slope_of_the_sum",
    en="The slope uses the sum z before tanh. It is 1 - tanh(z)², that is 1 - p².",
    ja="傾きの計算に tanh を通す前の和 z を使っています。傾きは 1 - tanh(z)²、つまり 1 - p² です。",
)
def takes_the_slope_of_the_sum(grad, left, right, W, b):
    pair = np.concatenate([left, right])
    return parts(grad * (1 - (W.dot(pair) + b) ** 2), pair, W)


@misconception(
    "slope_not_squared", en="The slope of tanh is 1 - p², not 1 - p.", ja="tanh の傾きは 1 - p ではなく 1 - p² です。"
)
def does_not_square(grad, left, right, W, b):
    pair = np.concatenate([left, right])
    return parts(grad * (1 - np.tanh(W.dot(pair) + b)), pair, W)


@misconception(
    "slope_of_the_logistic_function",
    en="p (1 - p) is the slope of the logistic function. This node uses tanh: 1 - p².",
    ja="p (1 - p) はロジスティック関数の傾きです。この節点では tanh なので 1 - p² です。",
)
def takes_the_logistic_slope(grad, left, right, W, b):
    pair = np.concatenate([left, right])
    p = np.tanh(W.dot(pair) + b)
    return parts(grad * p * (1 - p), pair, W)


@misconception(
    "left_and_right_swapped",
    en="The two gradients are swapped: the first d numbers of W.T @ delta belong to the left branch.",
    ja="二つの勾配が入れ替わっています。W.T @ delta の最初の d 個は左の枝のものです。",
)
def swaps(grad, left, right, W, b):
    grad_left, grad_right, grad_weight, grad_bias = node_gradient(grad, left, right, W, b)
    return grad_right, grad_left, grad_weight, grad_bias


@misconception(
    "outer_product_transposed",
    en="The gradient of W is turned over: its shape must be that of W, delta down the rows, the pair along "
    "the columns.",
    ja="W の勾配が転置されています。形は W と同じで、行に delta、列にペアが対応します。",
)
def transposes(grad, left, right, W, b):
    grad_left, grad_right, grad_weight, grad_bias = node_gradient(grad, left, right, W, b)
    return grad_left, grad_right, grad_weight.T, grad_bias


@misconception(
    "grad_passed_on_unchanged",
    en="Both branches got the gradient from above unchanged. On its way down it goes through tanh and through W.",
    ja="両方の枝に、上からの勾配がそのまま渡されています。勾配は tanh と W を通って下ります。",
)
def passes_grad_on(grad, left, right, W, b):
    _, _, grad_weight, grad_bias = node_gradient(grad, left, right, W, b)
    return grad, grad, grad_weight, grad_bias


@misconception(
    "bias_gradient_before_tanh",
    en="The gradient of b lacks the slope of tanh: b stands inside it. It is delta.",
    ja="b の勾配に tanh の傾きが入っていません。b は tanh の中にあるので、勾配は delta です。",
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
