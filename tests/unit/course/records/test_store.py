"""The front of the store: one history over all sessions."""

import os
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from attention_helpers.course.records import session as writing
from attention_helpers.course.records import store
from attention_helpers.course.records.learner import FILE_NAME
from attention_helpers.course.records.session import Session
from tests.unit.course.records.lines import assert_same, files, finish, line, remembered


def test_looking_creates_no_file(place):
    assert store.history() == [] and store.latest("quiz", "x") is None and store.problem() is None
    assert not place.exists()


def test_latest_and_history_by_kind_and_id(place):
    for answer in (1, 2, 3):
        store.record("quiz", "01.a", lesson="01", answer=answer)
    store.record("predict", "01.a", lesson="01", value=5)
    assert store.latest("quiz", "01.a")["answer"] == 3
    assert [row["answer"] for row in store.history("quiz")] == [1, 2, 3]
    assert len(store.history()) == 4 and len(store.history("predict", "01.a")) == 1


def test_reset_forgets_one_lesson_and_changes_no_line(place):
    store.record("quiz", "01.a", lesson="01", right=True)
    store.record("exercise", "soft_attention", lesson="03", right=True)
    before = files(place)[0].read_bytes()
    store.reset("01")
    assert store.latest("quiz", "01.a") is None and store.latest("exercise", "soft_attention")["right"]
    assert files(place)[0].read_bytes().startswith(before)
    store.record("quiz", "01.a", lesson="01", right=False)
    assert store.latest("quiz", "01.a")["right"] is False


def test_sessions_are_merged_by_time_and_share_the_learners_name(place, other_kernel):
    store.record("quiz", "01.a", answer="first")
    finish(other_kernel("store.record('quiz', '01.a', answer='second')"))
    store.record("quiz", "01.a", answer="third")
    assert [row["answer"] for row in store.history()] == ["first", "second", "third"]
    learners = {FILE_NAME.match(path.stem)["learner"] for path in files(place)}
    assert len(files(place)) == 2 and len(learners) == 1


def test_damage_looks_by_itself(place):
    store.record("quiz", "01.a")
    (place / "other.jsonl").write_bytes(b"garbage\n" + line("2026") + b"\n")
    (told,) = store.damage()
    assert told.startswith("other.jsonl, line 1") and len(store.history()) == 2


def test_one_look_serves_many_questions(place, monkeypatch):
    store.record("quiz", "01.a", answer=1)
    looks, listdir = [], os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: looks.append(path) or listdir(path))
    with store.one_look():
        assert [store.latest("quiz", "01.a")["answer"] for _ in range(3)] == [1, 1, 1] and len(store.history()) == 1
        assert len(looks) == 1
    (place / "other.jsonl").write_bytes(line("2999", answer=2) + b"\n")
    assert store.latest("quiz", "01.a")["answer"] == 2 and len(looks) == 2


@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_recorded_is_there_whether_it_was_saved_or_not(place, monkeypatch, seed):
    """This session and another, answers and resets, times that tie, a disk that comes and goes."""
    rng, other, recorded, real_open = random.Random(seed), Session(place), [], os.open

    def sometimes(name, *arguments):
        if broken:
            raise OSError(5, "Input/output error")
        return real_open(name, *arguments)

    monkeypatch.setattr(os, "open", sometimes)
    monkeypatch.setattr(writing, "_now", lambda: f"2026-01-0{rng.randrange(1, 6)}")
    for _ in range(40):
        broken = rng.random() < 0.3
        if rng.random() < 0.1:
            recorded.append(store.reset(rng.choice(["01", "02"])))
        else:
            kind, id = rng.choice(["quiz", "test"]), rng.choice(["01.a", "01.b", "02.a"])
            recorded.append(store.record(kind, id, lesson=rng.choice(["01", "02", None])))
        if not broken:
            recorded.append(other.append("quiz", "01.a", {}))
        if rng.random() < 0.5:
            assert_same(store, remembered(recorded))
    assert_same(store, remembered(recorded))


