"""The thread with its limits: slow clients, too many of them, and that it ends."""

import socket
import threading
import time

import pytest
from tornado import web

from attention_helpers.course.voting.phones import server as module
from attention_helpers.course.voting.phones.server import Server


class Hello(web.RequestHandler):
    def get(self):
        self.write("hello")

    post = get


@pytest.fixture
def server():
    made = Server(web.Application([(r".*", Hello)], log_function=lambda _: None), "127.0.0.1")
    yield made
    made.stop()


@pytest.fixture
def connect(server):
    """connect(b"…") -> a connection over which that was sent."""
    made = []

    def to(sent=b"", port=None):
        made.append(socket.create_connection((server.address, port or server.port), timeout=20))
        made[-1].sendall(sent)
        return made[-1]

    yield to
    for one in made:
        one.close()


def answer(connection):
    """All that comes until the server closes."""
    said = b""
    while True:
        try:
            more = connection.recv(65_536)
        except ConnectionError:
            more = b""
        if not more:
            return said
        said += more


GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


def test_one_request_a_connection(connect):
    said = answer(connect(GET))
    assert said.startswith(b"HTTP/1.1 200") and b"Connection: close" in said and said.endswith(b"hello")


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HT", GET[:-2], b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\npick"],
    ids=["nothing", "half a line", "half a head", "half a body"],
)
def test_who_is_too_slow_is_told_and_keeps_nobody_up(connect, sent, monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.4)
    slow = connect(sent)
    assert answer(connect(GET)).endswith(b"hello")
    start = time.monotonic()
    assert answer(slow).startswith(b"HTTP/1.1 408") and time.monotonic() - start < 5


def test_a_drop_at_a_time_does_not_help(connect, monkeypatch):
    """The clock runs from the first byte to the last."""
    monkeypatch.setattr(module, "SECONDS", 0.5)
    slow, start = connect(), time.monotonic()
    try:
        while time.monotonic() - start < 5:
            slow.sendall(b"x")
            time.sleep(0.05)
    except ConnectionError:
        pass
    assert time.monotonic() - start < 3


def test_too_many_connections_put_the_slowest_out(connect, monkeypatch):
    monkeypatch.setattr(module, "MOST_CONNECTIONS", 5)
    slow = [connect() for _ in range(5)]
    time.sleep(0.2)
    assert answer(connect(GET)).endswith(b"hello")
    assert answer(slow[0]).startswith(b"HTTP/1.1 408")
    slow[4].sendall(GET)
    assert answer(slow[4]).endswith(b"hello")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc",
    ],
)
def test_what_is_no_request_is_answered(connect, sent, caplog):
    assert answer(connect(sent)).startswith(b"HTTP/1.1 400")
    assert answer(connect(GET)).endswith(b"hello") and not caplog.records


def test_a_head_without_end_is_cut_off(connect):
    try:
        said = answer(connect(b"GET / HTTP/1.1\r\nHost: x\r\n" + b"x: y\r\n" * 20_000))
    except ConnectionError:
        said = b""
    assert said == b"" and answer(connect(GET)).endswith(b"hello")


def test_it_ends_when_told_and_its_port_is_free(connect):
    made = Server(web.Application(), "127.0.0.1")
    slow = connect(port=made.port)
    made.stop()
    assert made.ends and not made._thread.is_alive()
    assert answer(slow) == b""
    with pytest.raises(ConnectionRefusedError):
        connect(port=made.port)
    again = Server(web.Application(), "127.0.0.1", made.port)
    again.stop()
    again.stop()  # twice is once
    again.later(0, lambda: None)


def test_something_can_be_done_later_in_its_thread(server):
    done = threading.Event()
    server.later(0.01, done.set)
    assert done.wait(5)


def test_an_address_of_another_computer_and_a_port_that_is_taken(server):
    for address, port in (("192.0.2.1", 0), ("127.0.0.1", server.port)):
        with pytest.raises(OSError):
            Server(web.Application(), address, port)


def test_an_address_of_the_new_kind_stands_in_brackets(server):
    server.address = "::1"
    assert server.url("x") == f"http://[::1]:{server.port}/x"
