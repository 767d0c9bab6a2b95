"""Whoever teaches brings the hand-ins: what is new, and nothing outside of the folder."""

import pytest

from attention_helpers.course.hub.collect import collect
from attention_helpers.course.hub.connection import Refusal
from attention_helpers.course.records.handed_in import HandedIn
from attention_helpers.course.records.reading import Reading

NAME = "hanako-20261201T090000-0123abcd.jsonl"
ROW = '{"time": "2026-12-01T09:00:0%d", "kind": "quiz", "id": "01.x", "session": "%s", "number": %d}\n'


def test_what_is_new_is_brought_and_read_as_the_hub_s_learners(service, tmp_path):
    one, two = (
        (ROW % (n, f"{who}-20261201T090000-0123abcd", n)).encode() for n, who in enumerate(("hanako", "taro"), 1)
    )
    service.shelf.take("hanako", NAME, 0, one + two)  # as if taro had answered, too
    service.shelf.take("花子", NAME, 0, two.replace(b"0123abcd", b"99999999"))
    assert collect(tmp_path / "got") == (2, len(one + two + two))
    assert collect(tmp_path / "got") == (2, 0)
    learners = dict(Reading(tmp_path / "got", HandedIn(tmp_path / "got").listed()).learners())
    assert {name: len(rows) for name, rows in learners.items()} == {"hanako": 2, "花子": 1}


@pytest.mark.parametrize("name", ["..", "a/b", "", "/etc", ".hidden"])
def test_no_name_leads_elsewhere(service, tmp_path, name):
    service.fails = 200, {"learners": {name: {NAME: 4}}}
    with pytest.raises(Refusal, match="is no folder's name"):
        collect(tmp_path / "got")
    service.fails = 200, {"learners": {"hanako": {"../x.jsonl": 4}}}
    assert collect(tmp_path / "got") == (1, 0) and not (tmp_path / "got" / "x.jsonl").exists()
