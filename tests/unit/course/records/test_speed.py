"""Opening a quiz costs the same with a long history as with none.

Both are measured in turn and the quickest of each is taken, so that a busy machine slows both or neither.
"""

import json
import os
import time

import pytest

from attention_helpers import course
from attention_helpers.course.questions.bank import all_banks
from attention_helpers.course.records import reader, store

RECORDS = 20_000
TIMES_AS_SLOW = 3
OPENINGS = {"quiz": lambda: course.quiz("03"), "mixed test": lambda: course.mixed_test()}


def write_history(folder, files):
    """RECORDS answers, in lessons and in tests by turns, to all questions, shared out to `files` sessions."""
    folder.mkdir()
    questions = [question for bank in all_banks() for question in bank]
    for session in range(files):
        name = f"0badc0de-20260101T{session:06}-{session:08x}"
        with open(folder / f"{name}.jsonl", "w", encoding="utf-8") as file:
            for number in range(session, RECORDS, files):
                turn, place = divmod(number, len(questions))
                question = questions[place]
                kind, prefix = ("test", "mixed-0/") if turn % 2 else ("quiz", "")
                row = {"time": f"2026-01-01T{number:06}", "session": name, "number": number, "kind": kind}
                row |= {"id": prefix + question.id, "lesson": question.lesson, "right": True, "score": 1.0, "answer": 0}
                file.write(json.dumps(row | {"attempt": 1, "draw": 0, "topic": None}) + "\n")
    return folder


@pytest.fixture(scope="module")
def histories(tmp_path_factory):
    """{number of session files: a folder of 20,000 records}"""
    place = tmp_path_factory.mktemp("histories")
    return {files: write_history(place / str(files), files) for files in (1, 1000)}


def seconds(opening, folder, monkeypatch):
    monkeypatch.setenv(store.VARIABLE, str(folder))
    start = time.perf_counter()
    opening()
    return time.perf_counter() - start


@pytest.mark.parametrize("name", OPENINGS)
def test_20000_records_slow_an_opening_at_most_threefold(name, histories, own_store, monkeypatch):
    opening = OPENINGS[name]
    for folder in (own_store, histories[1]):  # what is new is read, and what is imported late, imported
        seconds(opening, folder, monkeypatch)
    turns = [[seconds(opening, folder, monkeypatch) for folder in (own_store, histories[1])] for _ in range(10)]
    without, with_history = (min(column) for column in zip(*turns, strict=True))
    print(f"\n{name}: {1000 * without:.1f} ms without records, {1000 * with_history:.1f} ms with {RECORDS}")
    assert with_history <= TIMES_AS_SLOW * without


@pytest.mark.parametrize("name", OPENINGS)
def test_1000_session_files_open_in_under_a_second(name, histories, monkeypatch):
    seconds(OPENINGS[name], histories[1000], monkeypatch)
    again = min(seconds(OPENINGS[name], histories[1000], monkeypatch) for _ in range(3))
    print(f"\n{name} with 1000 session files: {1000 * again:.0f} ms")
    assert again < 1


@pytest.mark.parametrize("name", OPENINGS)
def test_an_opening_looks_once_and_parses_nothing_twice(name, histories, monkeypatch):
    seconds(OPENINGS[name], histories[1000], monkeypatch)
    looks, parsed, listdir, parse_all = [], [], os.listdir, reader.parse_all
    monkeypatch.setattr(os, "listdir", lambda path: looks.append(path) or listdir(path))
    monkeypatch.setattr(reader, "parse_all", lambda lines: parsed.extend(lines) or parse_all(lines))
    seconds(OPENINGS[name], histories[1000], monkeypatch)
    assert looks == [histories[1000]] and parsed == []
