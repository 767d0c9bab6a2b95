"""Votes stand beside what learners answered alone and what came out; shares and middles by hand."""

import pytest

from attention_helpers.course.report import page
from attention_helpers.course.report.counting import tally
from attention_helpers.course.report.counting.rounds import Round
from attention_helpers.course.report.votes import MOST_ROUNDS, votes_of
from attention_helpers.widgets import language as languages


def rows_of(rounds, rows=()):
    report = tally.summarise({f"learner {i}": several for i, several in enumerate(rows)})
    report.votes = rounds
    (voted,) = votes_of(report)
    return [[str(cell) for cell in row] for row in voted.rows()]


def guess(time, value, kind="predict", id="05.have"):
    return {"time": time, "kind": kind, "id": id, "value": value}


def test_a_prediction_in_two_rounds_beside_guesses_before_and_after_the_run():
    rounds = [Round("05.have", "05", "predict", "2026-01-01", 2, 2, [1, 3, 0, 0])]
    rounds += [Round("05.have", "05", "predict", "2026-01-01", 4, 0, [0, 0, 4, 0])]
    alone = [[guess("1", 0), guess("2", 2, "result"), guess("3", 2)], [guess("1", 2), guess("2", 2, "result")]]
    rows = rows_of(rounds, alone)
    assert [row[1:] for row in rows] == [
        ["1 (25 %)", "0 (0 %)", "1 (50 %)", "0 (0 %)", ""],
        ["3 (75 %)", "0 (0 %)", "0 (0 %)", "0 (0 %)", ""],
        ["0 (0 %)", "4 (100 %)", "1 (50 %)", "1 (100 %)", "✓"],
        ["0 (0 %)", "0 (0 %)", "0 (0 %)", "0 (0 %)", ""],
    ]
    assert "On the verb" in rows[2][0]


def test_a_question_whose_options_are_ticked_together_has_no_shares_of_hands():
    answer = {"time": "1", "kind": "quiz", "id": "02.soft-properties", "right": False, "answer": [0, 1]}
    rounds = [Round("02.soft-properties", "02", "quiz", "1", 2, 0, [2, 1, 0, 0, 1])]
    rounds += [Round("02.soft-properties", "02", "quiz", "2", 2, 5, [4, 1, 1, 0, 1])]
    rows = rows_of(rounds, [[answer]])
    assert rows[0][1:] == ["2 (100 %)", "4", "1 (100 %)", "1 (100 %)", "✓"] and rows[1][-1] == ""


def test_a_curve_and_a_number_have_the_middle_and_the_range():
    curve = [Round("01.curve", "01", "predict", "1", 3, 0, values=[[1, 2, 0, 0], [2, 5, 0, 0], [9, 3, 0, 0]])]
    alone = [guess("1", [80, 60, 40, 20], id="01.curve"), guess("2", [90, 70, 50, 30], "result", id="01.curve")]
    rows = rows_of(curve, [alone])
    assert len(rows) == 4 and rows[0][0].endswith(" 1")
    assert rows[0][1:] == ["2 in the middle, from 1 to 9", "80 in the middle, from 80 to 80", "–", "90"]
    assert rows_of([Round("00.share", "00", "predict", "1", 1, 0, values=[40])])[0][0] == "%"
    number = [Round("mine", "01", "quiz", "1", 2, 0, values=[3, 4])]
    answers = [[{"time": "1", "kind": "quiz", "id": "mine", "right": True, "answer": one}] for one in ("7", 5, "x")]
    assert rows_of(number, answers) == [
        ["mine", "3.5 in the middle, from 3 to 4", *["6 in the middle, from 5 to 7"] * 2, "–"]
    ]


def test_a_foreign_question_has_its_options_by_number_and_the_last_rounds_are_shown():
    rounds = [Round("mine", "01", "quiz", str(i), 1, 0, [1, 0]) for i in range(MOST_ROUNDS + 1)]
    rows = rows_of(rounds)
    assert [row[0] for row in rows] == ["1", "2"] and len(rows[0]) == MOST_ROUNDS + 4


def test_where_learners_have_other_numbers_than_the_class_nothing_is_compared():
    answers = [{"time": "1", "kind": "quiz", "id": "07.node-count", "right": True, "answer": "7"}]
    assert rows_of([Round("07.node-count", "07", "quiz", "1", 1, 0, values=[7])], [answers])[0][2:] == ["–", "–", "–"]


@pytest.mark.parametrize("language, words", [("en", "Votes of the class"), ("ja", "クラスの投票")])
def test_the_page_shows_them_and_no_markup_of_anybody(language, words, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", language)
    report = tally.summarise({"ann": []})
    assert words not in page.page(report)
    report.votes = [Round("<b>x</b>", "<i>", "quiz", "<u>", 1, 0, [1])]
    text = page.page(report)
    assert words in text and "&lt;b&gt;x" in text and "<b>" not in text and "<u>" not in text
