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
