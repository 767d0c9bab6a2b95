"""The language in force, and the texts in it."""

import pytest

from attention_helpers.places import DATA
from attention_helpers.widgets import catalogue
from attention_helpers.widgets import language as languages

TOPICS = sorted(path.stem for path in (DATA / "text").glob("*.json"))


def test_what_is_set_is_in_force():
    languages.set_language("ja")
    assert languages.language() == "ja"
    with pytest.raises(ValueError, match="got 'zz', expected one of 'en', "):
        languages.set_language("zz")
    assert languages.language() == "ja"


@pytest.mark.parametrize("wished, found", [("ja", "ja"), ("en", "en"), ("zz", "en"), (None, "en")])
def test_where_none_is_set_the_variable_counts_then_english(monkeypatch, wished, found):
    monkeypatch.setattr(languages, "_chosen", None)
    monkeypatch.delenv(languages.VARIABLE, raising=False)
    if wished is not None:
        monkeypatch.setenv(languages.VARIABLE, wished)
    assert languages.language() == found


@pytest.fixture
def sample(tmp_path, monkeypatch):
    """A topic of its own, one of its texts with a Japanese translation."""
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "sample.json").write_text('{"a": "A {count}.", "b": "{not filled}"}', encoding="utf-8")
    monkeypatch.setattr(languages, "DATA", tmp_path)
    monkeypatch.setattr(catalogue, "_messages", lambda domain, name: {("sample.a", "A {count}."): "ア {count}"})


@pytest.mark.usefixtures("sample")
def test_a_text_is_that_of_the_language_with_its_values():
    assert languages.text("sample", "a", count=2) == "A 2."
    assert languages.text("sample", "a", "ja", count=2) == "ア 2"
    assert languages.text("sample", "b") == "{not filled}"  # braces are left alone where nothing is to be filled in
    languages.set_language("ja")
    assert languages.text("sample", "a", count=3) == "ア 3"
    assert languages.text("sample", "b") == "{not filled}", "what has no translation is shown in English"
    with pytest.raises(KeyError, match=r"data/text/sample\.json has no text named 'c'"):
        languages.text("sample", "c")


@pytest.mark.usefixtures("sample")
def test_who_changes_the_texts_changes_a_copy():
    languages.texts("sample")["a"] = "gone"
    assert languages.texts("sample")["a"] == "A {count}."
    assert languages.texts("sample", "ja") == {"a": "ア {count}", "b": "{not filled}"}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_text_is_text(topic):
    assert all(isinstance(text, str) and text for text in languages.texts(topic, "en").values())


def test_pick_takes_what_is_meant_for_the_language():
    both = {"en": "pen", "ja": "ペン"}
    assert [languages.pick(value) for value in (both, "pen", None, {"en": "pen"})] == ["pen", "pen", "", "pen"]
    languages.set_language("ja")
    assert [languages.pick(value) for value in (both, "pen", {"en": "pen"})] == ["ペン", "pen", "pen"]


def test_a_sentence_is_that_of_the_language_with_its_facts():
    assert languages.say("of", done=3, total=4) == "3 of 4"
    languages.set_language("ja")
    assert languages.say("record") == languages.text("exercises", "record", "ja") != "Record my guess"


def test_a_sentence_or_fact_that_is_not_there_is_an_error():
    with pytest.raises(KeyError, match="none"):
        languages.say("no_such_sentence, none")
    with pytest.raises(KeyError, match="done"):
        languages.say("of", total=4)


def test_sentences_stand_apart_where_the_language_wants_it():
    assert languages.sentences("One.", "", "Two.") == "One. Two."
    assert languages.sentences("一。", "二。", "Three.", "四。") == "一。二。Three. 四。"
    assert languages.sentences("", "One.") == "One." and languages.sentences() == ""


def test_a_language_is_in_force_within_its_block_alone():
    languages.set_language("ja")
    with pytest.raises(KeyError), languages.speaking("en"):
        assert languages.language() == "en"
        raise KeyError
    assert languages.language() == "ja"
