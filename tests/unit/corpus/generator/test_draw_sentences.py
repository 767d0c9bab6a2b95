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


def test_generated_pairs_repeat_themselves_for_a_seed():
    one, again, other = (list(corpus.generate(30, seed=seed)) for seed in (4, 4, 5))
    assert one == again != other
    assert len({str(pair) for pair in one}) == 30 and all(pair.alignment and pair.parse for pair in one)


@pytest.mark.parametrize(
    "clauses, counts", [(2, {2: 10}), ((1, 3), {1: 5, 3: 5}), ([1, 2, 3, 4], {1: 3, 2: 3, 3: 2, 4: 2})]
)
def test_generated_pairs_have_the_clauses_wanted_in_equal_shares(clauses, counts):
    found = corpus.generate(10, clauses=clauses).clauses.tolist()
    assert {n: found.count(n) for n in set(found)} == counts


def test_generated_pairs_keep_to_the_longest():
    assert corpus.generate(40, clauses=1, longest=5).source_lengths.max() <= 5


@pytest.mark.parametrize(
    "options, message",
    [
        (dict(count=0), "count must be a whole number of at least 1, got 0"),
        (dict(count=True), "count .* got True"),
        (dict(count=2, seed=1.5), r"seed must be a whole number of at least 0, got 1\.5"),
        (dict(count=2, clauses=5), "clauses must be numbers from 1 to 4, got 5"),
        (dict(count=2, clauses=()), r"clauses must be numbers from 1 to 4, got \(\)"),
    ],
)
def test_generate_refuses_what_it_cannot_give(options, message):
    with pytest.raises(ValueError, match=f"generate: {message}"):
        corpus.generate(**options)


def test_what_so_follows_is_neither_a_cause_again_nor_what_then_follows():
    draw = draw_sentences.Draw(0)
    for _ in range(300):
        row = draw_sentences._connectives(draw, 3)
        for before, text in pairwise(row):
            assert not (text in ("ので", "だから") and before in ("ので", "だから", "それから")), row
