"""The texts of the course's widgets in both languages."""

import re

import pytest

from attention_helpers.widgets import language as languages


@pytest.mark.parametrize(
    "topic", sorted({path.name.split(".")[0] for path in (languages.DATA / "text").glob("*.json")})
)
def test_both_languages_have_the_same_texts_with_the_same_blanks(topic):
    english, japanese = languages.texts(topic, "en"), languages.texts(topic, "ja")
    assert set(english) == set(japanese)
    assert all(isinstance(text, (str, list)) for text in [*english.values(), *japanese.values()])


def test_the_quiz_texts_fill_the_same_blanks():
    english, japanese = languages.texts("quiz", "en"), languages.texts("quiz", "ja")
    may_differ = {"unreadable"}  # the Japanese gives the same advice for every reason
    for name in set(english) - may_differ:
        assert set(re.findall(r"{(\w+)}", english[name])) == set(re.findall(r"{(\w+)}", japanese[name])), name
