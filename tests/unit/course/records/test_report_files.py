"""What learners sent in is read whatever its state, and nothing is changed."""

from attention_helpers.__main__ import main
from attention_helpers.course.records import report


def test_learners_are_told_apart_by_folder_or_by_file_name(klass):
    learners = {one.name: one for one in report.read(klass).learners}
    assert set(learners) == {"花子", "bob", "0badc0de"}
    assert (learners["花子"].items, learners["花子"].answers, learners["花子"].last_seen) == (2, 3, "2026-01-02")
    assert learners["0badc0de"].items == 2 and learners["bob"].by_lesson == {"01": 1, "so": 1}


def test_damaged_lines_are_counted_and_nothing_is_changed(klass):
    before = {path: path.read_bytes() for path in klass.rglob("*.jsonl")}
    assert report.read(klass).damaged == 2
    assert {path: path.read_bytes() for path in klass.rglob("*.jsonl")} == before


def test_a_folder_without_answers_or_none_is_told(tmp_path, capsys):
    assert main(["report", str(tmp_path)]) == 1 and "no session file" in capsys.readouterr().err
    assert main(["report", str(tmp_path / "none")]) == 1 and "is not a folder" in capsys.readouterr().err
