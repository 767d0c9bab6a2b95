"""A class's folders as they come: every learner is read, copies count once, and what is passed over is named."""

import json
import os
import shutil

import pytest

from attention_helpers.__main__ import main
from attention_helpers.course.records.handed_in import DEEPEST, HandedIn
from attention_helpers.course.records.learner import HUB
from attention_helpers.course.records.reading import Reading
from attention_helpers.course.records.session import Session
from attention_helpers.course.report.counting import shares
from tests.unit.course.records.test_files import PIPES

SESSION = "hanako.1a2b3c4d-20260101T000000-00000000"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "class"


def answers(path, count=3, session=SESSION, first=1):
    """A session file of `count` answers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        {"time": f"2026-01-01T{number:02}", "session": session, "number": number, "kind": "quiz", "id": f"01.q{number}"}
        | {"lesson": "01", "right": True}
        for number in range(first, first + count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def found(folder):
    """{learner: number of answers}, and what was passed over."""
    handed_in = HandedIn(folder)
    reading = Reading(folder, handed_in.listed())
    read = {name: len(rows) for name, rows in reading.learners()}
    return read, handed_in.passed_over + reading.passed_over


@pytest.mark.parametrize(
    "name", ["Copy of {}", "{} (1)", "{} - Copy", "{} のコピー", "{}-checkpoint", "Yamada_123_assign_file_{}"]
)
def test_a_copy_beside_its_original_counts_once(folder, name):
    answers(folder / f"{SESSION}.jsonl")
    shutil.copy(folder / f"{SESSION}.jsonl", folder / f"{name.format(SESSION)}.jsonl")
    assert found(folder) == ({"hanako.1a2b3c4d": 3}, [])


def test_copies_within_a_learners_folder_count_once_and_what_one_has_more_is_kept(folder):
    answers(folder / "hanako" / "early.jsonl", 2)
    answers(folder / "hanako" / "backup" / "late.jsonl", 5)
    answers(folder / "hanako" / "lines twice.jsonl", 1, session="other.jsonl")
    with open(folder / "hanako" / "lines twice.jsonl", "ab") as file:
        file.write((folder / "hanako" / "lines twice.jsonl").read_bytes())
    assert found(folder) == ({"hanako": 6}, [])


def test_a_session_that_lies_with_two_learners_counts_once_and_that_is_told(folder):
    answers(folder / "hanako" / "a.jsonl", 3)
    answers(folder / "sae" / "a.jsonl", 3)
    answers(folder / "taro" / "a.jsonl", 4)
    answers(folder / "taro" / "own.jsonl", 2, session="taro.99999999-20260101T000000-00000000")
    learners, told = found(folder)
    assert learners == {"hanako": 3, "taro": 3}
    assert told == [f"{name}: 3 answers are hanako's too, and count there." for name in ("sae", "taro")]


def test_a_class_within_the_class_is_no_learner(folder):
    answers(folder / "hanako" / "a.jsonl")
    answers(folder / "taro" / "b.jsonl", session="taro.99999999-20260101T000000-00000000")
    shutil.copytree(folder, folder.parent / "again")
    shutil.copytree(folder.parent / "again", folder / "class")
    learners, told = found(folder)
    assert learners == {"hanako": 3, "taro": 3} and len(told) == 2 and all(line.startswith("class: 3") for line in told)


def test_folders_that_systems_add_are_no_learners(folder):
    for name in ("__MACOSX/hanako/._a.jsonl", "hanako/.ipynb_checkpoints/a-checkpoint.jsonl", "hanako/._a.jsonl"):
        answers(folder / name, session=name)
    answers(folder / "hanako" / ".local" / "share" / "a.jsonl")
    learners, told = found(folder)
    assert learners == {"hanako": 3}
    assert [line.partition(":")[0] for line in told] == [
        "__MACOSX",
        os.path.join("hanako", "._a.jsonl"),
        os.path.join("hanako", ".ipynb_checkpoints"),
    ]


def test_an_archive_is_named(folder):
    answers(folder / "hanako" / "a.jsonl")
    (folder / "taro").mkdir()
    (folder / "taro" / "progress.ZIP").write_bytes(b"PK")
    assert found(folder)[1] == [f"{os.path.join('taro', 'progress.ZIP')}: an archive; unpack it first."]


@PIPES
def test_pipes_devices_links_and_loops_hold_nothing_up(folder, tmp_path):
    answers(folder / "hanako" / "a.jsonl")
    bad = folder / "bad"
    bad.mkdir()
    os.mkfifo(bad / "pipe.jsonl")
    for name, target in {"zero.jsonl": "/dev/zero", "loop": folder, "self": bad / "self", "gone.jsonl": "none"}.items():
        os.symlink(target, bad / name)
    learners, told = found(folder)
    assert learners == {"hanako": 3}
    assert told == [
        "bad/gone.jsonl: a link, not followed.",
        "bad/loop: a link, not followed.",
        "bad/pipe.jsonl: not a regular file.",
        "bad/self: a link, not followed.",
        "bad/zero.jsonl: a link, not followed.",
    ]


def test_endless_folders_have_an_end(folder):
    deep = folder.joinpath(*["d"] * (DEEPEST + 3))
    answers(deep / "a.jsonl")
    assert found(folder)[0] == {} and "nested deeper than 20" in found(folder)[1][0]


def test_a_huge_or_an_unreadable_file_is_named_and_the_rest_is_read(folder, monkeypatch):
    answers(folder / "bad" / "a.jsonl")
    with open(folder / "bad" / "huge.jsonl", "wb") as file:
        file.truncate(10**12)
    answers(folder / "bad" / "locked.jsonl", session="locked")
    real = open

    def refusing(path, *arguments, **options):
        if str(path).endswith("locked.jsonl"):
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **options)

    monkeypatch.setattr("builtins.open", refusing)
    learners, told = found(folder)
    assert learners == {"bad": 3}
    assert [line.partition(": ")[2] for line in told] == [
        "cannot be read (larger than 64 MB).",
        "cannot be read (Permission denied).",
    ]


def test_whatever_goes_wrong_with_one_learner_the_others_are_read(folder, monkeypatch):
    answers(folder / "bad" / "a.jsonl", session="bad")
    answers(folder / "hanako" / "a.jsonl")
    sessions = Reading._sessions

    def failing(self, paths):
        if "bad" in str(paths):
            raise MemoryError("too much")
        return sessions(self, paths)

    monkeypatch.setattr(Reading, "_sessions", failing)
    assert found(folder) == ({"hanako": 3}, ["bad: cannot be read (MemoryError: too much)."])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no names of bytes")
def test_a_name_in_another_encoding_is_shown_and_its_learner_counted(folder, tmp_path):
    answers(folder / "x" / "a.jsonl")
    os.rename(folder / "x", os.path.join(os.fsencode(folder), "花子".encode("cp932")))
    learners, told = found(folder)
    assert learners == {"花子".encode("cp932").decode("utf-8", "backslashreplace"): 3} and told == []
    assert main(["report", str(folder), "--out", str(tmp_path / "out")]) == 0
    assert "\\x89" in (tmp_path / "out" / "learners.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("field", ["id", "lesson", "misconception", "time", "session"])
def test_half_a_character_in_a_record_breaks_no_table(folder, tmp_path, field):
    (folder / "hanako").mkdir(parents=True)
    row = {"time": "2026", "session": "s", "number": 1, "kind": "quiz", "id": "01.a", "right": False}
    (folder / "hanako" / "a.jsonl").write_text(json.dumps(row | {field: "01\ud800"}) + "\n", encoding="utf-8")
    assert main(["report", str(folder), "--out", str(tmp_path / "out")]) == 0
    for name in ("report.html", "questions.csv", "learners.csv"):
        assert (tmp_path / "out" / name).read_text(encoding="utf-8-sig")
    assert len(shares.read(folder).items) == 1


def test_the_users_of_a_hub_who_share_a_folder_are_told_apart(folder, monkeypatch):
    for user in ("hanako", "花子", "hanako"):
        monkeypatch.setenv(HUB, user)
        for place in (folder, folder / "shared"):
            Session(place).append("quiz", "01.a", {"right": True})
    learners, told = found(folder)
    assert learners == {"hanako": 2, "花子": 1, "shared/hanako": 2, "shared/花子": 1} and told == []


def test_a_learners_folder_from_a_hub_and_a_computer_is_one_learner(folder, monkeypatch):
    monkeypatch.setenv(HUB, "hanako24")
    Session(folder / "Hanako").append("quiz", "01.a", {"right": True})
    monkeypatch.delenv(HUB)
    Session(folder / "Hanako").append("quiz", "01.a", {"right": True})
    assert found(folder) == ({"Hanako": 2}, [])


def test_the_command_says_what_was_passed_over(folder, tmp_path, capsys):
    answers(folder / "hanako" / "a.jsonl")
    (folder / "taro\n\x1b[2J").mkdir()
    (folder / "taro\n\x1b[2J" / "a.zip").write_bytes(b"PK")
    assert main(["report", str(folder), "--out", str(tmp_path / "out")]) == 0
    out = capsys.readouterr().out
    assert "1 passed over" in out and "a.zip: an archive" in out and "\x1b" not in out
    assert (tmp_path / "out" / "passed_over.txt").read_text(encoding="utf-8").count("\n") == 1
