"""From records to the day a card is due: FSRS in whole days, the same on every machine."""

import random
from datetime import date, datetime, timedelta, timezone

import pytest
from fsrs import Rating

from attention_helpers.course.repetition import schedule

DAY = date(2026, 3, 2)


def row(kind="quiz", id="01.a", day=DAY, right=True, attempt=1, **more):
    noon = datetime(day.year, day.month, day.day, 12).astimezone(timezone.utc)  # of this machine's clock
    return {"time": noon.isoformat(), "kind": kind, "id": id, "right": right, "attempt": attempt, "answer": 0, **more}


@pytest.mark.parametrize(
    ("first", "last", "kind", "expected"),
    [
        (True, True, "multiple_choice", Rating.Good),
        (False, True, "numeric", Rating.Hard),
        (False, True, "multiple_choice", Rating.Again),  # picked from what the first try left
        (False, False, "numeric", Rating.Again),
    ],
)
def test_ratings(first, last, kind, expected):
    assert schedule.rating(first, last, kind) == expected


def test_the_tries_at_a_question_are_one_answer():
    rows = [
        row(right=False),
        row(right=True, attempt=2),
        row(right=True),
        row(right=False),
        row(right=False, attempt=2),
    ]
    assert schedule.events(rows) == {"01.a": [(DAY, False, True), (DAY, True, True), (DAY, False, False)]}


def test_every_place_where_a_question_is_answered_counts_for_its_card():
    later = DAY + timedelta(3)
    rows = [
        row(),
        row("test", "mixed-0/01.a", right=False),
        row("exam", "01.a"),
        row("review", f"{later}/01.a", day=DAY),  # made for a day, whatever its time says
    ]
    assert [day for day, *_ in schedule.events(rows)["01.a"]] == [DAY, DAY, DAY, later]


@pytest.mark.parametrize(
    "silent",
    [
        row(right=None),
        row("draft", "paper/01.a"),
        row("exercise"),
        row("exam", answer=None, right=False),  # handed in without an answer
        row("review", "someday/01.a"),
        {**row(), "time": "yesterday"},
    ],
)
def test_what_is_no_answer_says_nothing(silent):
    assert schedule.events([silent]) == {}


@pytest.mark.parametrize(
    ("answers", "days"),
    [
        ([(0, True, True)], 2),
        ([(0, False, True)], 1),
        ([(0, False, False)], 1),
        ([(0, True, True), (2, True, True)], 11),
        ([(0, True, True), (2, True, True), (13, True, True)], 46),
        ([(0, True, True), (2, True, True), (13, False, False)], 2),
    ],
)
def test_the_intervals_of_fsrs(answers, days):
    card = schedule.card_after([(DAY + timedelta(day), first, last) for day, first, last in answers], "numeric")
    assert (schedule.due(card) - (DAY + timedelta(answers[-1][0]))).days == days


def test_on_the_day_it_is_due_it_is_known_with_nine_chances_in_ten():
    answers = [(DAY, True, True), (DAY + timedelta(2), True, True), (DAY + timedelta(13), True, True)]
    for count in (1, 2, 3):
        card = schedule.card_after(answers[:count], "numeric")
        assert schedule.recall(card, schedule.due(card)) == pytest.approx(0.9, abs=0.02)
        assert schedule.recall(card, schedule.due(card) + timedelta(60)) < 0.9


def test_no_interval_leaves_the_year():
    card, day = None, DAY
    for _ in range(20):
        card = schedule.answered(card, day, Rating.Good)
        assert schedule.due(card) - day <= timedelta(365)
        day = schedule.due(card)


def test_the_order_in_which_answers_come_in_does_not_matter():
    answers = [(DAY + timedelta(n), n % 3 > 0, True) for n in range(6)]
    expected = schedule.card_after(answers, "numeric")
    shuffled = answers[:]
    random.Random(0).shuffle(shuffled)
    assert schedule.card_after(shuffled, "numeric") == expected
    assert schedule.card_after([], "numeric") is None


def on(*days):
    return [row(day=DAY + timedelta(count)) for count in days]


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ([0, 1, 1, 4], [0, 1, 1, 4]),
        ([0, 3650, 3650, 1], [0, 0, 0, 1]),  # ahead, then corrected
        ([3650, 1, 2], [1, 1, 2]),
        ([0, 1, -9999, 2, 3], [0, 1, 1, 2, 3]),  # behind
        ([0, 8, 1, 2, 3, 9], [0, 0, 1, 2, 3, 9]),  # ahead, of days that have come by now
        ([3650, 3651], [9, 9]),  # nothing to go by: the day before
        ([], []),
    ],
)
def test_a_day_that_a_wrong_clock_told_is_that_of_the_record_before(told, meant):
    latest = DAY + timedelta(10)
    assert schedule.days_of(on(*told), latest) == [DAY + timedelta(count) for count in meant]


def test_a_time_that_is_none_takes_the_day_of_the_record_before():
    rows = [row(), {**row(), "time": "yesterday"}, row("review", "someday/01.a")]
    assert schedule.days_of(rows, DAY) == [DAY] * 3
