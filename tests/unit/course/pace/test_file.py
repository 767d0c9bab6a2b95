"""The instructor's file: found, read anew, and holding nothing back where it cannot be read."""

import json
import os
import re

import pytest

from attention_helpers.__main__ import main
from attention_helpers.course.lessons import lessons
from attention_helpers.course.pace import file as class_file
from attention_helpers.course.pace.pace import Pace
from attention_helpers.places import TEACHING


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A folder to work in, and no variable."""
    monkeypatch.delenv(class_file.VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, content):
    path = folder / class_file.NAME
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_it_lies_beside_the_notebook_or_where_the_variable_says(here, monkeypatch):
    assert class_file.read() == Pace()
    write(here, {"lessons": {"05": False}})
    assert not class_file.read().is_open("05")
    (here / "share").mkdir()
    there = write(here / "share", {"lessons": {"06": False}})
    for chosen in (there, there.parent, "share", "share/class.json"):
        monkeypatch.setenv(class_file.VARIABLE, str(chosen))
        assert class_file.read().is_open("05") and not class_file.read().is_open("06")
    monkeypatch.setenv(class_file.VARIABLE, str(here / "share" / "class.json" / "below a file"))
    assert class_file.read() == Pace()


def test_the_variable_can_say_that_nothing_is_held_back(here, monkeypatch):
    write(here, {"lessons": {"05": False}, "solutions": {"*": False}})
    monkeypatch.setenv(class_file.VARIABLE, class_file.NOTHING)
    assert class_file.read() == Pace()


def test_what_changes_is_seen_at_the_next_call(here):
    for value in (False, True, "2099-01-01", False):
        write(here, {"lessons": {"05": value}})
        assert class_file.read().is_open("05") is (value is True)
    (here / class_file.NAME).unlink()
    assert class_file.read().is_open("05")


@pytest.mark.parametrize(
    "content, reason",
    [
        ('{"lessons": {"05": false}', "Expecting ',' delimiter"),
        ("", "Expecting value"),
        ("[" * 100_000, "too deep within each other"),
        ([], "the file must be an object"),
        ({"lesson": {"05": False}}, "unknown 'lesson'; known are lessons, hints, solutions"),
        ({"lessons": ["05"]}, "'lessons' must be an object"),
        ({"lessons": {"5": False}}, "the name '5' must be one of 00, 01"),
        ({"solutions": {"99": False}}, "the name '99' must be an exercise's, one of 00, 01"),
        ({"lessons": {"05": "tomorrow"}}, "'lessons': '05' must be true, false or a time such as"),
        ({"lessons": {"05": "2026-02-30"}}, "'lessons': '05' must be true, false or a time such as"),
        ({"lessons": {"05": "2026-12-01T09:00\n"}}, "'lessons': '05' must be true, false or a time such as"),
        ({"lessons": {"05": 1}}, "'lessons': '05' must be true, false or a time such as"),
        ({"lessons": {"05": None}}, "'lessons': '05' must be true, false or a time such as"),
    ],
)
def test_what_cannot_be_read_holds_nothing_back_and_says_why(here, content, reason):
    path = write(here, content)
    pace = class_file.read(path)
    assert pace == Pace(trouble=pace.trouble) and pace.is_open("05")
    assert pace.trouble.startswith(f"{path} holds nothing back, for it cannot be read: ") and reason in pace.trouble


def test_other_bytes_and_other_things_of_that_name(here):
    path = here / class_file.NAME
    path.write_bytes(b'\xef\xbb\xbf{"lessons": {"05": false}}')  # as some editors save it
    assert not class_file.read().is_open("05")
    path.write_bytes(b"\xff\xfe{")
    assert "decode" in class_file.read().trouble
    path.unlink()
    path.mkdir()
    assert "not a regular file" in class_file.read(path).trouble
    if hasattr(os, "mkfifo"):
        path.rmdir()
        os.mkfifo(path)  # whoever opened it would wait for ever
        assert "not a regular file" in class_file.read().trouble


def test_the_command_says_what_is_held_back_or_what_is_wrong(here, capsys):
    path = write(here, {"solutions": {"*": False}})
    assert main(["pace", str(path)]) == 0
    assert capsys.readouterr().out == "Held back, without a date: solutions of all exercises.\n"
    assert main(["pace", str(write(here, {}))]) == 0 and capsys.readouterr().out == "Nothing is held back.\n"
    assert main(["pace", str(write(here, {"hints": {"softattention": False}}))]) == 1
    assert "There is no exercise softattention; there are: additive_score" in capsys.readouterr().err
    for wrong in (write(here, "{"), here / "none.json"):
        assert main(["pace", str(wrong)]) == 1
        told = capsys.readouterr()
        assert str(wrong) in told.err and not told.out


@pytest.mark.parametrize("guide", ["README.md", "ja/README.md"])
def test_the_plan_of_the_teaching_guide_is_such_a_file(here, guide):
    text = (TEACHING / guide).read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    assert main(["pace", str(write(here, example))]) == 0
    pace = class_file.read()
    assert set(lessons()) - set(pace.lessons) == {"00", "01"}  # the first week's
    opens = [when for _, when in sorted(pace.lessons.items())]
    assert opens == sorted(opens) and not pace.trouble
