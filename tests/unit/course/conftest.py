"""A store of its own for every test here."""

import json
import os

import pytest

from attention_helpers.course.apart import worker
from attention_helpers.course.apart.run import end
from attention_helpers.course.pace import file as class_file
from attention_helpers.course.records import store


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch):
    folder = tmp_path / "progress"
    monkeypatch.setenv(store.VARIABLE, str(folder))
    return folder


@pytest.fixture
def instructor(tmp_path, monkeypatch):
    """instructor(lessons={"05": False}) writes the instructor's file, as it stands from then on."""
    path = tmp_path / class_file.NAME
    monkeypatch.setenv(class_file.VARIABLE, str(path))
    return lambda **held: path.write_text(json.dumps(held), encoding="utf-8")


@pytest.fixture
def no_worker_left():
    """The worker that waits for a check's work is ended after the test."""
    yield
    end_workers()


@pytest.fixture(scope="module")
def no_worker_left_at_last():
    """The same after the last test of a module: each of them finds a worker that waits."""
    yield
    end_workers()


def unless_busy():
    """Skip what is left of a test that takes the time, where the machine has more to do than it has cores."""
    if hasattr(os, "getloadavg") and os.getloadavg()[0] > (os.cpu_count() or 1):
        pytest.skip("the machine has more to do than it has cores: nothing is said of its times")


def end_workers():
    while worker._ahead:
        process, orders, reader = worker._ahead.pop()
        orders.close()
        reader.close()
        end(process)
