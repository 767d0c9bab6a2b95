"""One call with wrong arguments, judged: what came out, and whether the package answered for it itself."""

import ast
import copy
import inspect
import io
import linecache
import os
import re
import signal
import time
import traceback
import warnings
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from typing import NamedTuple

import numpy as np

from attention_helpers import places
from tests.unit.fuzz.wrong import EQUAL, REFUSED, parts_of

PACKAGE = os.path.dirname(places.__file__) + os.sep
SLOW, STOP = 2, 20  # seconds: of the processor, more are a finding; of the clock, a call that hangs is ended then
MISSING, NONSENSE = "missing", "an unknown keyword"


class Call:
    """A call that works: a function and its arguments, by name."""

    def __init__(self, function, *args, **kwargs):
        self.function = function
        self.signature = inspect.signature(function)
        self.bound = self.signature.bind(*args, **kwargs)

    @property
    def arguments(self):
        """{name: value}; of *values and **values the first one."""
        return {name: self._first(name, value) for name, value in self.bound.arguments.items()}

    def _first(self, name, value):
        kind = self.signature.parameters[name].kind
        if kind is inspect.Parameter.VAR_POSITIONAL:
            return value[0]
        return next(iter(value.values())) if kind is inspect.Parameter.VAR_KEYWORD else value

    def exchange(self, name, value):
        kind = self.signature.parameters[name].kind
        if kind is inspect.Parameter.VAR_POSITIONAL:
            value = (value, *self.bound.arguments[name][1:])
        elif kind is inspect.Parameter.VAR_KEYWORD:
            value = self.bound.arguments[name] | {next(iter(self.bound.arguments[name])): value}
        self.bound.arguments[name] = value

    def run(self, *without, **more):
        args, kwargs = list(self.bound.args), self.bound.kwargs | more
        if without:
            kwargs = {name: value for name, value in self.bound.arguments.items() if name not in without} | more
            args = []
        return self.function(*args, **kwargs)


class Outcome(NamedTuple):
    """verdict: "own" (refused by a sentence of the package), "memory" (NumPy says which size no machine holds), "fine",
    or what is wrong: "raw", "unnamed", "warning", "silent", "changed", "slow".
    about: of an error its type and where it came from, else what was silent.
    """

    verdict: str
    about: str = ""
    message: str = ""


def names_of(call, row):
    """The words of which one must stand in a sentence that refuses an argument; many begin with the function's name."""
    parts = [name for value in call.arguments.values() for name in parts_of(value)]
    return {call.function.__name__, *call.signature.parameters, *row.words, *parts}


def judge(row, wrongs, good):
    """The Outcome of the row's call with `wrongs`, a list of (argument, expectation, function of the good value)."""
    call = row.make()
    names = names_of(call, row)
    for name, _, make in wrongs:
        if name in (MISSING, NONSENSE):
            continue
        call.exchange(name, make(call.arguments[name]))
    more = {"seven": 7} if wrongs[0][0] == NONSENSE else {}
    before = {name: snapshot(value) for name, value in call.bound.arguments.items()}
    start = time.process_time()
    try:
        with quiet(), limited():
            result = call.run(*([wrongs[0][2]] if wrongs[0][0] == MISSING else []), **more)
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        outcome = of_error(error, names)
    else:
        outcome = of_result(result, wrongs, good, row.passes)
    if time.process_time() - start > SLOW:
        return Outcome("slow", f"{time.process_time() - start:.1f} s, then {outcome.verdict}")
    changed = [name for name, value in call.bound.arguments.items() if not alike(snapshot(value), before[name])]
    if changed and not set(changed) <= set(row.changes):
        return Outcome("changed", ", ".join(changed))
    return outcome


