"""A learner's answers: one append-only file for each kernel session, read back as one history.

This is the front: `session` writes, `reader` reads what is new of all sessions into an `index`.
"""

import atexit
import os
import tempfile
import threading
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from attention_helpers.course.records.files import VARIABLE as VARIABLE
from attention_helpers.course.records.files import folder, make
from attention_helpers.course.records.index import entry
from attention_helpers.course.records.line import lesson_of as lesson_of  # the store's name, too
from attention_helpers.course.records.reader import Reader
from attention_helpers.course.records.session import Session
from attention_helpers.widgets.language import text


def record(kind, id, **fields):
    """Append one record to this session's file and return it as a dictionary.

    It is the newest of the folder, whatever the clock says. Trouble with the disk never raises: the record is then kept
    in memory, and `problem()` tells the learner. Progress and report read the fields `lesson` ("01"), `right` (bool or
    None), `score` (0 to 1) and `misconception` (a short key or None); any other field that JSON can hold is kept, too.
    """
    place = folder()
    with _lock:
        session = _sessions[place] = _session(place) or Session(place)
        return session.append(kind, id, fields, _reader(place).look().newest)


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
    """One sentence for the learner when something could not be saved, or what was saved cannot be read; else None."""
    place = folder()
    session, reason = _session(place), _reader(place).trouble
    unread = text("records", "unread", folder=place, reason=reason) if reason else None
    return (session.problem if session else None) or unread


def try_writing():
    """Write a file into the folder and take it away again; OSError where that cannot be."""
    place = folder()
    make(place)
    with tempfile.TemporaryFile(dir=place) as file:
        file.write(b"can this be written?")


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
    """What is saved, read up to now, and what this session could not save, or cannot read back."""
    if _held.get() is not None:
        return _held.get()
    place = folder()
    reader, session = _reader(place), _session(place)
    index = reader.look()
    if session is None:
        return index
    rows = session.unsaved if reader.sees(session.path) else session.rows
    return index.with_more([entry(row, "", number) for number, row in enumerate(rows)]) if rows else index


@atexit.register
def _save_at_last():
    """A last try, before what is only in memory goes with the kernel."""
    for session in _sessions.values():
        if session.unsaved and session.process == os.getpid():
            session.save()
