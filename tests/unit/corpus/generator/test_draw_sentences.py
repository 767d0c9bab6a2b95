"""Sentences drawn by seed: always others, of the clauses wanted, and a grammar that is used up says so."""

from itertools import pairwise

import pytest

from attention_helpers import corpus
from attention_helpers.corpus.generator import draw_sentences


def test_another_seed_gives_other_pairs_and_the_same_seed_the_same():
    one, again, other = (draw_sentences.draw_pairs({2: 20}, seed) for seed in (5, 5, 6))
    assert one == again and one != other


def test_a_grammar_that_is_used_up_says_so(monkeypatch):
    exclude = set()
    draw_sentences.draw_pairs({1: 3}, 0, longest=3, exclude=exclude)
    assert len(exclude) == 6
    monkeypatch.setattr(draw_sentences, "draw_sentence", lambda draw, clauses: None)
    with pytest.raises(ValueError, match=r"only 0 of 1 distinct sentences of 4 clauses were found"):
        draw_sentences.draw_pairs({4: 1}, 0)


def test_pairs_have_the_clauses_wanted_and_keep_to_the_longest():
    found = draw_sentences.draw_pairs({1: 5, 3: 5}, 0, longest=12)
    assert len({str(pair) for pair in found}) == 10 and all(pair.alignment and pair.parse for pair in found)
    assert max(len(pair.source) for pair in found) <= 12
    clauses = corpus.SentencePairs.from_pairs(found).clauses.tolist()
    assert sorted(clauses) == [1] * 5 + [3] * 5 != clauses


def test_what_so_follows_is_neither_a_cause_again_nor_what_then_follows():
    draw = draw_sentences.Draw(0)
    for _ in range(300):
        row = draw_sentences._connectives(draw, 3)
        for before, text in pairwise(row):
            assert not (text in ("ので", "だから") and before in ("ので", "だから", "それから")), row
