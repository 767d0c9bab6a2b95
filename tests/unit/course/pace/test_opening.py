"""A moment as an instructor writes it, and the sentence that a learner reads."""

import time
from datetime import datetime, timedelta, timezone

import pytest

from attention_helpers.course.pace import opening as openings
from attention_helpers.course.pace.opening import LATER, OPEN, Opening, opening


@pytest.fixture
def tokyo(monkeypatch):
    """The computer's clock is Tokyo's."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone is not set by a variable")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def at(*moment):
    return datetime(*moment, tzinfo=timezone.utc)


def test_true_is_open_false_is_not_and_a_time_opens(monkeypatch):
    assert opening(True).is_open and not opening(False).is_open
    opens = opening("2026-12-01T09:00+09:00")
    assert opens == Opening(at(2026, 12, 1, 0, 0))
    for seconds, is_open in ((-1, False), (0, True), (1, True)):
        monkeypatch.setattr(openings, "now", lambda later=seconds: at(2026, 12, 1) + timedelta(seconds=later))
        assert opens.is_open is is_open


def test_a_time_without_a_zone_is_this_computers_and_so_is_what_is_shown(tokyo):
    assert opening("2026-12-01T09:00") == opening("2026-12-01 00:00Z") == Opening(at(2026, 12, 1))
    assert opening("2026-12-01") == Opening(at(2026, 11, 30, 15))
    assert opening("2026-12-01T00:00:30Z").when == "2026-12-01 09:00 UTC+09:00"


@pytest.mark.parametrize("text", ["2026-02-30", "2026-12-01T25:00", "tomorrow"])
def test_what_is_no_time(text):
    with pytest.raises(ValueError):
        opening(text)


def test_the_later_of_two():
    known = opening("2099-01-01")
    assert max(OPEN, known) == known and max(known, LATER) == LATER


def test_the_sentence_says_when_where_that_is_known():
    assert opening("2099-01-01T09:00").say("solutions").startswith("Its solution opens on 2099-01-01 09:00 UTC")
    assert LATER.say("solutions").startswith("Its solution is not open yet")
    assert "2099-01-01 09:00" in opening("2099-01-01T09:00").say("quiz", "ja", lesson="05")
    assert OPEN.say("solutions") == ""
