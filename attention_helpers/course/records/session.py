"""One kernel session: the only writer of one file, to which it only appends.

Nothing is ever rewritten, so neither a second kernel nor a kill in the middle of a line can lose what was saved. What
cannot be saved (full disk, read-only folder) stays in memory and is tried again with the next record.
"""

import os
import re
import secrets
from datetime import datetime, timezone

from attention_helpers.course.records.line import plain, to_bytes

FILE_NAME = re.compile(r"^(?P<learner>[0-9a-f]{8})-(?P<start>\d{8}T\d{6})-[0-9a-f]{8}$")


class Session:
    """Appends records to a file of its own in the folder `place`; the first record makes folder and file."""

    def __init__(self, place):
        self.place, self.process = place, os.getpid()
        start = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%S")
        self.name = f"{_learner(place)}-{start}-{secrets.token_hex(4)}"
        self.path = place / f"{self.name}.jsonl"
        self.number = 0
        self.unsaved = []  # records that are not on the disk
        self.problem = None  # one sentence for the learner while there are any
        self._torn = False  # whether the file ends in half a line

    def append(self, kind, id, fields):
        """Make a record and save it. Trouble with the disk never raises: `unsaved` and `problem` tell of it."""
        self.number += 1
        row = {"time": _now(), "session": self.name, "number": self.number, "kind": str(kind), "id": str(id)}
        row |= {name: plain(value) for name, value in fields.items() if name not in row}
        self.unsaved.append(row)
        self._save()
        return row

    def _save(self):
        try:
            while self.unsaved:
                self._write(to_bytes(self.unsaved[0]))
                self.unsaved.pop(0)
            self.problem = None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            count = len(self.unsaved)
            self.problem = (
                f"{count} {'answer' if count == 1 else 'answers'} could not be saved in {self.place} ({reason}). "
                "You can go on: they are kept until this kernel stops, and saved as soon as the folder can be written."
            )

    def _write(self, line):
        """One line, one system call: a kill leaves at most a torn last line."""
        data = b"\n" + line if self._torn else line
        self.place.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            written = os.write(handle, data)
            if written:
                self._torn = written < len(data)
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
