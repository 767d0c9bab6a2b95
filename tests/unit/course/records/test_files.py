"""The folder is one and the same wherever the kernel goes, and nothing in it is waited for."""

import os
import stat

import pytest

from attention_helpers.course.records import files, store
from attention_helpers.course.records.files import contents, folder, make
from tests.unit.course.records.lines import line

PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has none in folders")


def test_the_folder_is_the_users_own_where_no_variable_is_set(monkeypatch):
    monkeypatch.delenv(store.VARIABLE)
    assert folder().name == "progress" and folder().is_absolute()


def test_a_relative_folder_stays_where_the_kernel_began(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(store.VARIABLE, "my-progress")
    store.record("quiz", "01.a", answer=1)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    store.record("quiz", "01.a", answer=2)
    assert [row["answer"] for row in store.history()] == [1, 2]
    assert [path.parent for path in tmp_path.rglob("*.jsonl")] == [tmp_path / "my-progress"]


def test_a_tilde_is_the_home(tmp_path, monkeypatch):
    files._absolute.cache_clear()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv(store.VARIABLE, "~/my progress")
    assert folder() == tmp_path / "my progress"
    files._absolute.cache_clear()


@pytest.mark.parametrize("name", ["~nobody-of-this-name/progress", "~"])
def test_where_there_is_no_home_answers_stay_in_memory_and_that_is_told(tmp_path, monkeypatch, name):
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as where the system knows no such user
    monkeypatch.setattr(files, "_absolute", files._absolute.__wrapped__)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(store.VARIABLE, name)
    store.record("quiz", "01.a", answer=1)
    assert store.latest("quiz", "01.a")["answer"] == 1
    assert "1 answer could not be saved" in store.problem() and "no such home folder" in store.problem()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="no such home"):
        store.try_writing()


def test_a_system_without_any_home_raises_nothing(tmp_path, monkeypatch):
    def homeless(*_):
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(store.VARIABLE)
    monkeypatch.setattr(files.platformdirs, "user_data_dir", homeless)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    monkeypatch.setattr(files, "_absolute", files._absolute.__wrapped__)
    store.record("quiz", "01.a", answer=1)
    assert "could not be saved" in store.problem() and len(store.history()) == 1


def test_a_file_in_the_folders_place_is_refused(tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(OSError):
        make(tmp_path / "file")


@PIPES
def test_only_regular_files_are_read_and_none_is_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    os.symlink("/dev/zero", tmp_path / "zero")
    for name in ("pipe", "zero"):
        with pytest.raises(OSError, match="not a regular file"):
            contents(tmp_path / name)


def test_a_file_that_no_memory_holds_is_refused(tmp_path):
    with open(tmp_path / "huge", "wb") as file:
        file.truncate(10**12)
    with pytest.raises(OSError, match="larger than 64 MB"):
        contents(tmp_path / "huge")


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path):
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbf{}\n\xef\xbb\xbf")
    assert contents(tmp_path / "a") == b"{}\n\xef\xbb\xbf"


@PIPES
def test_what_is_no_session_file_does_not_hold_the_kernel(place):
    store.record("quiz", "01.a", answer=1)
    os.mkfifo(place / "pipe.jsonl")
    os.symlink("/dev/zero", place / "zero.jsonl")
    (place / "folder.jsonl").mkdir()
    (place / "marked.jsonl").write_bytes(b"\xef\xbb\xbf" + line("2999", answer=2) + b"\n")
    assert [row["answer"] for row in store.history()] == [1, 2]
    told = [f"{name}.jsonl: cannot be read (not a regular file)." for name in ("folder", "pipe", "zero")]
    assert store.damage() == told and stat.S_ISFIFO(os.stat(place / "pipe.jsonl").st_mode)
