"""A vote that the hub's service holds, as the instructor's kernel sees it."""

import time

import pytest

from attention_helpers import course
from attention_helpers.course.voting import on_hub
from tests.unit.course.hub.conftest import service as service


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(on_hub, "BETWEEN", 0.02)


def wait_until(done):
    end = time.monotonic() + 10
    while not done() and time.monotonic() < end:
        time.sleep(0.02)
    assert done()


def box_of(service, round):
    return service.rounds.booths.find(round.url.rpartition("/")[2]).box


def test_votes_come_and_the_round_closes(service):
    round = course.vote("05.have")
    assert round.url.startswith("https://hub.example.org/services/course/vote/") and round.is_open
    box_of(service, round).cast("hanako", (2,))
    wait_until(lambda: round.box.votes() == [(2,)] and "1 vote" in round.count.value)
    box_of(service, round).cast("taro", (0,))
    round.stop()
    assert round.box.votes() == [(0,), (2,)] and not round.is_open and not box_of(service, round).is_open
    assert "1 (50 %)" in round.spread.value


def test_the_hub_closes_it_in_time(service):
    round = course.vote("05.have")
    box_of(service, round).close()
    wait_until(lambda: not round.is_open)


def test_numbers_and_curves_come_as_they_were_cast(service):
    round = course.vote("05.gap")
    box_of(service, round).cast("hanako", (90.0, 50.0, 25.0, 12.5))
    round.stop()
    assert round.box.votes() == [(90.0, 50.0, 25.0, 12.5)]


def test_a_service_that_says_no_or_falls_silent(service):
    round = course.vote("05.have")
    service.fails = 403, {"reason": "only for whoever teaches"}
    with pytest.raises(ValueError, match=r"^vote: the hub does not open it: only for whoever teaches$"):
        course.vote("05.have")
    round.stop()
    assert not round.is_open


def test_a_hub_without_a_public_address_is_linked_from_the_page(service, monkeypatch):
    monkeypatch.delenv("JUPYTERHUB_PUBLIC_HUB_URL")
    round = course.vote("05.have")
    assert round.url.startswith("/services/course/vote/") and len(round.place.children) == 1
    round.stop()
