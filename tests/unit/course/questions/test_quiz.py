"""The widget: what reaches the front end, and what it may send."""

import json

import pytest

from attention_helpers import course
from attention_helpers.places import ROOT
from tests.unit.course.questions.sample import ALL


def test_no_answer_reaches_the_front_end_before_it_is_given_away():
    quiz = course.quiz(ALL)
    sent = json.dumps([quiz.views, quiz.states])
    for key in ('correct": true', "misconception", "No **sum**", "model answer", 'explanation": [['):
        assert key not in sent
    assert '"value"' not in sent


def test_japanese():
    quiz = course.quiz(ALL, language="ja")
    assert "クイズ 09 · 全10問" in quiz.plain_text() and "はどれか。" in quiz.plain_text()
    assert quiz.check("09.choice", 0)["words"] == "正解。"
    course.set_language("ja")
    assert course.quiz(ALL).language == "ja"
    with pytest.raises(ValueError, match="got 'zz', expected one of 'en', "):
        course.set_language("zz")


def test_some_questions_only():
    quiz = course.quiz(ALL, only=["09.word", "09.many"])
    assert [view["id"] for view in quiz.views] == ["09.word", "09.many"]
    with pytest.raises(KeyError, match=r"no question '09\.nothing'"):
        course.quiz(ALL, only=["09.nothing"])


def test_the_front_end_never_parses_html():
    for path in (ROOT / "attention_helpers").rglob("*.js"):
        source = path.read_text(encoding="utf-8")
        for way in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "text/html",
            "eval(",
            "Function(",
        ):
            assert way not in source, (path.name, way)


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"do": "check"},
        {"do": "check", "id": "nothing"},
        {"do": "check", "id": "09.choice", "answer": {"a": []}},
        {"do": "again", "id": None},
        {"do": 3, "id": "09.choice"},
        {"do": "check", "id": ["09.choice"]},
        {"do": "read", "id": "09.numeric", "answer": 5},
        {"do": "read", "id": "nothing", "answer": "5"},
    ],
)
def test_a_message_that_the_front_end_never_sends_changes_nothing(message):
    quiz = course.quiz(ALL)
    before = dict(quiz.states)
    quiz._receive(quiz, message, [])
    assert quiz.states == before


def test_the_front_end_is_told_what_is_read_and_nothing_of_right_or_wrong(monkeypatch):
    quiz, sent = course.quiz(ALL), []
    monkeypatch.setattr(quiz, "send", sent.append)
    before = dict(quiz.states)
    quiz._receive(quiz, {"do": "read", "id": "09.numeric", "answer": "1,536"}, [])
    words = "This can be read in two ways. Write 1536 or 1.536."
    wanted = {"do": "read", "id": "09.numeric", "answer": "1,536", "words": words, "choices": ["1536", "1.536"]}
    assert sent == [wanted] and quiz.states == before
