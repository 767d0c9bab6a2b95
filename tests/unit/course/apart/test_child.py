"""What the work finds in its process: silence, no one to ask, a bound on memory, one BLAS thread."""

import io
import os
import sys
from contextlib import redirect_stdout

import pytest
from threadpoolctl import threadpool_info

from attention_helpers.course.apart.child import MEMORY
from attention_helpers.course.apart.run import CAN_FORK, DIED, run

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="this system cannot copy the process")


def test_nothing_is_written_but_what_is_told(capfd):
    def work(tell):
        print("to Python's output")
        print("to the errors", file=sys.stderr)
        os.write(1, b"to the system's output")

    kernels = io.StringIO()
    with redirect_stdout(kernels):
        run(work, 20)
    assert kernels.getvalue() == "" and capfd.readouterr() == ("", "")


def test_nobody_can_be_asked():
    def work(tell):
        for ask in (input, sys.stdin.read):
            try:
                tell(ask())
            except EOFError as error:
                tell(str(error))

    assert run(work, 20).told == ["input() cannot ask anyone while a function is checked", ""]


def test_memory_is_bounded():
    def work(tell):
        small = bytearray(MEMORY // 4)
        tell(len(small))
        try:
            bytearray(2 * MEMORY)
        except MemoryError:
            tell("no more")

    assert run(work, 20).told == [MEMORY // 4, "no more"]


def test_one_blas_thread():
    ended = run(lambda tell: tell([pool["num_threads"] for pool in threadpool_info()]), 20)
    assert set(ended.told[0]) == {1}


def test_work_that_raises_ends_without_a_word_more():
    def work(tell):
        tell("begun")
        raise ValueError

    ended = run(work, 20)
    assert ended.how == DIED and ended.told == ["begun"]
