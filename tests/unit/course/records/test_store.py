"""The progress store: nothing that was saved is ever lost, and what cannot be saved is said."""

import errno
import json
import os
import signal
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from attention_helpers.course.records import store


@pytest.fixture
def place(tmp_path, monkeypatch):
    folder = tmp_path / "progress"
    monkeypatch.setenv(store.VARIABLE, str(folder))
    return folder


def files(place):
    return sorted(place.glob("*.jsonl"))


def other_kernel(place, code, **options):
    """Run code in another Python process that uses the same folder."""
    environment = dict(os.environ, **{store.VARIABLE: str(place)})
    code = "from attention_helpers.course.records import store\n" + textwrap.dedent(code)
    return subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True, **options)


def finish(process):
    out, _ = process.communicate(timeout=60)
    return out


def test_a_record_is_one_json_line_in_the_sessions_own_file(place):
    store.record("quiz", "01.a", lesson="01", right=True, score=1.0, answer="私 は ペン")
    (path,) = files(place)
    (line,) = path.read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert row["kind"] == "quiz" and row["id"] == "01.a" and row["answer"] == "私 は ペン"
    assert row["session"] == path.stem and row["number"] == 1 and row["time"].endswith("+00:00")


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


def test_the_folder_is_the_users_own_where_no_variable_is_set(monkeypatch):
    monkeypatch.delenv(store.VARIABLE)
    assert store.folder().name == "progress" and store.folder().is_absolute()


def test_values_that_json_does_not_know(place):
    store.record("quiz", "01.a", a=np.float64(0.5), b=np.arange(2), c=(1, {2}), d=float("nan"), e="half \ud800", f=b"x")
    read = json.loads(files(place)[0].read_text(encoding="utf-8"))
    assert (read["a"], read["b"], read["c"], read["d"], read["e"]) == (0.5, [0, 1], [1, [2]], "nan", "half \ud800")


def test_a_learners_text_cannot_break_the_line(place):
    text = 'a\nb\r\n"}\x00\u2028<script>\u202e' * 50
    store.record("quiz", "01.a", answer=text)
    store.record("quiz", "01.b", answer="after")
    assert store.latest("quiz", "01.a")["answer"] == text and len(store.history()) == 2 and store.damage() == []


def test_reset_forgets_one_lesson_and_changes_no_line(place):
    store.record("quiz", "01.a", lesson="01", right=True)
    store.record("exercise", "soft_attention", lesson="03", right=True)
    before = files(place)[0].read_bytes()
    store.reset("01")
    assert store.latest("quiz", "01.a") is None and store.latest("exercise", "soft_attention")["right"]
    assert files(place)[0].read_bytes().startswith(before)
    store.record("quiz", "01.a", lesson="01", right=False)
    assert store.latest("quiz", "01.a")["right"] is False


def test_sessions_are_merged_by_time_and_share_the_learners_name(place):
    store.record("quiz", "01.a", answer="first")
    finish(other_kernel(place, "store.record('quiz', '01.a', answer='second')"))
    store.record("quiz", "01.a", answer="third")
    assert [row["answer"] for row in store.history()] == ["first", "second", "third"]
    learners = {store.FILE_NAME.match(path.stem)["learner"] for path in files(place)}
    assert len(files(place)) == 2 and len(learners) == 1


def test_two_kernels_at_once_lose_nothing(place):
    code = "for i in range(200): store.record('quiz', 'q', writer={0}, i=i)"
    writers = [other_kernel(place, code.format(number)) for number in range(2)]
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
def test_a_kill_in_the_middle_loses_nothing_that_was_recorded(place):
    code = """
        import itertools
        for i in itertools.count():
            store.record("quiz", "q", i=i, text="long " * 2000)
            print(i, flush=True)
    """
    process = other_kernel(place, code)
    said = [process.stdout.readline() for _ in range(30)]
    os.kill(process.pid, signal.SIGKILL)
    rest, _ = process.communicate(timeout=60)
    last = int((said + rest.split())[-1])
    numbers = [row["i"] for row in store.history("quiz", "q")]
    assert numbers[: last + 1] == list(range(last + 1)) and len(numbers) <= last + 2
    store.record("quiz", "q", i=-1)
    assert store.latest("quiz", "q")["i"] == -1


def test_a_torn_last_line_is_passed_over_and_reported(place):
    store.record("quiz", "01.a", answer=1)
    torn = place / "0badc0de-20260101T000000-00000000.jsonl"
    torn.write_bytes(b'{"time": "2026-01-01", "kind": "quiz", "id": "01.b", "answer": 7}\n{"time": "2026-01-02", "ki')
    assert [row["answer"] for row in store.history()] == [7, 1]
    (report,) = store.damage()
    assert torn.name in report and "line 2" in report
    with open(torn, "ab") as file:  # the other kernel goes on: the line is whole now
        file.write(b'nd": "quiz", "id": "01.b", "answer": 8}\n')
    assert [row["answer"] for row in store.history()] == [7, 8, 1] and store.damage() == []


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
def test_a_damaged_line_costs_only_itself(place, line):
    place.mkdir()
    good = b'{"time": "2026-01-0%d", "kind": "quiz", "id": "q", "answer": %d}'
    path = place / "session.jsonl"
    content = b"\n".join([good % (1, 1), line, good % (2, 2), b""])
    path.write_bytes(content)
    assert [row["answer"] for row in store.history()] == [1, 2]
    (report,) = store.damage()
    assert "session.jsonl" in report and "line 2" in report
    assert path.read_bytes() == content


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


def test_a_folder_that_cannot_be_made_because_a_file_is_there(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv(store.VARIABLE, str(tmp_path / "file" / "progress"))
    store.record("quiz", "01.a", answer=1)
    assert "could not be saved" in store.problem() and store.latest("quiz", "01.a")["answer"] == 1


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs another user to become")
def test_a_folder_that_is_really_read_only(tmp_path):
    """The superuser may write anywhere, so the other process becomes nobody first where it can."""
    place = tmp_path / "progress"
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
    said = finish(other_kernel(place, code))
    assert "could not be saved" in said and said.rstrip().endswith(" 1") and files(place) == []


def test_a_disk_that_is_really_full(place):
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
    said = finish(other_kernel(place, code)).splitlines()
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


def test_a_thousand_records_are_read_quickly_again(place):
    place.mkdir()
    row = '{{"time": "2026-01-01T{:06d}", "kind": "quiz", "id": "q{}", "lesson": "01"}}\n'
    (place / "s.jsonl").write_text("".join(row.format(i, i) for i in range(20_000)))
    store.history()
    reads = []
    store._read[place / "s.jsonl"]._take = reads.append
    assert len(store.history()) == 20_000 and reads == []
