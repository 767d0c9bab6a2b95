"""What is the learner's own: the function inside what was handed in, and the line where it is."""

import functools
import inspect
import linecache
import sysconfig
from pathlib import Path

import numpy as np

PACKAGE = Path(__file__).resolve().parents[2]
EXERCISES = PACKAGE / "course" / "exercises"
LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")})


def plain_function(function):
    """The function written with `def` inside a partial, a decorator, a bound method or an object with `__call__`."""
    while True:
        if isinstance(function, functools.partial):
            function = function.func
        elif inspect.ismethod(function):
            function = function.__func__
        elif hasattr(function, "__wrapped__"):
            function = function.__wrapped__
        elif isinstance(function, np.vectorize):
            function = function.pyfunc
        elif inspect.isclass(function):
            return function.__init__ if inspect.isfunction(function.__init__) else function
        elif inspect.isfunction(function) or inspect.isbuiltin(function) or not callable(function):
            return function
        elif inspect.isfunction(type(function).__call__):
            function = type(function).__call__
        else:
            return function


def own_line(places):
    """The first of `places` [(file, line number)] that is the learner's and whose source is kept, or None."""
    for file, line in places:
        source = linecache.getline(file, line).strip() if is_own(file) else ""
        if source:
            return line, source
    return None


@functools.cache
def is_own(file):
    """Whether this file is the learner's: not Python's, not a library's, not the course's."""
    if file.startswith("<frozen") or file.startswith("<__array_function__"):
        return False
    return not is_course(file) and not file.startswith(LIBRARIES)


def is_course(file):
    """Whether this file is the course's; its exercises aside, which tests hand in as answers."""
    parents = Path(file).parents
    return PACKAGE in parents and EXERCISES not in parents
