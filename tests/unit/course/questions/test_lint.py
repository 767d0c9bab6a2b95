"""The lint over our banks, and that it finds what it is for."""

import copy

import pytest

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.lint import bank_complaints, headings, lint, question_complaints

GOOD = {
    "id": "09.good",
    "type": "multiple_choice",
    "topic": "training",
    "section": "09_none.ipynb",
    "difficulty": 1,
    "question": "Which one is it?",
    "explanation": "Because it is.",
    "answers": [
        {"answer": "the first of them", "correct": True},
        {"answer": "the second of them", "correct": False, "feedback": "Look again.", "misconception": "second"},
        {"answer": "the third of them", "correct": False, "feedback": "Look again.", "misconception": "third"},
    ],
}
NUMBER = {
    "id": "09.number",
    "type": "numeric",
    "topic": "training",
    "section": "09_none.ipynb",
    "difficulty": 1,
    "question": "How many?",
    "explanation": "Count.",
    "answers": [{"type": "value", "value": 3, "correct": True}, {"type": "default", "feedback": "Count again."}],
}


def complaints(of, **changes):
    changed = copy.deepcopy({**of, **changes})
    changed = {key: value for key, value in changed.items() if value is not None}
    return list(question_complaints(bank.load([changed]).questions[0]))


def test_our_banks_are_clean():
    assert lint() == []


def test_good_questions_are_left_alone():
    assert complaints(GOOD) == [] and complaints(NUMBER) == []


def answers(*changes):
    made = copy.deepcopy(GOOD["answers"])
    for place, change in changes:
        made[place].update(change)
    return made


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"explanation": None}, "'explanation' is missing"),
        ({"difficulty": 9}, "difficulty 9"),
        ({"section": "somewhere"}, "does not start with a notebook's name"),
        ({"answers": answers((1, {"feedback": ""}))}, "has no feedback"),
        ({"answers": [*GOOD["answers"], {"answer": "the fourth"}]}, "does not say whether it is correct"),
        ({"answers": answers((1, {"misconception": ""}))}, "has no misconception"),
        (
            {
                "answers": answers(
                    (0, {"answer": "the first of them, because it stands before the others in every list there is"})
                )
            },
            "far longer",
        ),
        (
            {
                "answers": answers(
                    (1, {"answer": "a very long and winding option, far longer than needed"}),
                    (2, {"answer": "another very long and winding option, longer than needed"}),
                )
            },
            "far shorter",
        ),
        (
            {"answers": answers((1, {"answer": "always the second one"}), (2, {"answer": "never the first one"}))},
            "absolute word",
        ),
        ({"answers": answers((2, {"answer": "none of the above"}))}, "speaks of the options above"),
        ({"question": "What is $\\softmax x$?"}, "not set as mathematics"),
        ({"question": "What is $ x $?"}, "not closed or starts with a space"),
    ],
)
def test_what_is_poor_in_a_choice_is_found(changes, reason):
    assert any(reason in line for line in complaints(GOOD, **changes)), complaints(GOOD, **changes)


def number(*found):
    return {"answers": [*found, NUMBER["answers"][1]]}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"answers": NUMBER["answers"][:1]}, "no default answer"),
        ({"answers": NUMBER["answers"][::-1]}, "answers after the default are never reached"),
        (
            {"precision": 2, **number({"type": "value", "value": 3.14159, "correct": True})},
            "more digits than the precision 2",
        ),
        (
            {"precision": 1, **number({"type": "range", "range": [0.501, 0.509], "correct": True})},
            "no number falls into",
        ),
        (
            number(
                {"type": "range", "range": [0, 9], "correct": False, "feedback": "x", "misconception": "y"},
                {"type": "value", "value": 3, "correct": True},
            ),
            "an earlier answer takes it",
        ),
        (
            {
                "variables": {"V": [2, 3]},
                **number(
                    {"type": "value", "value": "V + V", "correct": True},
                    {"type": "value", "value": "V * V", "correct": False, "feedback": "x", "misconception": "y"},
                ),
            },
            "is marked right",
        ),
    ],
)
def test_a_right_number_out_of_reach_is_found(changes, reason):
    assert any(reason in line for line in complaints(NUMBER, **changes)), complaints(NUMBER, **changes)


def test_a_bank_that_gives_itself_away_is_found():
    first = bank.Bank("b", tuple(bank.load([{**GOOD, "id": f"09.q{n}"} for n in range(8)]).questions))
    found = " ".join(bank_complaints(first))
    assert "stands at place 1 in 8 of 8" in found and "1 types of question" in found
    assert "2 questions" in " ".join(bank_complaints(bank.load([GOOD, NUMBER])))


def test_two_banks_with_the_same_id():
    one = bank.Bank("a.json", bank.load([GOOD]).questions)
    assert any("already used in a.json" in line for line in lint([one, bank.Bank("b.json", one.questions)]))


def test_headings_are_anchored_as_jupyterlab_does(tmp_path):
    notebook = tmp_path / "n.ipynb"
    notebook.write_text(
        '{"cells": [{"cell_type": "markdown", "source": ["# A `b` *c*\\n", "\\n", "## 2. Two words"]}]}',
        encoding="utf-8",
    )
    assert headings(notebook) == {"A-b-c", "2.-Two-words"}
