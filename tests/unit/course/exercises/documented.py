"""The exercise that the documentation shows, kept in a folder outside the package as somebody else would."""

import importlib
import re
import sys
from contextlib import contextmanager

from attention_helpers.course import exercises
from attention_helpers.course.checking import form
from attention_helpers.course.checking.task import load_task

DOCUMENTATION = form.__doc__
NAME = "double"


def write_documented(folder):
    """Write the documentation's exercise, as it stands there, into a folder."""
    (source,) = re.findall(r"^```python\n(.*?)^```", DOCUMENTATION, flags=re.DOTALL | re.MULTILINE)
    (folder / f"{NAME}.py").write_text(source, encoding="utf-8")


@contextmanager
def exercises_in(folder):
    """Meanwhile the exercises in this folder are found beside the course's own."""
    exercises.__path__.append(str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        exercises.__path__.remove(str(folder))
        load_task.cache_clear()
        for path in folder.glob("*.py"):
            sys.modules.pop(f"{exercises.__name__}.{path.stem}", None)
