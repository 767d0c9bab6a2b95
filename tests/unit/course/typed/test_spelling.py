"""Typed texts: what is cleaned away, and what counts as alike."""

import pytest

from attention_helpers.course.typed.spelling import clean, same_spelling


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  a \n b ", "a b"),
        ("ＧＲＵ", "GRU"),
        ("soft\u202emax", "softmax"),
        ("\u200f ", ""),
        ("ｿﾌﾄ", "ソフト"),
        ("a\x00b", "ab"),
    ],
)
def test_what_does_not_count(typed, cleaned):
    assert clean(typed) == cleaned


def test_likeness_is_one_less_the_share_of_edits():
    assert same_spelling("GRU", "gru") and not same_spelling("GRU", "gru", match_case=True)
    assert same_spelling("atention", "attention", threshold=8 / 9)
    assert not same_spelling("atention", "attention", threshold=0.89)
    assert not same_spelling("x" * 501, "x" * 500, threshold=0.1), "too long to be compared"
    assert same_spelling("x" * 501, "x" * 501, threshold=0.1)
