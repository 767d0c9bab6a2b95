"""The other side: what a process of its own does before it works, and how it tells."""

import builtins
import contextlib
import ctypes
import faulthandler
import gc
import io
import json
import logging
import os
import signal
import sys

from threadpoolctl import threadpool_limits

try:
    import resource
except ImportError:  # Windows
    resource = None

END = "end"  # the last item told
MEMORY = 2**30  # bytes that the work may take beyond what is in use
PR_SET_PDEATHSIG = 1  # of Linux' prctl: the signal that a process gets when its parent ends


def serve(connection, work, trace, parent):
    """Do the work and tell what it tells, then end this process at once, leaving what belongs to the other alone.

    trace    the path of a file in which faulthandler writes where this process is, when it crashes or is asked
    parent   the process that started this one
    """
    try:
        _part_from(parent)
        _quieten()
        _limit_memory()
        file = open(trace, "wb", buffering=0)  # as long as this process lives
        faulthandler.enable(file)
        if hasattr(faulthandler, "register"):  # not on Windows, where only a crash is traced
            faulthandler.register(signal.SIGUSR1, file, all_threads=True)
        with threadpool_limits(1):
            work(lambda item: connection.send_bytes(json.dumps(item).encode("ascii")))
        connection.send_bytes(json.dumps(END).encode("ascii"))
    finally:
        os._exit(0)


def _part_from(parent):
    """Interrupts meant for the kernel pass this process by, and it does not live longer."""
    if not hasattr(os, "setpgid"):  # Windows
        return
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before that was said
        os._exit(1)
    gc.freeze()  # the kernel's objects are never looked at again: fewer pages to copy


def _quieten():
    """Nothing is read, and nothing but what is told is written: not by C code, not to the kernel's front end."""
    logging.disable(logging.CRITICAL)
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    builtins.input = _no_input


def _no_input(prompt="", /):
    raise EOFError("input() cannot ask anyone while a function is checked")


def _limit_memory():
    if resource is None:
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            in_use = int(file.read().split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        with contextlib.suppress(ValueError):  # a system that allows less already
            resource.setrlimit(resource.RLIMIT_AS, (in_use + MEMORY, hard))
