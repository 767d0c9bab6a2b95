"""Sentences of exercises, predictions and the progress view, and texts given in several languages."""

import pytest

from attention_helpers.widgets import language as languages
from attention_helpers.widgets import words


@pytest.fixture
def sentences(monkeypatch):
    both = {"en": {"tries": "{count} tries"}, "ja": {"tries": "{count} 回"}}
    monkeypatch.setattr(words, "texts", lambda topic: both[languages.language()] if topic == "exercises" else {})


@pytest.mark.usefixtures("sentences")
def test_a_sentence_is_that_of_the_language_with_its_facts():
    assert words.say("tries", count=3) == "3 tries"
    languages.set_language("ja")
    assert words.say("tries", count=3) == "3 回"


@pytest.mark.usefixtures("sentences")
def test_a_sentence_or_fact_that_is_not_there_is_an_error():
    with pytest.raises(KeyError, match="none"):
        words.say("none")
    with pytest.raises(KeyError, match="count"):
        words.say("tries")


def test_pick_takes_what_is_meant_for_the_language():
    both = {"en": "pen", "ja": "ペン"}
    assert (words.pick(both), words.pick("pen"), words.pick(None)) == ("pen", "pen", "")
    languages.set_language("ja")
    assert (words.pick(both), words.pick("pen")) == ("ペン", "pen")
