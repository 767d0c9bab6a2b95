"""Records with any value in any field: what the course shows from them opens, and goes on recording."""

import json
from datetime import date
from itertools import cycle

import pytest

from attention_helpers.course.overview.lesson_progress import collect
from attention_helpers.course.questions.bank import Bank, all_banks
from attention_helpers.course.questions.mixed_test import DrawnExam
from attention_helpers.course.questions.sitting import Sitting
from attention_helpers.course.records import store
from attention_helpers.course.repetition.review import Review

DEEP = json.loads("[" * 900 + "]" * 900)
VALUES = [float("inf"), float("nan"), 10**400, -1, 1.5, True, None, "x", "\ud800", [], [None], {"a": {"b": 1}}, DEEP]
ANSWERS = [*VALUES, ["a"] * 5, [10**30], [[1, 2]], "1e999", "-" * 3000, {"text": 1, "points": 3}, {"text": "a"}]
FIELDS = "attempt right score draw lesson nth seconds judged misconception number session time kind id".split()
BANK = Bank("one of each kind", tuple({question.type: question for bank in all_banks() for question in bank}.values()))


EXAM = DrawnExam(BANK).name


def record(place, field, values):
    """A record of each question, and of an exam that is begun, with the values in this field by turns."""
    place.mkdir(exist_ok=True)
    rows = [{"kind": "quiz", "id": question.id, "lesson": question.lesson} for question in BANK]
    rows = [{"kind": "paper", "id": EXAM, "nth": 1, "event": "begin"}, *rows]
    common = {"time": "2026-01-01", "session": "s", "right": False, "score": 0.0, "answer": 0, "attempt": 1, "draw": 0}
    turns = [
        {**common, "number": number, **row, field: value}
        for (number, row), value in zip(enumerate(rows), cycle(values))
    ]
    (place / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in turns), encoding="utf-8")


@pytest.mark.parametrize("answer", ANSWERS, ids=range(len(ANSWERS)))
def test_any_answer(place, answer):
    record(place, "answer", [answer])
    assert len(Sitting(BANK).states) == len(BANK)


@pytest.mark.parametrize("field", FIELDS)
def test_any_value(place, field):
    for turn in (0, 5, 9):
        record(place, field, VALUES[turn:] + VALUES[:turn])
        assert len(Sitting(BANK).states) == len(BANK)
    assert collect() and Review(date.today()).lead()
    assert store.record("quiz", "01.a", answer=1) == store.latest("quiz", "01.a")


@pytest.mark.parametrize("field", ["nth", "event", "seconds", "time"])
@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_any_value_of_an_exam(place, field, value):
    record(place, field, [value])
    assert DrawnExam(BANK).lead()
