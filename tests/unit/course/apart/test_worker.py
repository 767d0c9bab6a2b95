"""The worker for systems that cannot copy the process: started ahead, used once, told of by the same means."""

import threading
import time

import numpy as np
import pytest

from attention_helpers.course.apart.run import DIED, DONE, TIMEOUT, run
from attention_helpers.course.apart.worker import CannotSend, _ahead, send, start_ahead

pytestmark = pytest.mark.usefixtures("no_worker_left")


def test_a_function_made_here_works_there():
    numbers = np.arange(3.0)
    ended = run(lambda tell: tell((numbers * 2).tolist()), 20, fork=False)
    assert ended.how == DONE and ended.told == [[0.0, 2.0, 4.0]]


def test_it_is_ended_when_it_takes_too_long_or_dies():
    start_ahead()
    assert run(lambda tell: (tell(1), time.sleep(60)), 5, allow=lambda item: 0.2, fork=False).how == TIMEOUT
    ended = run(lambda tell: (tell(1), __import__("os")._exit(4)), 20, fork=False)
    assert (ended.how, ended.told, ended.code) == (DIED, [1], 4)


def test_one_waits_while_another_works_and_one_that_died_is_replaced():
    start_ahead()
    waiting = _ahead[0][0]
    start_ahead()
    assert _ahead[0][0] is waiting
    waiting.kill()
    waiting.join()
    start_ahead()
    assert _ahead[0][0] is not waiting and _ahead[0][0].is_alive()


def test_what_cannot_be_sent_is_said(tmp_path):
    lock = threading.Lock()
    with pytest.raises(CannotSend, match="lock"):
        send(lambda tell: lock, tmp_path / "trace")
