"""The language in force, and the texts in it."""

import pytest

from attention_helpers.places import DATA
from attention_helpers.widgets import language as languages

TOPICS = sorted({path.name.split(".")[0] for path in (DATA / "text").glob("*.*.json")})


def test_what_is_set_is_in_force():
    languages.set_language("ja")
    assert languages.language() == "ja"
    with pytest.raises(ValueError, match="got 'fr'; the course is written in 'en' and 'ja'"):
        languages.set_language("fr")
    assert languages.language() == "ja"


@pytest.mark.parametrize("wished, found", [("ja", "ja"), ("en", "en"), ("fr", "en"), (None, "en")])
def test_where_none_is_set_the_variable_counts_then_english(monkeypatch, wished, found):
    monkeypatch.setattr(languages, "_chosen", None)
    monkeypatch.delenv(languages.VARIABLE, raising=False)
    if wished is not None:
        monkeypatch.setenv(languages.VARIABLE, wished)
    assert languages.language() == found


@pytest.fixture
def sample(tmp_path, monkeypatch):
    """A topic of its own, in both languages."""
    (tmp_path / "text").mkdir()
    for name, text in (("en", '{"a": "A {count}.", "b": "{not filled}"}'), ("ja", '{"a": "ア {count}"}')):
        (tmp_path / "text" / f"sample.{name}.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(languages, "DATA", tmp_path)


@pytest.mark.usefixtures("sample")
def test_a_text_is_that_of_the_language_with_its_values():
    assert languages.text("sample", "a", count=2) == "A 2."
    assert languages.text("sample", "a", "ja", count=2) == "ア 2"
    assert languages.text("sample", "b") == "{not filled}"  # braces are left alone where nothing is to be filled in
    languages.set_language("ja")
    assert languages.text("sample", "a", count=3) == "ア 3"
    with pytest.raises(KeyError, match=r"sample\.ja\.json has no text named 'b'"):
        languages.text("sample", "b")


@pytest.mark.usefixtures("sample")
def test_who_changes_the_texts_changes_a_copy():
    languages.texts("sample")["a"] = "gone"
    assert languages.texts("sample")["a"] == "A {count}."
    assert languages.texts("sample", "ja") == {"a": "ア {count}"}


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_names(topic):
    assert languages.texts(topic, "en").keys() == languages.texts(topic, "ja").keys()
