"""An exercise made for tests, softmax of a vector, and short ways to check an answer to it."""

import linecache
import runpy
import types
from pathlib import Path

import numpy as np

from attention_helpers import course
from attention_helpers.course.checking.check import check as check_task
from attention_helpers.course.checking.task import Task

FOLDER = Path(__file__).with_name("exercises")


def make(**names):
    """An exercise of these tests: exercises/softmax.py, unless the names say otherwise."""
    module = types.ModuleType("softmax")
    vars(module).update(runpy.run_path(str(FOLDER / "softmax.py"), run_name="softmax") | names)
    return Task(module, "softmax")


def written(body, name="answer"):
    """A function of `scores` with this body, one statement a `;`, whose source is kept as a notebook keeps it."""
    source = f"def {name}(scores):\n" + "".join(f"    {line}\n" for line in body.split("; "))
    file = f"<cell {len(linecache.cache)}>"
    linecache.cache[file] = len(source), None, source.splitlines(keepends=True), file
    names = {"np": np, "right": right}
    exec(compile(source, file, "exec"), names)
    return names[name]


def right(scores):
    if len(scores) == 0:
        raise ValueError("no score")
    e = np.exp(scores - max(scores))
    return e / e.sum()


def check(function, seconds=None, **names):
    """The Verdict on an answer to it."""
    return check_task(make(**names), function, seconds)


def words(verdict):
    """All that a verdict tells, in one text."""
    return " ".join(verdict.messages)


def shown(function, name="weighted_mean"):
    """The CheckResult of an answer to a real exercise."""
    return course.exercise(name).check(function)
