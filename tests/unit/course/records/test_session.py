"""Writing: nothing that was saved is ever lost, and what cannot be saved is said."""

import errno
import json
import os
import signal

import pytest

from attention_helpers.course.records import store
from attention_helpers.widgets import language
from tests.unit.course.records.lines import files, finish


def test_a_record_is_one_json_line_in_the_sessions_own_file(place):
    store.record("quiz", "01.a", lesson="01", right=True, score=1.0, answer="私 は ペン")
    (path,) = files(place)
    (line,) = path.read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert row["kind"] == "quiz" and row["id"] == "01.a" and row["answer"] == "私 は ペン"
    assert row["session"] == path.stem and row["number"] == 1 and row["time"].endswith("+00:00")


def test_two_kernels_at_once_lose_nothing(place, other_kernel):
    code = "for i in range(200): store.record('quiz', 'q', writer={0}, i=i)"
    writers = [other_kernel(code.format(number)) for number in range(2)]
    for i in range(200):
        store.record("quiz", "q", writer=2, i=i)
        if i % 50 == 0:
            store.history()  # reading meanwhile
    for writer in writers:
        finish(writer)
    rows = store.history("quiz", "q")
    for writer in range(3):
        assert [row["i"] for row in rows if row["writer"] == writer] == list(range(200))
    assert len(files(place)) == 3 and store.damage() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_kill_in_the_middle_loses_nothing_that_was_recorded(place, other_kernel):
    code = """
        import itertools
        for i in itertools.count():
            store.record("quiz", "q", i=i, text="long " * 2000)
            print(i, flush=True)
    """
    process = other_kernel(code)
    said = [process.stdout.readline() for _ in range(30)]
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read()  # communicate passes over what readline has taken ahead
    process.communicate(timeout=60)
    last = int((said + rest.split())[-1])
    numbers = [row["i"] for row in store.history("quiz", "q")]
    assert numbers[: last + 1] == list(range(last + 1)) and len(numbers) <= last + 2
    store.record("quiz", "q", i=-1)
    assert store.latest("quiz", "q")["i"] == -1


def refuse(code):
    def broken(*_arguments, **_options):
        raise OSError(code, os.strerror(code))

    return broken


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC, errno.EIO])
def test_what_cannot_be_saved_is_said_and_kept_in_memory_and_saved_later(place, monkeypatch, code):
    store.record("quiz", "01.a", answer=0)
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse(code))
        store.record("quiz", "01.a", answer=1)
        store.record("quiz", "01.a", answer=2)
        assert os.strerror(code) in store.problem() and "2 answers" in store.problem() and str(place) in store.problem()
        assert [row["answer"] for row in store.history()] == [0, 1, 2]
    store.record("quiz", "01.a", answer=3)
    assert store.problem() is None
    assert [json.loads(line)["answer"] for line in files(place)[0].read_text().splitlines()] == [0, 1, 2, 3]


