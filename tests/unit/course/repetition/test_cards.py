"""The cards: every question that can be marked, every term in both directions."""

import os
import subprocess
import sys

import pytest

from attention_helpers.course.overview.glossary import glossary_terms
from attention_helpers.course.questions.problems import problems
from attention_helpers.course.repetition.cards import OPTIONS, _alike, family, others, question_cards, term_cards
from attention_helpers.places import ROOT
from attention_helpers.widgets.language import languages, translate


def test_every_term_in_both_directions_and_every_question_that_can_be_marked():
    ids = [card.id for card in (*term_cards(), *question_cards())]
    assert len(term_cards()) == 2 * len(glossary_terms()) and len(set(ids)) == len(ids)
    assert len({family(card.id) for card in term_cards()}) == len(glossary_terms())
    assert all(card.type != "open" for card in question_cards())
    assert family("01.what-is-lost") == "01.what-is-lost"


@pytest.mark.parametrize("language", languages())
def test_each_is_a_sound_question_in_every_language(language):
    for card in term_cards():
        assert list(problems({**card.data, "id": card.id})) == []
        shown = card.shown(language)
        faces = [option["answer"] for option in shown["answers"]]
        assert len(set(faces)) == OPTIONS and sum(option["correct"] for option in shown["answers"]) == 1
        assert all(option.get("feedback") for option in shown["answers"] if not option["correct"])
        assert all("{" not in text for text in (shown["question"], shown["explanation"], *faces))


def test_the_right_option_is_the_terms_own():
    for card, term in zip(term_cards(), [*glossary_terms(), *glossary_terms()], strict=True):
        for language in languages():
            meaning = translate(term["meaning"], term["en"], "glossary", language)
            wanted = meaning if card.id.endswith("meaning") else term.get(language, term["en"])
            shown = card.shown(language)
            assert next(option["answer"] for option in shown["answers"] if option["correct"]) == wanted
            assert (term.get(language, term["en"]) if wanted == meaning else meaning) in shown["question"]


def test_wrong_options_are_of_this_lesson_or_earlier_and_never_alike():
    for term in glossary_terms():
        for asked in ("meaning", "name"):
            for other in others(term, asked):
                assert other["lesson"] <= term["lesson"] and other is not term
                assert not any({term["en"], other["en"]} <= set(group) for group in _alike())


def test_no_place_is_always_right():
    places = [[option["correct"] for option in card.data["answers"]].index(True) for card in term_cards()]
    assert all(places.count(place) < len(places) / 2 for place in range(OPTIONS))


def test_what_is_alike_is_in_the_glossary():
    terms = {term["en"] for term in glossary_terms()}
    assert {name for group in _alike() for name in group} <= terms


def test_they_are_the_same_in_every_process():
    code = "from attention_helpers.course.repetition.cards import term_cards; print([c.data for c in term_cards()])"
    said = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]), "PYTHONHASHSEED": seed}
        env["PYTHONUTF8"] = "1"
        run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True)
        said.add(run.stdout)
    assert len(said) == 1
