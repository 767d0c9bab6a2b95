"""What is new comes, what is a learner's stays: whatever lies there, whoever is stopped, however many start at once."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attention_helpers.__main__ import main
from attention_helpers.copies import folder as copies
from attention_helpers.copies.folder import HIDDEN, bring_lessons
from attention_helpers.copies.lesson import look
from attention_helpers.course.pace import file as class_file
from attention_helpers.places import NOTEBOOKS, ROOT
from attention_helpers.widgets.language import speaking


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != HIDDEN)


def says(path):
    return "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][1]["source"])


def run(notebook):
    notebook["cells"][1].update(execution_count=1, outputs=[{"output_type": "stream", "name": "stdout", "text": "2"}])


def answer(notebook):
    notebook["cells"][1]["source"] = ["my own answer"]


def test_the_first_start_lays_all_and_the_second_nothing(lessons, mine):
    lessons("one")
    assert bring_lessons(mine) == ["00_start.ipynb was added.", "01_next.ipynb was added."]
    before = {path: path.stat().st_mtime_ns for path in mine.iterdir()}
    assert bring_lessons(mine) == []
    assert {path: path.stat().st_mtime_ns for path in mine.iterdir()} == before
    assert names(mine) == ["00_start.ipynb", "01_next.ipynb"] and not list((mine / HIDDEN).iterdir())


def test_lessons_in_another_language_lie_in_a_folder_of_its_name(lessons, mine, change):
    for version in ("one", "two"):
        within = lessons(version) / "ja"
        shutil.copytree(within.parent, within, ignore=lambda *_: ["ja", "00_start.ipynb"], dirs_exist_ok=True)
        told = bring_lessons(mine)
        if version == "one":
            assert told == [f"{name} was added." for name in ("00_start.ipynb", "01_next.ipynb", "ja/01_next.ipynb")]
            own = change(mine / "ja" / "01_next.ipynb", answer)
    beside = "01_next.new.ipynb"
    assert told[1:] == [f"ja/01_next.ipynb: yours stays as it is; its new version lies beside it, {beside}."]
    assert (mine / "ja" / "01_next.ipynb").read_bytes() == own and "two" in says(mine / "ja" / beside)


def test_the_links_of_the_lessons_hold_between_their_copies_and_what_is_held_back_is_so_in_each_language(mine):
    mine.mkdir()
    (mine / class_file.NAME).write_text('{"lessons": {"08": false}}', encoding="utf-8")
    *told, held = bring_lessons(mine)
    stored = {path.relative_to(NOTEBOOKS) for path in NOTEBOOKS.rglob("[0-9]*.ipynb")}
    late = {name for name in stored if name.name.startswith("08")}
    assert {path.relative_to(mine) for path in mine.rglob("[0-9]*.ipynb")} == stored - late and len(told) == len(
        stored - late
    )
    assert all(f"{name.as_posix()} (not open yet)" in held for name in late)
    for name in stored - late:
        cells = json.loads((mine / name).read_text(encoding="utf-8"))["cells"]
        targets = re.findall(r"\]\(([^)#:\s]+\.ipynb)", "".join("".join(cell["source"]) for cell in cells))
        there = {Path(os.path.normpath(name.parent / target)) for target in targets}
        assert targets and there <= stored, name


def test_a_lesson_that_was_not_changed_is_replaced(lessons, mine):
    lessons("one")
    bring_lessons(mine)
    lessons("two")
    assert bring_lessons(mine) == ["01_next.ipynb: you had not changed it, and its new version took its place."]
    assert "two" in says(mine / "01_next.ipynb") and len(names(mine)) == 2


@pytest.mark.parametrize("edit", [answer, run])
def test_a_lesson_that_was_changed_or_run_stays_and_the_new_one_lies_beside_it(edit, lessons, mine, change):
    lessons("one")
    bring_lessons(mine)
    own = change(mine / "01_next.ipynb", edit)
    assert bring_lessons(mine) == []  # nothing new: nothing beside it
    lessons("two")
    beside = "01_next.new.ipynb"
    assert bring_lessons(mine) == [f"01_next.ipynb: yours stays as it is; its new version lies beside it, {beside}."]
    assert (mine / "01_next.ipynb").read_bytes() == own and "two" in says(mine / beside)
    assert bring_lessons(mine) == []


def test_versions_beside_it_are_replaced_until_they_are_changed_too(lessons, mine, change):
    lessons("one")
    bring_lessons(mine)
    kept = {"01_next.ipynb": change(mine / "01_next.ipynb", answer)}
    for version in ("two", "three"):
        lessons(version)
        bring_lessons(mine)
    assert names(mine)[1:] == ["01_next.ipynb", "01_next.new.ipynb"] and "three" in says(mine / "01_next.new.ipynb")
    kept["01_next.new.ipynb"] = change(mine / "01_next.new.ipynb", run)
    lessons("four")
    bring_lessons(mine)
    assert "four" in says(mine / "01_next.new-2.ipynb")
    assert {name: (mine / name).read_bytes() for name in kept} == kept


def test_a_new_version_that_the_learner_took_away_does_not_come_back(lessons, mine, change):
    lessons("one")
    bring_lessons(mine)
    change(mine / "01_next.ipynb", answer)
    lessons("two")
    bring_lessons(mine)
    (mine / "01_next.new.ipynb").unlink()
    assert bring_lessons(mine) == []
    lessons("three")
    assert len(bring_lessons(mine)) == 1 and "three" in says(mine / "01_next.new.ipynb")


def test_a_lesson_that_was_taken_away_or_renamed_comes_again(lessons, mine, change):
    lessons("one")
    bring_lessons(mine)
    own = change(mine / "01_next.ipynb", answer)
    (mine / "01_next.ipynb").rename(mine / "mine.ipynb")
    assert bring_lessons(mine) == ["01_next.ipynb was added."]
    assert (mine / "mine.ipynb").read_bytes() == own


def test_the_stored_lessons_themselves_stay_as_they_are(lessons):
    folder = lessons("one")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert bring_lessons(folder) == []
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_whatever_has_a_lessons_name_stays(lessons, mine):
    lessons("one")
    (mine / "00_start.ipynb").mkdir(parents=True)
    (mine / "01_next.ipynb").write_bytes(b"\xff my notes")
    bring_lessons(mine)
    assert (mine / "00_start.ipynb").is_dir() and (mine / "01_next.ipynb").read_bytes() == b"\xff my notes"
    assert names(mine) == ["00_start.ipynb", "00_start.new.ipynb", "01_next.ipynb", "01_next.new.ipynb"]


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege on Windows")
def test_a_link_stays_and_so_does_what_it_leads_to(lessons, mine, tmp_path):
    folder = lessons("one")
    real = tmp_path / "real"
    bring_lessons(real)
    mine.symlink_to(real)
    target = tmp_path / "elsewhere.ipynb"
    (real / "01_next.ipynb").rename(target)
    (real / "01_next.ipynb").symlink_to(target)
    (real / "00_start.ipynb").unlink()
    (real / "00_start.ipynb").symlink_to(tmp_path / "lost")
    before = target.read_bytes()
    lessons("two")
    assert len(bring_lessons(mine)) == 2 and folder.is_dir()
    assert target.read_bytes() == before and (real / "01_next.ipynb").is_symlink() and not (tmp_path / "lost").exists()


@pytest.mark.parametrize("name", ["with space", "私の授業", "-x", "a'b\"c", "100%", "#1", "*", "~", "a\tb"])
def test_a_folder_may_have_any_name(name, lessons, tmp_path, capsys):
    if os.name == "nt" and set(name) & set('"*\t'):
        pytest.skip("no name on Windows")
    lessons("one")
    assert main(["lessons", str(tmp_path / "deep" / name)]) == 0
    assert len(names(tmp_path / "deep" / name)) == 2 and "was added." in capsys.readouterr().out


def test_a_home_folder_is_meant_where_the_shell_did_not_say_it(lessons, tmp_path, monkeypatch):
    lessons("one")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert main(["lessons", "~/course"]) == 0 and len(names(tmp_path / "course")) == 2


def refuse(*_arguments, **_more):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("broken", ["file", "mkdir", "open", "replace"])
def test_a_folder_that_cannot_take_them_is_told_in_one_sentence(broken, lessons, mine, capsys, monkeypatch):
    lessons("one")
    if broken == "file":
        mine.write_text("a file in its place", encoding="utf-8")
    elif broken == "replace":
        monkeypatch.setattr(os, "replace", refuse)
    else:
        monkeypatch.setattr(*{"mkdir": (Path, "mkdir"), "open": (copies.os, "fsync")}[broken], refuse)
        if broken == "open":
            monkeypatch.setattr(copies, "open", refuse, raising=False)
    assert main(["lessons", str(mine)]) == 1
    out, told = capsys.readouterr()
    assert out == "" and told.count("\n") == 1
    assert str(mine) in told and told.endswith("expected a folder that can be read and written.\n")


def test_a_disk_that_will_not_be_forced_still_takes_them(lessons, mine, monkeypatch):
    lessons("one")
    monkeypatch.setattr(os, "fsync", refuse)
    assert len(bring_lessons(mine)) == 2


def test_what_cannot_be_read_back_does_not_take_a_lessons_place(lessons, mine, monkeypatch):
    lessons("one")
    bring_lessons(mine)
    before = (mine / "01_next.ipynb").read_bytes()
    lessons("two")
    monkeypatch.setattr(copies.json, "dump", lambda lesson, file, **more: file.write("{"))
    with pytest.raises(OSError, match="read back"):
        bring_lessons(mine)
    assert (mine / "01_next.ipynb").read_bytes() == before and not list((mine / HIDDEN).iterdir())


def test_it_is_said_in_the_learners_language(lessons, mine):
    lessons("one")
    with speaking("ja"):
        told = bring_lessons(mine)
    assert told[0].startswith("00_start.ipynb") and "。" in told[0]


def test_a_file_that_appears_in_the_last_moment_stays(lessons, mine, monkeypatch):
    lessons("one")
    seen = []

    def late(path):
        found = look(path)
        seen.append(path)
        if seen.count(mine / "01_next.ipynb") == 2:  # it was just found free for the second time
            path.write_bytes(b"saved by the learner")
        return found

    monkeypatch.setattr(copies, "look", late)
    bring_lessons(mine)
    assert (mine / "01_next.ipynb").read_bytes() == b"saved by the learner"
    assert names(mine) == ["00_start.ipynb", "01_next.ipynb", "01_next.new.ipynb"]


def test_what_a_learner_saves_while_a_start_looks_stays(lessons, mine, change, monkeypatch):
    lessons("one")
    bring_lessons(mine)
    lessons("two")
    seen = []

    def slow(path):
        found = look(path)
        if path == mine / "01_next.ipynb" and not seen:  # it was just found untouched
            seen.append(change(path, answer))
        return found

    monkeypatch.setattr(copies, "look", slow)
    assert "yours stays" in "".join(bring_lessons(mine)) and [(mine / "01_next.ipynb").read_bytes()] == seen


# A learner's start over and over, each with another version of the second lesson.
STARTS = """
import json, sys
from pathlib import Path
from attention_helpers.copies import folder as copies
copies.NOTEBOOKS = lessons = Path(sys.argv[1])
lesson = json.loads((lessons / "01_next.ipynb").read_text(encoding="utf-8"))
print("ready", flush=True)
sys.stdin.readline()
for version in range(int(sys.argv[3])):
    if version:
        lesson["cells"][1]["source"] = [f"print({version % 3})"]
        (lessons / "next").write_text(json.dumps(lesson), encoding="utf-8")
        (lessons / "next").replace(lessons / "01_next.ipynb")
    copies.bring_lessons(Path(sys.argv[2]))
