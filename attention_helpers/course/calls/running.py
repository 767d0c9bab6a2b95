"""Run a learner's function safely: with a time limit, its prints caught, its own line found when it raises.

The function runs in a thread of its own, which works alike on Linux, macOS and Windows. When its time is up an
exception is raised inside it, again and again until it gives way; the kernel and everything in it live on. Only a
single long call into compiled code cannot be stopped like this: such a thread is left behind, and the learner is told.
"""

import contextlib
import contextvars
import ctypes
import functools
import io
import sys
import threading
import time
import traceback
import warnings
import weakref
from dataclasses import dataclass, field

import numpy as np

from attention_helpers.course.calls.copies import deep_copy, unchanged
from attention_helpers.course.calls.own_code import own_line, plain_function
from attention_helpers.course.calls.pristine import remember

STACK_BYTES = 64 * 2**20  # room for the recursion below
DEEPEST_RECURSION = 10_000  # a learner's larger sys.setrecursionlimit could crash the kernel
PATIENCE = 2.0  # seconds that a stopped thread gets to end
MOST_LEFT = 4  # threads that functions may leave running: each takes some 70 MB of addresses, and a check has 1 GB

_left = weakref.WeakSet()  # threads that were begun during a call


class Stopped(BaseException):
    """Raised inside a function whose time is up. Not an Exception, so that `except Exception` does not hold it."""


class Stopping(Stopped):
    """Raised first. Being caught makes a second one pending, which then strikes outside the `try` that caught this.

    That is how `while True: try: … except: pass` ends too. The second is armed by a C function, because Python code
    here would be struck by it itself.
    """


_raise_in_thread = ctypes.PYFUNCTYPE(None, ctypes.c_ulong, ctypes.py_object)(
    ("PyThreadState_SetAsyncExc", ctypes.pythonapi)
)


@dataclass(frozen=True)
class Raised:
    """An exception as plain data: its type's name, the built-in types it belongs to, and its text in one line."""

    type: str
    builtin: tuple
    text: str

    def is_a(self, *types):
        """Whether it is one of these built-in exceptions."""
        return any(one.__name__ in self.builtin for one in types)

    def __str__(self):
        return f"{self.type}: {self.text}"


@dataclass
class Outcome:
    """What came of one call: a value or an error, what was printed, and whether it had to be stopped."""

    value: object = None
    error: Raised | None = None
    printed: str = ""
    stopped: bool = False
    left_running: bool = False
    crowded: bool = False  # functions have left so many threads running that there is no room for more
    place: tuple | None = None  # the learner's own line where it was stopped or failed: (line number, source line)
    changed: list = field(default_factory=list)  # of each argument and then each global: whether it changed it


class _Tape(io.StringIO):
    """Keeps the first part of what is printed, so that an endless loop of prints fills no memory."""

    def write(self, text):
        if self.tell() < 20_000:
            super().write(text[:20_000])
        return len(text)


