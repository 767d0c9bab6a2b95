"""The tables that spreadsheets read."""

import csv

import pytest

from attention_helpers.__main__ import main
from attention_helpers.course.report import tables
from attention_helpers.course.report.counting import shares, tally
from tests.unit.course.report import simulated


def test_the_tables(klass, tmp_path):
    assert main(["report", str(klass), "--out", str(tmp_path / "out")]) == 0
    with open(tmp_path / "out" / "questions.csv", encoding="utf-8-sig", newline="") as file:
        questions = {row["id"]: row for row in csv.DictReader(file)}
    assert questions["01.a"]["first_try_percent"] == "33.3" and questions["01.a"]["learners_with_it"] == "2"
    with open(tmp_path / "out" / "learners.csv", encoding="utf-8-sig", newline="") as file:
        learners = {row["learner"]: row for row in csv.DictReader(file)}
    assert learners["花子"]["lesson_01"] == "2"


def test_a_cell_is_never_a_formula(tmp_path, sent_in):
    sent_in(tmp_path / "=1+1" / "s.jsonl", ("2026", "quiz", "01.a", False, "@cmd"))
    tables.write_learners(shares.read(tmp_path), tmp_path / "l.csv")
    tables.write_questions(shares.read(tmp_path), tmp_path / "q.csv")
    assert "'=1+1" in (tmp_path / "l.csv").read_text("utf-8-sig")
    assert "'@cmd" in (tmp_path / "q.csv").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("-3", "'-3"),
        ("+81 90", "'+81 90"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "\\u000d=1"),
        (' "@x', "' \"@x"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("a\n=1", "a\n'=1"),
        ("\ud800", "\\ud800"),
        ("a-b=c", "a-b=c"),
        ("花子", "花子"),
    ],
)
def test_a_text_is_a_text_in_every_program(name, shown, tmp_path):
    row = {"time": "2026", "kind": "quiz", "id": "01.a", "right": False, "lesson": "1\ud800;=1"}
    tables.write_learners(tally.summarise({name: [row]}), tmp_path / "l.csv")
    with open(tmp_path / "l.csv", encoding="utf-8-sig", newline="") as file:
        head, told = csv.reader(file)
    assert told[0] == shown and told[1:3] == ["1", "1"] and head[-1] == "lesson_1\\ud800;'=1"


def test_the_table_of_answers_in_own_words(tmp_path):
    answer = {"text": "=1", "points": [True]}
    row = {"time": "1", "kind": "quiz", "id": "05.x", "right": None, "answer": answer, "judged": {"overall": "part"}}
    tables.write_own(tally.summarise({"ann": [row]}), tmp_path / "own.csv")
    with open(tmp_path / "own.csv", encoding="utf-8-sig", newline="") as file:
        (told,) = csv.DictReader(file)
    assert (told["judged_part"], told["right_by_own_marking"], told["to_look_at"]) == ("1", "0", "1")


def rows_in(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_of_a_simulated_class(tmp_path):
    found = tally.summarise(simulated.klass())
    for name in ("questions", "answers", "predictions", "learners"):
        getattr(tables, f"write_{name}")(found, tmp_path / f"{name}.csv")
    answers = {(row["id"], row["misconception"]): row for row in rows_in(tmp_path / "answers.csv")}
    kept = answers[simulated.KEPT]
    assert (kept["right"], kept["learners"]) == ("0", "39") and int(kept["at_last"]) >= 24
    questions = {row["id"]: row for row in rows_in(tmp_path / "questions.csv")}
    assert questions[simulated.STUCK_AT]["learners_stuck"] == "15"
    assert -1 <= float(questions[simulated.KEPT[0]]["discrimination"]) <= 1
    guesses = {row["id"]: row for row in rows_in(tmp_path / "predictions.csv")}
    assert (guesses[simulated.HELD]["guesses"], guesses[simulated.HELD]["still_wrong"]) == ("39", "20")
    learners = {row["learner"]: row for row in rows_in(tmp_path / "learners.csv")}
    assert learners["learner-00"]["stuck_at"] == simulated.STUCK_AT and learners["learner-00"]["solutions"] == "1"
    assert learners[simulated.IDLE]["guesses"] == "0" and int(learners[simulated.QUICK]["too_fast"]) > 20
