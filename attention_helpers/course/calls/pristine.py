"""NumPy's and Python's own functions as they were: a learner's code may replace `np.exp`, `len` or `np.isclose`."""

import builtins
import contextlib
import math
import threading

import numpy as np

MODULES = (builtins, np, np.linalg, np.random, math)  # the builtins first: what puts the others back may need them
AS_IMPORTED = [(module, dict(vars(module))) for module in MODULES]


@contextlib.contextmanager
def as_imported():
    """The modules' names as they were when this one was imported, for as long as this lasts."""
    put_back = remember()
    _put_back(AS_IMPORTED)
    try:
        yield
    finally:
        put_back()


def remember():
    """A function without arguments: the modules' names, and what Python traces in new threads, are as now again."""
    now = [(module, dict(vars(module))) for module in MODULES]
    traced, profiled = threading.gettrace(), threading.getprofile()

    def put_back():
        _put_back(now)
        threading.settrace(traced)
        threading.setprofile(profiled)

    return put_back


def _put_back(kept):
    """Works without any of the builtins, which may all be gone."""
    for module, names in kept:
        now = module.__dict__
        if now != names:  # compared by identity first: quick where nothing was replaced
            for name in now.keys() - names.keys():
                if not _belongs_to_python(module, name):
                    del now[name]
            for name in names:
                if not _belongs_to_python(module, name):
                    now[name] = names[name]


def _belongs_to_python(module, name):
    """What changes by itself: `_`, a module's dunders, and what a notebook puts into the builtins for a cell."""
    return name.startswith("_") or (module is builtins and name in ("input", "display", "get_ipython", "exit", "quit"))