def of_error(error, names):
    frames = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in frames if frame.filename != __file__]
    about, message = f"{type(error).__name__} at {_place(frames)}", str(error)
    if isinstance(error, TypeError) and not any(frame.filename.startswith(PACKAGE) for frame in frames):
        return Outcome("own", about, message)  # Python's own sentence on a call that its signature does not allow
    if isinstance(error, MemoryError) or "array is too big" in message or "Maximum allowed dimension" in message:
        return Outcome("memory", about, message)
    if isinstance(error, Warning):
        return Outcome("warning", about, message)
    if not frames or not is_own(frames[-1]):
        return Outcome("raw", about, message)
    words = set(re.findall(r"\w+", message))
    return Outcome("own" if words & names else "unnamed", about, message)


def is_own(frame):
    """Whether an error came from a `raise` in the package."""
    return frame.filename.startswith(PACKAGE) and any(a <= frame.lineno <= b for a, b in raises(frame.filename))


@cache
def raises(filename):
    """The lines of a file's `raise` statements: [(first, last)]."""
    tree = ast.parse("".join(linecache.getlines(filename)))
    return [(node.lineno, node.end_lineno) for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc]


def _place(frames):
    ours = [frame for frame in frames if frame.filename.startswith(PACKAGE)]
    if not ours:
        return "the call"
    last = ours[-1]
    return f"{last.filename.removeprefix(PACKAGE)}:{last.lineno} {last.line}"


def of_result(result, wrongs, good, passes=()):
    found = [] if {name for name, *_ in wrongs} & set(passes) else numbers_in(result)
    if any(not np.isfinite(array).all() for array in found) and good.finite:
        return Outcome("silent", "a result that is not finite")
    expected = {expect for _, expect, _ in wrongs}
    if expected == {EQUAL} and good.comparable and not close(result, good.result):
        return Outcome("silent", "another result")
    if expected == {REFUSED} and len(wrongs) == 1:  # of two, one may make the other one idle
        return Outcome("silent", "taken")
    return Outcome("fine")


class Good(NamedTuple):
    """What the call gives with its good arguments."""

    result: object
    finite: bool
    comparable: bool


def good_of(row):
    with quiet():
        result, again = row.make().run(), row.make().run()
    finite = all(np.isfinite(array).all() for array in numbers_in(result))
    return Good(result, finite, close(result, again))


def numbers_in(value, depth=0):
    """All arrays of floats in a result."""
    if isinstance(value, (float, np.floating)) or (isinstance(value, np.ndarray) and value.dtype.kind == "f"):
        return [np.asarray(value)]
    if depth < 3 and isinstance(value, (list, tuple)):
        return [array for item in value for array in numbers_in(item, depth + 1)]
    return []


def close(one, other):
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.shape == other.shape and (
            np.allclose(one, other, rtol=1e-3, atol=1e-5) if one.dtype.kind in "fiub" else True
        )
    if isinstance(one, (float, np.floating)) and isinstance(other, (float, np.floating)):
        return bool(np.isclose(one, other, rtol=1e-3, atol=1e-5, equal_nan=True))
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(close, one, other))
    if isinstance(one, (int, str, dict, frozenset, np.integer)):
        return alike(snapshot(one), snapshot(other))
    return True


def snapshot(value, depth=0):
    """A copy of plain data; other objects stand for themselves."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if depth < 6 and type(value) in (list, tuple):
        return [snapshot(item, depth + 1) for item in value]
    if depth < 6 and type(value) is dict:
        return {key: snapshot(item, depth + 1) for key, item in value.items()}
    if type(value) is set:
        return copy.copy(value)
    return value


def alike(one, other, depth=0):
    if one is other or depth > 6:
        return True
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.shape == other.shape and one.dtype == other.dtype and one.tobytes() == other.tobytes()
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(alike(a, b, depth + 1) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key], depth + 1) for key in one)
    same = one == other
    return bool(np.all(same)) or one != one


@contextmanager
def quiet():
    """Nothing printed; every warning an error."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


class Hangs(BaseException):
    """Raised inside a call that does not end."""


@contextmanager
def limited():
    def end(_number, _frame):
        raise Hangs(f"not done after {STOP} s")

    if not hasattr(signal, "setitimer"):
        yield
        return
    handler, timer = signal.signal(signal.SIGALRM, end), signal.setitimer(signal.ITIMER_REAL, STOP)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, *timer)  # that of pytest-timeout, which uses the same clock
