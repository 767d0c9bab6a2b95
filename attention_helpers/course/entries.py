"""Data files that hold a list of objects: read, checked, and put into the learner's language."""

import json

from attention_helpers.course.schema import complaints
from attention_helpers.widgets.language import language, languages, translate


def read_entries(path, schema, name="id"):
    """The entries of the file at `path`: a list of dictionaries that fit the JSON Schema, no two with one name.

    schema  one schema for all, or a function that gives an entry (a dictionary) its own
    name    the key by which messages call an entry

    Raises ValueError, a line for each mistake: file, entry, what came and what was expected.
    """
    try:
        entries = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:  # neither UTF-8 nor JSON
        raise ValueError(f"{path.name}: expected JSON in UTF-8, but it cannot be read: {error}.") from None
    if not isinstance(entries, list):
        raise ValueError(f"{path.name}: expected a list of objects, got {type(entries).__name__}.")
    mistakes, seen = [], set()
    for number, entry in enumerate(entries, 1):
        place = f"{path.name}, entry {number}"
        if not isinstance(entry, dict):
            mistakes.append(f"{place}: expected an object, got {entry!r}.")
            continue
        called = str(entry.get(name) or "")
        place += f" ({called})" if called else ""
        mistakes += [f"{place}: {told}." for told in complaints(entry, schema(entry) if callable(schema) else schema)]
        if called in seen:
            mistakes.append(f"{place}: an earlier entry has this {name}; expected one of its own.")
        seen |= {called} - {""}
    if mistakes:
        raise ValueError("\n".join(mistakes))
    return entries


def localised(value, domain, context, language_name=None):
    """`value` (an entry, or a part of it) with its texts in a language; without a name, in the one in force.

    A text is found in the catalogue of `domain`, in `context`. Where an object brings its own translations, as other
    people's files do (`"ja": {…}` with the same keys), those are taken.
    """
    name = language_name or language()
    if isinstance(value, str):
        return translate(value, context, domain, name)
    if isinstance(value, list):
        return [localised(item, domain, context, name) for item in value]
    if not isinstance(value, dict):
        return value
    brought = {other: value[other] for other in languages() if isinstance(value.get(other), dict)}
    own = {key: localised(item, domain, context, name) for key, item in value.items() if key not in brought}
    return own | brought.get(name, {})
