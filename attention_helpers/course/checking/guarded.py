"""A check in a process of its own: what a learner wrote can neither hold nor end nor change the notebook's kernel.

Short of doing it on purpose: it may send the kernel a signal, or leave a process behind that made itself independent.
"""

import linecache
import re
import signal
import time
from dataclasses import asdict, replace
from functools import partial
from importlib import import_module
from itertools import takewhile

from attention_helpers.course.apart.run import CAN_FORK, TIMEOUT, run
from attention_helpers.course.apart.worker import CannotSend
from attention_helpers.course.calls.own_code import is_course, own_line, plain_function
from attention_helpers.course.calls.running import Outcome
from attention_helpers.course.checking.check import AFTER_A_FAULT, check
from attention_helpers.course.checking.comparing import Fault
from attention_helpers.course.checking.drawn import drawn_inputs
from attention_helpers.course.checking.hiding import out_of_reach
from attention_helpers.course.checking.task import FOLDER, load_task
from attention_helpers.course.checking.telling import Verdict, tell
from attention_helpers.course.checking.trials import WITHOUT_RESULT, Trial, call_once, expect, try_inputs
from attention_helpers.widgets.language import language, say, set_language

GRACE = 0.5  # seconds beyond the limit, in which the process may end its function itself and tell where it was
LATE = 0.8  # seconds beyond the limit that start and grace may take together; the verdict comes a second after it
LEAST = 0.1  # seconds of grace where the start took long: a worker that did not wait imports first
START = 10  # seconds before the first call: a worker's imports, the reference on every input
FRAME = re.compile(r'File "(.+)", line (\d+) in (.+)')  # as faulthandler writes it
ALONE = 0.5  # seconds for one input on its own
CUT_OFF = tuple(kind for kind in WITHOUT_RESULT if kind != "error")
DEEP = 50  # frames of one function, where a crash comes from a full stack


def guarded_check(task, function, seconds=None, fork=CAN_FORK):
    """Check `function` as an answer to `task` within `seconds`, in a process of its own. -> Verdict

    Where the function cannot be sent there it runs in this one, in a thread, and the verdict says so.
    """
    limit, began = seconds or task.seconds, time.monotonic()
    if fork:
        expect(task, _all_inputs(task))  # kept, so that every copy of this process has them
    try:
        ended = run(_work(task, function, limit, fork), START, _allow(limit, began), fork)
    except CannotSend:
        verdict = check(task, function, seconds)
        verdict.messages.append(say("checked_here"))
        return verdict
    broken = [item["broken"] for item in ended.told if "broken" in item]
    if broken:
        raise RuntimeError(broken[0])
    verdicts = [item["verdict"] for item in ended.told if "verdict" in item]
    if verdicts:
        return _unless_it_remembers(task, function, fork, [Verdict(**one) for one in verdicts])
    calls = [item["call"] for item in ended.told if "call" in item]
    return _cut_off(task, limit, ended, calls[-1] if calls else 0)


def _all_inputs(task):
    return [*task.make_inputs(), *drawn_inputs(task)]  # in the order in which `check` tries them


def _unless_it_remembers(task, function, fork, verdicts):
    """The last of the verdicts on a fault, or, where a process that saw no other input shows none, that it keeps some.

    The first of them tells the input on which the fault was found.
    """
    found, verdict = verdicts[0], verdicts[-1]
    if verdict.passed or verdict.misconception or found.number < 2 or found.kind in (*CUT_OFF, "again"):
        return verdict
    ended = run(_work(task, function, ALONE, fork, found.number), START, _allow(ALONE, time.monotonic()), fork)
    if {"right": True} not in ended.told:
        return verdict
    return replace(found, kind="again", misconception=None, messages=[say("again")])


def _work(task, function, limit, fork, number=None):
    return (
        partial(_check_and_tell, task, function, limit, number) if fork else _Elsewhere(task, function, limit, number)
    )


