"""NumPy's and Python's own functions as they were: a learner's code may replace `np.exp`, `len` or `np.isclose`."""

import builtins
import contextlib
import math
import threading

import numpy as np

MODULES = (builtins, np, np.linalg, np.random, math)  # the builtins first: what puts the others back may need them
CHANGING = ("_", "input", "display", "get_ipython", "exit", "quit")  # of the builtins, what a notebook sets by itself
AS_IMPORTED = [
    (module, {name: value for name, value in vars(module).items() if module is not builtins or name not in CHANGING})
    for module in MODULES
]


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
            now |= names
            for name in now.keys() - names.keys():
                if not (name.startswith("_") or name in CHANGING or isinstance(now[name], type(math))):
                    del now[name]  # what was imported meanwhile stays: Python would not set it anew
