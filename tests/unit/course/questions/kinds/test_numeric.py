"""numeric: values, ranges, precision, formulas."""

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.marking import mark
from tests.unit.course.questions.sample import ALL


def numeric(*answers, **more):
    return {"type": "numeric", "question": "?", "answers": list(answers), **more}


def value(number, correct=True, **more):
    return {"type": "value", "value": number, "correct": correct, **more}


def test_nothing_typed_is_not_zero():
    question = numeric(value(0), {"type": "default", "feedback": "no"})
    assert mark(question, "").status == "empty"
    assert mark(question, "0").correct is True


@pytest.mark.parametrize(
    "typed", ["1536", " 1 536 ", "1,536.0", "１５３６", "1536.0", "1.536e3", "3072/2", "+1536", "1536\u200f", "1 536"]
)
def test_ways_to_write_a_number(typed):
    assert mark(numeric(value(1536)), typed).correct is True


@pytest.mark.parametrize(
    "typed", ["1,536", "1/0", "nan", "inf", "1e999", "0x10", "1 00", "12 apples", "9" * 61, "1 or 2"]
)
def test_what_is_no_number_costs_no_try(typed):
    result = mark(numeric(value(1536)), typed)
    assert result.status == "unreadable" and result.correct is None and result.reason


def test_the_first_answer_that_fits_wins():
    question = numeric(value(2, False, feedback="first"), value(2), {"type": "range", "range": [1, 3], "correct": True})
    assert mark(question, "2").feedback == ("first",)
    assert mark(question, "2.5").correct is True


def test_a_range_takes_its_start_and_not_its_end():
    question = numeric({"type": "range", "range": [0.3, 0.4], "correct": True}, {"type": "default", "feedback": "no"})
    assert mark(question, "0.3").correct is True and mark(question, "0.399").correct is True
    assert mark(question, "0.4").correct is False and mark(question, "0.4").feedback == ("no",)


def test_precision_counts_significant_digits_on_both_sides():
    third = numeric(value(1 / 3), precision=2)
    assert mark(third, "0.33").correct is True and mark(third, "1/3").correct is True
    assert mark(third, "0.3333").correct is True and mark(third, "0.34").correct is False
    assert mark(numeric(value(3.14159), precision=3), "3.14").correct is True


def test_a_precision_does_not_put_a_narrow_range_out_of_reach():
    question = numeric({"type": "range", "range": [0.501, 0.504], "correct": True}, precision=2)
    assert mark(question, "0.5025").correct is True


def test_a_formula_and_its_known_mistake():
    shown = bank.load(ALL)["09.numeric"].shown(draw=5)
    right, added = (answer["value"] for answer in shown["answers"][:2])
    assert mark(shown, str(right)).correct is True
    assert mark(shown, str(added)).misconception == "sizes added"
    assert mark(shown, "7").feedback == ("Draw the matrix.",)
