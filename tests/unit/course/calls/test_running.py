"""What would hang or end the kernel does neither; the learner's names come back."""

import sys
import threading
import time
import types

import numpy as np
import pytest

from attention_helpers.course.calls import running
from attention_helpers.course.checking.check import check as check_task
from attention_helpers.course.checking.form import Input, misconception
from tests.unit.course.checking.sample import check, make, words


def for_ever(scores):
    while True:
        pass


def for_ever_holding_everything(scores):
    while True:
        try:
            while True:
                sum(range(100))
        except BaseException:
            pass


def for_ever_printing(scores):
    while True:
        print("x" * 1000)


def for_ever_in_numpy(scores):
    while True:
        np.sort(np.arange(1000.0))


@pytest.mark.parametrize("function", [for_ever, for_ever_holding_everything, for_ever_printing, for_ever_in_numpy])
def test_an_endless_loop_is_stopped(function):
    start, threads = time.monotonic(), threading.active_count()
    verdict = check(function, seconds=0.3)
    assert verdict.status == "wrong" and verdict.kind == "endless" and "stopped" in words(verdict)
    assert time.monotonic() - start < 5 and threading.active_count() == threads


@pytest.fixture
def untraced():
    """No coverage, no debugger meanwhile: Python 3.11 holds a traced thread while another has an exception to come."""
    here, in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    yield
    threading.settrace(in_threads)
    sys.settrace(here)


def test_a_call_that_cannot_be_stopped_is_left_behind_and_told(monkeypatch, untraced):
    monkeypatch.setattr(running, "PATIENCE", 0.1)
    verdict = check(lambda scores: time.sleep(1.5), seconds=0.1)
    assert verdict.kind == "endless" and "restart the kernel" in words(verdict)
    time.sleep(1.5)


def test_endless_recursion_is_told():
    def calls_itself(scores):
        return calls_itself(scores)

    before = sys.getrecursionlimit()
    sys.setrecursionlimit(10**6)  # as a learner may have done; deep enough to crash the kernel
    try:
        verdict = check(calls_itself)
        assert sys.getrecursionlimit() == 10**6
    finally:
        sys.setrecursionlimit(before)
    assert verdict.kind == "recursion" and "deeper than Python allows" in words(verdict)


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, GeneratorExit, MemoryError, AssertionError])
def test_no_exception_gets_out(error):
    def raises(scores):
        raise error("out")

    verdict = check(raises)
    assert verdict.status == "raised" and error.__name__ in words(verdict)


def test_an_interrupt_of_the_kernel_stops_the_check(monkeypatch):
    threads = threading.active_count()

    class Interrupted(threading.Event):
        def wait(self, timeout=None):
            super().wait(0.1)
            raise KeyboardInterrupt

    names = ("Thread", "enumerate", "stack_size")
    parts = {"Event": Interrupted, **{name: getattr(threading, name) for name in names}}
    monkeypatch.setattr(running, "threading", types.SimpleNamespace(**parts))
    with pytest.raises(KeyboardInterrupt):
        running.run(for_ever, [None], 5)
    assert threading.active_count() == threads


def test_globals_are_set_for_a_run_and_put_back():
    notebook = {"np": np, "b": "mine"}
    exec("def scaled(x):\n    return W * x + b", notebook)
    exec("W = b = None\ndef scaled(x):\n    return W * x + b\ndef forgets(x):\n    return W * x", module := {})
    forgets = misconception("no_b", "b is not used.")(module["forgets"])

    def inputs(rng):
        yield Input(2.0, globals={"W": 3.0, "b": 1.0})
        yield Input(5.0, globals={"W": 0.5, "b": 4.0})

    task = make(softmax=module["scaled"], inputs=inputs, only_exp=forgets)
    assert check_task(task, notebook["scaled"]).status == "right"
    assert notebook["b"] == "mine" and "W" not in notebook
    exec("def without_b(x):\n    return W * x", notebook)
    assert check_task(task, notebook["without_b"]).misconception == "no_b"
    exec("def breaks(x):\n    global W\n    W = 0\n    raise KeyError(x)", notebook)
    assert check_task(task, notebook["breaks"]).status == "raised"
    assert notebook["b"] == "mine" and "W" not in notebook


def test_an_error_is_handed_on_as_plain_data():
    class Odd(KeyError):
        def __str__(self):
            return "no\n  such key"

    def raises():
        raise Odd

    came = running.run(raises, [], 5)
    assert (came.value, came.error.type, came.error.text) == (None, "Odd", "no such key")
    assert came.error.is_a(ValueError, LookupError) and not came.error.is_a(ValueError)
    assert came.place[1] == "raise Odd"


def test_an_exception_only_called_like_a_built_in_one_is_another():
    own = type("ValueError", (Exception,), {"__module__": "notebook"})
    came = running.run(lambda: (_ for _ in ()).throw(own("mine")), [], 5)
    assert came.error.type == "ValueError" and not came.error.is_a(ValueError)