def _check_and_tell(task, function, limit, number, say_so):
    """In the other process: tell of each call before it is made, of the first fault, and of what it comes to.

    Where a number is given, only the input of this number is tried, and whether it is right is told.
    """

    def on_call(number):
        say_so({"call": number})

    def on_verdict(verdict):
        say_so({"verdict": asdict(verdict)})

    try:
        given, private = number and _all_inputs(task)[number - 1], out_of_reach(task)
        if number:
            on_call(1)
            (trial,) = try_inputs(private, partial(call_once, private, function, seconds=limit), [given])
            say_so({"right": trial.fault is None})
        else:
            on_verdict(check(private, function, limit, on_call, on_verdict))
    except Exception as error:  # the checker's own fault
        say_so({"broken": f"{type(error).__name__}: {error}"})


class _Elsewhere:
    """The same where nothing of this process is known: what has to go along with the function."""

    def __init__(self, task, function, limit, number):
        self.task, self.function, self.limit, self.number = task.name, function, limit, number
        self.language, self.folders = language(), list(import_module(FOLDER).__path__)
        self.file = getattr(getattr(plain_function(function), "__code__", None), "co_filename", "")
        self.lines = linecache.getlines(self.file)

    def __call__(self, say_so):
        set_language(self.language)
        import_module(FOLDER).__path__[:] = self.folders
        plain = plain_function(self.function)
        if hasattr(plain, "__code__"):  # cloudpickle leaves the file's name out
            plain.__code__ = plain.__code__.replace(co_filename=self.file)
        linecache.cache[self.file] = (sum(map(len, self.lines)), None, self.lines, self.file)
        _check_and_tell(load_task(self.task), self.function, self.limit, self.number, say_so)


def _allow(limit, began):
    """A function of each item told: seconds from now on, at the first call and at the first fault, else None.

    The limit counts from the first call; what went by since the check `began` is taken off the grace. After the first
    fault comes the search for its cause; that is cut off, and what was told before stands.
    """
    deadline = None

    def allow(item):
        nonlocal deadline
        if item.get("call") == 1:
            grace = max(min(GRACE, LATE - (time.monotonic() - began)), LEAST)
            deadline = time.monotonic() + limit + grace
            return limit + grace
        if "verdict" in item and deadline:
            return min(max(deadline - time.monotonic(), GRACE), AFTER_A_FAULT + GRACE)
        return None

    return allow


def _cut_off(task, limit, ended, number):
    """The Verdict on a function during whose call of this number the process died or had to be ended."""
    frames = _frames(ended.trace)
    place = own_line((file, int(line)) for file, line, _function in frames)
    kind = "endless" if ended.how == TIMEOUT else "recursion" if _is_full_stack(ended, frames) else "died"
    fault = Fault(kind, facts={"place": place, "left_running": False, "cause": _cause(ended.code)})
    inputs = _all_inputs(task)
    if not 0 < number <= len(inputs):  # before the first call, or in a further check
        return tell(task, fault, count=len(inputs), limit=limit)
    expected = [Outcome()] * (number - 1)
    expected += expect(task, inputs[number - 1 : number])
    came = Outcome(stopped=True, place=place)
    trials = [Trial(i + 1, inputs[i], expected[i], came, fault if i + 1 == number else None) for i in range(number)]
    return tell(task, fault, trials, count=len(inputs), limit=limit)


def _frames(trace):
    """(file, line, function) of the function's own calls, innermost first: of each thread as far as the course's."""
    threads = map(FRAME.findall, trace.split("\n\n"))
    return [frame for frames in threads for frame in takewhile(lambda frame: not is_course(frame[0]), frames)]


def _is_full_stack(ended, frames):
    """Whether it crashed by calling itself: faulthandler shows it, or found no stack left to write on."""
    functions = [(file, function) for file, _line, function in frames]
    deepest = max(map(functions.count, set(functions)), default=0)
    return ended.code == -signal.SIGSEGV and (deepest >= DEEP or not FRAME.search(ended.trace))


def _cause(code):
    return signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"