"""


def starts(count, lessons, mine, times):
    """Processes that wait for their first line of input."""
    command = [sys.executable, "-c", STARTS, str(lessons), str(mine), str(times)]
    pipes = dict.fromkeys(["stdin", "stdout", "stderr"], subprocess.PIPE)
    processes = [subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, **pipes) for _ in range(count)]
    for process in processes:
        process.stdout.readline()
    return processes


def test_whenever_a_start_is_killed_every_file_is_whole_or_empty(lessons, mine, change):
    folder = lessons("one")
    bring_lessons(mine)
    own = change(mine / "00_start.ipynb", answer)
    draw = random.Random(0)
    for _ in range(12):
        (mine / "01_next.ipynb").unlink(missing_ok=True)
        (process,) = starts(1, folder, mine, 10_000)
        process.stdin.write(b"\n")
        process.stdin.flush()
        time.sleep(draw.uniform(0, 0.05))
        process.kill()
        assert process.wait(30) != 0
        process.communicate()
        for path in mine.glob("*.ipynb"):
            assert path.read_bytes() == b"" or says(path), path
        assert (mine / "00_start.ipynb").read_bytes() == own
    bring_lessons(mine)
    assert names(mine) == ["00_start.ipynb", "01_next.ipynb"] and look(mine / "01_next.ipynb").untouched


def test_starts_at_once_lay_one_copy_of_each(lessons, mine, change):
    folder = lessons("one")
    for expected in (["00_start.ipynb", "01_next.ipynb"], ["00_start.ipynb", "01_next.ipynb", "01_next.new.ipynb"]):
        processes = starts(4, folder, mine, 1)
        for process in processes:
            process.stdin.write(b"\n")
            process.stdin.flush()
        assert [process.communicate(timeout=60)[1] for process in processes] == [b""] * 4
        assert names(mine) == expected and all(look(mine / name).cells for name in expected)
        if len(expected) == 2:
            change(mine / "01_next.ipynb", answer)
            lessons("two")
    assert says(mine / "01_next.ipynb") == "my own answer" and "two" in says(mine / "01_next.new.ipynb")


def test_a_lesson_that_the_instructor_holds_back_is_brought_once_it_opens(lessons, mine):
    lessons("one")
    mine.mkdir()
    plan = mine / class_file.NAME
    for value, told in ((False, "01_next.ipynb (not open yet)"), ("2099-01-01", "01_next.ipynb (opens on 2099-01-01")):
        plan.write_text(json.dumps({"lessons": {"01": value}}), encoding="utf-8")
        *_, sentence = bring_lessons(mine)
        assert "these lessons are not brought yet: " in sentence and told in sentence
        assert names(mine) == ["00_start.ipynb", class_file.NAME]
    plan.write_text("{", encoding="utf-8")
    brought, trouble = bring_lessons(mine)
    assert brought == "01_next.ipynb was added." and "holds nothing back" in trouble
    plan.write_text('{"lessons": {"01": false}}', encoding="utf-8")
    lessons("two")
    assert bring_lessons(mine) == [], "a copy that is there already stays as it is"
    assert "one" in says(mine / "01_next.ipynb")
