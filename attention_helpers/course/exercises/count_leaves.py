"""count_leaves (lesson 07): how many words a tree has."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception
from attention_helpers.course.exercises import _trees

lesson = "07"
title = {"en": "Count the leaves", "ja": "葉を数える"}
task = {
    "en": "Write `count_leaves(node)`: how many leaves the tree has, a whole number. A node with branches is a "
    "dictionary with `left` and `right`; everything else is one leaf, whatever it holds.",
    "ja": "`count_leaves(node)` を書いてください。木の葉の枚数を整数で返します。"
    "枝を持つ節点は `left` と `right` を持つ辞書で、それ以外はすべて、中身が何であっても一枚の葉です。",
}
difficulty, minutes = 1, 4
hints = {
    "en": [
        "How many leaves has a tree that is one leaf? How many has a node, if its left branch has 3 and its right 2?",
        "The same walk as traverse, with other results: a leaf gives 1, a node gives the sum of its branches.",
        "`return count_leaves(node['left']) + count_leaves(node['right'])`, and 1 for a leaf.",
    ],
    "ja": [
        "葉だけの木には葉が何枚あるでしょうか。左の枝に3枚、右の枝に2枚あるとき、その節点では何枚でしょうか。",
        "traverse と同じたどり方で、結果だけが違います。葉は 1、節点は両方の枝の和です。",
        "`return count_leaves(node['left']) + count_leaves(node['right'])`、葉では 1 を返します。",
    ],
}


def count_leaves(node):
    if isinstance(node, dict):
        return count_leaves(node["left"]) + count_leaves(node["right"])
    else:
        return 1


def inputs(rng):
    yield Input({"left": {"left": "私", "right": "は"}, "right": "走る"}, name="the example")
    yield Input("私", name={"en": "a leaf alone", "ja": "葉だけ"})
    yield Input(_trees.EXAMPLE, name={"en": "leaves that are vectors", "ja": "葉がベクトルの木"})
    yield Input(_trees.chain(5, lambda: "は", "left"), name={"en": "grows to the left", "ja": "左にだけ伸びる木"})
    vectors = _trees.chain(6, lambda: np.zeros(3), "right")
    yield Input(vectors, name={"en": "grows to the right", "ja": "右にだけ伸びる木"})
    for leaves in (7, 12):
        yield Input(_trees.random_tree(rng, leaves, lambda: "ペン"))


@misconception(
    "counted_all_nodes",
    en="This counts the inner nodes as well. A node with branches is no leaf: it only adds up.",
    ja="内側の節点まで数えています。枝を持つ節点は葉ではありません。足し合わせるだけです。",
)
def counts_all_nodes(node):
    if not isinstance(node, dict):
        return 1
    return 1 + counts_all_nodes(node["left"]) + counts_all_nodes(node["right"])


@misconception(
    "counted_inner_nodes",
    en="This counts the nodes with branches. A leaf counts 1, a node with branches adds nothing of its own.",
    ja="枝を持つ節点を数えています。葉が 1 で、枝を持つ節点自身は何も足しません。",
)
def counts_inner_nodes(node):
    if not isinstance(node, dict):
        return 0
    return 1 + counts_inner_nodes(node["left"]) + counts_inner_nodes(node["right"])


@misconception(
    "one_branch_forgotten",
    en="Only one branch is followed, so the result is always 1. Add the leaves of both.",
    ja="片方の枝しかたどっていないので、結果はいつも 1 です。両方の枝の葉を足してください。",
)
def follows_left_alone(node):
    return follows_left_alone(node["left"]) if isinstance(node, dict) else 1


@misconception(
    "depth_not_leaves",
    en="This is the depth: the longer branch, plus one. Leaves add up over both branches.",
    ja="これは深さ、つまり長いほうの枝に 1 を足したものです。葉の数は両方の枝の和です。",
)
def measures_depth(node):
    return 1 + max(measures_depth(node["left"]), measures_depth(node["right"])) if isinstance(node, dict) else 0


@misconception(
    "counted_the_branches",
    en="`len(node)` is the number of keys, 2 for every node with branches. The leaves lie further below.",
    ja="`len(node)` はキーの数で、枝を持つ節点ではいつも 2 です。葉はもっと下にあります。",
)
def counts_keys(node):
    return len(node) if isinstance(node, dict) else 1


@misconception(
    "counted_what_a_leaf_holds",
    en="A leaf counts 1, however many letters or numbers it holds.",
    ja="葉は、中に文字や数がいくつあっても 1 と数えます。",
)
def counts_what_leaves_hold(node):
    if not isinstance(node, dict):
        return len(node)
    return counts_what_leaves_hold(node["left"]) + counts_what_leaves_hold(node["right"])


@misconception(
    "base_case_on_the_wrong_type",
    en="The base case asks for words only. A leaf may hold anything: ask whether the node is a dictionary.",
    ja="基底の場合が単語だけを想定しています。葉の中身は何でもかまいません。節点が辞書かどうかを調べてください。",
)
def stops_at_words(node):
    if isinstance(node, str):
        return 1
    return stops_at_words(node["left"]) + stops_at_words(node["right"])


@alternative
def with_a_stack(root):
    waiting, count = [root], 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting.extend(node.values())
        else:
            count += 1
    return count


@alternative
def with_sum(node):
    return np.int64(sum(with_sum(branch) for branch in node.values())) if type(node) is dict else 1.0
