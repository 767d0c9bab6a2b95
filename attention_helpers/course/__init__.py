"""Quizzes, exercises, predictions, progress and language. Knows no model.

No module here is named like a public function: importing a submodule binds its name on the package.
"""

from importlib import import_module

_WHERE = {
    "Bank": "bank",
    "check_setup": "setting_up",
    "exercise": "tasks",
    "glossary": "terms",
    "language": "languages",
    "mixed_test": "mixed",
    "predict": "predicting",
    "progress": "overview",
    "quiz": "quizzes",
    "reset": "overview",
    "set_language": "languages",
}

_MODULES = ("bank", "lint", "marking", "markup", "store")

__all__ = sorted(_WHERE)


def __getattr__(name):
    if name in _WHERE:
        value = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    elif name in _MODULES:
        value = import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(f"attention_helpers.course has no {name!r}; it has {', '.join(__all__)}")
    globals()[name] = value
    return value


def __dir__():
    return [*globals(), *__all__]
