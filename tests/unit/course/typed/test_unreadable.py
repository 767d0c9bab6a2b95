"""Sentences for what cannot be read."""

import json

import pytest

from attention_helpers.course.typed.unreadable import Unreadable, two_ways
from attention_helpers.places import DATA
from attention_helpers.widgets import language

REASONS = (
    *("two_ways", "digits", "alone", "one", "groups", "zero", "long", "large", "sum", "share"),
    *("one_word", "near_two", "nothing", "part"),
)


def test_every_reason_is_a_sentence_in_every_language():
    assert set(json.loads((DATA / "text" / "typed.json").read_text(encoding="utf-8"))) >= set(REASONS)
    for reason in REASONS:
        error = Unreadable(reason, one="1536", other="1.536", rest="km", count=60)
        said = {name: error.sentence(name) for name in language.languages()}
        assert len(set(said.values())) == len(said) and "{" not in "".join(said.values()), said


def test_it_is_a_value_error_in_the_language_in_force():
    with language.speaking("ja"), pytest.raises(ValueError, match=r"1536 または 1\.536"):
        raise two_ways("1536", "1.536")
    assert str(two_ways("1", "2")) == "This can be read in two ways. Write 1 or 2."
    assert two_ways("1", "2").choices == ("1", "2")
