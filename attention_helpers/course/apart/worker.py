"""Where this process cannot be copied: a worker started ahead, which gets its work by cloudpickle and does it once."""

import contextlib
import multiprocessing
import os
import pickle
import sys
import types
from importlib import import_module

import cloudpickle

from attention_helpers.course.apart.child import serve

_ahead = []  # the worker that waits: (process, what it listens to, what it tells)


class CannotSend(ValueError):
    """The work holds something that cannot be sent to another process, such as a lock or an open file."""


def send(work, trace):
    """Give the work to the worker that waits, and start the next one. -> process, the connection it tells through

    trace   the path of a file, as in `child.serve`

    CannotSend: work that cloudpickle cannot write down.
    """
    try:
        written = cloudpickle.dumps((work, trace))
    except Exception as error:  # objects may raise anything when they are pickled
        raise CannotSend(f"this cannot be sent to another process: {error}") from error
    start_ahead(type(work).__module__)
    process, orders, reader = _ahead.pop()
    orders.send_bytes(written)
    orders.close()
    start_ahead(type(work).__module__)
    return process, reader


def start_ahead(module=__name__):
    """Have a worker waiting, which has imported what `module` imports: that and Python's own start take their time."""
    if _ahead and _ahead[0][0].is_alive():
        return
    _ahead.clear()
    context = multiprocessing.get_context("spawn")
    receives, orders = context.Pipe(duplex=False)
    reader, tells = context.Pipe(duplex=False)
    process = context.Process(target=_wait_for_work, args=(receives, tells, module), daemon=True)
    with no_main_module():
        process.start()
    receives.close()
    tells.close()
    _ahead.append((process, orders, reader))


@contextlib.contextmanager
def no_main_module():
    """Nothing that a new process would run again before it starts: multiprocessing imports the main module there."""
    main, sys.modules["__main__"] = sys.modules["__main__"], types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _wait_for_work(receives, tells, module):
    with contextlib.suppress(ImportError):  # a module that is only there; the work brings what it needs
        import_module(module)
    try:
        written = receives.recv_bytes()
    except EOFError:  # the kernel ended
        return
    work, trace = pickle.loads(written)
    serve(tells, work, trace, os.getppid())
