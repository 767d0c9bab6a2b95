"""What the commands print ends nothing on a console of any encoding."""

import inspect
import os
import subprocess
import sys

import pytest

from attention_helpers.console import use_any_console
from attention_helpers.course.questions import lint
from attention_helpers.places import ROOT

ENCODINGS = ["cp1252", "cp932", "ascii:strict"]


def run(module, *arguments, encoding, folder):
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-m", module, *arguments], cwd=folder, capture_output=True, env=environment)


@pytest.fixture
def folder(tmp_path):
    """A folder of the course of a learner named 花子, with one answer and something that is passed over."""
    place = tmp_path / "クラス ✓" / "花子 ü"
    place.mkdir(parents=True)
    (place / "пример.zip").write_bytes(b"PK")
    line = '{"time": "2026", "kind": "quiz", "id": "01.é\\ud800", "right": false, "misconception": "≈ 私"}\n'
    (place / "a.jsonl").write_text(line, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_report(folder, encoding):
    done = run("attention_helpers", "report", "クラス ✓", "--out", "レポート", encoding=encoding, folder=folder)
    assert (done.returncode, done.stderr) == (0, b"") and done.stdout.count(b"\n") == 3
    assert (folder / "レポート" / "report.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "status"), [(["report", "無い ✗"], 1), (["報告"], 2), (["--help"], 0), (["report", "--help"], 0)]
)
def test_every_complaint_and_the_help(folder, arguments, status):
    done = run("attention_helpers", *arguments, encoding="ascii:strict", folder=folder)
    assert done.returncode == status and b"Traceback" not in done.stderr
    assert done.stdout or done.stderr


def test_the_lint_of_banks(folder):
    code = """
import sys
from attention_helpers.console import use_any_console
from attention_helpers.course.questions import lint
lint.lint = lambda: ["01.私: ≈ \\ud800"]
use_any_console()
sys.exit(lint.main())
"""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment)
    assert done.returncode == 1 and done.stderr == b"" and b"1 complaints" in done.stdout
    assert "use_any_console()" in inspect.getsource(lint)  # as the command begins


def test_a_console_that_is_closed_or_replaced(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    use_any_console()
