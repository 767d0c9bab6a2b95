"""A learner's answers: one append-only file for each kernel session, read back as one history.

This is the front: `session` writes, `reader` reads what is new of all sessions into an `index`.
"""

import os
import threading
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import platformdirs

from attention_helpers.course.records.index import entry
from attention_helpers.course.records.line import lesson_of as lesson_of  # the store's name, too
from attention_helpers.course.records.reader import Reader
from attention_helpers.course.records.session import Session

VARIABLE = "ATTENTION_COURSE_PROGRESS"


def folder():
    """The folder of the session files: ATTENTION_COURSE_PROGRESS, or `progress` under the user's data folder."""
    chosen = os.environ.get(VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("attention-course", False)) / "progress"


def record(kind, id, **fields):
    """Append one record to this session's file and return it as a dictionary.

    Trouble with the disk never raises: the record is then kept in memory and `problem()` tells the learner.
    Progress and report read the fields `lesson` ("01"), `right` (bool or None), `score` (0 to 1) and
    `misconception` (a short key or None); any other field that JSON can hold is kept as well.
    """
    place = folder()
    with _lock:
        session = _sessions[place] = _session(place) or Session(place)
        return session.append(kind, id, fields)


def history(kind=None, id=None):
    """All records since their lesson was last reset, oldest first, over all sessions: a list of dictionaries."""
    with _lock:
        return _index().history(kind, id)


def latest(kind, id):
    """The newest record of this kind and id since the last reset, or None."""
    with _lock:
        return _index().latest(kind, id)


@contextmanager
def one_look():
    """Look at the folder once for everything that is asked within; what is recorded meanwhile is seen afterwards."""
    with _lock:
        held = _held.set(_index())
    try:
        yield
    finally:
        _held.reset(held)


def reset(lesson):
    """Forget a lesson's records from now on. A reset is a record of its own: no file is changed."""
    return record("reset", lesson, lesson=lesson)


def problem():
    """One sentence for the learner when something could not be saved, else None."""
    session = _session(folder())
    return session.problem if session else None


def damage():
    """One sentence for each line of the session files that could not be read (they are left as they are)."""
    with _lock:
        return _reader(folder()).damage()


_lock = threading.RLock()
_sessions = {}  # by folder
_reader = cache(Reader)
_held = ContextVar("index that one_look holds", default=None)


def _session(place):
    """This process's session for a folder, or None before its first record: looking creates none."""
    session = _sessions.get(place)
    return session if session and session.process == os.getpid() else None  # a fork gets a session of its own


def _index():
    """What is saved, read up to now, and what this session could not save."""
    if _held.get() is not None:
        return _held.get()
    place = folder()
    index, session = _reader(place).look(), _session(place)
    if session is None or not session.unsaved:
        return index
    return index.with_more([entry(row, "", number) for number, row in enumerate(session.unsaved)])
