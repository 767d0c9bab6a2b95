"""Nothing that a learner writes holds, ends or changes the kernel: one true sentence within the limit and a second."""

import atexit
import builtins
import contextlib
import ctypes
import itertools
import os
import random
import re
import signal
import sys
import threading
import time
from functools import partial
from importlib import import_module

import cloudpickle
import numpy as np
import pytest

from attention_helpers.course.apart.run import CAN_FORK
from attention_helpers.course.apart.worker import start_ahead
from attention_helpers.course.checking.check import AFTER_A_FAULT
from attention_helpers.course.checking.guarded import GRACE, LEAST, _allow, guarded_check
from attention_helpers.course.checking.task import FOLDER as TASKS
from attention_helpers.course.checking.task import load_task
from attention_helpers.widgets.language import set_language
from tests.unit.course.checking.sample import FOLDER, make, right, words, written
from tests.unit.course.conftest import end_workers, unless_busy

LIMIT = 1.0
forked = pytest.mark.skipif(not CAN_FORK, reason="this system cannot copy the process")
pytestmark = pytest.mark.usefixtures("no_worker_left_at_last")


@pytest.fixture(params=[pytest.param(True, marks=forked, id="copied"), pytest.param(False, id="worker")])
def apart(request, monkeypatch):
    """`guarded_check` in either kind of process; what a test defines is sent to the worker as a notebook's own."""
    exercises = import_module(TASKS)
    monkeypatch.setattr(exercises, "__path__", [*exercises.__path__, str(FOLDER)])
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    start_ahead(guarded_check.__module__)
    yield partial(guarded_check, fork=request.param)
    cloudpickle.unregister_pickle_by_value(sys.modules[__name__])


def backtracks(scores):
    return re.match(r"(a+)+$", "a" * 40 + "b")


def holds_everything(scores):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def keeps_forking(scores):
    while True:
        if os.fork() == 0:
            time.sleep(60)
        time.sleep(0.2)


