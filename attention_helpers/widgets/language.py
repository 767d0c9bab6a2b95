"""The language in force, and the texts shown to learners in it.

The English of a topic's texts lies in `data/text/<topic>.json`: one flat object, name to text; `{name}` in a text is
filled in. Their translations are messages of the domain `interface` with the context `<topic>.<name>`.
"""

import json
import os
from contextlib import contextmanager
from functools import cache, partial

from attention_helpers.places import DATA
from attention_helpers.widgets import catalogue
from attention_helpers.widgets.catalogue import languages

VARIABLE = "ATTENTION_COURSE_LANGUAGE"

_chosen = None


def set_language(name):
    """Show quizzes, texts and playgrounds in `name` ("en", "ja") from now on; what is on the screen stays.

    Raises ValueError for a language that the course has not.
    """
    global _chosen
    _chosen = known(name, "set_language")


def known(name, argument="language"):
    """`name`, or a ValueError that lists the course's languages."""
    if not isinstance(name, str) or name not in languages():
        raise ValueError(f"{argument}: got {name!r}, expected one of {', '.join(map(repr, languages()))}.")
    return name


@contextmanager
def speaking(name):
    """Within the block `name` is in force, whatever is set outside: for what keeps the language it was made in."""
    global _chosen
    before, _chosen = _chosen, name
    try:
        yield
    finally:
        _chosen = before


def language():
    """The language in force: the one set, or the variable ATTENTION_COURSE_LANGUAGE, or "en"."""
    if _chosen is not None:
        return _chosen
    wished = os.environ.get(VARIABLE, catalogue.SOURCE)
    return wished if wished in languages() else catalogue.SOURCE


def translate(message, context=None, domain="interface", language_name=None):
    """An English message in the language in force, or in `language_name`; English where it is not translated."""
    return catalogue.find(message, domain, language_name or language(), context)


def mark(message):
    """The message itself, marked for the catalogues: for a table of the module, translated where it is shown."""
    return message


def sentences(*parts):
    """Sentences one after another, with a space between them but after a full-width stop."""
    joined = ""
    for part in filter(None, parts):
        joined += part if not joined or joined.endswith("。") else f" {part}"
    return joined


def text(topic, key, language_name=None, /, **values):
    """The text `key` of `topic` in the language in force, with `{value}` filled in.

    Raises KeyError naming the file where it has no such text.
    """
    english = _english(topic)
    if key not in english:
        raise KeyError(f"data/text/{topic}.json has no text named {key!r}")
    found = translate(english[key], f"{topic}.{key}", language_name=language_name)
    return found.format(**values) if values else found


say = partial(text, "exercises")  # a sentence of exercises, predictions or the progress view


def texts(topic, language_name=None):
    """All texts of a topic in a language, as a dictionary."""
    return {name: text(topic, name, language_name) for name in _english(topic)}


def pick(value):
    """A text given in several languages, {"en": …, "ja": …}, in the one in force; any other value as it is."""
    if isinstance(value, dict):
        return value.get(language(), value.get(catalogue.SOURCE, ""))
    return "" if value is None else value


@cache
def _english(topic):
    return json.loads((DATA / "text" / f"{topic}.json").read_text(encoding="utf-8"))
