"""Answers marked in Python: what a quiz would say."""

import re

import pytest

from attention_helpers import course, places
from attention_helpers.course import marking

THIRD = {
    "type": "numeric",
    "question": "1 of 3?",
    "answers": [
        {"type": "value", "value": "1/3", "correct": True},
        {"type": "value", "value": 3, "feedback": "Upside down.", "misconception": "inverted"},
    ],
}
WORD = {"type": "string", "question": "?", "answers": [{"answer": "self-attention", "correct": True}]}


def test_answers_of_a_list_are_marked():
    given = ["1/3", "a third", "３分の１", "3", "0.3", "1,333", "x", "", None]
    verdicts = [marking.mark(THIRD, answer) for answer in given]
    assert [verdict.status for verdict in verdicts] == ["right"] * 3 + ["wrong"] * 2 + ["unreadable"] * 2 + [
        "empty"
    ] * 2
    assert (verdicts[3].feedback, verdicts[3].misconception) == (("Upside down.",), "inverted")
    assert "1333 or 1.333" in str(verdicts[5].reason) and verdicts[5].correct is None


def test_what_is_read_is_said():
    assert marking.read(THIRD, "⅓") == "1/3 ≈ 0.3333" and marking.read(WORD, "x") == ""
    with pytest.raises(ValueError, match="cannot be read"):
        marking.read(THIRD, "3 km")


@pytest.mark.parametrize("value", [3.14159265, 1234567.5, 1 / 3, 0.00001234567])
def test_the_right_answer_as_shown_is_right(value):
    question = {**THIRD, "answers": [{"type": "value", "value": value, "correct": True}]}
    assert marking.mark(question, marking.right_answer(question)[0]).correct


def test_a_question_of_a_bank_with_numbers_drawn():
    question = course.Bank.load("07")["07.node-count"]
    for draw in range(3):
        count = question.numbers(draw)["N"]
        assert marking.mark(question, f"{2 * count - 1} nodes", draw=draw).correct
        assert marking.right_answer(question, draw) == [str(2 * count - 1)]


def test_choices_have_their_place():
    question = {
        "type": "multiple_choice",
        "question": "?",
        "answers": [{"answer": "a"}, {"answer": "b", "correct": True}],
    }
    assert marking.mark(question, 1).correct and not marking.mark(question, 0).correct
    with pytest.raises(ValueError, match="no answer to a multiple_choice question"):
        marking.mark(question, 2)


@pytest.mark.parametrize("question", [None, "01", {"type": "numeric"}, {"type": "none"}, []])
def test_a_question_with_an_error_is_refused_with_a_sentence(question):
    with pytest.raises(ValueError, match="list of questions"):
        marking.mark(question, "1")


@pytest.mark.parametrize("draw", [-1, 0.5, True, "1", None])
def test_a_draw_is_a_whole_number_from_0(draw):
    with pytest.raises(ValueError, match="draw: got"):
        marking.right_answer(THIRD, draw)


def test_the_example_for_authors_says_what_comes_out():
    text = (places.DATA / "quizzes" / "README.md").read_text(encoding="utf-8")
    example = next(block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "marking.mark" in block)
    *lines, last = example.strip().splitlines()
    names = {}
    exec("\n".join(lines), names)
    expression, said = last.split("  # ")
    assert eval(expression, names) == said.split(", ")
