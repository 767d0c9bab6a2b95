"""traverse (lesson 07): the vector of a tree, by a function that walks over both branches."""

import numpy as np

from attention_helpers.course.checking.form import alternative, misconception
from attention_helpers.course.exercises import _trees

lesson = "07"
title = {"en": "Write traverse", "ja": "traverse を書く"}
task = {
    "en": "Write `traverse(node)`. A leaf is a vector of shape (d,) and is returned as it is. Any other node is a "
    "dictionary with `left` and `right`: return `_activation(W.dot(np.concatenate([left, right])))` of the two "
    "branches' vectors. `W` (d, 2d) and `_activation` are globals. Recursion or a stack of your own: both count.",
    "ja": "`traverse(node)` を書いてください。葉は形 (d,) のベクトルで、そのまま返します。葉以外の節点は `left` と "
    "`right` を持つ辞書で、両方の枝のベクトルから `_activation(W.dot(np.concatenate([left, right])))` を返します。"
    "`W` の形は (d, 2d) で、`W` と `_activation` はグローバル変数です。再帰でも自前のスタックでもかまいません。",
}
difficulty, minutes = 2, 8
hints = {
    "en": [
        "Two cases: the node is a leaf, or it has branches. `isinstance(node, dict)` tells them apart.",
        "`traverse(node['left'])` is the vector of the whole left branch, however deep it goes. You need both.",
        "`left = traverse(node['left'])`, the same for right, then the formula. Do not forget `return` in either case.",
    ],
    "ja": [
        "場合は二つです。節点が葉か、枝を持つか。`isinstance(node, dict)` で見分けられます。",
        "`traverse(node['left'])` は、左の枝全体のベクトルです。枝がどれほど深くても同じです。右も必要です。",
        "`left = traverse(node['left'])`、右も同様にして、あとは式のとおりです。どちらの場合も `return` を忘れずに。",
    ],
}
explanation = {
    "en": "The order of the two calls does not matter, their places in the list do: W's first d columns read the left "
    "branch, the other d the right one.",
    "ja": "二つの呼び出しの順序は問いませんが、リストの中の位置は問題になります。"
    "W の最初の d 列が左の枝を、残りの d 列が右の枝を読むからです。",
}
W = b = _activation = None  # each input sets them


def traverse(node):
    if isinstance(node, dict):
        left = traverse(node["left"])  # shape (d,)
        right = traverse(node["right"])  # shape (d,)
        return _activation(W.dot(np.concatenate([left, right])))
    else:
        return node


def inputs(rng):
    yield from _trees.traverse_inputs(rng)


@misconception(
    "left_and_right_swapped",
    en="Left and right are swapped in the list. W's first d columns belong to the left branch.",
    ja="リストの中で左と右が入れ替わっています。W の最初の d 列は左の枝のものです。",
)
def swaps(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([swaps(node["right"]), swaps(node["left"])])))


@misconception(
    "one_branch_forgotten",
    en="The right branch is never read: the left one stands in the list twice. To traverse means every branch, none "
    "left out.",
    ja="右の枝が読まれておらず、左の枝が二度使われています。traverse とは、どの枝も残さずたどることです。",
)
def takes_left_twice(node):
    if not isinstance(node, dict):
        return node
    left = takes_left_twice(node["left"])
    return _activation(W.dot(np.concatenate([left, left])))


@misconception(
    "one_branch_not_traversed",
    en="The right branch is used as it stands. If it is a dictionary, it has to be traversed first, like the left one.",
    ja="右の枝がそのまま使われています。辞書であれば、左と同じく、先に traverse しなければなりません。",
)
def leaves_right_as_it_is(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([leaves_right_as_it_is(node["left"]), node["right"]])))


