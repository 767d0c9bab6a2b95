"""The runner of all tests counts right, and names what ran twice and what hung."""

import threading
from functools import partial

from tests.run import AGAIN, ROOT, Outcome, measured, run_pytest, summary, two_at_once

TESTS = """
import time
import pytest
tried = []

def test_good():
    assert len(tried) == 0

def test_bad():
    assert 1 == 2

def test_flaky():
    tried.append(1)
    assert len(tried) == 2

@pytest.mark.timeout(0.2)
def test_hanging():
    time.sleep(60)

@pytest.mark.skip(reason="shown")
def test_skipped():
    assert 1 == 2

@pytest.fixture
def broken():
    raise ValueError("broken")

def test_with_a_broken_fixture(broken):
    assert broken
"""


def run_file(tmp_path, content, *arguments):
    path = tmp_path / "test_file.py"
    path.write_text(content, encoding="utf-8")
    settings = ["-c", str(ROOT / "pyproject.toml"), "-p", "no:nbval"]  # nbval takes seconds to load
    return run_pytest("stage", [str(path), *settings, *arguments])


def test_each_result_is_counted_and_a_hanging_test_is_named(tmp_path):
    outcome, output = run_file(tmp_path, TESTS)
    assert (outcome.passed, outcome.failed, outcome.skipped, outcome.note) == (1, 4, 1, "")
    assert "test_hanging - Failed: Timeout" in output


def test_what_ran_twice_is_named_and_at_most_three_do(tmp_path):
    outcome, _ = run_file(tmp_path, TESTS, *AGAIN)
    assert (outcome.passed, outcome.failed, outcome.skipped) == (2, 3, 1)
    named = [name.rpartition("::")[2] for name in outcome.note.removeprefix("ran twice: ").split(", ")]
    assert named == ["test_bad", "test_flaky", "test_with_a_broken_fixture"]


def test_two_run_at_once_and_their_results_come_in_order():
    meeting, begun = threading.Barrier(2, timeout=30), []

    def stage(name, *meets):
        begun.append(name)
        return [name, *(each.wait() >= 0 for each in meets)]

    results = two_at_once([partial(stage, "a", meeting), partial(stage, "b", meeting), partial(stage, "c")])
    assert begun == [] and list(results) == [["a", True], ["b", True], ["c"]]


def test_what_crashes_or_collects_nothing_has_failed(tmp_path):
    for content in ("import os\n\ndef test_crash():\n    os._exit(0)\n", "not python", ""):
        outcome, _ = run_file(tmp_path, content)
        assert outcome.failed == 1 and outcome.passed == 0


def test_the_summary_ends_with_the_counts(capsys):
    good, bad = Outcome("good", 3, 0, 1, 2.0), Outcome("bad", 1, 2, 0, 1.0, "why")
    assert summary([good]) == 0 and summary([good, bad]) == 1 and summary([Outcome("none", 0, 0, 0, 0)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "4 passed, 2 failed, 1 skipped" in lines and lines[-1] == "0 passed, 0 failed, 0 skipped"
    assert any(line.startswith("bad") and line.endswith("0 skipped  why") for line in lines)


def test_figures_that_tests_print_are_shown():
    assert measured("..\n== speed ==\nMEASURED softmax: 36 ms\n2 passed") == ["    softmax: 36 ms"]