class Endless(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__

    def __eq__(self, other):
        while True:
            pass


def raises_endless(scores):
    raise Endless


ENDLESS = {
    "compiled code": lambda scores: sum(itertools.count()),
    "a large power": lambda scores: len(str(7**10**9)),
    "a regular expression": backtracks,
    "sleep": lambda scores: time.sleep(600),
    "a loop that catches everything": holds_everything,
    "forks": keeps_forking,
    "its exception's text": raises_endless,
    "reading from nowhere": lambda scores: os.read(os.pipe()[0], 1),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_does_not_end_is_ended_in_time(apart, name):
    threads = threading.active_count()
    for _ in range(3):  # other work on the machine can make one late
        start = time.monotonic()
        verdict = apart(make(), ENDLESS[name], LIMIT)
        took = time.monotonic() - start
        if took < LIMIT + 1:
            break
    assert took < LIMIT + 1
    assert verdict.kind == "endless" and "did not end within 1 seconds" in words(verdict)
    assert verdict.details[0][0].startswith("Input 1 of 4") and threading.active_count() == threads


@pytest.mark.parametrize("apart", [False], indirect=True)
def test_a_worker_that_did_not_wait_is_in_time_as_well(apart):
    took = []
    for _ in range(3):
        end_workers()
        start = time.monotonic()
        verdict = apart(make(), ENDLESS["compiled code"], LIMIT)
        took.append(time.monotonic() - start)
        assert verdict.kind == "endless"
        if took[-1] < LIMIT + 1:
            return
    unless_busy()
    pytest.fail(f"it took {took} seconds")


@pytest.mark.parametrize(("gone", "grace"), [(0, GRACE), (0.5, 0.3), (5, LEAST)])
def test_a_slow_start_is_taken_off_the_grace_and_never_off_the_limit(gone, grace):
    assert _allow(LIMIT, time.monotonic() - gone)({"call": 1}) == pytest.approx(LIMIT + grace, abs=0.05)


def test_the_line_inside_compiled_code_is_told(apart):
    function = written("total = 0; total += len(str(7**10**9)); return total")
    assert "Your line 3: `total += len(str(7**10**9))`" in words(apart(make(), function, LIMIT))


@pytest.mark.parametrize(
    ("dies", "cause"),
    [
        (lambda scores: os._exit(0), "exit code 0"),
        (lambda scores: os.kill(os.getpid(), signal.SIGKILL), "SIGKILL"),
        (lambda scores: os.killpg(0, signal.SIGKILL), "SIGKILL"),
        (lambda scores: ctypes.string_at(0), "SIGSEGV"),
    ],
)
def test_what_ends_python_is_told(apart, dies, cause):
    verdict = apart(make(), dies, LIMIT)
    assert verdict.kind == "died" and f"ended Python itself ({cause})" in words(verdict)
    assert verdict.status == "wrong" and "kernel goes on" in words(verdict)


def test_an_input_further_on_is_named_with_what_was_right_before(apart):
    def dies_late(scores):
        return right(scores) if len(scores) == 3 else os._exit(1)

    verdict = apart(make(), dies_late, LIMIT)
    assert verdict.kind == "died" and "1 of 4 inputs give the expected result" in words(verdict)
    assert verdict.details[0][0].startswith("Input 2 of 4") and "Expected" in dict(verdict.details)


def test_a_fault_found_before_the_end_is_the_one_told(apart):
    def wrong_then_endless(scores):
        return scores if len(scores) == 3 else sum(itertools.count())

    start = time.monotonic()
    verdict = apart(make(), wrong_then_endless, 20)
    assert verdict.kind == "value" and verdict.details[0][0].startswith("Input 1 of 4")
    assert time.monotonic() - start < AFTER_A_FAULT + 2


def test_recursion_is_told_however_high_its_limit_is_set(apart):
    def calls_itself(scores):
        sys.setrecursionlimit(2**31 - 1)
        return sorted([scores], key=calls_itself)  # by way of C, which uses the real stack

    before = sys.getrecursionlimit()
    verdict = apart(make(), calls_itself, 5)
    assert verdict.kind == "recursion" and "deeper than Python allows" in words(verdict)
    assert sys.getrecursionlimit() == before


def test_memory_is_bounded_and_told(apart):
    def takes_all(scores):
        kept = []
        while True:
            kept.append(np.empty(2**24))

    verdict = apart(make(), takes_all, 20)
    assert verdict.kind == "error" and "MemoryError" in words(verdict)


def test_the_kernel_is_as_it_was(apart):
    shared = {"count": 0}

    def changes_everything(scores):
        shared["count"] += 1
        np.exp = np.log = builtins.len = None
        random.seed(1)
        os.environ["LEFT_BEHIND"] = "1"
        os.chdir("/")
        sys.setrecursionlimit(123456)
        return scores

    exp, length, folder, limit = np.exp, len, os.getcwd(), sys.getrecursionlimit()
    state = random.getstate()
    assert apart(make(), changes_everything, LIMIT).status == "wrong"
    assert (np.exp, len, os.getcwd(), sys.getrecursionlimit()) == (exp, length, folder, limit)
    assert shared == {"count": 0} and "LEFT_BEHIND" not in os.environ
    assert random.getstate() == state


def test_a_replaced_function_fools_neither_the_reference_nor_the_diagnosis(apart, monkeypatch):
    task = make()
    wrong = written("np.exp = np.square; e = np.exp(scores); return e / e.sum()")
    verdict = apart(task, wrong, LIMIT)
    assert verdict.status == "wrong" and verdict.misconception is None
    monkeypatch.setattr(np, "exp", np.square)  # in the kernel, before the check
    verdict = apart(task, lambda scores: np.square(scores), LIMIT)
    assert verdict.status == "wrong" and verdict.misconception is None


def replaces_the_comparison(scores):
    np.isclose = np.allclose = np.array_equal = lambda *arguments, **named: np.array(True)
    return scores


def replaces_builtins(scores):
    for name in ("len", "isinstance", "vars", "getattr", "next", "sorted", "min", "max", "set", "dict"):
        setattr(builtins, name, None)
    return scores


def deletes_numpy(scores):
    for name in [name for name in dir(np) if not name.startswith("_")]:
        with contextlib.suppress(AttributeError):
            delattr(np, name)
    return scores


def traces(scores):
    threading.settrace(lambda *arguments: 1 / 0)
    threading.setprofile(lambda *arguments: 1 / 0)
    sys.settrace(lambda *arguments: None)
    return scores


class Liar(np.ndarray):
    def __array_function__(self, *arguments, **named):
        return True

    def __array_ufunc__(self, *arguments, **named):
        return True

    def __eq__(self, other):
        return True


class Raiser:
    def __array__(self, *arguments, **named):
        raise SystemError

    __len__ = __iter__ = __eq__ = __repr__ = __float__ = __array__


def holds_itself(scores):
    kept = []
    kept.append(kept)
    return kept


def leaves_at_exit(scores):
    atexit.register(time.sleep, 60)
    return scores


ODD = {
    replaces_the_comparison: "The shape is right",
    replaces_builtins: "The shape is right",
    deletes_numpy: "The shape is right",
    traces: "The shape is right",
    leaves_at_exit: "The shape is right",
    holds_itself: "What came is a list of 1; an array of shape (3,) is expected",
    (lambda scores: np.array(scores).view(Liar)): "The shape is right",
    (lambda scores: Raiser()): "What came is Raiser; an array of shape (3,) is expected",
    (lambda scores: (number for number in itertools.count())): "gave a generator",
    (lambda scores: [os.close(1), os.close(2), print("x"), scores][-1]): "The shape is right",
    (lambda scores: signal.signal(signal.SIGTERM, signal.SIG_IGN)): "signal only works in main thread",
    (lambda scores: sys.exit()): "`SystemExit`",
}


@pytest.mark.parametrize("function", ODD)
def test_odd_answers_get_a_true_sentence(apart, function):
    task = make(only_exp=make().module.only_exp)
    before = (np.isclose, len, sys.gettrace(), threading.gettrace(), len(os.listdir("/proc/self/fd")))
    verdict = apart(task, function, LIMIT)
    assert ODD[function] in words(verdict) and verdict.status in ("wrong", "raised"), verdict
    assert (np.isclose, len, sys.gettrace(), threading.gettrace(), len(os.listdir("/proc/self/fd"))) == before


def test_threads_that_are_left_running_are_told(apart):
    def leaves_one(weights, vectors):
        threading.Thread(target=time.sleep, args=(60,)).start()
        return weights @ vectors / weights.sum()

    def leaves_many(weights, vectors):
        for _ in range(120):
            with contextlib.suppress(RuntimeError):
                threading.Thread(target=time.sleep, args=(60,)).start()
        return weights @ vectors / weights.sum()

    start, task = time.monotonic(), load_task("weighted_mean")
    for leaves in (leaves_one, leaves_many):
        assert "leaves threads running" in words(apart(task, leaves, 5))
    assert time.monotonic() - start < 12


def test_of_a_process_that_is_cut_off_only_the_functions_own_line_is_told(apart):
    verdict = apart(make(), lambda scores: np.zeros(2**25), 0.3)
    assert verdict.kind in ("endless", "shape", "error") and "guarded_check" not in words(verdict)


def test_what_is_printed_is_shown_and_nobody_is_asked(apart, capfd):
    verdict = apart(make(), written("print('scores are', scores); return 0"), LIMIT)
    assert dict(verdict.details)["It printed"].startswith("scores are [1. 2. 3.]")
    assert "EOFError" in words(apart(make(), lambda scores: input("softmax? "), LIMIT))
    assert capfd.readouterr() == ("", "")


FOUND, KEPT = [], {}


def grows(scores, found=[]):  # noqa: B006  (that is its mistake)
    found.append(len(scores))
    return right(scores) if len(found) == 1 else np.zeros(len(found))


def keeps_the_first(scores):
    return KEPT.setdefault("weights", right(scores) if len(scores) else None)


def hands_out_one_list(scores):
    FOUND.extend(right(scores).tolist())
    return FOUND


@pytest.mark.parametrize("function", [grows, keeps_the_first, hands_out_one_list])
def test_what_is_kept_between_calls_is_told_as_that(apart, function):
    verdict = apart(make(), function)
    assert verdict.kind == "again" and verdict.messages[0].startswith("On its own this input gives the expected")
    assert verdict.details[0][0].startswith("Input 2 of 4") and "Came" in dict(verdict.details)


def test_what_is_wrong_on_its_own_is_not_taken_for_memory(apart):
    verdict = apart(make(), lambda scores: right(scores) + (len(scores) == 5))
    assert verdict.kind == "value" and "On its own" not in words(verdict)


@forked
def test_a_right_answer_is_right_and_quick():
    times = []
    for _ in range(7):
        start = time.monotonic()
        assert guarded_check(make(), right).status == "right"
        times.append(time.monotonic() - start)
    print(f"a check in a process of its own: {sorted(times)[3] * 1000:.0f} ms")
    assert sorted(times)[3] < 1


def test_where_the_process_cannot_be_copied_a_worker_checks(no_worker_left):
    set_language("ja")
    task = load_task("weighted_mean")
    verdict = guarded_check(task, written("return scores", "weighted_mean"), fork=False)
    assert verdict.kind == "signature" and "引数" in words(verdict)
    set_language("en")
    assert guarded_check(task, lambda weights, vectors: weights @ vectors / sum(weights), fork=False).passed
    wrong = guarded_check(task, lambda weights, vectors: weights @ vectors, fork=False)
    assert wrong.misconception == "sum_not_mean"
    start = time.monotonic()
    assert guarded_check(task, lambda weights, vectors: sum(itertools.count()), LIMIT, fork=False).kind == "endless"
    assert time.monotonic() - start < LIMIT + 12


def test_a_function_that_cannot_be_sent_is_checked_here_and_that_is_said(no_worker_left):
    lock = threading.Lock()

    def holds_a_lock(weights, vectors):
        with lock:
            return weights @ vectors / sum(weights)

    verdict = guarded_check(load_task("weighted_mean"), holds_a_lock, fork=False)
    assert verdict.passed and "cannot be sent to a process of its own" in words(verdict)
