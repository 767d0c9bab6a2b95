"""Reading: what was appended since the last look and nothing else, whatever happens to the files."""

import builtins
import itertools
import os
import random

import pytest

from attention_helpers.course.records import reader as reading
from attention_helpers.course.records.line import to_bytes
from attention_helpers.course.records.reader import Reader
from tests.unit.course.records.lines import assert_same, draw_row, files, line, plain_reading


@pytest.fixture
def reader(place):
    place.mkdir()
    return Reader(place)


def answers(reader):
    return [row["answer"] for row in reader.look().history()]


def append(path, data):
    with open(path, "ab") as file:
        file.write(data)


@pytest.fixture
def parsed(monkeypatch):
    """The lines parsed so far."""
    lines, parse_all = [], reading.parse_all
    monkeypatch.setattr(reading, "parse_all", lambda several: lines.extend(several) or parse_all(several))
    return lines


def test_a_torn_last_line_is_passed_over_and_reported(place, reader):
    torn = place / "0badc0de-20260101T000000-00000000.jsonl"
    torn.write_bytes(line("2026-01-01", answer=7) + b'\n{"time": "2026-01-02", "ki')
    assert answers(reader) == [7]
    (report,) = reader.damage()
    assert torn.name in report and "line 2" in report
    append(torn, b'nd": "quiz", "id": "01.b", "answer": 8}\n')  # the other kernel goes on: the line is whole now
    assert answers(reader) == [7, 8] and reader.damage() == []


def test_a_damaged_line_costs_only_itself(place, reader):
    path = place / "session.jsonl"
    content = b"\n".join([line("2026-01-01", answer=1), b"", b"not json", line("2026-01-02", answer=2), b""])
    path.write_bytes(content)
    assert answers(reader) == [1, 2]
    (report,) = reader.damage()
    assert "session.jsonl" in report and "line 3" in report
    assert path.read_bytes() == content


def test_only_what_was_appended_is_read_again(place, reader, parsed):
    for name in ("a", "b"):
        (place / f"{name}.jsonl").write_bytes(line("2026-01-01", answer=1) + b"\n")
    assert answers(reader) == [1, 1] and len(parsed) == 2
    assert answers(reader) == [1, 1] and len(parsed) == 2
    append(place / "a.jsonl", line("2026-01-02", answer=2) + b"\n" + b'{"torn')
    assert answers(reader) == [1, 1, 2] and len(parsed) == 3
    append(place / "a.jsonl", b" again")
    assert answers(reader) == [1, 1, 2] and len(parsed) == 3


def replace(path, content):
    """As editors and synchronising programs do it: another file takes the name."""
    new = path.with_name("new")
    new.write_bytes(content)
    os.replace(new, path)


def rewrite(path, content):
    """The same file with another content, at another time: a file system's clock may be too coarse to tell."""
    path.write_bytes(content)
    os.utime(path, ns=(0, 0))


@pytest.mark.parametrize(
    "how, now",
    [(how, now) for how in (replace, rewrite) for now in ([8], [8, 9], [8, 2], [1, 9], [8, 9, 3], [])]
    + [(replace, [8, 2, 3])],
)
def test_a_file_with_another_content_is_read_anew(place, reader, how, now):
    def lines(numbers):
        return b"".join(line("2026-01-01", text="x" * 100, answer=number) + b"\n" for number in numbers)

    path = place / "a.jsonl"
    path.write_bytes(lines([1, 2]))
    (place / "b.jsonl").write_bytes(line("2026-01-03", answer=7) + b"\n")
    assert answers(reader) == [1, 2, 7]
    how(path, lines(now))
    assert answers(reader) == [*now, 7]


def test_a_file_that_is_gone_is_forgotten(place, reader):
    for number in (1, 2):
        (place / f"{number}.jsonl").write_bytes(line(f"2026-01-0{number}", answer=number) + b"\n")
    assert answers(reader) == [1, 2]
    (place / "1.jsonl").unlink()
    assert answers(reader) == [2]


@pytest.mark.parametrize("known", [False, True])
def test_a_file_that_cannot_be_opened_is_told_and_read_later(place, reader, monkeypatch, known):
    path = place / "a.jsonl"
    path.write_bytes(line("2026-01-01", answer=1) + b"\n")
    (place / "b.jsonl").write_bytes(line("2026-01-02", answer=2) + b"\n")
    real_open = open

    def refusing(name, *arguments, **options):
        if name == path:
            raise PermissionError(13, "Permission denied")
        return real_open(name, *arguments, **options)

    stamp = reading._stamp
    if known:
        reader.look()
    with monkeypatch.context() as patch:
        patch.setattr(builtins, "open", refusing)
        patch.setattr(reading, "_stamp", lambda name: None if str(name) == str(path) else stamp(name))
        assert answers(reader) == ([1, 2] if known else [2])
        assert reader.damage() == ["a.jsonl: cannot be read (Permission denied)."]
    assert answers(reader) == [1, 2] and reader.damage() == []


def test_no_folder_or_something_else_in_its_place(tmp_path):
    assert Reader(tmp_path / "none").look().history() == []
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    assert Reader(tmp_path / "file").look().history() == []


@pytest.mark.parametrize("seed", range(60))
def test_whatever_happens_to_the_files_the_index_is_as_a_plain_reading(place, reader, seed):
    rng, clock = random.Random(seed), itertools.count()
    for _ in range(60):
        path = place / f"{rng.choice('abc')}.jsonl"
        row = to_bytes(draw_row(rng))
        what = rng.choice(["append"] * 6 + ["several", "tear", "damage", "replace", "rewrite", "delete"])
        if what == "delete":
            path.unlink(missing_ok=True)
            continue
        if what in ("replace", "rewrite"):
            lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
            content = b"".join(rng.sample(lines, rng.randrange(len(lines) + 1)) + [row] * rng.randrange(3))
            {"replace": replace, "rewrite": rewrite}[what](path, content)
        else:
            middle = rng.randrange(len(row))
            data = {"several": row * 3, "tear": row[:middle], "damage": b"garbage\n"}.get(what, row)
            append(path, data)
        os.utime(path, ns=(0, next(clock) * 10**9))  # each change at a time of its own
        if rng.random() < 0.5:
            assert_same(reader.look(), plain_reading(place))
    assert_same(reader.look(), plain_reading(place))
    assert reader.damage() == fresh_damage(place)
    assert len(files(place)) <= 3


def fresh_damage(place):
    other = Reader(place)
    other.look()
    return other.damage()
