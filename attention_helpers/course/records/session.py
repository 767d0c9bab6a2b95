"""One kernel session: the only writer of one file, to which it only appends.

Nothing is ever rewritten and no record waits for a lock, so neither a second kernel nor a kill in the middle of a line
can lose what was saved. What cannot be saved (full disk, read-only folder) stays in memory and is tried again with the
next one.
"""

import errno
import os
import secrets
from contextlib import suppress
from datetime import datetime, timezone

from attention_helpers.course.records.files import contents, make
from attention_helpers.course.records.learner import learner, one_by_one
from attention_helpers.course.records.line import order, plain, to_bytes
from attention_helpers.widgets.language import text

CANNOT_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}  # such a file system writes all the same


class Session:
    """Appends records to a file of its own in the folder `place`; begun with the first record."""

    def __init__(self, place):
        self.place, self.process = place, os.getpid()
        start = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%S")
        with one_by_one(place):
            self.name = f"{learner(place)}-{start}-{secrets.token_hex(4)}"
            self.path = place / f"{self.name}.jsonl"
            with suppress(OSError):  # the first record says what is wrong
                os.close(self._open())  # seen by who begins next
        self.rows = []  # all records of this session
        self.unsaved = []  # those that are not on the disk
        self._newest = ("", 0)
        self._reason = None  # why there are any unsaved
        self._sure = True  # whether the file holds just what it should; after trouble it is looked at
        self._tail = b""  # half a line at its end

    def append(self, kind, id, fields, newest=("", 0)):
        """Make a record later than `newest`, and save it. Trouble with the disk never raises: `problem` tells of it."""
        row = {"time": _now(), "session": self.name, "number": len(self.rows) + 1, "kind": str(kind), "id": str(id)}
        newest = max(newest, self._newest)
        if (row["time"], 0) <= newest:
            row |= {"after": newest[0], "step": newest[1] + 1}
        row |= {name: plain(value) for name, value in fields.items() if name not in (*row, "after", "step")}
        self._newest = order(row)[:2]
        self.rows.append(row)
        self.unsaved.append(row)
        self.save()
        return row

    @property
    def problem(self):
        """One sentence for the learner while there are records that are not on the disk, else None."""
        if not self.unsaved:
            return None
        name = "unsaved_1" if len(self.unsaved) == 1 else "unsaved"
        return text("records", name, count=len(self.unsaved), folder=self.place, reason=self._reason)

    def save(self):
        """Write what is not on the disk, each record once, whatever interrupts it."""
        try:
            if not self._sure:
                self._look_back()
            self._sure = False
            while self.unsaved:
                self._write(to_bytes(self.unsaved[0]))
                self.unsaved.pop(0)
            self._sure = True
        except OSError as error:
            self._reason = error.strerror or str(error)

    def _look_back(self):
        """See what was written in spite of the trouble."""
        try:
            *lines, self._tail = contents(self.path).split(b"\n")
        except FileNotFoundError:
            lines, self._tail = [], b""
        self.unsaved = [row for row in self.unsaved if to_bytes(row)[:-1] not in lines]

    def _write(self, line):
        """One line, one system call: a kill leaves at most a torn last line."""
        data = b"\n" if self._tail == line[:-1] else b"\n" + line if self._tail else line
        handle = self._open()
        try:
            if os.write(handle, data) < len(data):
                raise OSError(errno.ENOSPC, "the disk is full")
            self._tail = b""
            _sync(handle)
        finally:
            os.close(handle)

    def _open(self):
        make(self.place)
        return os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)


def _sync(handle):
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in CANNOT_SYNC:
            raise


def _now():
    return datetime.now(timezone.utc).isoformat(timespec="microseconds")
