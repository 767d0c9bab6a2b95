"""The instructor's file, `class.json`: where it lies, its form, and what it says at the moment.

    {"lessons": {"05": "2026-12-01T09:00+09:00", "06": false},
     "hints": {"03": false},
     "solutions": {"*": false, "03": true, "soft_attention": "2026-12-08"}}

It is read each time that something is asked of it: what an instructor opens during class is open at the next call.
"""

import json
import os
from pathlib import Path

from attention_helpers.course.pace.opening import opening
from attention_helpers.course.pace.pace import Pace
from attention_helpers.course.records.files import contents
from attention_helpers.widgets.language import text

VARIABLE = "ATTENTION_COURSE_CLASS"
NAME = "class.json"
NOTHING = "-"  # in the variable, in place of a path: nothing is held back, as from whoever shows the lessons
TIME = r"^20\d\d-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$"
EXPECTED = "true, false or a time such as '2026-12-01T09:00+09:00'"


def place(beside="."):
    """The path of the file: the one that ATTENTION_COURSE_CLASS names, or its folder; else in the folder `beside`."""
    chosen = Path(os.path.expanduser(os.environ.get(VARIABLE) or beside))
    return chosen / NAME if os.path.isdir(chosen) else chosen


def read(path=None):
    """The Pace of the file at `path`, of `place()` without one. One that is missing holds nothing back.

    Nor does one that cannot be read: `trouble` says why.
    """
    if path is None and os.environ.get(VARIABLE) == NOTHING:
        return Pace()
    path = place() if path is None else Path(path)
    try:
        content = json.loads(contents(path).decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Pace()
    except OSError as error:
        return _unread(path, error.strerror or error)
    except ValueError as error:  # neither UTF-8 nor JSON
        return _unread(path, error)
    except RecursionError:
        return _unread(path, "lists and objects too deep within each other")
    wrong = mistakes(content)
    if wrong:
        return _unread(path, "; ".join(wrong))
    return Pace(**{part: {key: opening(value) for key, value in held.items()} for part, held in content.items()})


def mistakes(content):
    """What is wrong with what the file holds: a list of sentences, without their full stops."""
    from attention_helpers.course.schema import complaints  # 0.2 s, which nobody without such a file pays

    wrong = complaints(content, _schema())
    if wrong:
        return wrong
    return [f"{part!r}: {key!r} must be {EXPECTED}, not {value!r}" for part, key, value in _no_times(content)]


def _no_times(content):
    """The 30th of February has the form of a time and is none."""
    for part, held in content.items():
        for key, value in held.items():
            try:
                opening(value)
            except ValueError:
                yield part, key, value


def _schema():
    from attention_helpers.course.lessons import lessons

    when = {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": TIME}], "description": EXPECTED}
    numbers = ", ".join(lessons())
    lesson = {"enum": list(lessons()), "description": f"one of {numbers}"}
    whose = {
        "anyOf": [{"enum": ["*", *lessons()]}, {"pattern": r"^[a-z]\w+$"}],
        "description": f"an exercise's, one of {numbers}, or '*'",
    }
    of_exercises = {"type": "object", "propertyNames": whose, "additionalProperties": when}
    return {
        "title": "the file",
        "type": "object",
        "properties": {
            "lessons": {"type": "object", "propertyNames": lesson, "additionalProperties": when},
            "hints": of_exercises,
            "solutions": of_exercises,
        },
        "additionalProperties": False,
    }


def _unread(path, reason):
    return Pace(trouble=text("pace", "unread", file=path, reason=reason))