def lines_of(place):
    (path,) = files(place)
    return [json.loads(line)["answer"] for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_file_system_without_fsync_is_written_all_the_same(place, monkeypatch, code):
    monkeypatch.setattr(os, "fsync", refuse(code))
    for answer in range(5):
        store.record("quiz", "01.a", answer=answer)
    assert store.problem() is None and lines_of(place) == list(range(5))


@pytest.mark.parametrize("call", ["fsync", "close"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_what_was_written_in_spite_of_trouble_is_not_written_twice(place, monkeypatch, code, call):
    real_close = os.close

    def broken(handle):
        if call == "close":
            real_close(handle)
        refuse(code)()

    with monkeypatch.context() as patch:
        patch.setattr(os, call, broken)
        for answer in range(5):
            store.record("quiz", "01.a", answer=answer)
            assert "1 answer could not be saved" in store.problem() and os.strerror(code) in store.problem()
            assert [row["answer"] for row in store.history()] == list(range(answer + 1))
    store.record("quiz", "01.a", answer=5)
    assert store.problem() is None and lines_of(place) == list(range(6))
    assert [row["answer"] for row in store.history()] == list(range(6))


@pytest.mark.parametrize("when", ["before", "after", "within"])
def test_an_interrupt_at_any_moment_loses_nothing_and_writes_nothing_twice(place, monkeypatch, when):
    store.record("quiz", "01.a", answer=0)
    real_write = os.write

    def interrupted(handle, data):
        if when != "before":
            real_write(handle, data[:-1] if when == "within" else data)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            store.record("quiz", "01.a", answer=1)
    assert [row["answer"] for row in store.history()] == [0, 1]
    store.record("quiz", "01.a", answer=2)
    assert lines_of(place) == [0, 1, 2] and [row["answer"] for row in store.history()] == [0, 1, 2]


def test_a_value_that_no_file_can_hold_does_not_stop_what_comes_after_it(place):
    endless = []
    endless.append(endless)
    for value in (10**5000, endless, float("inf"), {"a": {("b",): {1}}}, object()):
        store.record("quiz", "01.a", answer=value)
    store.record("quiz", "01.a", answer="last")
    assert store.problem() is None and store.latest("quiz", "01.a")["answer"] == "last" and len(store.history()) == 6


def test_what_is_only_in_memory_is_tried_once_more_as_the_kernel_ends(place, other_kernel):
    code = """
        import os
        real = os.open
        def full(*_):
            raise OSError(28, "No space left on device")
        os.open = full
        store.record("quiz", "q", i=0)
        assert store.problem()
        os.open = real
    """
    finish(other_kernel(code))
    assert [row["i"] for row in store.history()] == [0]


def test_the_sentence_is_in_the_learners_language(place, monkeypatch):
    monkeypatch.setattr(os, "open", refuse(errno.ENOSPC))
    store.record("quiz", "01.a", answer=1)
    monkeypatch.setattr(language, "_chosen", "ja")
    assert "保存できませんでした" in store.problem()


def test_a_folder_that_cannot_be_made_because_a_file_is_there(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv(store.VARIABLE, str(tmp_path / "file" / "progress"))
    store.record("quiz", "01.a", answer=1)
    assert "could not be saved" in store.problem() and store.latest("quiz", "01.a")["answer"] == 1


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs another user to become")
def test_a_folder_that_is_really_read_only(place, tmp_path, other_kernel):
    """The superuser may write anywhere, so the other process becomes nobody first where it can."""
    place.mkdir(mode=0o555)
    code = """
        import os
        if os.geteuid() == 0:
            os.setuid(65534)
        store.record("quiz", "01.a", answer=1)
        print(store.problem(), store.latest("quiz", "01.a")["answer"])
    """
    if os.geteuid() == 0:
        for parent in [tmp_path, *tmp_path.parents][:-2]:
            parent.chmod(parent.stat().st_mode | 0o055)
    said = finish(other_kernel(code))
    assert "could not be saved" in said and said.rstrip().endswith(" 1") and files(place) == []


def test_a_disk_that_is_really_full(place, other_kernel):
    """A limit on the size of files stands for the full disk: a write then stops in the middle of a line."""
    code = """
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        store.record("quiz", "q", i=0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
        store.record("quiz", "q", i=1, text="x" * 2000)
        store.record("quiz", "q", i=2)
        print(store.problem(), [row["i"] for row in store.history()])
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        store.record("quiz", "q", i=3)
        print(store.problem(), [row["i"] for row in store.history()])
    """
    said = finish(other_kernel(code)).splitlines()
    assert "could not be saved" in said[0] and said[0].endswith("[0, 1, 2]")
    assert said[1] == "None [0, 1, 2, 3]"
    assert [row["i"] for row in store.history()] == [0, 1, 2, 3]
    assert len(store.damage()) == 1  # the half of a line that the full disk took


def test_a_session_goes_on_when_its_folder_is_deleted(place):
    store.record("quiz", "q", i=0)
    files(place)[0].unlink()
    place.rmdir()
    store.record("quiz", "q", i=1)
    assert [row["i"] for row in store.history()] == [1] and store.problem() is None


def test_a_fork_writes_a_file_of_its_own(place):
    store.record("quiz", "q", i=0)
    child = os.fork() if hasattr(os, "fork") else pytest.skip("no fork here")
    if child == 0:
        store.record("quiz", "q", i=1)
        os._exit(0)
    os.waitpid(child, 0)
    assert len(files(place)) == 2 and [row["i"] for row in store.history()] == [0, 1]
