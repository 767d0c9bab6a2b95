"""The session files of a folder, read into an index: each look reads only what was appended since the last one.

Reading tells an appended file from one that was replaced by hand: a file that was appended to is the same file, is
longer, and holds the same bytes just before what is new. After anything else all is read anew. (A line changed in the
middle of a file that is appended to before the next look is seen by the next kernel.)
"""

import os

from attention_helpers.course.records.index import Index, entry
from attention_helpers.course.records.line import parse

TAIL = 100  # how many bytes before what is new are compared


class Reader:
    """All session files of one folder. `index` is what the last look found."""

    def __init__(self, place):
        self.place, self.index = place, Index()
        self._files = {}  # name -> _File

    def look(self):
        """Bring the index up to date, and return it."""
        stamps = _stamps(self.place)
        if not (self._files.keys() <= stamps.keys() and self._add_new(stamps)):
            self._files, self.index = {}, Index()
            self._add_new(stamps)
        return self.index

    def _add_new(self, stamps):
        """Take in what was appended; False where a file is not the one that was read, with something appended."""
        new = []
        for name, stamp in stamps.items():
            file = self._files.setdefault(name, _File(self.place / name))
            if file.trouble or stamp is None or stamp != file.stamp:
                entries = file.read_new(stamp)
                if entries is None:
                    return False
                new += entries
        self.index.add(new)
        return True

    def damage(self):
        """One sentence for each line that cannot be read now, and for each file, by the files' names."""
        self.look()
        files = [file for _, file in sorted(self._files.items())]
        return [text for file in files for text in [*file.damage, file.torn, file.trouble] if text]


def _stamps(place):
    """{file name: what changes with the file, or None where that cannot be told} for the folder's session files."""
    try:
        names = sorted(os.listdir(place))
    except OSError:
        return {}
    return {name: _stamp(os.path.join(place, name)) for name in names if name.endswith(".jsonl")}


def _stamp(path):
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


class _File:
    """How far one file has been read."""

    def __init__(self, path):
        self.path, self.stamp = path, None
        self.offset = self.lines = 0  # of the whole lines read
        self.tail = b""  # the last bytes before the offset
        self.damage, self.torn, self.trouble = [], None, None

    def read_new(self, stamp):
        """Entries of the lines appended since, None where the file was replaced. What cannot be opened is trouble."""
        if self.stamp and stamp and not self._grown(stamp):
            return None
        try:
            with open(self.path, "rb") as file:
                file.seek(self.offset - len(self.tail))
                before, data = file.read(len(self.tail)), file.read()
        except OSError as error:
            self.trouble = f"{self.path.name}: cannot be read ({error.strerror})."
            return []
        if before != self.tail:
            return None
        self.stamp, self.trouble = stamp, None
        return self._take(data)

    def _grown(self, stamp):
        return stamp == self.stamp or (stamp[:2] == self.stamp[:2] and stamp[2] > self.stamp[2])

    def _take(self, data):
        end = data.rfind(b"\n") + 1
        self.offset += end
        self.tail = (self.tail + data[max(end - TAIL, 0) : end])[-TAIL:]
        entries, name = [], self.path.name
        for line in data[:end].split(b"\n")[:-1]:
            self.lines += 1
            row = parse(line) if line.strip() else None
            if row:
                entries.append(entry(row, name, self.lines))
            elif line.strip():
                self.damage.append(f"{name}, line {self.lines}: damaged and passed over; the other lines are read.")
        cut = f"{name}, line {self.lines + 1}: the last line is cut off; it is passed over."
        self.torn = cut if data[end:] else None
        return entries
