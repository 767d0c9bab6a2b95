'''The form of an exercise, and the list of all exercises.

An exercise is one module in this folder, named like the exercise, which may use NumPy only. This is a complete one:

    """double (lesson 00): twice a number."""

    import numpy as np

    from attention_helpers.course.exercises import Input, alternative, misconception

    lesson = "00"
    title = {"en": "Twice", "ja": "二倍"}
    task = {
        "en": "Write `double(x)`: twice the array x, of any shape.",
        "ja": "配列 x の二倍を返す `double(x)` を書いてください。",
    }
    difficulty, minutes = 1, 2                       # difficulty: 1 (easy) to 3
    hints = {
        "en": ["Which operator multiplies arrays?", "`2 * x`."],
        "ja": ["配列の掛け算の演算子は？", "`2 * x` です。"],
    }

    def double(x):                                   # the reference; its source is what .solution() shows
        return 2 * x

    def inputs(rng):                                 # the example first, then random ones and edge cases
        yield Input(np.array([1.0, 2.0]), name="the example")
        yield Input(rng.normal(size=(3, 4)))
        yield Input(np.zeros((0, 3)), name="no rows at all")

    @misconception("squared", en="This is the square of x, not twice x.", ja="これは二倍ではなく二乗です。")
    def squares(x):
        return x**2

    @alternative
    def with_a_loop(x):
        return [with_a_loop(row) for row in x] if np.ndim(x) else x + x

What the reference returns is what is expected; where it raises ValueError or TypeError, so must the learner's
function. Arguments are copied deeply for every run, a NumPy Generator too, so that all draw the same numbers. The
random generator given to `inputs` always starts from the same seed: a check gives the same answer each time.

Optional names of the module:

    function = "traverse"             the function's name where it is not the module's
    returns = ("context", "weights")  names of the results where there are several
    tolerance = {"rtol": 1e-4, "atol": 1e-5}     of floats; whole numbers must be exact
    seconds = 5                       time limit of a whole check
    may_change = ("state",)           arguments that the function is meant to change
    solution_parts = (f, g)           functions whose sources, in this order, make the solution
    explanation = {"en": …, "ja": …}  shown under the solution
    def use(f, *arguments)            how to get a result out of f: `layer = f(3); return layer.forward(*arguments)`
    def same(expected, actual)        own comparison: None, or what is wrong as {"en": …, "ja": …}
    def further_checks(run, rng)      what a comparison cannot see (statistics, use of a generator). `run(*arguments)`
                                      calls the learner's function; yield a misconception function or
                                      {"en": …, "ja": …} for each fault

`Input(..., globals={"W": W})` sets these globals of the checked function for one run and then puts the old ones back.
'''

import inspect
import pkgutil
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

LANGUAGES = ("en", "ja")


@dataclass
class Input:
    """The arguments of one run. `name` and `about` ({"en", "ja"}) tell the learner what is special about it."""

    arguments: tuple
    name: str | dict | None = None
    about: dict | None = None
    globals: dict = field(default_factory=dict)

    def __init__(self, *arguments, name=None, about=None, globals=None):
        self.arguments, self.name, self.about, self.globals = arguments, name, about, dict(globals or {})


def misconception(key, *, en, ja):
    """Mark a function of an exercise module as a known wrong answer, with what to tell who gives it."""

    def mark(function):
        function.misconception = {"key": key, "en": en, "ja": ja}
        return function

    return mark


def alternative(function):
    """Mark a function of an exercise module as another right answer."""
    function.right_answer = True
    return function


class Task:
    """An exercise module, read and checked for what it must hold.

    Raises ValueError that names the module and what is missing or wrong.
    """

    def __init__(self, module, name):
        self.module, self.name = module, name
        for needed in ("lesson", "title", "task", "difficulty", "minutes", "hints", "inputs"):
            if not hasattr(module, needed):
                raise ValueError(f"exercise {name}: `{needed}` is missing")
        self.lesson, self.difficulty, self.minutes = module.lesson, module.difficulty, module.minutes
        self.title, self.task, self.hints = module.title, module.task, module.hints
        self.function = getattr(module, "function", name)
        self.reference = getattr(module, self.function, None)
        if not callable(self.reference):
            raise ValueError(f"exercise {name}: the reference solution `{self.function}` is missing")
        self.returns = getattr(module, "returns", None)
        self.tolerance = {"rtol": 1e-4, "atol": 1e-5} | getattr(module, "tolerance", {})
        self.seconds = getattr(module, "seconds", 5)
        self.may_change = getattr(module, "may_change", ())
        self.explanation = getattr(module, "explanation", None)
        self.use = getattr(module, "use", lambda f, *arguments: f(*arguments))
        self.same = getattr(module, "same", None)
        self.further_checks = getattr(module, "further_checks", None)
        functions = [f for f in vars(module).values() if callable(f)]
        self.misconceptions = [f for f in functions if "misconception" in getattr(f, "__dict__", ())]
        self.alternatives = [f for f in functions if "right_answer" in getattr(f, "__dict__", ())]
        self._refuse_mistakes()

    def _refuse_mistakes(self):
        def need(fine, what):
            if not fine:
                raise ValueError(f"exercise {self.name}: {what}")

        texts = {"title": self.title, "task": self.task, "explanation": self.explanation or self.title}
        for label, text in texts.items():
            need(set(text) == set(LANGUAGES) and all(text.values()), f"`{label}` needs a text for each of {LANGUAGES}")
        need(self.difficulty in (1, 2, 3), f"`difficulty` is 1, 2 or 3, not {self.difficulty!r}")
        need(
            set(self.hints) == set(LANGUAGES)
            and len({len(texts) for texts in self.hints.values()}) == 1
            and self.hints["en"],
            f"`hints` needs a list of the same length for each of {LANGUAGES}",
        )
        keys = [f.misconception["key"] for f in self.misconceptions]
        need(keys, "at least one misconception is needed")
        need(len(set(keys)) == len(keys), "two misconceptions share one key")

    @property
    def solution(self):
        """The source of the reference solution, as a learner may paste it into the notebook."""
        parts = getattr(self.module, "solution_parts", (self.reference,))
        return "\n\n".join(inspect.getsource(part).rstrip() + "\n" for part in parts)

    @property
    def parameters(self):
        """The names of the reference's arguments, as far as they can be told."""
        try:
            return list(inspect.signature(self.reference).parameters)
        except (TypeError, ValueError):
            return []


def names():
    """The names of all exercises, in the alphabet's order."""
    return sorted(entry.name for entry in pkgutil.iter_modules(__path__) if not entry.name.startswith("_"))


@cache
def load(name):
    """The exercise of this name. Raises ValueError that lists the names there are."""
    if name not in names():
        raise ValueError(f"there is no exercise {name!r}; there are: {', '.join(names()) or 'none'}")
    return Task(import_module(f"{__name__}.{name}"), name)
