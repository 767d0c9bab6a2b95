"""The class report: what learners sent in is read whatever its state and left as it is; right numbers, and fast."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attention_helpers.__main__ import main
from attention_helpers.course.report import page
from attention_helpers.course.report.counting import shares, tally
from tests.unit.course.report import simulated

ROOT = Path(__file__).resolve().parents[5]


def by_id(result):
    return {item.id: item for item in result.items}


def test_learners_are_told_apart_by_folder_or_by_file_name(klass):
    learners = {one.name: one for one in shares.read(klass).learners}
    assert set(learners) == {"花子", "bob", "0badc0de"}
    assert (learners["花子"].items, learners["花子"].answers, learners["花子"].last_seen) == (2, 3, "2026-01-02")
    assert learners["0badc0de"].items == 2 and learners["bob"].by_lesson == {"01": 1, "so": 1}


def test_damaged_lines_are_counted_and_nothing_is_changed(klass):
    before = {path: path.read_bytes() for path in klass.rglob("*.jsonl")}
    assert shares.read(klass).damaged == 2
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
    result = shares.read(klass)
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
    result = shares.read(tmp_path)
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
    start, before = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "attention_helpers", "report", tmp_path / "class", "--out", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    seconds = spent or time.perf_counter() - start  # of the processor, where the system tells them
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


def row(minute, kind, id, right=None, **fields):
    """A record at a minute, which may be a fraction."""
    seconds = 60 * minute
    clock = f"2026-01-01T{int(seconds // 3600) + 9:02}:{int(seconds % 3600 // 60):02}:{seconds % 60:09.6f}+00:00"
    return {"time": clock, "session": "s", "kind": kind, "id": id, "right": right, **fields}


def of(*rows):
    """The report of one learner, and the learner."""
    found = tally.summarise({"ann": list(rows)})
    return found, found.learners[0]


@pytest.mark.parametrize(
    ("rights", "stuck"), [("www", [("soft", 3)]), ("rwwww", [("soft", 4)]), ("ww", []), ("wwwr", []), ("wwwwrww", [])]
)
def test_stuck_is_who_ends_with_three_wrong_checks_in_a_row(rights, stuck):
    found, ann = of(*[row(place, "exercise", "soft", sign == "r") for place, sign in enumerate(rights)])
    assert ann.stuck == stuck and found.items[0].stuck == len(stuck)


def test_a_solution_counts_that_was_looked_at_before_a_check_was_right():
    _, ann = of(
        *[
            row(1, "exercise", "a", False),
            row(2, "solution", "a"),
            row(3, "solution", "a"),
            row(4, "exercise", "a", True),
        ],
        *[row(5, "exercise", "b", True), row(6, "solution", "b"), row(7, "solution", "c")],
    )
    assert ann.solutions == {"a", "c"}


def test_too_fast_is_an_answer_sooner_than_its_question_can_be_read():
    """02.soft-properties takes 6 s at least; only first tries count, and only after something of the same kernel."""
    id = "02.soft-properties"
    assert of(row(0, "quiz", id, True))[1].hurried == 0
    assert of(row(0, "predict", "02.tie"), row(3 / 60, "quiz", id, True))[1].hurried == 1
    assert of(row(0, "predict", "02.tie"), row(9 / 60, "quiz", id, True))[1].hurried == 0
    assert of(row(0, "predict", "02.tie", session="other"), row(3 / 60, "quiz", id, True))[1].hurried == 0
    assert of(row(0, "quiz", id, False), row(3 / 60, "quiz", id, True))[1].hurried == 0
    assert of(row(0, "predict", "02.tie"), row(3 / 60, "exam", id, True))[1].hurried == 0
    midnight = {"time": "2026-01-02T00:00:01+00:00", "session": "s", "kind": "quiz", "id": id, "right": True}
    late = {**midnight, "time": "2026-01-01T23:59:59+00:00", "id": "01.a"}
    assert of(late, midnight)[1].hurried == 1
    assert of(late, {**midnight, "time": "2026-01-02T10:00:00+00:00"})[1].hurried == 0
    assert of({"time": "2026", "kind": "quiz", "id": "a", "right": True}, row(0, "quiz", id, True))[1].hurried == 0


def test_misconceptions_at_last_are_those_of_the_last_answer():
    found, _ = of(
        row(1, "quiz", "01.a", False, misconception="early"),
        row(2, "quiz", "01.a", False, misconception="late"),
        row(3, "quiz", "01.b", False, misconception="early"),
        row(4, "quiz", "01.b", True),
    )
    a, b = found.items
    assert (a.misconceptions, a.at_last) == ({"early": 1, "late": 1}, {"late": 1})
    assert (b.misconceptions, b.at_last) == ({"early": 1}, {})


def test_a_misconception_is_counted_by_learner_over_all_questions_that_show_it():
    """Ann has it in both, bob in 01.b, cy had it in 01.a; dan answered only 01.c, which never shows it."""
    wrong = {"right": False, "misconception": "swapped"}
    rows = {
        "ann": [row(1, "quiz", "01.a", **wrong), row(2, "quiz", "01.b", **wrong)],
        "bob": [row(1, "quiz", "01.a", True), row(2, "quiz", "01.b", **wrong)],
        "cy": [row(1, "quiz", "01.a", **wrong), row(2, "quiz", "01.a", True)],
        "dan": [row(1, "quiz", "01.c", False, misconception="other")],
    }
    told = [(one.name, one.count, one.learners, one.item.id) for one in tally.summarise(rows).mistakes]
    assert told == [("other", 1, 1, "01.c"), ("swapped", 2, 3, "01.b")]


def test_guesses_before_and_after_the_run():
    found, ann = of(
        row(1, "predict", "02.tie", value=0), row(2, "result", "02.tie", value=1), row(3, "predict", "02.tie", value=1)
    )
    assert (ann.guesses, ann.guessed_right, ann.again, ann.right_again) == (1, 0, 1, 1)
    assert [one.id for one in found.guesses] == ["02.tie"] and found.items == []


def test_who_did_nothing_is_named_also_with_an_empty_folder(klass):
    (klass / "空" / "nothing").mkdir(parents=True)
    (klass / "__MACOSX").mkdir()
    learners = {one.name: one for one in shares.read(klass).learners}
    assert set(learners) == {"花子", "bob", "0badc0de", "空"}
    assert [name for name, one in learners.items() if one.did_nothing] == ["空"]


def test_discrimination_of_a_whole_class():
    """Of 20 learners ten are right in all six questions and ten in none: each question tells them apart wholly."""
    rows = {
        f"{able}{number}": [row(place, "quiz", f"01.{place}", able) for place in range(6)]
        for able in (True, False)
        for number in range(10)
    }
    found = tally.summarise(rows)
    assert [item.discrimination.value for item in found.items] == pytest.approx([1.0] * 6)
    rows.pop("True0")
    assert [item.discrimination.value for item in tally.summarise(rows).items] == [None] * 6


def test_a_simulated_class_has_the_quick_and_the_idle_it_was_given():
    found = tally.summarise(simulated.klass())
    assert [one.name for one in found.learners if one.did_nothing] == [simulated.IDLE]
    quick = {one.name: one.hurried for one in found.learners if one.hurried}
    assert list(quick) == [simulated.QUICK] and quick[simulated.QUICK] > 20
    assert sum(len(one.solutions) for one in found.learners) == 5


ANY = [None, True, 1, -1, 99, 0.5, 10**400, float("nan"), "", "x", "\ud800", [], [0], [None], [[1]], {}, {"text": 1}]
ANY += [{"text": "t", "points": ["x", None]}, {"points": []}, [0.5, 1e308]]
OF_THE_COURSE = ["02.soft-properties", "02.gained-and-lost", "02.tie", "02.spread", "soft_attention", "01.mine"]


def test_records_of_any_value_end_nothing(tmp_path):
    rng = random.Random(0)
    fields = ("answer", "value", "right", "misconception", "judged", "session", "attempt", "lesson", "after", "time")
    for learner in range(12):
        place = tmp_path / "class" / f"l{learner}" / "s.jsonl"
        place.parent.mkdir(parents=True)
        lines = []
        for _ in range(200):
            kind = rng.choice(["quiz", "exam", "exercise", "predict", "result", "solution"])
            given = {"time": "2026-01-01T10:00:00+00:00", "kind": kind, "id": rng.choice(OF_THE_COURSE), "right": False}
            given |= {name: rng.choice(ANY) for name in rng.sample(fields, 3)}
            lines.append(json.dumps(given))
        place.write_text("\n".join(lines), encoding="utf-8")
    assert main(["report", str(tmp_path / "class"), "--out", str(tmp_path / "out")]) == 0
    assert "02.soft-properties" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
