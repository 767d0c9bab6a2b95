"""Where a learner's answers lie: one append-only file for each kernel session.

A line is one JSON object with `time`, `session`, `number`, `kind`, `id` and whatever else was recorded. No two
writers share a file and nothing is ever rewritten, so neither a second kernel nor a kill in the middle of a line
can lose what was saved before. Reading merges the files of all sessions by time.

What cannot be saved (full disk, read-only folder) stays in memory, is tried again with the next record, and
`problem()` says so in one sentence. A damaged line is passed over and listed by `damage()`.
"""

import json
import math
import os
import re
import secrets
import threading
from datetime import datetime, timezone
from pathlib import Path

import platformdirs

VARIABLE = "ATTENTION_COURSE_PROGRESS"
FILE_NAME = re.compile(r"^(?P<learner>[0-9a-f]{8})-(?P<start>\d{8}T\d{6})-[0-9a-f]{8}$")


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
    return _session().append(kind, id, fields)


def history(kind=None, id=None):
    """All records since their lesson was last reset, oldest first, over all sessions: a list of dictionaries."""
    rows = [row for row in _without_forgotten(_all_records()) if row["kind"] != "reset"]
    return [row for row in rows if kind in (None, row["kind"]) and id in (None, row["id"])]


def latest(kind, id):
    """The newest record of this kind and id since the last reset, or None."""
    rows = history(kind, id)
    return rows[-1] if rows else None


def reset(lesson):
    """Forget a lesson's records from now on. A reset is a record of its own: no file is changed."""
    return record("reset", lesson, lesson=lesson)


def problem():
    """One sentence for the learner when something could not be saved, else None."""
    return _session().problem


def damage():
    """One sentence for each line of the session files that could not be read (they are left as they are)."""
    _all_records()
    return [text for path in sorted(_read) for text in [*_read[path].damage, _read[path].torn] if text]


# --- writing -----------------------------------------------------------------------------------------------------


class _Session:
    """The one writer of one file. Made lazily: looking never creates a file."""

    def __init__(self, place):
        self.place, self.process = place, os.getpid()
        start = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%S")
        self.name = f"{_learner(place)}-{start}-{secrets.token_hex(4)}"
        self.path = place / f"{self.name}.jsonl"
        self.number = 0
        self.unsaved = []  # records that are not on the disk
        self.torn = False  # whether the file ends in half a line
        self.problem = None
        self.lock = threading.RLock()

    def append(self, kind, id, fields):
        with self.lock:
            self.number += 1
            row = {"time": _now(), "session": self.name, "number": self.number, "kind": str(kind), "id": str(id)}
            row |= {name: _plain(value) for name, value in fields.items() if name not in row}
            self.unsaved.append(row)
            self._save()
            return row

    def _save(self):
        try:
            while self.unsaved:
                self._write(self.unsaved[0])
                self.unsaved.pop(0)
            self.problem = None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            count = len(self.unsaved)
            self.problem = (
                f"{count} {'answer' if count == 1 else 'answers'} could not be saved in {self.place} ({reason}). "
                "You can go on: they are kept until this kernel stops, and saved as soon as the folder can be written."
            )

    def _write(self, row):
        """One line, one system call: a kill leaves at most a torn last line."""
        line = ("\n" if self.torn else "") + _line(row) + "\n"
        data = line.encode("utf-8")
        self.place.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            written = os.write(handle, data)
            if written:
                self.torn = written < len(data)
            if written < len(data):
                raise OSError(28, "the disk is full")
            os.fsync(handle)
        finally:
            os.close(handle)


def _now():
    return datetime.now(timezone.utc).isoformat(timespec="microseconds")


def _learner(place):
    """A random name for whoever owns this folder: the one its oldest file carries, or a new one."""
    try:
        stems = [path.stem for path in place.glob("*.jsonl")]
    except OSError:
        stems = []
    known = sorted((match["start"], match["learner"]) for match in map(FILE_NAME.match, stems) if match)
    return known[0][1] if known else secrets.token_hex(4)


def _line(row):
    try:
        line = json.dumps(row, ensure_ascii=False, allow_nan=False)
        line.encode("utf-8")
        return line
    except UnicodeEncodeError:  # half a surrogate pair in a learner's text
        return json.dumps(row, ensure_ascii=True, allow_nan=False)


def _plain(value):
    """The value as JSON can hold it: NumPy numbers and arrays, tuples and sets become numbers and lists."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(float(value))
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if hasattr(value, "tolist"):  # NumPy's numbers and arrays
        return _plain(value.tolist())
    return str(value)


_sessions = {}
_sessions_lock = threading.Lock()


def _session():
    """This process's session for the folder in force (a fork gets a session of its own)."""
    place = folder()
    with _sessions_lock:
        session = _sessions.get(place)
        if session is None or session.process != os.getpid():
            session = _sessions[place] = _Session(place)
        return session


# --- reading -----------------------------------------------------------------------------------------------------


class _Read:
    """What has been read of one file, so that only what was appended since is read again."""

    def __init__(self):
        self.rows, self.damage, self.offset, self.lines = [], [], 0, 0
        self.torn = None

    def update(self, path):
        size = path.stat().st_size
        if size < self.offset:  # replaced by hand: start over
            self.__init__()
        if size == self.offset and self.torn is None:
            return
        with open(path, "rb") as file:
            file.seek(self.offset)
            *whole, rest = file.read().split(b"\n")
        self.offset += sum(len(line) + 1 for line in whole)
        for line in whole:
            self.lines += 1
            if line.strip():
                self._take(path, line)
        cut = f"{path.name}, line {self.lines + 1}: the last line is cut off; it is passed over."
        self.torn = cut if rest else None

    def _take(self, path, line):
        row = parse(line)
        if row is None:
            self.damage.append(f"{path.name}, line {self.lines}: damaged and passed over; the other lines are read.")
        else:
            self.rows.append(row)


def parse(line):
    """One line of a session file (bytes) as a record, or None where it is damaged."""
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    keys = ("time", "kind", "id")
    return row if isinstance(row, dict) and all(isinstance(row.get(key), str) for key in keys) else None


def order(row):
    """What records are sorted by: time first, then session and number."""
    number = row.get("number")
    return row["time"], str(row.get("session", "")), number if isinstance(number, int) else 0


_read = {}
_read_lock = threading.Lock()


def _all_records():
    """Every record of every session in the folder, and this session's unsaved ones, oldest first."""
    session = _session()
    with _read_lock:
        rows = list(session.unsaved)
        try:
            paths = sorted(session.place.glob("*.jsonl"))
        except OSError:
            paths = []
        for known in [path for path in _read if path not in paths]:
            del _read[known]
        for path in paths:
            rows += _rows_of(path)
        return sorted(rows, key=order)


def _rows_of(path):
    """The records of one file; a file that cannot be opened counts as damaged, not as the end of everything."""
    read = _read.setdefault(path, _Read())
    try:
        read.update(path)
    except OSError as error:
        read.torn = f"{path.name}: cannot be read ({error.strerror})."
    return read.rows


def _without_forgotten(rows):
    """Leave out what a later reset of the same lesson forgets."""
    forgotten = {row["id"]: order(row) for row in rows if row["kind"] == "reset"}
    return [row for row in rows if order(row) > forgotten.get(lesson_of(row), ("",)) or row["kind"] == "reset"]


def lesson_of(row):
    """The lesson a record belongs to: its own field, or the first two characters of its id."""
    return str(row.get("lesson") or row["id"][:2])
