"""Work in a process of its own: it tells until it is done, dies or takes too long; this process is as it was."""

import os
import signal
import threading
import time

import numpy as np
import pytest

from attention_helpers.course.apart.run import CAN_FORK, DIED, DONE, TIMEOUT, run

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="this system cannot copy the process")


def test_what_is_told_comes_in_order():
    ended = run(lambda tell: [tell({"number": i, "text": "ペン\ud800"}) for i in range(500)], 20)
    assert ended.how == DONE and ended.code == 0
    assert [item["number"] for item in ended.told] == list(range(500)) and ended.told[0]["text"] == "ペン\ud800"


def test_what_the_work_does_stays_there():
    numbers, before = [1], np.exp

    def work(tell):
        numbers.append(2)
        np.exp = None
        os.environ["LEFT_BEHIND"] = "1"
        tell(numbers)

    assert run(work, 20).told == [[1, 2]]
    assert numbers == [1] and np.exp is before and "LEFT_BEHIND" not in os.environ


def for_ever_in_c(tell):
    tell("begun")
    len(str(7**10**9))


def sleeps(tell):
    tell("begun")
    time.sleep(60)


def ignores_signals(tell):
    for number in (signal.SIGTERM, signal.SIGALRM, signal.SIGUSR2):
        signal.signal(number, signal.SIG_IGN)
    tell("begun")
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def leaves_a_child(tell):
    tell("begun")
    if os.fork() == 0:
        time.sleep(60)
    time.sleep(60)


@pytest.mark.parametrize("work", [for_ever_in_c, sleeps, ignores_signals, leaves_a_child])
def test_what_takes_too_long_is_ended_and_tells_where_it_was(work):
    start = time.monotonic()
    ended = run(work, 0.5)
    assert ended.how == TIMEOUT and ended.told == ["begun"] and ended.code == -signal.SIGKILL
    assert time.monotonic() - start < 2
    assert f"in {work.__name__}" in ended.trace


@pytest.mark.parametrize(
    ("last", "code"),
    [
        (lambda: os._exit(3), 3),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), -signal.SIGKILL),
        (lambda: os.killpg(0, signal.SIGKILL), -signal.SIGKILL),
        (lambda: os.abort(), -signal.SIGABRT),
    ],
)
def test_what_dies_is_told_with_what_it_told_before(last, code):
    ended = run(lambda tell: (tell(1), last()), 20)
    assert (ended.how, ended.told, ended.code) == (DIED, [1], code)


def test_a_pipe_that_is_closed_or_written_into_ends_the_work():
    start = time.monotonic()
    closed = run(lambda tell: (tell(1), os.closerange(3, 200), time.sleep(60)), 20)
    assert closed.how == DIED and closed.told == [1] and time.monotonic() - start < 5


def test_seconds_may_be_given_anew():
    def work(tell):
        for step in range(4):
            tell(step)
            time.sleep(0.4)

    assert run(work, 0.6).how == TIMEOUT
    assert run(work, 0.6, allow=lambda item: 0.6).how == DONE


def test_an_interrupt_ends_the_work_first(monkeypatch):
    pid = []

    def allow(item):
        pid.append(item)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(lambda tell: (tell(os.getpid()), time.sleep(60)), 20, allow=allow)
    with pytest.raises(ProcessLookupError):
        os.kill(pid[0], 0)


def test_a_hundred_in_a_row_leave_nothing_behind():
    threads, files = threading.active_count(), len(os.listdir("/proc/self/fd"))
    assert all(run(lambda tell: tell(1), 20).how == DONE for _ in range(100))
    assert threading.active_count() == threads and len(os.listdir("/proc/self/fd")) == files