@misconception(
    "base_case_on_the_wrong_type",
    en="The base case never holds: a leaf is an array, so your function looks for branches inside it. Ask for what "
    "has branches: `isinstance(node, dict)`.",
    ja="基底の場合が成り立つことがありません。葉は配列なので、関数は葉の中に枝を探してしまいます。"
    "枝を持つかどうか、つまり `isinstance(node, dict)` を調べてください。",
)
def stops_at_lists(node):
    if isinstance(node, list):
        return node
    return _activation(W.dot(np.concatenate([stops_at_lists(node["left"]), stops_at_lists(node["right"])])))


@misconception(
    "activation_only_at_the_root",
    en="The activation is applied once, at the root. Every inner node needs it: without it, all the products collapse "
    "into one linear map.",
    ja="活性化関数が根で一度だけ適用されています。内側の節点すべてに必要です。"
    "なければ、積はすべて一つの線形写像になってしまいます。",
)
def activates_the_root_alone(node):
    def linear(node):
        if not isinstance(node, dict):
            return node
        return W.dot(np.concatenate([linear(node["left"]), linear(node["right"])]))

    return _activation(linear(node)) if isinstance(node, dict) else node


@misconception(
    "no_activation",
    en="The activation is missing. Without it, all the products collapse into one linear map.",
    ja="活性化関数がありません。なければ、積はすべて一つの線形写像になってしまいます。",
)
def never_activates(node):
    if not isinstance(node, dict):
        return node
    return W.dot(np.concatenate([never_activates(node["left"]), never_activates(node["right"])]))


@misconception(
    "concatenate_without_the_list",
    en="`np.concatenate` takes one list of arrays: `np.concatenate([left, right])`. Without the square brackets, "
    "`right` is taken for the axis.",
    ja="`np.concatenate` は配列のリストを一つ取ります。`np.concatenate([left, right])` と書きます。"
    "角括弧がないと、`right` は軸の番号とみなされます。",
)
def concatenates_without_a_list(node):
    if not isinstance(node, dict):
        return node
    left, right = concatenates_without_a_list(node["left"]), concatenates_without_a_list(node["right"])
    return _activation(W.dot(np.concatenate(left, right)))


@misconception(
    "added_not_concatenated",
    en="left + right has d numbers and W wants 2d. A sum also forgets which was left: put the two vectors one after "
    "the other.",
    ja="left + right の要素は d 個ですが、W は 2d 個を必要とします。和ではどちらが左だったかも失われます。"
    "二つのベクトルを並べてつないでください。",
)
def adds(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(adds(node["left"]) + adds(node["right"])))


@misconception(
    "leaf_activated",
    en="The leaves went through the activation, too. A leaf is a word's own vector: return it as it is.",
    ja="葉にも活性化関数が適用されています。葉は単語のベクトルそのものです。そのまま返してください。",
)
def activates_leaves(node):
    if not isinstance(node, dict):
        return _activation(node)
    return _activation(W.dot(np.concatenate([activates_leaves(node["left"]), activates_leaves(node["right"])])))


@misconception(
    "no_return",
    en="The case with branches computes, but returns nothing, so the node above gets None. Write `return`.",
    ja="枝がある場合に、計算はしていますが何も返していません。"
    "上の節点には None が渡ります。`return` を書いてください。",
)
def forgets_return(node):
    if not isinstance(node, dict):
        return node
    _activation(W.dot(np.concatenate([forgets_return(node["left"]), forgets_return(node["right"])])))
    return None


@misconception(
    "bias_added",
    en="This is the next exercise already: a bias was added. Here the formula has W alone.",
    ja="これは次の演習の答えです。バイアスが足されています。ここでは W だけの式を使ってください。",
)
def adds_the_bias(node):
    if not isinstance(node, dict):
        return node
    return _activation(W.dot(np.concatenate([adds_the_bias(node["left"]), adds_the_bias(node["right"])])) + b)


@misconception(
    "activation_fixed",
    en="tanh is written into the function. Call the global `_activation`, whichever function it is.",
    ja="関数の中で tanh を直接使っています。"
    "どの関数であっても使えるように、グローバルの `_activation` を呼んでください。",
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
