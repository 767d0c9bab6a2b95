"""What is said of an id, in the language in force."""

import pytest

from attention_helpers.course.report.counting import subjects
from attention_helpers.widgets import language as languages

KNOWN = [("quiz", "02.soft-properties"), ("exercise", "soft_attention"), ("predict", "02.scale")]


@pytest.mark.parametrize(("kind", "id"), KNOWN)
def test_the_text_of_what_the_course_asks(kind, id, monkeypatch):
    english = subjects.text_of(kind, id)
    monkeypatch.setattr(languages, "_chosen", "ja")
    assert english and english.isascii() and not subjects.text_of(kind, id).isascii()


@pytest.mark.parametrize("kind", ["quiz", "exercise", "predict"])
def test_of_what_others_ask_nothing_is_known(kind):
    assert subjects.text_of(kind, "sum@mine~123456") == "" and subjects.guess("01.mine") is None


def test_a_misconception_is_named_in_the_readers_language(monkeypatch):
    assert subjects.misconception("slope_forgotten") == "slope forgotten"
    assert subjects.misconception("another bank's") == "another bank's"
    monkeypatch.setattr(languages, "_chosen", "ja")
    assert subjects.misconception("slope_forgotten") == "傾きを忘れた"


def test_a_lesson_is_named_by_its_title():
    assert subjects.lesson("02") == "02 (query, key, value)" and subjects.lesson("xx") == "xx"


def test_a_guess_is_written_as_the_learner_saw_it():
    assert subjects.guess("02.tie").write(1) == "The value that stands first in the list"


def test_how_long_a_question_takes_to_be_read():
    """By all the words of it, options and their boxes included, at 11.9 a second."""
    words = subjects.questions()["02.soft-properties"].as_text(1).split()
    assert subjects.reading_seconds("02.soft-properties") == pytest.approx(len(words) * 60 / (3 * 238))
    assert 4 < subjects.reading_seconds("02.soft-properties") < 8 and subjects.reading_seconds("unknown") == 1.0
