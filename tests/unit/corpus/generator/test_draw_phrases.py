"""Noun phrases drawn: what stands before a noun fits it, and nothing that is being made is old."""

import pytest

from attention_helpers.corpus.generator import lexicon as lx
from attention_helpers.corpus.generator.draw import Draw
from attention_helpers.corpus.generator.draw_phrases import (
    some_owner,
    some_person,
    some_place,
    some_subject,
    some_thing,
    with_owner,
)
from attention_helpers.corpus.generator.lexicon import NOUNS, VERBS
from attention_helpers.corpus.generator.parts import Clause, Phrase
from attention_helpers.corpus.generator.parts import phrase as made

MANY = 400


def drawn(function, *arguments, **more):
    draw = Draw(0)
    return [function(draw, *arguments, **more) for _ in range(MANY)]


def test_an_adjective_is_one_of_those_that_fit_its_noun():
    found = [*drawn(some_person), *drawn(some_place, NOUNS["公園"]), *drawn(some_thing, NOUNS["本"], VERBS["読む"])]
    said = [phrase for phrase in found if phrase.adjective]
    assert len(said) > 60 and all(phrase.adjective.ja in phrase.noun.adjectives for phrase in said)


def test_a_book_is_said_in_every_way_and_in_one_at_a_time():
    found = drawn(some_thing, NOUNS["本"], VERBS["読む"])
    for way in ("this", "many", "possessor", "relative", "adjective"):
        assert any(getattr(phrase, way) for phrase in found), way
    assert all(bool(p.this) + p.many + bool(p.possessor) + bool(p.relative) <= 1 for p in found)


@pytest.mark.parametrize("verb", ["書く", "撮る"])
def test_what_is_being_made_is_not_old_nor_this_nor_anybodys(verb):
    for noun in VERBS[verb].objects:
        for phrase in drawn(some_thing, NOUNS[noun], VERBS[verb]):
            assert not (phrase.this or phrase.possessor or phrase.relative), phrase
            assert phrase.adjective is None or phrase.adjective.ja != "古い"


def test_a_thing_that_is_told_apart_by_a_deed_was_the_object_of_another_verb():
    told = [p.relative for p in drawn(some_thing, NOUNS["手紙"], VERBS["読む"]) if p.relative]
    assert told and all(c.verb.relative and "手紙" in c.verb.objects and c.verb.ja != "読む" for c in told)


def test_nothing_stands_before_a_place_or_a_thing_without_adjectives():
    assert {phrase for phrase in drawn(some_thing, NOUNS["公園"])} == {some_thing(Draw(1), NOUNS["公園"])}
    assert all(phrase.adjective is None for phrase in drawn(some_place, NOUNS["東京"]))


def test_only_teachers_teach_and_a_plain_person_stands_alone():
    assert {phrase.noun.ja for phrase in drawn(some_subject, VERBS["教える"])} <= set(lx.TEACHERS)
    for phrase in drawn(some_person, plain=True):
        assert not (phrase.adjective or phrase.possessor or phrase.relative)
    assert all(phrase.noun.kind in ("pronoun", "name", "person") for phrase in drawn(some_owner))


@pytest.mark.parametrize(
    "topic, kin, bare",
    [
        (made("私"), "父", True),
        (made("私たち"), "友達", True),
        (made("母"), "父", True),
        (made("犬"), "父", True),
        (made("誰"), "父", True),
        (made("花子"), "父", False),
        (made("あなた"), "父", False),
        (made("母"), "友達", False),
        (made("友達"), "父", False),
        (made("母", possessor=made("彼")), "父", False),
    ],
)
def test_a_word_of_kin_stands_alone_only_where_it_is_mine(topic, kin, bare):
    draw = Draw(0)
    written = Clause("event", made(kin), VERBS["書く"], tense="past")
    kept = [with_owner(draw, Phrase(NOUNS[kin]), topic).possessor]
    kept += [with_owner(draw, made("手紙", possessor=made(kin)), topic).possessor.possessor]
    kept += [with_owner(draw, made("手紙", relative=written), topic).relative.subject.possessor]
    assert [owner is None for owner in kept] == [bare] * 3
    assert bare or all(owner.noun in lx.PRONOUNS and owner.noun != topic.noun for owner in kept)


def test_what_has_an_owner_keeps_it():
    owned = made("母", possessor=made("彼"))
    assert with_owner(Draw(0), owned, made("花子")) == owned
