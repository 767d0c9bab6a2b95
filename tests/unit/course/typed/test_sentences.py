"""The name in a sentence."""

import pytest

from attention_helpers.course.typed.sentences import core, readings, says_nothing


@pytest.mark.parametrize(
    "text",
    [
        "post-order (children first)",
        "post-order, not pre-order",
        "in post-order",
        "post-order traversal",
        "It's called post-order, because the children come first",
        "I think it is post-order",
        "not pre-order but post-order",
        "pre-order → post-order",
        "the order is post-order",
        "post-order. Both children are needed first.",
    ],
)
def test_the_core_of_an_answer(text):
    assert core(text) == "post-order"


@pytest.mark.parametrize(
    "text",
    [
        "行きがけではなく帰りがけ",
        "子が先なので帰りがけ",
        "答えは帰りがけだと思います",
        "帰りがけで計算する",
        "それを帰りがけと呼ぶ",
    ],
)
def test_the_core_of_an_answer_in_japanese(text):
    assert core(text) == "帰りがけ"


@pytest.mark.parametrize(
    "text",
    [
        "not post-order",
        "it is not post-order",
        "anything but post-order",
        "post-orderではない",
        "post-orderとは言わない",
    ],
)
def test_a_denial_names_nothing(text):
    assert "post-order" not in readings(text)


def test_a_kind_alone_stays_a_name():
    assert core("機構") == "機構" and core("traversal") == "traversal"


@pytest.mark.parametrize(
    "text",
    [
        "?",
        "---",
        "…",
        "idk",
        "I don't know",
        "i forgot the name",
        "no idea",
        "pass",
        "not sure",
        "わかりません",
        "忘れた",
        "🤷",
    ],
)
def test_what_names_nothing(text):
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["⇧", "⌘⏎", "shift", "を", "no attention", "knowledge", "forget gate", "分布", "パスワード"]
)
def test_what_names_something(text):
    assert not says_nothing(text)
