"""The exercises as the checker reads them: found by name, each checked for what its module must hold."""

import inspect
import pkgutil
from functools import cache
from importlib import import_module

LANGUAGES = ("en", "ja")
FOLDER = "attention_helpers.course.exercises"  # its modules stand on this room, so it is not imported but found


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


def task_names():
    """The names of all exercises, in the alphabet's order."""
    return sorted(
        entry.name for entry in pkgutil.iter_modules(import_module(FOLDER).__path__) if not entry.name.startswith("_")
    )


@cache
def load_task(name):
    """The exercise of this name. Raises ValueError that lists the names there are."""
    if name not in task_names():
        raise ValueError(f"there is no exercise {name!r}; there are: {', '.join(task_names()) or 'none'}")
    return Task(import_module(f"{FOLDER}.{name}"), name)
