"""The class report: right numbers, any number of files in any state, and fast."""

import csv
import json
import subprocess
import sys
import time
from html.parser import HTMLParser

import pytest

from attention_helpers.__main__ import main
from attention_helpers.course.records import report, report_page
from attention_helpers.widgets import language as languages


def write(path, *rows):
    """Session file from (time, kind, id, right, misconception)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        for when, kind, id, right, mistake in rows:
            row = {"time": when, "kind": kind, "id": id, "lesson": id[:2], "right": right, "misconception": mistake}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


@pytest.fixture
def klass(tmp_path):
    """Three learners: 花子 in two sessions, bob with a damaged file, and one who lies flat."""
    folder = tmp_path / "class"
    write(
        folder / "花子" / "b.jsonl",
        ("2026-01-02T10", "quiz", "01.a", True, None),
        ("2026-01-02T11", "quiz", "01.b", True, None),
    )
    write(folder / "花子" / "a.jsonl", ("2026-01-01T10", "quiz", "01.a", False, "last word only"))
    write(
        folder / "bob" / "deep" / "s.jsonl",
        ("2026-01-03", "quiz", "01.a", False, "last word only"),
        ("2026-01-04", "exercise", "soft", True, None),
        ("2026-01-04", "hint", "soft", None, None),
        ("2026-01-04", "quiz", "01.open", None, None),
    )
    with open(folder / "bob" / "deep" / "s.jsonl", "ab") as file:
        file.write(b'garbage\n{"time": "2026-01-05", "ki')
    write(folder / "0badc0de-20260101T000000-00000000.jsonl", ("2026-01-01", "quiz", "01.a", True, None))
    write(folder / "0badc0de-20260102T000000-11111111.jsonl", ("2026-01-02", "quiz", "01.b", False, "other"))
    return folder


def by_id(result):
    return {item.id: item for item in result.items}


def test_first_try_last_try_and_misconceptions(klass):
    result = report.read(klass)
    a, b = by_id(result)["01.a"], by_id(result)["01.b"]
    assert (a.learners, a.first_right, a.last_right, a.tries, a.most_chosen) == (3, 1, 2, 4, ("last word only", 2))
    assert (b.learners, b.first_right, b.most_chosen) == (2, 1, ("other", 1))
    assert a.first_rate == pytest.approx(1 / 3)
    assert "01.open" not in by_id(result)  # no mark yet


def test_learners_are_told_apart_by_folder_or_by_file_name(klass):
    learners = {one.name: one for one in report.read(klass).learners}
    assert set(learners) == {"花子", "bob", "0badc0de"}
    assert (learners["花子"].items, learners["花子"].answers, learners["花子"].last_seen) == (2, 3, "2026-01-02")
    assert learners["0badc0de"].items == 2 and learners["bob"].by_lesson == {"01": 1, "so": 1}


def test_damaged_lines_are_counted_and_nothing_is_changed(klass):
    before = {path: path.read_bytes() for path in klass.rglob("*.jsonl")}
    assert report.read(klass).damaged == 2
    assert {path: path.read_bytes() for path in klass.rglob("*.jsonl")} == before


def test_a_tie_goes_by_the_alphabet():
    rows = {
        name: [{"time": "1", "kind": "quiz", "id": "01.a", "right": False, "misconception": mistake}]
        for name, mistake in [("x", "zebra"), ("y", "ant")]
    }
    assert report.summarise(rows).items[0].most_chosen == ("ant", 1)


class Strict(HTMLParser):
    """Every tag closed, in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.seen = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag != "meta" and tag != "rect":
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_page_stands_alone(klass, language, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", language)
    text = report_page.page(report.read(klass))
    parsed = Strict(text)
    assert parsed.open == []
    tags = {tag for tag, _ in parsed.seen}
    assert "svg" in tags and not tags & {"script", "link", "img", "iframe"}
    assert not any("src" in attributes or "href" in attributes for _, attributes in parsed.seen)
    assert "花子" in text and "last word only (2)" in text
    assert ("クラスの集計" if language == "ja" else "Class report") in text


def test_hostile_names_are_shown_as_they_are(tmp_path):
    write(tmp_path / "<b>x" / "s.jsonl", ("2026", "quiz", "01.<script>", False, "<img src=x>\u202e"))
    text = report_page.page(report.read(tmp_path))
    assert "<script" not in text and "<img" not in text and "<b>x" not in text and "\u202e" not in text


def test_the_tables(klass, tmp_path):
    assert main(["report", str(klass), "--out", str(tmp_path / "out")]) == 0
    with open(tmp_path / "out" / "questions.csv", encoding="utf-8-sig", newline="") as file:
        questions = {row["id"]: row for row in csv.DictReader(file)}
    assert questions["01.a"]["first_try_percent"] == "33.3" and questions["01.a"]["learners_with_it"] == "2"
    with open(tmp_path / "out" / "learners.csv", encoding="utf-8-sig", newline="") as file:
        learners = {row["learner"]: row for row in csv.DictReader(file)}
    assert learners["花子"]["lesson_01"] == "2"


def test_a_cell_is_never_a_formula(tmp_path):
    write(tmp_path / "=1+1" / "s.jsonl", ("2026", "quiz", "01.a", False, "@cmd"))
    report.write_learners(report.read(tmp_path), tmp_path / "l.csv")
    report.write_questions(report.read(tmp_path), tmp_path / "q.csv")
    assert "'=1+1" in (tmp_path / "l.csv").read_text("utf-8-sig")
    assert "'@cmd" in (tmp_path / "q.csv").read_text("utf-8-sig")


def test_a_folder_without_answers_or_none_is_told(tmp_path, capsys):
    assert main(["report", str(tmp_path)]) == 1 and "no session file" in capsys.readouterr().err
    assert main(["report", str(tmp_path / "none")]) == 1 and "is not a folder" in capsys.readouterr().err


def test_learners_who_answered_nothing_with_a_mark(tmp_path):
    write(tmp_path / "a" / "s.jsonl", ("2026", "predict", "01.a", None, None))
    result = report.read(tmp_path)
    assert len(result.learners) == 1 and result.items == [] and report_page.page(result)


def test_200_learners_with_80_questions_in_under_5_seconds(tmp_path):
    """From the command line, start of Python included; every third question takes a second try."""
    for learner in range(200):
        rows = []
        for question in range(80):
            right = (learner * question) % 3 != 0
            name = f"{question // 10:02}.q{question}"
            rows.append((f"2026-01-{learner % 28 + 1:02}T{question:02}", "quiz", name, right, None))
            if not right:
                rows.append((f"2026-02-01T{question:02}", "quiz", name, True, "mistake"))
        write(tmp_path / "class" / f"learner{learner}" / "s.jsonl", *rows)
    start = time.perf_counter()
    command = [sys.executable, "-m", "attention_helpers", "report", tmp_path / "class", "--out", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    print(f"\nreport of 200 x 80: {seconds:.2f} s")
    assert "200 learners, 80 questions" in done.stdout
    assert seconds < 5
