"""NumPy and Python's own functions as they were imported, for the reference: a learner's code may replace `np.exp`."""

import builtins
import contextlib
import math

import numpy as np

AS_IMPORTED = {module: dict(vars(module)) for module in (np, np.linalg, np.random, math, builtins)}


@contextlib.contextmanager
def as_imported():
    """The modules' names as they were when this one was imported, for as long as this lasts."""
    replaced = [
        (module, name, vars(module).get(name, _MISSING), value)
        for module, names in AS_IMPORTED.items()
        for name, value in names.items()
        if vars(module).get(name, _MISSING) is not value and not _belongs_to_python(module, name)
    ]
    for module, name, _now, value in replaced:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, now, _value in replaced:
            delattr(module, name) if now is _MISSING else setattr(module, name, now)


_MISSING = object()


def _belongs_to_python(module, name):
    """What changes by itself: `_`, a module's dunders, and what a notebook puts into the builtins for a cell."""
    return name.startswith("_") or (module is builtins and name in ("input", "display", "get_ipython", "exit", "quit"))
