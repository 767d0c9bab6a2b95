"""The glossary is complete in both languages, and every term can be found."""

import re

import pytest

from attention_helpers import course
from attention_helpers.course.lessons import lessons
from attention_helpers.course.overview.glossary import find_terms, glossary_terms
from attention_helpers.widgets.language import translate


def test_form():
    terms = glossary_terms()
    assert 40 <= len(terms) <= 120
    assert len({term["en"] for term in terms}) == len({term["ja"] for term in terms}) == len(terms)
    assert [term["lesson"] for term in terms] == sorted(term["lesson"] for term in terms)
    for term in terms:
        assert set(term) == {"en", "ja", "reading", "romaji", "lesson", "meaning"}
        assert term["meaning"] and translate(term["meaning"], term["en"], "glossary", "ja") != term["meaning"]
        assert term["lesson"] in lessons()


@pytest.mark.parametrize("term", glossary_terms(), ids=lambda term: term["en"])
def test_readings_are_kana_and_latin(term):
    assert re.fullmatch(r"[\u3040-\u30ff、（）]+", term["reading"]), "kana alone"
    assert re.fullmatch(r"[a-zāīūēō'(), -]+", term["romaji"]), "Hepburn, long vowels marked"


@pytest.mark.parametrize(
    "wanted, expected",
    [
        ("attention weight", "attention weight"),
        ("注意の重み", "attention weight"),
        ("こうばい", "gradient"),
        ("chui kiko", "attention"),
        ("SOFTMAX", "softmax"),
        ("ＫＥＹ", "key"),
        ("don'yoku", "greedy decoding"),
    ],
)
def test_find(wanted, expected):
    assert expected in [term["en"] for term in find_terms(wanted)]


def test_search_field():
    panel = course.glossary()
    assert panel.table.tabbable  # it scrolls: the keyboard must reach it
    everything = panel.table.value
    panel.field.value = "bottleneck"
    assert panel.table.value.count("<tr>") == 2
    panel.field.value = "<script>alert(1)</script>"
    assert "<script>" not in panel.table.value and "No term" in panel.table.value
    panel.field.value = "\x1b\u202e"
    assert "\\u001b\\u202e" in panel.table.value
    panel.field.value = ""
    assert panel.table.value == everything


def test_text_lists_every_term():
    lines = course.glossary().plain_text().splitlines()
    assert lines[0] == f"Glossary: {len(glossary_terms())} terms" and len(lines) == len(glossary_terms()) + 1


def test_one_lesson():
    assert "query" in course.glossary("02").plain_text() and "beam" not in course.glossary("02").plain_text()
    with pytest.raises(ValueError, match="lesson '12' has no terms"):
        course.glossary("12")
