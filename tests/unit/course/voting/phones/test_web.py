"""What is answered to whom, over a real connection: votes, changes, latecomers, garbage that changes nothing."""

import json
import re

import pytest

from attention_helpers.course.voting import desk
from attention_helpers.course.voting.asked import find
from attention_helpers.course.voting.phones import web
from attention_helpers.course.voting.phones.box import BallotBox
from attention_helpers.course.voting.phones.server import Server
from attention_helpers.course.voting.phones.web import Booth, Booths, application


@pytest.fixture
def round():
    """(address, booth) of a round on one option."""
    booth = Booth(find("05.have"))
    return desk.open_round(booth, "127.0.0.1"), booth


def test_a_phone_votes_and_changes_its_vote(phone, round):
    url, booth = round
    one = phone(url).ask()
    assert one.status == 200 and one.notice is None
    one.vote(2)
    assert one.status == 200 and one.notice.startswith("Your vote is in.") and booth.box.votes() == [(2,)]
    one.vote(0)
    assert booth.box.votes() == [(0,)] and 'value="0" checked' in one.text
    one.ask()
    assert one.notice.startswith("Your vote is in.") and 'value="0" checked' in one.text  # after a reload, too
    one.vote(0).vote(0)
    assert len(booth.box) == 1


def test_a_phone_without_cookies_has_one_vote_a_page(phone, round):
    url, booth = round
    one = phone(url, keeps=False).ask()
    one.vote(1)
    one.vote(3)
    assert one.status == 200 and booth.box.votes() == [(3,)]


def test_the_cookie_decides_whatever_the_form_says(phone, round):
    url, booth = round
    one, other = phone(url).ask(), phone(url).ask()
    one.vote(1)
    other.vote(2, ballot=one.cookie.split("=")[1])
    assert booth.box.votes() == [(1,), (2,)]


def test_a_cookie_is_kept_to_the_round_and_from_scripts(phone, round):
    url, _ = round
    said = phone(url).ask().headers["Set-Cookie"]
    assert "HttpOnly" in said and "SameSite=Lax" in said and f"Path={phone(url).url.path}" in said
    assert "expires" not in said.lower() and re.match(r"ballot=[\w-]{22};", said)


def test_late_votes_are_told_so_and_change_nothing(phone, round):
    url, booth = round
    voter, late = phone(url).ask(), phone(url).ask()
    voter.vote(1)
    booth.box.close()
    assert (voter.vote(2).status, voter.notice) == (
        409,
        "Voting is closed: the change came too late. Your earlier vote counts.",
    )
    assert late.vote(2).status == 409 and "does not count" in late.notice
    assert phone(url).ask().status == 200 and booth.box.votes() == [(1,)]


def test_an_address_that_is_none_and_a_round_long_over(phone, round, monkeypatch):
    url, _ = round
    for path in ("/", "/favicon.ico", "/api/kernels", "/" + "a" * 16, "/../../etc/passwd", "/lab?token=1"):
        for method in ("GET", "POST"):
            asked = phone(url).ask(method, path=path)
            assert asked.status == 404 and "There is no vote here." in asked.text


LONG = "1" * (web.LARGEST_BODY + 1)


@pytest.mark.parametrize(
    "method, body, status",
    [
        ("POST", {"pick": "4"}, 400),
        ("POST", {"pick": "-1"}, 400),
        ("POST", {"pick": "²"}, 400),
        ("POST", {"pick": ["0", "1"]}, 400),
        ("POST", {"pick": ["0", "0"]}, 400),
        ("POST", {"pick": "1e0"}, 400),
        ("POST", {"pick": LONG}, 413),
        ("POST", {"n0": "3"}, 400),
        ("POST", {"pick": "1", "more": "x"}, 400),
        ("POST", {}, 400),
        ("POST", "pick=%ff", 400),
        ("POST", "\x00\x01", 400),
        ("PUT", {"pick": "1"}, 405),
        ("DELETE", None, 405),
        ("HEAD", None, 405),
        ("OPTIONS", None, 405),
    ],
)
def test_garbage_is_refused_and_changes_nothing(phone, round, method, body, status, caplog):
    url, booth = round
    one = phone(url).ask()
    one.vote(1)
    kind = {} if isinstance(body, dict) else {"Content-Type": "application/x-www-form-urlencoded"}
    one.ask(method, body, **kind)
    assert one.status == status and booth.box.votes() == [(1,)]
    one.ask()
    assert 'value="1" checked' in one.text
    assert not caplog.records  # nor does a line come into the lesson


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", "x"])
def test_a_body_of_another_kind_is_no_vote(phone, round, kind):
    url, booth = round
    asked = phone(url).ask("POST", json.dumps({"pick": 1}), **{"Content-Type": kind})
    assert asked.status == 400 and len(booth.box) == 0


def test_too_much_at_once_is_told_so(phone):
    booth, booths = Booth(find("05.have")), Booths()
    made = application(booths)
    for rule in made.wildcard_router.rules:
        rule.target_kwargs["rate"].burst = rule.target_kwargs["rate"]._left = 3
        rule.target_kwargs["rate"].second = 0.01
    server = Server(made, "127.0.0.1")
    url = server.url(booths.add(booth))
    one = phone(url).ask()
    one.vote(1)
    assert one.ask().status == 200 and one.ask().status == 429 and one.headers["Retry-After"] == "1"
    one.text = f'name="ballot" value="{"x" * 22}"'
    assert one.vote(2).status == 429 and booth.box.votes() == [(1,)]
    server.stop()


def test_a_full_box_is_told(phone):
    booth = Booth(find("05.have"), BallotBox(most=1))
    url = desk.open_round(booth, "127.0.0.1")
    phone(url).ask().vote(0)
    assert phone(url).ask().vote(1).status == 503 and booth.box.votes() == [(0,)]


def test_old_rounds_are_forgotten_at_last():
    booths = Booths()
    names = [booths.add(Booth(None)) for _ in range(web.REMEMBERED + 5)]
    assert len(set(names)) == len(names) and all(re.fullmatch(r"[a-z2-9]{16}", name) for name in names)
    assert [booths.find(name) is None for name in names] == [True] * 5 + [False] * web.REMEMBERED


def test_every_answer_keeps_the_page_apart(phone, round):
    url, _ = round
    for asked in (phone(url).ask(), phone(url).ask(path="/x"), phone(url).ask("PUT"), phone(url).ask("POST", {})):
        assert asked.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
        assert asked.headers["Referrer-Policy"] == "no-referrer" and asked.headers["Cache-Control"] == "no-store"
        assert asked.headers["Server"] is None and asked.headers["Etag"] is None


def test_a_mistake_of_ours_is_logged_without_who_asked(phone, round, caplog, monkeypatch):
    url, booth = round
    one = phone(url).ask()
    monkeypatch.setattr(type(booth.asked.form), "read", lambda *_: 1 / 0)
    assert one.vote(1).status == 500
    assert "could not be answered" in caplog.text and "127.0.0.1" not in caplog.text
