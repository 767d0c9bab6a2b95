"""An exercise made for tests, softmax of a vector, and short ways to check an answer to it."""

import linecache
import types

import numpy as np

from attention_helpers import course
from attention_helpers.course.checking.check import check as check_task
from attention_helpers.course.checking.form import Input, _, misconception
from attention_helpers.course.checking.task import Task


def make(**names):
    """An exercise made here: softmax of a vector, unless the names say otherwise."""
    module = types.ModuleType("softmax")

    def softmax(scores):
        if len(scores) == 0:
            raise ValueError("scores must not be empty")
        weights = np.exp(scores - scores.max())
        return weights / weights.sum()

    def inputs(rng):
        yield Input(np.array([1.0, 2.0, 3.0]), name="the example")
        yield Input(rng.normal(size=5))
        about = _("exp of 1000 is inf.")
        yield Input(rng.normal(size=4) + 1000, name="large scores", about=about)
        yield Input(np.array([]), name="no score")

    @misconception("not_normalised", _("The weights do not sum to 1."))
    def only_exp(scores):
        return np.exp(scores)

    texts = {"title": _("Softmax"), "task": _("Softmax"), "hints": [_("exp")]}
    functions = {"softmax": softmax, "inputs": inputs, "only_exp": only_exp}
    vars(module).update({"lesson": "03", "difficulty": 1, "minutes": 5} | texts | functions | names)
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
