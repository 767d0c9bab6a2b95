"""Run work in a process of its own and hand on what it tells, until it is done, dies or takes too long.

Where the system can fork safely, on Linux, the process is a copy of this one: the work needs no sending and costs some
10 ms. Elsewhere it is a worker started ahead and used once (`worker.py`), to which the work is sent.
"""

import contextlib
import json
import multiprocessing
import os
import signal
import tempfile
import time
import warnings
from dataclasses import dataclass, field
from pathlib import Path

from attention_helpers.course.apart import CAN_FORK, worker
from attention_helpers.course.apart.child import END, serve

DONE, TIMEOUT, DIED = "done", "timeout", "died"
GENTLY = 0.5  # seconds that a process gets to end of itself
LAST_WORD = 0.02  # seconds that faulthandler gets to write where the process was


@dataclass
class Ended:
    """How it ended: `how` is DONE, TIMEOUT or DIED; what it told; where it was, as faulthandler writes it; its code."""

    how: str = ""
    told: list = field(default_factory=list)
    trace: str = ""
    code: int | None = None  # below 0: the signal that ended it


def run(work, seconds, allow=lambda item: None, fork=CAN_FORK):
    """Run `work(tell)` in a process of its own for at most `seconds`; `tell(item)` hands plain data over. -> Ended

    allow   a function of each item told: seconds from now on, in place of those left; None: no change
    fork    whether the process is a copy of this one. If not, `work` is sent by cloudpickle
    worker.CannotSend: `work` cannot be sent there. KeyboardInterrupt: the process is ended first.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        trace, ended = Path(folder, "trace"), Ended()
        trace.touch()
        process, reader = _fork(work, trace) if fork else worker.send(work, trace)
        try:
            ended.how = _listen(reader, ended.told, seconds, allow)
            if ended.how == TIMEOUT and hasattr(signal, "SIGUSR1"):
                os.kill(process.pid, signal.SIGUSR1)  # faulthandler answers even where Python cannot
                time.sleep(LAST_WORD)
        finally:
            reader.close()
            ended.code = end(process, gently=ended.how != TIMEOUT)
        ended.trace = trace.read_text(encoding="utf-8", errors="replace")
    return ended


def _fork(work, trace):
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=serve, args=(writer, work, trace, os.getpid()), daemon=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 on: this process has threads
        process.start()
    writer.close()
    return process, reader


def _listen(reader, told, seconds, allow):
    """Collect what is told. -> how it ended"""
    deadline = time.monotonic() + seconds
    while True:
        try:
            if not reader.poll(max(deadline - time.monotonic(), 0)):
                return TIMEOUT
            item = json.loads(reader.recv_bytes())
        except (EOFError, OSError, ValueError):  # the last: something else was written into the pipe
            return DIED
        if item == END:
            return DONE
        told.append(item)
        more = allow(item)
        deadline = deadline if more is None else time.monotonic() + more


def end(process, gently=False):
    """End a process and what it started; `gently` where it is ending of itself. -> its exit code"""
    deadline = time.monotonic() + (GENTLY if gently else 0)
    while process.exitcode is None and time.monotonic() < deadline:  # not join: it waits for ever on one that hides
        time.sleep(0.001)
    if hasattr(os, "killpg"):
        with contextlib.suppress(OSError):  # its group: also what it forked
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()
    code = process.exitcode
    process.close()
    return code