def run(function, arguments, seconds, globals=None, use=None):
    """Call `function` on copies of the arguments for at most `seconds`, with copies of these globals set meanwhile.

    `use(function, *arguments)` is called in its place where getting a result takes more than one call. -> Outcome
    """
    globals = globals or {}
    before = [*arguments, *globals.values()]
    after = deep_copy(before)
    arguments, values = after[: len(arguments)], dict(zip(globals, after[len(arguments) :], strict=True))
    tape, came, place, done = _Tape(), {}, None, threading.Event()
    put_back, running = remember(), set(threading.enumerate())

    def work():
        try:
            try:
                with np.errstate(all="ignore"):
                    value = use(function, *arguments) if use else function(*arguments)
            finally:
                put_back()
            came["value"] = _as_it_is_now(value)
        except BaseException as error:  # SystemExit and KeyboardInterrupt too: nothing may end the kernel
            if isinstance(error, MemoryError):
                traceback.clear_frames(error.__traceback__)  # what filled the memory: else there is none to tell it
            came.update(error=_described(error), place=_place_of(error))
        finally:
            done.set()

    with contextlib.ExitStack() as stack:
        stack.enter_context(_globals_set(function, values))
        stack.enter_context(_recursion_limited())
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        stack.enter_context(contextlib.redirect_stdout(tape))
        stack.enter_context(contextlib.redirect_stderr(_Tape()))
        context = contextvars.copy_context()
        try:
            thread = _start(lambda: _quietly(context.run, work))
        except RuntimeError:
            return Outcome(stopped=True, crowded=True)
        try:
            stopped = not done.wait(seconds)
            frame = sys._current_frames().get(thread.ident)
            if stopped and frame:  # where it is now: once it is made to end, nothing may be left to tell
                place = _own_line(traceback.walk_stack(frame))
        finally:  # also when the learner interrupts the kernel
            left_running = not _end(thread, done)
    begun = set(threading.enumerate()) - running - {thread}
    _left.update(begun)
    if begun and sum(one.is_alive() for one in _left) > MOST_LEFT:
        return Outcome(printed=tape.getvalue(), stopped=True, crowded=True)
    if stopped:
        return Outcome(printed=tape.getvalue(), stopped=True, left_running=left_running, place=place)
    changed = [not unchanged(old, new) for old, new in zip(before, after, strict=True)]
    return Outcome(**came, printed=tape.getvalue(), left_running=left_running, changed=changed)


def _as_it_is_now(value):
    """A copy of a result, which the next call might change; what cannot be copied is kept as it is."""
    try:
        return deep_copy(value) if isinstance(value, (list, dict, tuple, set, np.ndarray)) else value
    except Exception:  # a learner's object may raise anything when it is copied
        return value


def _quietly(run, work):
    with contextlib.suppress(Stopped), contextlib.suppress(Stopped):  # those that arrive while it is already ending
        run(work)


def _start(work):
    """Start a thread with a stack deep enough for recursion."""
    before = threading.stack_size(STACK_BYTES)
    try:
        thread = threading.Thread(target=work, name="course-check", daemon=True)
        thread.start()
        return thread
    finally:
        threading.stack_size(before)


def _end(thread, done):
    """Make the thread end; True when it did. A loop that catches everything is asked again and again."""
    deadline = time.monotonic() + PATIENCE
    Stopping.__init__ = staticmethod(functools.partial(_raise_in_thread, thread.ident, Stopped))
    while thread.is_alive() and time.monotonic() < deadline:
        if not done.is_set():
            _raise_in_thread(thread.ident, Stopping)
        thread.join(0.002)
    return not thread.is_alive()


@contextlib.contextmanager
def _recursion_limited():
    """Meanwhile nobody can raise Python's limit beyond what the stack bears."""
    before, set_limit = sys.getrecursionlimit(), sys.setrecursionlimit
    set_limit(min(before, DEEPEST_RECURSION))
    sys.setrecursionlimit = lambda limit: set_limit(min(limit, DEEPEST_RECURSION))
    try:
        yield
    finally:
        sys.setrecursionlimit = set_limit
        set_limit(before)


@contextlib.contextmanager
def _globals_set(function, values):
    """Set globals of the function for a while; what was there before, or was not, comes back."""
    names = getattr(plain_function(function), "__globals__", {})
    before = {name: names[name] for name in values if name in names}
    names.update(values)
    try:
        yield
    finally:
        for name in values:
            names.pop(name, None)
        names.update(before)


def _described(error):
    try:
        text = " ".join(str(error).split())
    except BaseException:  # a learner's exception whose own text raises
        text = ""
    kinds = type(error).__mro__
    return Raised(type(error).__name__, tuple(kind.__name__ for kind in kinds if kind.__module__ == "builtins"), text)


def _place_of(error):
    """The learner's line that raised the error; a SyntaxError tells its own."""
    if isinstance(error, SyntaxError):
        return None
    return _own_line(reversed(list(traceback.walk_tb(error.__traceback__))))


def _own_line(frames):
    """The learner's line among `frames` [(frame, line)], innermost first: (line number, source line), or None."""
    return own_line((frame.f_code.co_filename, line) for frame, line in frames)
