"""The index gives what sorting everything anew gives, in whatever order the records come."""

import random

import pytest

from attention_helpers.course.records.index import Index, entry
from tests.unit.course.records.lines import assert_same, draw_row, remembered


@pytest.mark.parametrize("seed", range(100))
def test_records_in_any_order_and_in_any_portions(seed):
    rng = random.Random(seed)
    rows = [draw_row(rng) for _ in range(rng.randrange(40))]
    entries = [entry(row, "file", place) for place, row in enumerate(rows)]
    rng.shuffle(entries)
    index = Index()
    while entries:
        portion = rng.randrange(1, 6)
        index.add(entries[:portion])
        del entries[:portion]
    assert_same(index, remembered(rows))


@pytest.mark.parametrize("seed", range(20))
def test_with_more_leaves_the_first_as_it_was(seed):
    rng = random.Random(seed)
    rows = [draw_row(rng) for _ in range(30)]
    entries = [entry(row, "file", place) for place, row in enumerate(rows)]
    index = Index()
    index.add(entries[:15])
    assert_same(index.with_more(entries[15:]), remembered(rows))
    assert_same(index, remembered(rows[:15]))


def test_records_that_tie_stand_as_in_their_files():
    rows = {
        place: {"time": "2026", "kind": "quiz", "id": "01.a", "at": place} for place in [("b", 1), ("a", 2), ("a", 1)]
    }
    index = Index()
    for place, row in rows.items():
        index.add([entry(row, *place)])
    assert [row["at"] for row in index.history()] == [("a", 1), ("a", 2), ("b", 1)]


def test_what_a_caller_does_to_the_list_is_the_callers():
    index = Index()
    index.add([entry({"time": "2026", "kind": "quiz", "id": "01.a"}, "file", 1)])
    index.history("quiz", "01.a").clear()
    index.history().clear()
    assert len(index.history("quiz", "01.a")) == 1


def test_a_record_that_comes_again_counts_once():
    row = {"time": "2026", "session": "s", "number": 1, "kind": "quiz", "id": "01.a"}
    index = Index()
    index.add([entry(row, "a", 1), entry(dict(row), "copy", 1)])
    index.add(
        [entry(dict(row), "another", 1), entry({**row, "number": 2}, "a", 2), entry({**row, "time": "2027"}, "b", 1)]
    )
    assert [(one["time"], one["number"]) for one in index.history()] == [("2026", 1), ("2026", 2), ("2027", 1)]
    assert len(index.with_more([entry(dict(row), "", 1)]).history()) == 3


def test_the_newest_is_known_be_it_a_reset():
    index = Index()
    assert index.newest == ("", 0)
    index.add([entry({"time": "2026", "after": "2030", "step": 2, "kind": "reset", "id": "01"}, "a", 1)])
    index.add([entry({"time": "2028", "kind": "quiz", "id": "01.a"}, "a", 2)])
    assert index.newest == ("2030", 2) and index.history() == []
