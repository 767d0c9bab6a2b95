"""Rounds are read from the records of whoever held them; of a round that was counted again the last count holds."""

import json

import pytest

from attention_helpers import course
from attention_helpers.__main__ import main
from attention_helpers.course.records import store
from attention_helpers.course.report.counting.rounds import Round, rounds_in

ROW = {"kind": "vote", "id": "05.have", "lesson": "05", "session": "s", "phones": 1, "hands": 0}


def lay(folder, *rows):
    folder.mkdir(exist_ok=True)
    lines = [json.dumps({**ROW, "time": f"2026-01-0{i}", "number": i, **row}) for i, row in enumerate(rows, 1)]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_what_a_vote_records_is_read(tmp_path, monkeypatch):
    monkeypatch.setenv(store.VARIABLE, str(tmp_path / "own"))
    for hands in (3, 4):
        held = course.vote("05.have")
        for count in (hands, 9):  # counted, and counted again
            held.hand_fields.widgets[1].value = count
            held.count_hands()
    first, second = rounds_in(tmp_path / "own")
    assert (first.counts, first.hands, first.votes, first.about, first.lesson) == ([0, 9, 0, 0], 9, 9, "predict", "05")
    assert second.counts == first.counts and second.when > first.when


def test_rounds_of_older_records_are_each_their_own_and_about_what_a_vote_takes_the_id_for(tmp_path):
    rows = [{"counts": [1, 0]}, {"counts": [0, 1]}, {"id": "05.brevity", "values": [2.5, 1]}]
    found = rounds_in(lay(tmp_path / "own", *rows))
    assert [(one.about, one.counts, one.values) for one in found] == [
        ("quiz", [], [2.5, 1]),
        ("predict", [1, 0], []),
        ("predict", [0, 1], []),
    ]


@pytest.mark.parametrize(
    "votes",
    [
        {},
        {"counts": []},
        {"counts": [-1]},
        {"counts": [True]},
        {"counts": [0] * 101},
        {"counts": ["1"]},
        {"values": []},
        {"values": ["x"]},
        {"values": [float("nan")]},
        {"values": [[1], [1, 2]]},
        {"values": [[1], 2]},
        {"values": [[[1]]]},
        {"values": [1e300]},
    ],
)
def test_records_that_are_no_votes_are_none(tmp_path, votes):
    with pytest.raises(ValueError, match=r"^votes: no vote is recorded in .*own'; expected the folder of who held"):
        rounds_in(lay(tmp_path / "own", votes))


def test_curves_and_odd_fields(tmp_path):
    rows = [{"values": [[1, 2], [3, 4]], "round": "x", "about": ["quiz"], "phones": "2", "hands": -1}]
    assert rounds_in(lay(tmp_path / "own", *rows)) == [
        Round("05.have", "05", "predict", "2026-01-01", values=[[1, 2], [3, 4]])
    ]


def test_the_command_says_what_is_wrong(klass, tmp_path, capsys):
    for folder, said in ((tmp_path / "none", "is not a folder"), (klass, "no vote is recorded")):
        assert main(["report", str(klass), "--out", str(tmp_path / "out"), "--votes", str(folder)]) == 1
        assert said in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_the_command_shows_votes(klass, tmp_path):
    folder = lay(tmp_path / "own", {"counts": [1, 2, 3, 4], "phones": 10})
    assert main(["report", str(klass), "--out", str(tmp_path / "out"), "--votes", str(folder)]) == 0
    assert "Vote 1, 2026-01-01 (10)" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "votes.csv").read_text(encoding="utf-8-sig").splitlines()[4] == (
        "05,predict,05.have,2026-01-01,10,0,4,,4"
    )
