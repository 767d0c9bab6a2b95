"""Typed texts: what of them never counts."""

import pytest

from attention_helpers.course.typed.spelling import clean, folded, one_or_many, one_slip, undressed


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  a \n b ", "a b"),
        ("ＧＲＵ", "GRU"),
        ("soft\u202emax", "softmax"),
        ("\u200f ", ""),
        ("ｿﾌﾄ", "ソフト"),
        ("カ゛", "ガ"),
        ("か\u3099", "が"),
        ("a\x00b", "ab"),
        ("7️⃣", "7"),
    ],
)
def test_what_does_not_count(typed, cleaned):
    assert clean(typed) == cleaned


@pytest.mark.parametrize(
    "typed",
    [
        "answer: x y",
        "The answer is x y.",
        "答え：x y",
        "答えはx yです。",
        "「x y」",
        "**x y**",
        "**Answer:** x y",
        "**Answer**: x y",
        "`x y`",
        "* “x y”",
        "maybe x y",
        "I guess x y, I think",
        "x yっす",
        "x yかな",
        "x y 🎉",
        "x y :)",
    ],
)
def test_what_stands_around_an_answer_is_taken_off(typed):
    assert undressed(clean(typed)) == "x y"


@pytest.mark.parametrize("typed", ["answer", "です", "“", "**", "don't", "f(x)(y)", "x...", "a"])
def test_what_is_the_answer_itself_stays(typed):
    assert undressed(typed) == typed


def test_words_without_what_does_not_tell_them_apart():
    assert folded("self-attention") == folded("self attention") == folded("the self_attention") == "selfattention"
    assert folded("ソフト・マックス") == folded("そふと マックス") and folded("エンコーダー") == folded("エンコーダ")
    assert folded("-1") != folded("1") and folded("1 2") != folded("12") and folded("a-b") != folded("ab")


def test_a_slip_is_one_letter_of_a_long_word_and_not_its_first():
    for typed in ("sofmax", "softtmax", "sotfmax", "softmac", "softmaxx"):
        assert one_slip(typed, "softmax"), typed
    for typed, wanted in [("zoftmax", "softmax"), ("sofmac", "softmax"), ("kei", "key"), ("symmetric", "asymmetric")]:
        assert not one_slip(typed, wanted), typed
    assert not one_slip("conv2d", "conv1d"), "a digit is never a slip"
    assert not one_slip("自己注意機関", "自己注意機構"), "nor is a kanji"
    assert one_slip("ソフトマッスク", "ソフトマックス")


def test_singular_and_plural():
    for one, many in [("key", "keys"), ("query", "queries"), ("patch", "patches"), ("bias", "biases")]:
        assert many in one_or_many(one) and one in one_or_many(many)
