"""Clauses drawn: details fit verb and tense, what follows "then" is plain, a question asks about what is there."""

import pytest

from attention_helpers.corpus.generator.draw import Draw
from attention_helpers.corpus.generator.draw_clauses import draw_clause, draw_event, draw_question

MANY = 600


def drawn(function, tense, **more):
    draw = Draw(1)
    return [function(draw, tense, **more) for _ in range(MANY)]


@pytest.mark.parametrize("tense", ["past", "non-past"])
def test_details_fit_the_verb_and_the_tense(tense):
    for clause in drawn(draw_event, tense):
        verb = clause.verb
        assert clause.place is None or clause.place.noun.ja in verb.places
        assert clause.goal is None or clause.goal.noun.ja in verb.goals
        assert clause.companion is None or verb.companion
        assert bool(clause.recipient) == bool(verb.recipient) or verb.recipient == "may"
        assert clause.time is None or tense in clause.time.tenses
        assert clause.aspect == "progressive" or not (clause.time and clause.time.progressive == "only")
        assert clause.aspect in ("simple", verb.aspect(clause.negative))


def test_a_plain_event_is_positive_and_happens_at_once():
    for clause in drawn(draw_event, "past", plain=True):
        assert not clause.negative and clause.aspect == "simple" and clause.verb.form not in ("state", "copula")


def test_nobody_has_gone_away_from_himself():
    gone = [clause for clause in drawn(draw_event, "past") if clause.aspect == "perfect" and not clause.negative]
    assert gone and all(clause.subject.noun.person != 1 for clause in gone)


def test_a_verb_that_was_used_is_not_used_again():
    assert "食べる" in {clause.verb.ja for clause in drawn(draw_event, "past")}
    assert "食べる" not in {clause.verb.ja for clause in drawn(draw_event, "past", used=["食べる"])}


def test_a_question_is_positive_and_asks_about_a_part_that_it_has():
    asked = set()
    for clause in drawn(draw_question, "past", used=()):
        assert clause.question and not (clause.negative or clause.very)
        if clause.asks:
            assert getattr(clause, clause.asks).noun.ja in ("誰", "何", "どこ")
        asked.add(clause.asks)
    assert asked == {"", "subject", "object", "place", "goal"}


def test_every_kind_of_clause_comes_up_and_an_event_most_often():
    kinds = [clause.kind for clause in drawn(draw_clause, "past", used=())]
    assert set(kinds) == {"event", "quality", "identity", "existence", "weather", "outside"}
    assert kinds.count("event") > 0.6 * MANY


def test_a_quality_is_one_that_its_thing_can_have_and_a_child_is_small():
    for clause in drawn(draw_clause, "past", used=()):
        if clause.kind == "quality" and clause.subject.noun.kind == "thing":
            assert clause.quality.ja in clause.subject.noun.adjectives
        if clause.kind == "quality" and clause.subject.noun.ja in ("子供", "女の子", "男の子", "子供たち"):
            assert clause.quality.ja == "小さい"
