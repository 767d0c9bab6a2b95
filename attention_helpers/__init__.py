"""The package behind the course: four floors, each loaded when it is first used.

`nn` holds arrays and layers, `corpus` sentences, `course` quizzes and progress, `views` figures and
playgrounds. Importing this package alone costs little more than importing nothing.
"""

from importlib import import_module

__all__ = ["corpus", "course", "nn", "views"]


def __getattr__(name):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"attention_helpers has no part named {name!r}; it has {', '.join(__all__)}")


def __dir__():
    return [*globals(), *__all__]
