"""The language of quizzes, exercises, predictions and the report, and the texts shown to learners.

A topic's texts lie in `data/text/<topic>.<language>.json`: one flat object, name to text. A test compares the names in
the two languages. `{name}` in a text is filled in by `text`.
"""

import json
import os
from functools import cache

from attention_helpers.places import DATA

LANGUAGES = ("en", "ja")
VARIABLE = "ATTENTION_COURSE_LANGUAGE"

_chosen = None


def set_language(name):
    """Show quizzes and texts in `name` ("en" or "ja") from now on; what is already on the screen stays.

    Raises ValueError for another language.
    """
    global _chosen
    if name not in LANGUAGES:
        raise ValueError(f"set_language: got {name!r}; the course is written in 'en' and 'ja'.")
    _chosen = name


def language():
    """The language in force: the one set, or the variable ATTENTION_COURSE_LANGUAGE, or "en"."""
    if _chosen is not None:
        return _chosen
    wished = os.environ.get(VARIABLE, "en")
    return wished if wished in LANGUAGES else "en"


def text(topic, name, language_name=None, **values):
    """The text `name` of `topic` in the language in force, with `{value}` filled in.

    Raises KeyError naming the file where it has no such text.
    """
    path = DATA / "text" / f"{topic}.{language_name or language()}.json"
    texts = _texts(path)
    if name not in texts:
        raise KeyError(f"{path.name} has no text named {name!r}")
    return texts[name].format(**values) if values else texts[name]


def texts(topic, language_name=None):
    """All texts of a topic, as a dictionary."""
    return dict(_texts(DATA / "text" / f"{topic}.{language_name or language()}.json"))


@cache
def _texts(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)
