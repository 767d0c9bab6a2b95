"""numeric: values, ranges, precision, formulas."""

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.kinds import kind_of
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


def shown_answer(question):
    return kind_of(question).right_answer(question)[0]


@pytest.mark.parametrize("precision", [None, 1, 2, 3])
@pytest.mark.parametrize(
    "number",
    [3.14159265, 1234567.5, 1 / 3, 0.00001234567, 1536, 10**7, -0.7, 0, 0.1 + 0.2, 1e30, "1/9", "1.5e3", 2 / 3e9],
)
def test_the_right_answer_as_shown_is_right_when_it_is_typed_in(number, precision):
    question = numeric(value(number), precision=precision)
    assert mark(question, shown_answer(question)).status == "right"


def test_the_right_answers_of_the_course_are_right_as_shown():
    for lesson in range(8):
        for question in bank.of_lesson(f"{lesson:02}"):
            if question.type in ("numeric", "string"):
                for draw in range(12):
                    shown = question.shown(draw=draw)
                    assert mark(shown, question.kind.right_answer(shown)[0]).status == "right", (question.id, draw)


def test_what_is_shown_of_a_range_says_that_its_end_is_outside():
    question = numeric({"type": "range", "range": [0, 10], "correct": True})
    assert shown_answer(question) == "0 ≤ x < 10"
    assert mark(question, "0").correct is True and mark(question, "10").correct is False


def test_shown_in_the_fewest_digits_that_count():
    assert shown_answer(numeric(value(3.14159), precision=3)) == "3.14"
    assert shown_answer(numeric(value(0.1 + 0.2))) == "0.3" and shown_answer(numeric(value(54000))) == "54000"
    assert shown_answer(numeric(value(210.0))) == "210" and shown_answer(numeric(value(210.0), precision=1)) == "210"


def test_units_and_percent_are_the_questions():
    half, percentage = numeric(value(0.5)), numeric(value(50), units=["%"])
    assert mark(half, "50 %").correct is True and mark(percentage, "50 %").correct is True
    assert mark(percentage, "0.5").correct is False and mark(half, "50").correct is False
    words = numeric(value(12), units=["words", "語"])
    for typed in ("12 words", "１２語", "12語です。", "約 12 words"):
        assert mark(words, typed).correct is True
    assert mark(half, "0.5 words").status == "unreadable"


@pytest.mark.parametrize("units", ["words", [1], [""]])
def test_units_are_a_list_of_words(units):
    with pytest.raises(bank.BankError, match="unit"):
        bank.load([numeric(value(1), units=units)])
