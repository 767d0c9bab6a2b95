"""`make lab` finds the newest suitable Python, or says in one sentence what to install; tried with stand-ins."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script, for make")

# A stand-in answers the script's three questions: recent enough? has venv? which version?
STAND_IN = """#!/bin/sh
case "$2" in
*"(3, 10)"*) exit {recent} ;;
*ensurepip*) exit {venv} ;;
*) echo {version} ;;
esac
"""


def find(folder, *arguments, **pythons):
    """Run the script where only these stand-ins exist: name="version recent venv" with 0 for yes, 1 for no."""
    for name, answer in pythons.items():
        version, recent, venv = answer.split()
        path = folder / name.replace("_", ".")
        path.write_text(STAND_IN.format(version=version, recent=recent, venv=venv), encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
    command = [shutil.which("sh"), str(ROOT / "tests" / "find_python.sh"), *arguments]
    return subprocess.run(command, env={"PATH": str(folder)}, capture_output=True, text=True)


def test_newest_suitable_is_taken(tmp_path):
    found = find(tmp_path, python3="python3.11 0 0", python3_12="python3.12 0 0", python3_11="python3.11 0 0")
    assert (found.returncode, found.stdout) == (0, "python3.12\n")


def test_one_without_venv_is_passed_over(tmp_path):
    found = find(tmp_path, python3_13="python3.13 0 1", python3="python3.11 0 0")
    assert (found.returncode, found.stdout) == (0, "python3\n")


def test_asked_for_by_name(tmp_path):
    found = find(tmp_path, "python3.11", python3_12="python3.12 0 0", python3_11="python3.11 0 0")
    assert found.stdout == "python3.11\n"


@pytest.mark.parametrize(
    "pythons, arguments, words",
    [
        ({}, [], "Python 3.10 or newer: install it"),
        ({"python3": "python3.9 1 0"}, [], "Python 3.10 or newer: install it"),
        ({"python3": "python3.11 0 1"}, [], "sudo apt install python3.11-venv"),
        ({"python3": "python3.11 0 0"}, ["python3.8"], "python3.8 is not one"),
    ],
)
def test_one_sentence_says_what_is_missing(tmp_path, pythons, arguments, words):
    found = find(tmp_path, *arguments, **pythons)
    assert found.returncode == 1 and found.stdout == ""
    assert words in found.stderr and found.stderr.count("\n") == 1


def test_make_stops_with_that_sentence(tmp_path):
    if not shutil.which("make"):
        pytest.skip("no make here")
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "find_python.sh", tmp_path / "tests")
    (tmp_path / "requirements.lock").write_text("", encoding="utf-8")
    ended = subprocess.run(["make", "lab", "PYTHON=no-such-python"], cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode != 0
    assert "no-such-python is not one" in ended.stderr and "Traceback" not in ended.stderr
    assert not (tmp_path / ".venv").exists()
