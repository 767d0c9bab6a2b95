"""Every public callable of the package, by name: functions, classes, and the methods that a class hands out."""

import inspect
from importlib import import_module

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
    return found


def of_class(floor, cls):
    found = {f"{floor}.{cls.__name__}": cls}
    for name, method in inspect.getmembers(cls, callable):
        function = inspect.unwrap(getattr(method, "__func__", method))
        if (name[0] != "_" or name == "__getitem__") and getattr(function, "__module__", "").startswith("attention_helpers"):
            found[f"{floor}.{function.__qualname__}"] = method
    return found
