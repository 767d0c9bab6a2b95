'''The form of an exercise.

An exercise is one module in `course/exercises`, named like the exercise, which may use NumPy only. A complete one:

```python
"""double (lesson 00): twice a number."""

import numpy as np

from attention_helpers.course.checking.form import Input, _, alternative, misconception

lesson = "00"
title = _("Twice")
task = _("Write `double(x)`: twice the array x, of any shape.")
difficulty, minutes = 1, 2  # difficulty: 1 (easy) to 3
hints = [_("Which operator multiplies arrays?"), _("`2 * x`.")]


def double(x):  # the reference; its source is what .solution() shows
    return 2 * x


def inputs(rng):  # the example first, then random ones and edge cases
    yield Input(np.array([1.0, 3.0]), name=_("the example"))
    yield Input(rng.normal(size=(3, 4)))
    yield Input(np.zeros((0, 3)), name=_("no rows at all"))


@misconception("squared", _("This is the square of x, not twice x."))
def squares(x):
    return x**2


@misconception("two_added", _("This adds 2 to each number."))
def adds_two(x):
    return x + 2


@alternative
def with_a_loop(x):
    return [with_a_loop(row) for row in x] if np.ndim(x) else x + x
```

What the reference returns is what is expected; where it raises ValueError or TypeError, the learner's function must
raise the same. Arguments are copied deeply for every run, a NumPy Generator too, so that all draw the same numbers; the
generator given to `inputs` always starts from the same seed. `Input(..., globals={"W": W})` sets these globals of the
checked function for one run. The tests ask for two misconceptions, an alternative and three inputs at least.

Optional names of the module:

    function = "traverse"             the function's name where it is not the module's
    domain = Domain({"x": Numbers("n", "d")}, sizes={"n": (0, 5), "d": (1, 4)})     all that the text allows, as
                                      `course/drawing/domain.py` says: 300 drawn inputs are tried as well, the smallest
                                      that fails is told, and `accuracy` takes the place of `tolerance`
    returns = ("context", "weights")  names of the results where there are several
    tolerance = {"rtol": 1e-4, "atol": 1e-5}     of floats; whole numbers must be exact
    seconds = 5                       time limit of a whole check
    may_change = ("state",)           arguments that the function is meant to change
    solution_parts = (f, g)           functions whose sources, in this order, make the solution
    explanation = _("…")              shown under the solution
    def use(f, *arguments)            how to get a result out of f: `layer = f(3); return layer.forward(*arguments)`
    def same(expected, actual, *arguments)  own comparison: None, NotImplemented (then
                                      compare as always), or what is wrong as _("… {name} …", name=…)
    def further_checks(run, rng)      what a comparison cannot see (statistics, use of a generator). `run(*arguments)`
                                      calls the learner's function, `run(*arguments, use=…)` gets a result
                                      out of it as `use` above; yield a misconception function or
                                      _("…") for each fault

A folder of exercises outside the course is found by `course.exercise` once it is added to the course's:
`attention_helpers.course.exercises.__path__.append(folder)`.
'''

import re

from attention_helpers.widgets.language import translate

COMMENT = re.compile(r"(  # )(.+)$", re.MULTILINE)  # at the end of a line of a solution: translated where it is shown


class Input:
    """The arguments of one run. `name` and `about` (texts) tell the learner what is special about it.

    `example` is what it was made from where it was drawn from the domain; `drawn` names the text that says so;
    `expected` keeps what the reference made of it.
    """

    def __init__(self, *arguments, name=None, about=None, globals=None, example=None, drawn=None):
        self.arguments, self.name, self.about, self.globals = arguments, name, about, dict(globals or {})
        self.example, self.drawn, self.expected = example, drawn, None


class Sentence(str):
    """A text that is translated when it is shown; `facts` are then filled in for its `{name}`s."""

    def __new__(cls, english, **facts):
        sentence = super().__new__(cls, english)
        sentence.facts = facts
        return sentence


_ = Sentence  # by this mark `make messages` finds a text for translators


def in_language(text):
    """A text of an exercise in the language in force; "" where there is none."""
    found = translate(str(text or ""), domain="exercises")
    facts = getattr(text, "facts", {})
    return found.format(**facts) if facts else found


def misconception(key, told):
    """Mark a function of an exercise module as a known wrong answer, with what to tell who gives it."""

    def mark(function):
        function.misconception = {"key": key, "told": told}
        return function

    return mark


def alternative(function):
    """Mark a function of an exercise module as another right answer."""
    function.right_answer = True
    return function
