"""multiple_choice and many_choice."""

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.marking import mark
from tests.unit.course.questions.sample import changed, verdict


def test_an_option_that_does_not_say_correct_is_a_wrong_one():
    options = [{"answer": "2", "correct": True}, {"answer": "3", "correct": False}, {"answer": "5", "feedback": "odd"}]
    question = bank.load([{"type": "many_choice", "question": "Even?", "answers": options}]).questions[0].shown()
    assert mark(question, [0]).correct is True
    assert mark(question, [0, 2]).feedback == ("odd",) and mark(question, [0, 2]).correct is False


def test_the_right_option_is_told_by_its_words_or_its_code():
    options = [{"answer": 0, "code": "x[0]", "correct": True}, {"code": "x[-1]", "correct": True}, {"answer": "none"}]
    question = bank.load([{"type": "many_choice", "question": "?", "answers": options}]).questions[0]
    assert question.kind.right_answer(question.shown()) == ["0", "`x[-1]`"]


def test_one_choice():
    assert verdict("09.choice", 0).correct is True
    wrong = verdict("09.choice", 1)
    assert (wrong.correct, wrong.credit, wrong.misconception) == (False, 0.0, "no sum")
    assert wrong.feedback == ("No **sum** here.",)
    assert wrong.parts == (None, False)


@pytest.mark.parametrize(
    ("ticked", "credit", "missing"),
    [([0, 2], 1.0, 0), ([0], 0.5, 1), ([0, 1], 0.0, 1), ([0, 1, 2], 0.5, 0), ([0, 1, 2, 3], 0.0, 0), ([1, 3], 0.0, 2)],
)
def test_ticking_more_than_is_right_costs_what_it_earns(ticked, credit, missing):
    result = verdict("09.many", ticked)
    assert (result.credit, result.missing, result.correct) == (credit, missing, credit == 1)
    assert all(result.parts[i] is (i in (0, 2)) if i in ticked else result.parts[i] is None for i in range(4))


def test_a_wrong_tick_names_its_misconception_and_a_missing_one_does_not():
    assert verdict("09.many", [0, 1]).misconception == "odd taken for even"
    assert verdict("09.many", [0, 1]).feedback == ("3 is odd.",)
    assert verdict("09.many", [0]).misconception is None


def test_several_right_options_make_a_many_choice_whatever_is_declared():
    question = {
        "type": "multiple_choice",
        "question": "?",
        "answers": [{"answer": "a", "correct": True}, {"answer": "b", "correct": True}],
    }
    assert bank.load([question]).questions[0].type == "many_choice"


@pytest.mark.parametrize(
    ("columns", "shown"), [(3, 3), (10**9, 12), (0, 1), (-1, 1), ("2", 1), (True, 1), (None, 1), ({}, 1), (2.5, 1)]
)
def test_columns_are_as_many_as_a_page_holds(columns, shown):
    question = bank.load([changed("09.many", answer_cols=columns)]).questions[0]
    assert question.view({})["columns"] == shown


def test_what_is_shown_of_html_in_an_option():
    answers = [{"answer": "H<sub>2</sub> &amp; <code>&lt;s&gt;</code>", "correct": True}, {"answer": "`</s>`"}]
    question = bank.load([changed("09.choice", answers=answers)]).questions[0]
    first, second = (option["pieces"][0] for option in question.view({})["options"])
    assert [piece["kind"] for piece in first] == ["text", "sub", "text", "code"] and second[0]["text"] == "</s>"
    assert "○ H_2 & `<s>`" in question.as_text(1)
