"""traverse_with_bias (lesson 07): traverse with the b that the study note's listing forgets."""

import numpy as np

from attention_helpers.course.checking.form import alternative, misconception
from attention_helpers.course.exercises import _trees

lesson = "07"
title = {"en": "traverse with a bias", "ja": "バイアス付きの traverse"}
task = {
    "en": "Write `traverse_with_bias(node)`: as before, but with the bias. At each inner node "
    "`_activation(W.dot(np.concatenate([left, right])) + b)`; `W` (d, 2d), `b` (d,) and `_activation` are globals.",
    "ja": "`traverse_with_bias(node)` を書いてください。前と同じですが、バイアスを加えます。内側の各節点で "
    "`_activation(W.dot(np.concatenate([left, right])) + b)` です。`W` の形は (d, 2d)、`b` の形は (d,) で、"
    "`_activation` とともにグローバル変数です。",
}
difficulty, minutes = 1, 4
hints = {
    "en": [
        "Copy your traverse, and give the calls inside it the new name, too.",
        "Where must b stand so that the activation sees it? Inside its brackets.",
        "`_activation(W.dot(np.concatenate([left, right])) + b)`; a leaf is still returned as it is.",
    ],
    "ja": [
        "自分の traverse を写し、中の呼び出しも新しい名前に変えます。",
        "活性化関数が b を受け取るには、b をどこに書けばよいでしょうか。活性化関数の括弧の中です。",
        "`_activation(W.dot(np.concatenate([left, right])) + b)` です。葉は今までどおりそのまま返します。",
    ],
}
W = b = _activation = None  # each input sets them


def traverse_with_bias(node):
    if isinstance(node, dict):
        left = traverse_with_bias(node["left"])  # shape (d,)
        right = traverse_with_bias(node["right"])  # shape (d,)
        return _activation(W.dot(np.concatenate([left, right])) + b)
    else:
        return node


def inputs(rng):
    yield from _trees.traverse_inputs(rng)


@misconception(
    "bias_forgotten",
    en="b is not used. This is the listing of the study note again: its b is set and never read.",
    ja="b が使われていません。学習ノートの元のコードと同じで、b は定義されているだけで読まれていません。",
)
def forgets_the_bias(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([forgets_the_bias(node["left"]), forgets_the_bias(node["right"])])))


@misconception(
    "bias_outside_the_activation",
    en="b is added after the activation. It belongs inside: it moves the point at which the activation bends.",
    ja="b が活性化関数の外で足されています。中に入れてください。b は、活性化関数が曲がる位置をずらすものです。",
)
def adds_after_activation(node):
    if not isinstance(node, dict):
        return node
    pair = [adds_after_activation(node["left"]), adds_after_activation(node["right"])]
    return _activation(W.dot(np.concatenate(pair))) + b


@misconception(
    "bias_on_leaves",
    en="b is added to the leaves as well. It belongs to the joining of two branches; a leaf joins nothing.",
    ja="葉にも b が足されています。b は二つの枝を合わせるときのものです。葉では何も合わせません。",
)
def adds_to_leaves(node):
    if not isinstance(node, dict):
        return node + b
    return _activation(W.dot(np.concatenate([adds_to_leaves(node["left"]), adds_to_leaves(node["right"])])) + b)


@misconception(
    "bias_only_at_the_root",
    en="b is added at the root alone. Every inner node uses the same W and the same b.",
    ja="b が根でしか足されていません。内側の節点はすべて、同じ W と同じ b を使います。",
)
def adds_at_the_root(node):
    def inner(node):
        if not isinstance(node, dict):
            return node
        return _activation(W.dot(np.concatenate([inner(node["left"]), inner(node["right"])])))

    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([inner(node["left"]), inner(node["right"])])) + b)


@misconception(
    "bias_twice",
    en="b is added for each branch. One join, one b.",
    ja="枝ごとに b が足されています。合わせるのは一度なので、b も一度です。",
)
def adds_twice(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([adds_twice(node["left"]), adds_twice(node["right"])])) + b + b)


@misconception(
    "left_and_right_swapped",
    en="Left and right are swapped in the list. W's first d columns belong to the left branch.",
    ja="リストの中で左と右が入れ替わっています。W の最初の d 列は左の枝のものです。",
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
