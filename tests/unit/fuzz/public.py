"""Every public callable of the package, by name: functions, classes, and the methods that a class hands out."""

import inspect
from importlib import import_module

from attention_helpers.course.predictions.predict import Prediction
from attention_helpers.course.questions.quiz import Quiz
from attention_helpers.course.voting.vote import Round

FLOORS = ("nn", "corpus", "views", "course")


def public():
    """{"nn.GRU.forward": function}: of a class itself, and each public method under the class that defines it."""
    found = {}
    for floor in FLOORS:
        package = import_module(f"attention_helpers.{floor}")
        for name in package.__all__:
            value = getattr(package, name)
            if inspect.isclass(value):
                found |= of_class(floor, value)
            elif callable(value):
                found[f"{floor}.{name}"] = value
    for cls in (Prediction, Quiz, Round):  # what `predict`, `quiz` and `vote` return
        found |= of_class("course", cls)
    return found


def of_class(floor, cls):
    found = {f"{floor}.{cls.__name__}": cls}
    for name in dir(cls):
        given = inspect.getattr_static(cls, name)
        function = inspect.unwrap(getattr(given, "__func__", given))
        public_name = name[0] != "_" or name == "__getitem__"
        if public_name and inspect.isfunction(function) and function.__module__.startswith("attention_helpers"):
            found[f"{floor}.{function.__qualname__}"] = getattr(cls, name)
    return found
