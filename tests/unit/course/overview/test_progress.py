"""The progress view and the reset."""

import re

import pytest

from attention_helpers import course
from attention_helpers.course.checking.task import task_names
from attention_helpers.course.overview import progress as overview
from attention_helpers.course.questions import bank
from attention_helpers.course.records import store


def of(lesson):
    return next(row for row in overview.collect() if row.lesson == lesson)


def question_ids(lesson, monkeypatch):
    """A bank of two questions for one lesson, in place of the course's own."""
    data = [
        {
            "id": f"{lesson}.{name}",
            "type": "multiple_choice",
            "question": name,
            "answers": [{"answer": "a", "correct": True}, {"answer": "b", "correct": False}],
        }
        for name in "ab"
    ]
    monkeypatch.setattr(bank, "all_banks", lambda: [bank.load(data)])
    return [entry["id"] for entry in data]


def test_nothing_answered():
    rows = overview.collect()
    assert [row.lesson for row in rows] == list(overview.LESSONS)
    assert all(row.done == 0 and row.score is None and row.repeat == [] for row in rows)
    text = repr(course.progress())
    assert text == repr(course.progress()) and text.count("nothing answered yet") == len(rows)


def test_every_exercise_and_question_is_counted():
    rows = overview.collect()
    assert sum(row.exercises for row in rows) == len(task_names())
    assert sum(row.questions for row in rows) == sum(len(questions) for questions in bank.all_banks())


def test_questions_score_and_what_to_repeat(monkeypatch):
    one, two = question_ids("02", monkeypatch)
    store.record("quiz", one, lesson="02", right=False, score=0.5, misconception="m")
    assert (of("02").answered, of("02").score, of("02").repeat) == (1, 0.5, [one])
    store.record("quiz", one, lesson="02", right=True, score=1.0)
    store.record("quiz", two, lesson="02", right=False, score=0.0)
    assert (of("02").answered, of("02").score, of("02").repeat) == (2, 0.5, [two])
    store.record("quiz", "02.gone", lesson="02", right=True, score=1.0)  # a question the bank no longer has
    assert of("02").answered == 2


def test_an_exercise_once_solved_stays_solved():
    ex = course.exercise("weighted_mean")
    ex.check(lambda weights, vectors: weights @ vectors)
    assert (of("00").solved, of("00").repeat) == (0, ["weighted_mean"])
    ex.check(lambda weights, vectors: weights @ vectors / weights.sum())
    ex.check(lambda weights, vectors: weights @ vectors)
    assert (of("00").solved, of("00").score, of("00").repeat) == (1, 1.0, [])


def test_predictions_are_counted_once():
    guess = course.predict("01.halving", "number", "?", low=0, high=9)
    for typed in "12":
        guess.guess.box.value = typed
        guess.record()
    assert of("01").predictions == 1


@pytest.mark.parametrize("score", [None, "high", float("nan"), 7, -1])
def test_a_score_of_another_form(monkeypatch, score):
    one, _ = question_ids("02", monkeypatch)
    store.record("quiz", one, lesson="02", right=True, score=score)
    assert 0 <= of("02").score <= 1


def test_the_table_is_escaped_and_follows_the_theme():
    view = overview.Overview([overview.LessonProgress("01", repeat=["<script>x</script>"], attempted=1)], ["<i>notice"])
    assert "<script" not in view.html and "<i>" not in view.html and "var(--jp-" in view.html
    assert not re.search(r"color: #[0-9a-f]{3,6}(?!\w)(?<!#3b82c4)", view.html.replace("background: ", ""))


def test_damage_and_what_cannot_be_saved_are_told(own_store, monkeypatch):
    store.record("quiz", "01.a", lesson="01", right=True)
    (own_store / "broken.jsonl").write_bytes(b"nonsense\n")
    assert "1 damaged lines" in repr(course.progress())
    monkeypatch.setattr(store.os, "open", lambda *_, **__: (_ for _ in ()).throw(OSError(30, "Read-only file system")))
    store.record("quiz", "01.b", lesson="01", right=True)
    assert "could not be saved" in course.progress().html


def test_japanese():
    course.set_language("ja")
    assert "進み具合" in repr(course.progress()) and "Progress" not in course.progress().html


# --- reset ------------------------------------------------------------------------------------------------------------


def test_reset_asks_first_and_forgets_on_yes():
    course.exercise("encoder_loop").check(lambda words, W, U, b: 0)
    course.exercise("weighted_mean").check(lambda weights, vectors: 0)
    question = course.reset("01")
    assert repr(question) == "Start lesson 01 anew: forget its 1 answers?"
    assert of("01").attempted == 1  # asking changes nothing
    question.yes.click()
    assert of("01").attempted == 0 and of("00").attempted == 1
    assert "forgotten" in question.line.value and question.buttons.children == ()


def test_reset_keeps_on_no():
    course.exercise("encoder_loop").check(lambda words, W, U, b: 0)
    question = course.reset("01")
    question.no.click()
    assert of("01").attempted == 1 and "Nothing was forgotten" in question.line.value


def test_reset_without_answers_offers_no_button():
    question = course.reset("03")
    assert repr(question) == "Lesson 03 has no answers to forget." and question.buttons.children == ()


@pytest.mark.parametrize("lesson", ["99", 1, None, "soft attention"])
def test_reset_of_what_is_no_lesson(lesson):
    with pytest.raises(ValueError, match="reset: lesson must be one of 00, 01"):
        course.reset(lesson)
