"""Answers in own words, each beside what was read and what was ticked."""

import pytest

from attention_helpers.course.report.counting.own_words import LONGEST, MOST, OwnWords, is_marked, points_of
from attention_helpers.widgets import language as languages


def row(text="t", points=(True, False), read=("found", "found"), right=False, overall="part"):
    answer = {"text": text, "points": list(points)}
    return {"kind": "quiz", "answer": answer, "right": right, "judged": {"points": list(read), "overall": overall}}


def counted(*rows):
    one = OwnWords("02.gained-and-lost", "02")
    for number, given in enumerate(rows):
        one.add(f"learner{number}", given)
    one.keep_those_to_read()
    return one


def test_what_was_read_and_what_was_ticked_stand_side_by_side():
    (answer,) = counted(
        row(points=[True, False, True, True], read=["found", "not found", "contradicted", "found"])
    ).answers
    assert (answer.points_read, answer.points_ticked, answer.differences) == ("1, ✗ 3, 4", "1, 3, 4", 1)
    (none,) = counted(row(points=[False], read=["not found"])).answers
    assert (none.points_read, none.points_ticked, none.differences) == ("–", "–", 0)


def test_first_come_those_to_be_looked_at_then_those_that_differ_most():
    alike, one, look = row(points=[True, True]), row(), row(points=[True, True], right=None)
    assert [answer.learner for answer in counted(alike, one, look).answers] == ["learner2", "learner1", "learner0"]


def test_no_more_are_kept_than_are_shown():
    one = OwnWords("02.gained-and-lost", "02")
    for number in range(1000):
        one.add(f"learner{number:04}", row("x" * 5000, right=None if number == 999 else True))
        assert len(one.answers) < 2 * MOST
    one.keep_those_to_read()
    assert len(one.answers) == MOST and one.answers[0].learner == "learner0999" and one.learners == 1000
    assert len(one.answers[0].text) == LONGEST


@pytest.mark.parametrize("read", [None, "found", [{}, 3], {}])
def test_a_reading_of_any_form_is_none(read):
    given = row()
    given["judged"] = {"points": read, "overall": ["right"]}
    (answer,) = counted(given).answers
    assert (answer.points_read, answer.judged) == ("–", "")


def test_the_points_are_told_in_the_readers_language(monkeypatch):
    assert str(points_of("02.gained-and-lost")[0]) == "it answers queries that equal no key" and points_of("mine") == []
    monkeypatch.setattr(languages, "_chosen", "ja")
    assert str(points_of("02.gained-and-lost")[0]) == "どのキーとも一致しないクエリにも答えます"


def test_an_answer_whose_marking_is_not_saved_does_not_count():
    assert is_marked(row()) and not is_marked({"kind": "quiz", "answer": {"text": "t", "points": None}})
    assert not is_marked({"kind": "quiz", "answer": 1})
