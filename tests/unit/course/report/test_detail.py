"""Every answer to a question, with its share."""

import pytest

from attention_helpers.course.report.counting import tally
from attention_helpers.course.report.counting.subjects import questions
from attention_helpers.course.report.detail import MOST_ROWS, rows_of
from attention_helpers.widgets import language as languages


def item_of(id, *answers, kind="quiz"):
    """The question answered by a learner each, once or several times: the first is wrong, the last is right."""
    rows = {}
    for number, several in enumerate(answers):
        rows[f"learner{number}"] = [
            {"time": f"2026-01-01T10:00:0{place}", "kind": kind, "id": id, "right": place == 1, "answer": answer}
            for place, answer in enumerate(several)
        ]
    (item,) = tally.summarise(rows).items
    return item


def first_of(kind):
    return next(one for one in questions().values() if one.type == kind and not one.variables)


def test_every_option_is_told_also_one_that_nobody_chose():
    rows = rows_of(item_of("02.soft-properties", [[0, 1], [0, 2]], [[1], [0, 2, 4]], [[1]]))
    assert [(row.right, row.first, row.last) for row in rows] == [
        (True, 1, 2),
        (False, 3, 1),
        (True, 0, 2),
        (False, 0, 0),
        (True, 0, 1),
    ]
    assert rows[1].answer == "A query that fits no key gets an answer of zeros"
    assert rows[1].mistake == "soft look-up can say not found" and rows[0].mistake == ""


def test_of_one_choice(monkeypatch):
    question = first_of("multiple_choice")
    rows = rows_of(item_of(question.id, [0], [0, 1], [1]))
    assert [(row.first, row.last) for row in rows[:2]] == [(2, 1), (1, 2)] and sum(row.right for row in rows) == 1
    english = [row.answer for row in rows_of(item_of("02.soft-properties", [[0]]))]
    monkeypatch.setattr(languages, "_chosen", "ja")
    japanese = [row.answer for row in rows_of(item_of("02.soft-properties", [[0]]))]
    assert all(map(str.isascii, english)) and not any(map(str.isascii, japanese))


def test_the_pairs_of_a_matching_question():
    question = first_of("matching")
    count = len(question.data["pairs"])
    rows = rows_of(item_of(question.id, [[0] * count], [[0] * count], [[1] + [0] * (count - 1)]))
    assert [row.first for row in rows[:2]] == [2, 1] and len(rows) == count + 1 and " — " in rows[0].answer
    assert all(isinstance(row.right, bool) for row in rows)


@pytest.mark.parametrize(
    ("kind", "answer", "shown"),
    [
        ("word", 0, lambda data: data["words"][0].strip()),
        ("cell", [0, 1], lambda data: f"{data['rows'][0]} · {data['columns'][1]}"),
        ("ordering", [0, 1, 2], lambda data: " → "),
        ("numeric", "7", lambda data: "7"),
    ],
)
def test_other_answers_are_told_as_the_question_shows_them(kind, answer, shown):
    question = first_of(kind)
    if kind == "ordering":
        answer = list(range(len(question.data["items"])))
    (row,) = rows_of(item_of(question.id, [answer], [answer]))
    assert shown(question.data) in row.answer and (row.first, row.last) == (2, 2) and isinstance(row.right, bool)


def test_of_typed_answers_those_that_came_most_and_the_rest_together():
    question = first_of("numeric")
    several = [[str(number)] for number in range(1000, 1020)]
    rows = rows_of(item_of(question.id, ["7"], ["7"], *several))
    assert len(rows) == MOST_ROWS + 1 and (rows[0].answer, rows[0].first) == ("7", 2)
    assert (rows[-1].answer, rows[-1].first) == ("…", 22 - 2 - (MOST_ROWS - 1))


def test_answers_that_fit_no_question_end_nothing():
    for kind in ("multiple_choice", "many_choice", "matching", "word", "cell", "ordering", "numeric", "string"):
        id = first_of(kind).id
        for answer in (99, -1, [99], [None], "x", [], [0.5], 1e308, "\ud800"):
            rows_of(item_of(id, [answer, answer]))


def test_of_exercises_and_other_peoples_questions_the_misconceptions():
    check = {"kind": "exercise", "id": "soft_dictionary"}
    rows = {name: [check | {"time": "1", "right": False, "misconception": "plain mean"}] for name in "ab"}
    rows["b"].append(check | {"time": "2", "right": True, "misconception": None})
    (row,) = rows_of(tally.summarise(rows).items[0])
    assert (row.answer, row.mistake, row.first, row.last) == ("", "plain mean", 2, 1)
    assert rows_of(item_of("sum@mine~1", ["7"])) == []
