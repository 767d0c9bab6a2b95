"""A record as a line and back."""

import numpy as np
import pytest

from attention_helpers.course.records.line import lesson_of, order, parse, plain, to_bytes

DAMAGED = [
    b"not json",
    b"\xff\xfe\x00",
    b"[1, 2]",
    b'"text"',
    b"{}",
    b'{"time": 5, "kind": "quiz", "id": "x"}',
    b'{"time": "2026", "kind": "quiz"',
    b"[" * 100_000,
    b"\x00" * 40,
    b'{"time": "2026", "kind": "quiz", "id": "x"} {}',
    b'{"time": "%s", "kind": "quiz", "id": "x"}' % (b"2" * 100),
    b'{"time": "2026", "kind": "quiz", "id": "x", "attempt": %s}' % (b"9" * 5000),
    b'{"time": "2026", "kind": "quiz", "id": "\xed\xa0\x80"}',
]


@pytest.mark.parametrize("line", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_line_is_no_record(line):
    assert parse(line) is None


def test_values_that_json_does_not_know():
    fields = {"a": np.float64(0.5), "b": np.arange(2), "c": (1, {2}), "d": float("nan"), "e": "half \ud800", "f": b"x"}
    read = parse(to_bytes({"time": "2026", "kind": "quiz", "id": "01.a", **plain(fields)}))
    assert (read["a"], read["b"], read["c"], read["d"], read["e"]) == (0.5, [0, 1], [1, [2]], "nan", "half \ud800")
    assert read["f"] == "b'x'"


@pytest.mark.parametrize("text", ['a\nb\r\n"}\x00\u2028<script>\u202e' * 50, "私 は ペン", "half \udc00"])
def test_a_text_cannot_break_the_line(text):
    row = {"time": "2026", "kind": "quiz", "id": "01.a", "answer": text}
    line = to_bytes(row)
    assert line.count(b"\n") == 1 and line.endswith(b"\n") and parse(line) == row


def test_records_are_sorted_by_time_then_session_then_number():
    rows = [
        {"time": "1", "session": "b", "number": 1},
        {"time": "1", "session": "a", "number": 10},
        {"time": "1", "session": "a", "number": 9},
        {"time": "1", "session": "a", "number": "none"},
        {"time": "1"},
        {"time": "0", "session": "c", "number": 3},
    ]
    assert sorted(rows, key=order) == rows[::-1]


def test_the_lesson_is_a_field_or_the_beginning_of_the_id():
    assert lesson_of({"lesson": "03", "id": "soft_attention"}) == "03"
    assert lesson_of({"lesson": None, "id": "02.scale"}) == "02" and lesson_of({"id": "01.a"}) == "01"


WRONG = ["Infinity", "-Infinity", "NaN", "1e999", "-1", "true", "1.5", '"1"', "[1]", "{}", "null", "9" * 400]
RIGHT = {"attempt": 2, "draw": 0, "nth": 1, "number": 3, "step": 1}


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("value", WRONG)
def test_a_value_that_the_course_never_writes_counts_as_not_there(name, value):
    row = {"time": "2026", "kind": "quiz", "id": "x", "later": [1, {}]}
    assert parse(b'%s, "%s": %s}' % (to_bytes(row)[:-2], name.encode(), value.encode())) == row


def test_what_the_course_writes_is_read_as_it_is():
    row = {"time": "2026", "kind": "quiz", "id": "x", "right": None, "score": 0.5, "lesson": None, "judged": {"a": 1}}
    assert parse(to_bytes(row | RIGHT)) == row | RIGHT


@pytest.mark.parametrize(("name", "value"), [("right", "1"), ("score", "NaN"), ("score", "1e999"), ("lesson", "[]")])
def test_other_fields_have_their_types_too(name, value):
    row = parse(b'{"time": "2026", "kind": "quiz", "id": "x", "%s": %s}' % (name.encode(), value.encode()))
    assert name not in row and row["id"] == "x"


def test_order_follows_the_latest_time_known():
    ahead, then, later = {"time": "2030"}, {"time": "2026", "after": "2030", "step": 1}, {"time": "2031"}
    assert sorted([later, then, ahead], key=order) == [ahead, then, later]
    assert order({"time": "2032", "after": "2030", "step": 5}) == order({"time": "2032"})


def test_deep_values_and_huge_numbers_are_cut():
    deep = []
    for _ in range(10_000):
        deep = [deep]
    read = parse(to_bytes({"time": "2026", "kind": "quiz", "id": "x", **plain({"deep": deep, "huge": 10**9999})}))
    assert "…" in str(read["deep"]) and read["huge"] == hex(10**9999)
