"""The widget: what reaches the front end, and what it may send."""

import doctest
import json
import re

import pytest

from attention_helpers import course
from attention_helpers.course.questions import quiz as quizzes
from attention_helpers.course.questions.bank import Bank, of_lesson
from attention_helpers.course.records import store
from attention_helpers.places import ROOT
from tests.unit.course.questions.sample import ALL, RIGHT, WRONG


def test_no_answer_reaches_the_front_end_before_it_is_given_away():
    quiz = course.quiz(ALL)
    sent = json.dumps([quiz.views, quiz.states])
    for key in ('correct": true', "misconception", "No **sum**", "model answer", 'explanation": [['):
        assert key not in sent
    assert '"value"' not in sent


def test_further_questions_are_shown_apart_and_asked_with_the_others():
    core, further, whole = (
        [question.id for question in bank] for bank in (Bank.load("01"), Bank.load("01-further"), of_lesson("01"))
    )
    assert further and core + further == whole and len(set(whole)) == len(whole)
    for name, ids, title in (("01", core, "Quiz 01"), ("01-further", further, "Quiz 01 · for more practice")):
        quiz = course.quiz(name)
        assert list(quiz.states) == ids and quiz.title == title


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


@pytest.mark.parametrize("exam", [False, True])
@pytest.mark.parametrize(
    "said, message",
    [
        ({"seven": 7}, "unexpected keyword argument 'seven'"),
        ({"by": 7}, "^by: got 7, expected a window's name"),
        ({"ago": -1}, "^ago: got -1, expected seconds, 0 or more"),
        ({"ago": "soon"}, "^ago: got 'soon', expected seconds"),
        ({"ago": float("nan")}, "^ago: got nan, expected seconds"),
        ({"base": {1}}, r"^base: got \{1\}, expected an answer, or None"),
    ],
)
def test_what_no_window_says_beside_an_answer_is_refused_and_counts_nothing(said, message, exam):
    quiz = course.quiz(ALL, only=["09.word"], exam=exam)
    with pytest.raises((TypeError, ValueError), match=message):
        quiz.check("09.word", "key", **said)
    assert quiz.answers == {}


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


# --- what was answered, in Python -----------------------------------------------------------------------------------


def test_the_docstrings_example():
    found = doctest.DocTestFinder(recurse=False).find(quizzes.quiz, globs={"course": course})
    assert sum(len(test.examples) for test in found) == 3
    assert [doctest.DocTestRunner(verbose=False).run(test).failed for test in found] == [0]


def test_the_example_for_authors_holds_what_its_table_says():
    text = (ROOT / "data" / "quizzes" / "README.md").read_text(encoding="utf-8")
    names = {}
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], names)
    for id, answer in (("pace", 1), ("sum", "3"), ("sum", "2")):
        names["quiz"].check(id, answer)
    rows = re.findall(r"^\| `((?:quiz\.answers|log).*?)` \| `(.*)` \|$", text, re.MULTILINE)
    assert len(rows) == 3
    for expression, value in rows:
        assert eval(expression, names) == eval(value), expression


@pytest.mark.parametrize("answers", [RIGHT, WRONG])
def test_answers_say_what_was_answered_and_are_there_again(answers):
    quiz = course.quiz(ALL)
    assert quiz.answers == {}
    for id, answer in answers.items():
        quiz.check(id, answer)
        given = quiz.answers[id]
        assert (given["answer"], given["right"], given["attempts"]) == (answer, answers is RIGHT, 1)
    assert quiz.answers.keys() == answers.keys() and course.quiz(ALL).answers == quiz.answers
    numbers = quiz.sitting.bank["09.numeric"].numbers()
    assert "09.numeric" not in answers or quiz.answers["09.numeric"]["numbers"] == numbers


def test_what_cannot_be_read_leaves_the_answer_before_it():
    quiz = course.quiz(ALL)
    quiz.check("09.many", [0])
    before = quiz.answers
    assert before["09.many"]["status"] == "partly"
    for _ in range(2):
        assert quiz.check("09.many", [])["phase"] == "again" and quiz.answers == before


def test_an_open_answer_has_no_mark_before_the_learner_gives_one():
    quiz = course.quiz(ALL)
    quiz.check("09.open", {"text": "mine", "points": None})
    assert quiz.answers["09.open"]["right"] is None
    quiz.check("09.open", {"text": "mine", "points": [True, True]})
    assert quiz.answers["09.open"]["right"] is True


def test_the_function_is_called_with_every_answer_that_is_recorded():
    calls = []
    quiz = course.quiz(ALL, on_answer=lambda id, given: calls.append((id, given)))
    quiz._receive(quiz, {"do": "check", "id": "09.choice", "answer": 1}, [])
    quiz.check("09.choice", 1)  # the same once more, the second try
    quiz.check("09.choice", 0)  # is closed
    for nothing in ("", "plenty"):
        quiz.check("09.numeric", nothing)
    assert [(id, given["answer"], given["attempts"]) for id, given in calls] == [
        ("09.choice", 1, 1),
        ("09.choice", 1, 2),
    ]
    assert len(store.history("quiz")) == len(calls)
    assert calls[-1][1] == quiz.answers["09.choice"]


def test_in_an_exam_it_is_called_with_each_draft_and_with_the_marks():
    calls = []
    quiz = course.quiz(ALL, exam=True, on_answer=lambda id, given: calls.append((id, given["answer"], given["right"])))
    quiz.press("begin")
    quiz.check("09.choice", 1)
    quiz.check("09.choice", 0)
    quiz.check("09.word", 0)
    quiz.press("ask")
    quiz.press("hand_in")
    drafts, marks = calls[:3], calls[3:]
    assert drafts == [("09.choice", 1, None), ("09.choice", 0, None), ("09.word", 0, None)]
    assert marks == [("09.choice", 0, True), ("09.word", 0, False)]


def test_an_error_of_the_function_is_told_once_and_harms_no_answer():
    calls = []

    def broken(id, given):
        calls.append(id)
        raise RuntimeError(f"number {len(calls)}")

    quiz = course.quiz(ALL, on_answer=broken)
    assert quiz.check("09.choice", 0)["correct"] is True
    told = (
        "The function given as on_answer failed (RuntimeError: number 1). The quiz goes on, and every answer is kept."
    )
    assert quiz.trouble == told
    assert quiz.check("09.word", 2)["correct"] is True and quiz.trouble == told
    assert calls == ["09.choice", "09.word"] and len(store.history("quiz")) == 2


def test_what_cannot_be_called():
    with pytest.raises(ValueError, match=r"on_answer: got 'print', expected a function"):
        course.quiz(ALL, on_answer="print")


def test_the_quiz_of_a_lesson_that_is_held_back_has_no_questions_and_says_when(instructor):
    instructor(lessons={"05": "2099-01-01", "06": False})
    for name in ("05", "05-further"):
        quiz = course.quiz(name)
        assert (quiz.views, quiz.answers, quiz.summary, quiz.title) == ([], {}, "", "Quiz 05")
        assert quiz.lead[0].startswith("Lesson 05 opens on 2099-01-01")
    assert "まだ公開されていません" in course.quiz("06", language="ja", exam=True).lead[0]
    assert course.quiz("04").views and course.quiz(ALL).views
    instructor(lessons={"05": True})
    assert course.quiz("05").views
