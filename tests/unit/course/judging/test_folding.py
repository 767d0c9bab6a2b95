"""The folded text, and the way back to the learner's own words."""

import pytest

from attention_helpers.course.judging.folding import LONGEST, Folded, corrected


@pytest.mark.parametrize(
    "typed, text",
    [
        ("ＲＮＮ Ｖ×Ｖ", "rnn v×v"),
        ("V*D, V·D and V x D", "v×d, v×d and v×d"),
        ("$V \\times V$", "v × v"),
        ("|V|·D", "v×d"),
        ("H²", "h^2"),
        ("エンコーダー", "えんこだ"),
        ("べくとる", "べくとる"),
        ("キー", "キー"),  # two letters would be found inside other words
        ("0.9 is less. Yes", "0.9 is less。 yes"),
        ("a\n\nb", "a。b"),
    ],
)
def test_one_form_for_each_meaning(typed, text):
    assert Folded(typed).text.split() == text.split()


def test_the_way_back_leads_to_the_words_as_they_were_written():
    text = "A Transfomer, エンコーダー and V² x D: End"
    folded = Folded(text, frozenset(["transformer"]))
    assert "transformer" in folded.text
    for word, own in (("transformer", "Transfomer"), ("えんこだ", "エンコーダー"), ("end", "End")):
        start = folded.text.index(word)
        assert folded.words(start, start + len(word)) in (own, own.rstrip("ー"))


def test_a_slip_is_corrected_in_long_words_only_and_where_it_leaves_no_doubt():
    known = frozenset(["sequence", "context", "content", "order"])
    assert corrected("seqence", known) == "sequence" and corrected("oder", known) == "oder"
    assert corrected("contents", known) == "contents" and corrected("contest", known) == "contest"


def test_a_huge_text_is_cut():
    assert len(Folded("ab " * 100_000).text) <= LONGEST
