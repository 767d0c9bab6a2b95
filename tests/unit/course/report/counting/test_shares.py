"""A class is counted in shares: the report is the same for any of them, and for any number of processes."""

import json
from concurrent.futures.process import BrokenProcessPool
from datetime import date

import pytest

from attention_helpers.course.report import page, tables
from attention_helpers.course.report.counting import answers, shares
from tests.unit.course.report import simulated


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A simulated class, each of whose files ends with a damaged line; one learner has the first one's, too."""
    folder, rows = tmp_path_factory.mktemp("class"), simulated.klass()
    for name, several in rows.items():
        lines = [json.dumps(row | {"session": f"of {name}", "number": i}) for i, row in enumerate(several, 1)]
        (folder / name).mkdir()
        (folder / name / "a.jsonl").write_text("\n".join([*lines, "garbage"]), encoding="utf-8")
    first, *_, last, _idle = sorted(rows)
    (folder / last / "b.jsonl").write_bytes((folder / first / "a.jsonl").read_bytes())
    (folder / "nobody").mkdir()
    return folder


def written(report, out):
    """All that is made of a report."""
    out.mkdir()
    for name in ("questions", "answers", "predictions", "own", "learners"):
        getattr(tables, f"write_{name}")(report, out / name)
    texts = [path.read_text(encoding="utf-8") for path in sorted(out.iterdir())]
    return [page.page(report, date(2026, 1, 1)), *texts, report.damaged, report.passed_over]


def test_the_report_is_the_same_for_any_share_and_any_number_of_processes(folder, tmp_path, monkeypatch):
    whole = written(shares.read(folder), tmp_path / "whole")
    assert whole[-2] == 41 and whole[-1][0].endswith("answers are learner-00's too, and count there.")
    monkeypatch.setattr(shares, "SHARE", 7)
    assert written(shares.read(folder), tmp_path / "one") == whole
    assert written(shares.read(folder, processes=2), tmp_path / "two") == whole


@pytest.mark.parametrize("error", [BrokenProcessPool, OSError, ImportError])
def test_where_no_process_can_be_had_the_class_is_counted_here(folder, monkeypatch, error):
    def fail(work, processes):
        raise error

    monkeypatch.setattr(shares, "SHARE", 7)
    monkeypatch.setattr(shares, "_in_processes", fail)
    assert len(shares.read(folder, processes=2).learners) == simulated.LEARNERS + 1


def test_a_small_class_starts_no_process(folder, monkeypatch):
    monkeypatch.setattr(shares, "SHARE", 7)
    monkeypatch.setattr(shares, "_in_processes", lambda work, processes: pytest.fail("a process was started"))
    shares.read(folder)


def test_a_session_that_lies_with_learners_of_three_shares_counts_once(tmp_path, monkeypatch):
    rows = [{"time": f"2026-01-0{i}", "session": "one", "number": i, "kind": "quiz", "id": "01.a"} for i in (1, 2, 3)]
    for name, count in (("ann", 1), ("bob", 3), ("cid", 2)):
        lines = [json.dumps(row | {"right": True, "lesson": "01"}) for row in rows[:count]]
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(shares, "SHARE", 1)
    report = shares.read(tmp_path)
    assert {one.name: one.answers for one in report.learners} == {"ann": 1, "bob": 2}
    assert report.passed_over == [
        f"{name}: {count} answers are ann's too, and count there." for name, count in (("bob", 1), ("cid", 2))
    ]


def test_merged_answers_are_as_many_as_are_kept(monkeypatch):
    monkeypatch.setattr(answers, "MOST", 2)
    one, other = answers.Answers(), answers.Answers()
    for answer in ("a", "b"):
        one.add(answer)
        other.add(answer.replace("a", "c"))
    one.merge(other)
    assert one.learners == 4 and one.counts == {"a": 1, "b": 2, answers.OTHERS: 1}
