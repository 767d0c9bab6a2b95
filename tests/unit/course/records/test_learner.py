"""One learner stays one, whoever begins when; two stay two."""

import getpass
import json
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from attention_helpers.course.records import learner as learners
from attention_helpers.course.records import store
from attention_helpers.course.records.learner import FILE_NAME, HUB, is_of_hub, learner, shown
from attention_helpers.course.records.session import Session
from tests.unit.course.records.lines import line
from tests.unit.course.records.test_files import PIPES


@pytest.fixture
def as_user(monkeypatch):
    """as_user(name) becomes a user of the system."""
    monkeypatch.delenv(HUB, raising=False)
    return lambda name: monkeypatch.setattr(getpass, "getuser", lambda: name)


@PIPES
def test_two_kernels_that_begin_at_once_are_one_learner_in_200_of_200_trials(tmp_path, monkeypatch):
    monkeypatch.delenv(HUB, raising=False)
    for trial in range(200):
        place, go = tmp_path / str(trial), threading.Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            sessions = list(pool.map(begin, [place] * 2, [go] * 2))
        for session in sessions:
            session.append("quiz", "01.a", {})
        (one,) = {FILE_NAME.match(path.stem)["learner"] for path in place.glob("*.jsonl")}
        assert len(list(place.glob("*.jsonl"))) == 2 and one.startswith(getpass.getuser())


def begin(place, go):
    go.wait()
    return Session(place)


def test_two_processes_in_an_empty_folder_come_to_one_name(place):
    code = "from attention_helpers.course.records.learner import learner; from pathlib import Path; import sys"
    command = [sys.executable, "-c", f"{code}; print(learner(Path(sys.argv[1])))", str(place)]
    environment = {name: value for name, value in os.environ.items() if name != HUB}
    two = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(2)]
    (one,) = {process.communicate(timeout=60)[0].strip() for process in two}
    assert one.startswith(getpass.getuser())


@PIPES
def test_two_hosts_that_begin_at_once_in_one_network_folder_are_one_learner(tmp_path, as_user, monkeypatch):
    as_user("hanako")
    host = threading.local()
    monkeypatch.setattr(learners.platform, "node", lambda: host.name)  # another mark of the folder on each

    def begin_on(name):
        host.name = name
        return begin(place, go)

    for trial in range(50):
        place, go = tmp_path / str(trial), threading.Barrier(3)
        with ThreadPoolExecutor(3) as pool:
            sessions = list(pool.map(begin_on, ["first", "second", "third"]))
        (one,) = {FILE_NAME.match(session.name)["learner"] for session in sessions}
        assert one.startswith("hanako.")
        assert sorted(path.name for path in place.iterdir()) == sorted(session.path.name for session in sessions)


def test_a_host_that_died_as_it_began_is_not_waited_for_twice(place, as_user, monkeypatch):
    as_user("hanako")
    monkeypatch.setattr(learners, "PATIENCE", 0.2)
    place.mkdir()
    (place / "hanako.begins").touch()
    start = time.monotonic()
    session = Session(place)
    assert 0.2 <= time.monotonic() - start < 2 and [path.name for path in place.iterdir()] == [session.path.name]
    (place / "hanako.begins").touch()
    start = time.monotonic()
    Session(place)  # the name is known
    assert time.monotonic() - start < 0.2


def test_the_users_of_a_hub_stay_apart_in_one_folder(place, monkeypatch):
    for user in ("hanako", "taro", "hanako"):
        monkeypatch.setenv(HUB, user)
        Session(place).append("quiz", "01.a", {})
    assert sorted(FILE_NAME.match(path.stem)["learner"] for path in place.glob("*")) == ["hanako", "hanako", "taro"]


def test_the_users_of_a_system_stay_apart_in_one_folder_and_keep_their_names(place, as_user):
    names = []
    for user in ("hanako", "taro", "hanako", "taro"):
        as_user(user)
        session = Session(place)
        session.append("quiz", "01.a", {})
        names.append(FILE_NAME.match(session.name)["learner"])
    assert names[:2] == names[2:] and names[0].startswith("hanako.") and names[1].startswith("taro.")


def test_the_same_user_on_two_computers_is_two_and_a_folder_that_moved_keeps_its_name(tmp_path, as_user):
    as_user("student")
    first, second = tmp_path / "first", tmp_path / "second"
    assert learner(first) != learner(second)
    Session(first).append("quiz", "01.a", {})
    name = learner(first)
    first.rename(tmp_path / "moved")
    assert learner(tmp_path / "moved") == name


def test_a_folder_of_an_earlier_version_goes_on_under_its_name(place, as_user):
    as_user("hanako")
    place.mkdir()
    (place / "0badc0de-20260101T000000-00000000.jsonl").write_bytes(line("2026") + b"\n")
    assert learner(place) == "0badc0de"


@pytest.mark.parametrize(
    "user", ["花子 山田", "a/b\\c:d", "..", "x" * 500, "花" * 200, "half \ud800", "CON", "a-20260101T000000-00000000"]
)
@pytest.mark.parametrize("hub", [False, True])
def test_names_that_no_file_system_takes_make_files_all_the_same(place, monkeypatch, as_user, user, hub):
    as_user(user)
    if hub:
        monkeypatch.setattr(os, "environ", {**os.environ, HUB: user})
    session = Session(place)
    session.append("quiz", "01.a", {})
    assert session.problem is None and session.path.parent == place and len(session.path.name) < 120
    (row,) = map(json.loads, session.path.read_text(encoding="utf-8").splitlines())
    name = FILE_NAME.match(row["session"])["learner"]
    assert session.path.is_file() and (len(user) > 60 or shown(name).startswith(user.replace("\ud800", "\\ud800")))
    assert is_of_hub(name) == hub


def test_long_names_that_begin_alike_stay_two(place, monkeypatch):
    names = set()
    for end in "ab":
        monkeypatch.setenv(HUB, "x" * 100 + end)
        names.add(learner(place))
    assert len(names) == 2


def test_a_user_without_a_name_is_a_learner(place, monkeypatch):
    def nameless():
        raise KeyError("uid not found: 12345")

    monkeypatch.delenv(HUB, raising=False)
    monkeypatch.setattr(getpass, "getuser", nameless)
    store.record("quiz", "01.a", answer=1)
    assert store.problem() is None and store.latest("quiz", "01.a")["session"].startswith("learner.")
