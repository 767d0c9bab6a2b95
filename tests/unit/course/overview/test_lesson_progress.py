"""What counts as done in a lesson, and what is to be repeated."""

import pytest

from attention_helpers import course
from attention_helpers.course.checking.task import task_names
from attention_helpers.course.lessons import lessons
from attention_helpers.course.overview.lesson_progress import collect
from attention_helpers.course.questions import bank
from attention_helpers.course.records import store


def of(lesson):
    return next(row for row in collect() if row.lesson == lesson)


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
    rows = collect()
    assert [row.lesson for row in rows] == list(lessons())
    assert all(row.done == 0 and row.score is None and row.repeat == [] for row in rows)
    text = repr(course.progress())
    assert text == repr(course.progress()) and text.count("nothing answered yet") == len(rows)


def test_every_exercise_and_question_is_counted():
    rows = collect()
    assert sum(row.exercises for row in rows) == len(task_names())
    assert sum(row.own for row in rows) == 7
    assert sum(row.questions + row.own for row in rows) == sum(len(questions) for questions in bank.all_banks())


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


def test_what_belongs_to_no_lesson_of_the_table_is_counted_nowhere(monkeypatch):
    one, _ = question_ids("42", monkeypatch)
    store.record("quiz", one, lesson="42", right=True, score=1.0)
    store.record("predict", "42.guess", lesson="42", right=None, value=1)
    assert [row.lesson for row in collect()] == list(lessons())
    assert sum(row.answered + row.predictions + row.questions for row in collect()) == 0


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


def test_answers_in_own_words_are_counted_apart():
    quiz = course.quiz("05")
    answer = {"text": "Attention keeps all encoder states.", "points": None}
    quiz.check("05.explain-gap", answer)
    assert (of("05").own_answered, of("05").repeat) == (0, [])  # not marked yet
    quiz.check("05.explain-gap", {**answer, "points": [False, False, True, False, False]})
    row = of("05")
    assert (row.own, row.own_answered, row.answered, row.score) == (1, 1, 0, None)
    assert row.repeat == ["05.explain-gap"] and row.done > 0
