"""The session files of a folder, read into an index: each look parses only what was appended since the last one.

A file that was appended to begins with what was read of it; where one was changed by hand, all are read anew.
"""

import os

from attention_helpers.course.records.files import contents
from attention_helpers.course.records.index import Index, entry
from attention_helpers.course.records.line import parse_all


class Reader:
    """All session files of one folder. `index` is what the last look found, `trouble` why the folder cannot be read."""

    def __init__(self, place):
        self.place, self.index, self.trouble = place, Index(), None
        self._files = {}  # name -> _File

    def look(self):
        """Bring the index up to date, and return it."""
        try:
            stamps, self.trouble = _stamps(self.place), None
        except OSError as error:
            self.trouble = error.strerror or str(error)
            return self.index
        if not (self._files.keys() <= stamps.keys() and self._add_new(stamps)):
            self._files, self.index = {}, Index()
            self._add_new(stamps)
        return self.index

    def _add_new(self, stamps):
        """Take in what was appended; False where more than that was changed."""
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

    def sees(self, path):
        """Whether the last look could read this file, or knows that there is none."""
        file = self._files.get(path.name)
        return not (self.trouble or (file and file.trouble))

    def damage(self):
        """One sentence for each line that cannot be read now, and for each file, by the files' names."""
        self.look()
        files = [file for _, file in sorted(self._files.items())]
        told = [f"{self.place}: cannot be read ({self.trouble})."] if self.trouble else []
        return told + [text for file in files for text in [*file.damage, file.torn, file.trouble] if text]


def _stamps(place):
    """{file name: what changes with the file, or None where that cannot be told} for the folder's session files.

    OSError where a folder cannot be read; where there is none, there are no files.
    """
    try:
        names = sorted(os.listdir(place))
    except (FileNotFoundError, NotADirectoryError):
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
        self.whole, self.lines = b"", 0  # the whole lines read, and how many they are
        self.damage, self.torn, self.trouble = [], None, None

    def read_new(self, stamp):
        """Entries of the lines appended since, None where more was changed. What cannot be opened is trouble."""
        name = self.path.name
        try:
            data = contents(self.path)
        except OSError as error:
            self.trouble = f"{name}: cannot be read ({error.strerror})."
            return []
        if not data.startswith(self.whole):
            return None
        *lines, rest = data[len(self.whole) :].split(b"\n")
        numbered = [(number, line) for number, line in enumerate(lines, self.lines + 1) if line.strip()]
        entries = []
        for (number, _), row in zip(numbered, parse_all([line for _, line in numbered]), strict=True):
            if row:
                entries.append(entry(row, name, number))
            else:
                self.damage.append(f"{name}, line {number}: damaged and passed over; the other lines are read.")
        self.lines += len(lines)
        cut = f"{name}, line {self.lines + 1}: the last line is cut off; it is passed over."
        self.torn = cut if rest else None
        self.whole = data.removesuffix(rest)
        self.stamp, self.trouble = stamp, None
        return entries
