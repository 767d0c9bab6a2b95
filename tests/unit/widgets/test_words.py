"""Sentences of exercises, predictions and the progress view."""

import pytest

from attention_helpers.widgets import language as languages
from attention_helpers.widgets.words import say


def test_a_sentence_is_that_of_the_language_with_its_facts():
    assert say("of", done=3, total=4) == "3 of 4"
    languages.set_language("ja")
    assert say("record") == "予想を記録する" or "予想" in say("record")


def test_a_sentence_or_fact_that_is_not_there_is_an_error():
    with pytest.raises(KeyError, match="none"):
        say("no_such_sentence, none")
    with pytest.raises(KeyError, match="done"):
        say("of", total=4)
