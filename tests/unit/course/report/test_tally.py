"""The class report: what learners sent in is read whatever its state and left as it is; right numbers, and fast."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attention_helpers.__main__ import main
from attention_helpers.course.report import page, tally

ROOT = Path(__file__).resolve().parents[4]


def by_id(result):
    return {item.id: item for item in result.items}


def test_learners_are_told_apart_by_folder_or_by_file_name(klass):
    learners = {one.name: one for one in tally.read(klass).learners}
    assert set(learners) == {"花子", "bob", "0badc0de"}
    assert (learners["花子"].items, learners["花子"].answers, learners["花子"].last_seen) == (2, 3, "2026-01-02")
    assert learners["0badc0de"].items == 2 and learners["bob"].by_lesson == {"01": 1, "so": 1}


def test_damaged_lines_are_counted_and_nothing_is_changed(klass):
    before = {path: path.read_bytes() for path in klass.rglob("*.jsonl")}
    assert tally.read(klass).damaged == 2
    assert {path: path.read_bytes() for path in klass.rglob("*.jsonl")} == before


def test_a_folder_without_answers_or_none_is_told(tmp_path, capsys):
    assert main(["report", str(tmp_path)]) == 1 and "no session file" in capsys.readouterr().err
    assert main(["report", str(tmp_path / "none")]) == 1 and "is not a folder" in capsys.readouterr().err


def test_where_there_are_only_archives_they_are_named(tmp_path, capsys):
    (tmp_path / "hanako.zip").write_bytes(b"PK")
    assert main(["report", str(tmp_path)]) == 1 and "hanako.zip: an archive" in capsys.readouterr().err


@pytest.mark.parametrize("judged", [{"overall": ["right"]}, {"overall": {}}, {}, None])
def test_a_judgement_of_any_form_counts_as_none(judged):
    row = own("1", True) | {"judged": judged}
    assert tally.summarise({"ann": [row]}).own[0].judged == {"": 1}


def test_the_day_last_seen_is_that_of_the_last_record_and_not_of_a_clock_that_was_ahead():
    rows = [{"time": "2036-01-01", "kind": "quiz", "id": "01.a"}]
    rows += [{"time": "2026-01-02", "after": "2036-01-01", "step": 1, "kind": "quiz", "id": "01.a", "right": True}]
    assert tally.summarise({"ann": rows}).learners[0].last_seen == "2026-01-02"


def test_first_try_last_try_and_misconceptions(klass):
    result = tally.read(klass)
    a, b = by_id(result)["01.a"], by_id(result)["01.b"]
    assert (a.learners, a.first_right, a.last_right, a.tries, a.most_chosen) == (3, 1, 2, 4, ("last word only", 2))
    assert (b.learners, b.first_right, b.most_chosen) == (2, 1, ("other", 1))
    assert a.first_rate == pytest.approx(1 / 3)
    assert "01.open" not in by_id(result)  # no mark yet


def test_a_tie_goes_by_the_alphabet():
    rows = {
        name: [{"time": "1", "kind": "quiz", "id": "01.a", "right": False, "misconception": mistake}]
        for name, mistake in [("x", "zebra"), ("y", "ant")]
    }
    assert tally.summarise(rows).items[0].most_chosen == ("ant", 1)


def test_learners_who_answered_nothing_with_a_mark(tmp_path, sent_in):
    sent_in(tmp_path / "a" / "s.jsonl", ("2026", "predict", "01.a", None, None))
    result = tally.read(tmp_path)
    assert len(result.learners) == 1 and result.items == [] and page.page(result)


def test_200_learners_with_80_questions_in_under_5_seconds(tmp_path, sent_in):
    """From the command line, start of Python included; every third question takes a second try."""
    for learner in range(200):
        rows = []
        for question in range(80):
            right = (learner * question) % 3 != 0
            name = f"{question // 10:02}.q{question}"
            rows.append((f"2026-01-{learner % 28 + 1:02}T{question:02}", "quiz", name, right, None))
            if not right:
                rows.append((f"2026-02-01T{question:02}", "quiz", name, True, "mistake"))
        sent_in(tmp_path / "class" / f"learner{learner}" / "s.jsonl", *rows)
    start = time.perf_counter()
    command = [sys.executable, "-m", "attention_helpers", "report", tmp_path / "class", "--out", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    print(f"\nreport of 200 x 80: {seconds:.2f} s")
    assert "200 learners, 80 questions" in done.stdout
    assert seconds < 5


def test_a_console_that_lacks_the_letters_still_gets_its_message(klass, tmp_path):
    command = [sys.executable, "-m", "attention_helpers", "report", "class", "--out", "レポート"]
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env=environment)
    assert (done.returncode, done.stderr) == (0, b"") and (tmp_path / "レポート" / "report.html").exists()
    assert done.stdout.decode("cp1252").startswith("3 learners, 3 questions and exercises: \\u30ec")


def own(time, right, overall=None, points=(True,)):
    answer = {"text": "t", "points": points and list(points)}
    judged = {"judged": {"overall": overall}} if overall else {}
    return {"time": time, "kind": "quiz", "id": "05.open", "right": right, "answer": answer, **judged}


def test_answers_in_own_words_are_kept_apart():
    rows = {
        "ann": [own("1", None, "part", points=None), own("2", False, "part"), own("3", True, "right")],
        "bob": [own("1", None, "wrong")],
        "cy": [own("1", True)],
        "dan": [own("1", None, "part", points=None)],  # never marked
    }
    result = tally.summarise(rows)
    (one,) = result.own
    assert result.items == [] and all(learner.items == 0 for learner in result.learners)
    assert (one.id, one.lesson, one.learners, one.right, one.look) == ("05.open", "05", 3, 2, 1)
    assert one.judged == {"right": 1, "wrong": 1, "": 1}
    assert page.own_row(one) == ["05", "05.open", 3, "1 / 0 / 1", 2, 1]
    assert "05.open" in page.page(result)