def test_threads_at_once_lose_nothing_and_see_everything_once(place):
    def answer(writer):
        for number in range(20):
            store.record("quiz", "q", writer=writer, n=number)
            found = [row["n"] for row in store.history("quiz", "q") if row["writer"] == writer]
            assert found == list(range(number + 1))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(answer, range(4)))
    assert len(store.history()) == 80 and len(files(place)) == 1


CLOCKS = {
    "ahead, then corrected": ["2036", "2026", "2026"],
    "back": ["2026", "1970", "1970"],
    "both ways": ["2026", "2036", "1970", "2031", "2026"],
    "still": ["2026", "2026", "2026"],
    "no clock at all": ["", "", "2026", ""],
}


@pytest.fixture
def clock(monkeypatch):
    """clock(time) sets it."""
    return lambda time: monkeypatch.setattr(writing, "_now", lambda: time)


@pytest.mark.parametrize("times", CLOCKS.values(), ids=CLOCKS)
@pytest.mark.parametrize("kernels", [1, 2])
def test_the_newest_record_is_the_last_whatever_the_clock_says(place, clock, monkeypatch, times, kernels):
    sessions = [Session(place) for _ in range(kernels)]
    for number, time in enumerate(times):
        clock(time)
        monkeypatch.setitem(store._sessions, place, sessions[number % kernels])
        row = store.record("quiz", "01.a", answer=number)
        assert store.latest("quiz", "01.a") == row and row["time"] == time
        assert [row["answer"] for row in store.history()] == list(range(number + 1))


@pytest.mark.parametrize("times", CLOCKS.values(), ids=CLOCKS)
def test_a_reset_forgets_what_was_before_it_and_nothing_after(place, clock, times):
    for number, time in enumerate(times * 2):
        clock(time)
        store.record("quiz", "01.a", answer=number)
        store.reset("01")
        assert store.history() == []
        store.record("quiz", "01.a", answer=number)
        assert [row["answer"] for row in store.history()] == [number]


def test_a_record_says_more_than_its_time_only_where_the_clock_was_moved(place, clock):
    for time, more in (("2026", {}), ("2025", {"after": "2026", "step": 1}), ("2025", {"after": "2026", "step": 2})):
        clock(time)
        row = store.record("quiz", "01.a", after="x", step="y")
        assert {name: row[name] for name in ("after", "step") if name in row} == more
    clock("2027")
    assert "after" not in store.record("quiz", "01.a")


def test_a_record_of_an_earlier_version_stands_where_its_time_says(place, clock):
    place.mkdir()
    (place / "old.jsonl").write_bytes(line("2026", answer="old") + b"\n" + line("2024", answer="older") + b"\n")
    clock("2025")
    store.record("quiz", "01.a", answer="new")
    assert [row["answer"] for row in store.history()] == ["older", "old", "new"]


def test_a_copied_file_counts_once_and_fields_of_a_later_version_are_kept(place):
    for number in range(3):
        store.record("quiz", "01.a", answer=number, field_of_a_later_version={"n": number})
    (path,) = files(place)
    for name in ("Copy of a", "z", f"{path.stem} (1)"):
        (place / f"{name}.jsonl").write_bytes(path.read_bytes())
    assert [row["field_of_a_later_version"]["n"] for row in store.history()] == [0, 1, 2]


def test_a_folder_that_can_be_written_and_not_read_is_told_and_shows_what_this_kernel_recorded(place, monkeypatch):
    store.record("quiz", "01.a", answer=1)
    assert store.latest("quiz", "01.a")["answer"] == 1
    real = os.listdir

    def refusing(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refusing)
    store.record("quiz", "01.a", answer=2)
    assert [row["answer"] for row in store.history()] == [1, 2]
    assert "cannot be read" in store.problem() and str(place) in store.problem()
    assert store.damage() == [f"{place}: cannot be read (Permission denied)."]
    monkeypatch.setattr(os, "listdir", real)
    assert [row["answer"] for row in store.history()] == [1, 2] and store.problem() is None
    assert len(files(place)[0].read_bytes().splitlines()) == 2


def test_try_writing_leaves_nothing_behind(place):
    store.try_writing()
    assert list(place.iterdir()) == []
