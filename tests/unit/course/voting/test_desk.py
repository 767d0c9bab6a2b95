"""The one server: started by the first round with an address, kept for the next, ended after the last."""

import socket
import time

import pytest

from attention_helpers.course.voting import desk
from attention_helpers.course.voting.asked import find
from attention_helpers.course.voting.phones.web import Booth


@pytest.fixture
def booth():
    made = Booth(find("05.have"))
    yield made
    made.box.close()


def wait_until(done):
    end = time.monotonic() + 10
    while not done() and time.monotonic() < end:
        time.sleep(0.02)
    assert done()


def test_without_an_address_nothing_is_started(booth):
    assert desk.open_round(booth) is None and desk._server is None


def test_an_address_once_named_holds_for_the_next_round_and_so_does_the_port(booth):
    first = desk.open_round(booth, "127.0.0.1")
    again = desk.open_round(Booth(find("05.gap")))
    assert first != again and first.rpartition("/")[0] == again.rpartition("/")[0]
    other = desk.open_round(Booth(find("05.gap")), "localhost")
    assert other.startswith(f"http://localhost:{desk._server.port}/")


def test_another_port_is_another_server(booth):
    desk.open_round(booth, "127.0.0.1")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ValueError, match=rf"address '127.0.0.1' and port {port} cannot be served .* port that is"):
            desk.open_round(booth, "127.0.0.1", port)
    assert desk.open_round(booth, "127.0.0.1", port).startswith(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("address", ["192.0.2.77", "no such name", "a" * 300, "\udcff", "münchen.invalid"])
def test_an_address_that_is_not_this_computer_s(booth, address, monkeypatch):
    monkeypatch.setattr(desk, "own_address", lambda: "192.168.1.20")
    with pytest.raises(ValueError, match=r"vote: address .* cannot be served .*; it seems to be '192.168.1.20'"):
        desk.open_round(booth, address)
    assert desk._server is None


@pytest.mark.parametrize("address", ["", "0.0.0.0", "::", "*", "http://127.0.0.1", " "])
def test_an_address_that_no_phone_could_open(booth, address, monkeypatch):
    monkeypatch.setattr(desk, "own_address", lambda: "")
    with pytest.raises(ValueError, match=r"address: got .* own address alone, as '192.168.1.20'$"):
        desk.open_round(booth, address)
    with pytest.raises(TypeError, match="address must be text"):
        desk.open_round(booth, 127)


def test_it_ends_some_time_after_the_last_round_is_over(booth, monkeypatch):
    monkeypatch.setattr(desk, "LINGER", 0.05)
    desk.open_round(booth, "127.0.0.1")
    other, server = Booth(find("05.gap")), desk._server
    desk.open_round(other)
    booth.box.close()
    desk.round_is_over()
    time.sleep(0.3)
    assert not server.ends  # one is open
    other.box.close()
    desk.round_is_over()
    wait_until(lambda: server.ends and not server._thread.is_alive())
    third = Booth(find("05.have"))
    assert desk.open_round(third).startswith("http://127.0.0.1:") and desk._server is not server
    third.box.close()


def test_the_port_of_before_may_be_another_s(booth, monkeypatch):
    desk.open_round(booth, "127.0.0.1")
    port = desk._server.port
    desk._server.stop()
    with socket.create_server(("127.0.0.1", port)):
        assert f":{port}/" not in desk.open_round(booth)


def test_something_later_without_a_server():
    desk.soon(0, lambda: None)
    desk.round_is_over()
    desk.close_now()
