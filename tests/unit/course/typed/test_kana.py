"""Numerals in kana."""

import pytest

from attention_helpers.course.typed.kana import in_kanji


@pytest.mark.parametrize(
    ("kana", "kanji"),
    [
        ("さんじゅう", "三十"),
        ("ゼロ", "〇"),
        ("れいてんはち", "〇点八"),
        ("いちまんにせん", "一万二千"),
        ("ろっぴゃく", "六百"),
        ("よんぶんのいち", "四分の一"),
        ("まいなすさん", "-三"),
        ("にじゅうななこ", "二十七こ"),
    ],
)
def test_a_numeral_in_kana(kana, kanji):
    assert in_kanji(kana) == kanji


@pytest.mark.parametrize("text", ["いちに", "いちご", "てん", "すこし", "さんざん", "7", "", "三十", "ごはん"])
def test_what_is_no_numeral_stays(text):
    assert in_kanji(text) == text
