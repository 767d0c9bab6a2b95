"""The exercises as the checker reads them: found by name, each module checked for what it must hold."""

import inspect
import pkgutil
import reprlib
import zlib
from functools import cache
from importlib import import_module

import numpy as np

from attention_helpers.course.checking.form import Input
from attention_helpers.course.checking.stubs import misfit
from attention_helpers.course.drawing.domain import Domain

FOLDER = "attention_helpers.course.exercises"  # its modules stand on this room, so it is not imported but found


def _is_text(value):
    return isinstance(value, str) and bool(value)


def _is_positive(value):
    return isinstance(value, (int, float)) and value > 0


def _all(fine, sequence):
    """The rule that a value is a list or tuple, not empty, of items that are fine."""
    return lambda value: isinstance(value, sequence) and bool(value) and all(map(fine, value))


RULES = {  # of each name that a module may hold: whether a value is fine, and what is expected
    "lesson": (_is_text, "the lesson's number, as in '03'"),
    "title": (_is_text, "a text"),
    "task": (_is_text, "a text"),
    "difficulty": (lambda value: value in (1, 2, 3), "1, 2 or 3"),
    "minutes": (_is_positive, "a number above 0"),
    "hints": (_all(_is_text, list), "a list of texts"),
    "inputs": (callable, "a function that takes a random generator and yields Input(...)"),
    "function": (_is_text, "the name of the function to write"),
    "domain": (lambda value: isinstance(value, Domain), "a Domain: everything that the text allows"),
    "returns": (_all(_is_text, tuple), "a tuple of names, one for each result"),
    "tolerance": (lambda value: isinstance(value, dict) and set(value) <= {"rtol", "atol"}, "{'rtol': …, 'atol': …}"),
    "seconds": (_is_positive, "a number above 0"),
    "may_change": (_all(_is_text, tuple), "a tuple of the names of arguments"),
    "solution_parts": (_all(callable, tuple), "a tuple of functions"),
    "explanation": (_is_text, "a text"),
    "use": (callable, "a function of the learner's function and the arguments"),
    "same": (callable, "a function of what is expected and what came"),
    "further_checks": (callable, "a function of `run` and a random generator"),
}


class Task:
    """An exercise module, read and checked for what it must hold: an attribute for each name in RULES.

    Raises ValueError that names the exercise, what is missing or what came, and what is expected.
    """

    # What a module need not hold:
    function = domain = returns = solution_parts = explanation = use = same = further_checks = None
    tolerance, seconds, may_change = {}, 5, ()

    def __init__(self, module, name):
        self.module, self.name, self.made = module, name, {}
        for label, rule in RULES.items():
            if hasattr(module, label) or not hasattr(Task, label):
                setattr(self, label, self._read(label, *rule))
        self.function = self.function or name
        self.reference = self._read(self.function, callable, "the reference solution, a function")
        marked = [f for f in vars(module).values() if callable(f) and hasattr(f, "__dict__")]
        self.misconceptions = [f for f in marked if "misconception" in vars(f)]
        self.alternatives = [f for f in marked if "right_answer" in vars(f)]
        known = [f.misconception for f in self.misconceptions]
        self._need(known, "no function is marked with @misconception(…)", "one at least")
        keys = [mistake["key"] for mistake in known]
        self._need(len(set(keys)) == len(keys), f"the misconceptions are called {keys}", "another key for each")
        for key, told in map(dict.values, known):
            self._need(_is_text(told), f"misconception {key!r} tells {told!r}", "a text")

    def _read(self, label, fine, expected):
        """What the module holds under this name."""
        self._need(hasattr(self.module, label), f"`{label}` is missing", expected)
        value = getattr(self.module, label)
        self._need(fine(value), f"`{label}` is {reprlib.repr(value)}", expected)
        return value

    def _need(self, fine, came, expected):
        if not fine:
            raise ValueError(f"exercise {self.name}: {came}; expected {expected}")

    def make_inputs(self):
        """The inputs of a check, made once: a list of Input. Raises ValueError where one does not fit."""
        if "written" not in self.made:
            self.made["written"] = self._make_inputs()
        return self.made["written"]

    def _make_inputs(self):
        inputs = list(self.module.inputs(self.generator()))
        wrong = [given for given in inputs if not isinstance(given, Input)]
        self._need(not wrong, f"`inputs` yields {reprlib.repr(wrong[:1])[1:-1]}", "Input(…)")
        self._need(inputs, "`inputs` yields nothing", "one Input(…) at least")
        for count in [] if self.use else [len(given.arguments) for given in inputs]:
            fits = misfit(self.reference, count) is None
            self._need(fits, f"`inputs` yields {count} arguments", f"those of ({', '.join(self.parameters)})")
            fits = self.same is None or misfit(self.same, 2 + count) is None
            self._need(fits, "`same` does not take the arguments", "a function of expected, actual and the arguments")
        return inputs

    def drawn_inputs(self, count):
        """So many inputs drawn from the task's domain, made once; none without a domain."""
        if count not in self.made:
            examples = self.domain.examples(self.name, count) if self.domain else []
            self.made[count] = [self.as_input(example) for example in examples]
        return self.made[count]

    def as_input(self, example, drawn="drawn"):
        """An example of the task's domain as an Input."""
        arguments, names = self.domain.split(example)
        return Input(*arguments, globals=names, example=example, drawn=drawn)

    def tolerance_on(self, given):
        """How far a right result may be off on an input: {"rtol", "atol"}."""
        if not self.domain:
            return self.tolerance
        values = dict(zip(self.parameters, given.arguments, strict=False)) | given.globals
        return {"rtol": 0, "atol": self.domain.accuracy(**values)}

    def generator(self):
        """The random generator that makes this task's inputs: the same each time, another for each task."""
        return np.random.default_rng(zlib.crc32(self.name.encode("utf-8")))

    @property
    def solution(self):
        """The source of the reference solution, as a learner may paste it into the notebook."""
        parts = self.solution_parts or (self.reference,)
        return "\n\n".join(inspect.getsource(part).rstrip() + "\n" for part in parts)

    @property
    def parameters(self):
        """The names of the reference's arguments."""
        return list(inspect.signature(self.reference).parameters)

    def names_of(self, arguments):
        """A name for each argument; those that the reference does not name are numbered."""
        further = [f"argument {number}" for number in range(len(self.parameters) + 1, len(arguments) + 1)]
        return [*self.parameters, *further][: len(arguments)]


def task_names():
    """The names of all exercises, in the alphabet's order."""
    folders = import_module(FOLDER).__path__
    return sorted(entry.name for entry in pkgutil.iter_modules(folders) if not entry.name.startswith("_"))


@cache
def load_task(name):
    """The exercise of this name. Raises ValueError that lists the names there are."""
    if name not in task_names():
        raise ValueError(f"there is no exercise {name!r}; there are: {', '.join(task_names()) or 'none'}")
    return Task(import_module(f"{FOLDER}.{name}"), name)
