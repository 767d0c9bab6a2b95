"""Where hand-ins lie: a folder for each learner of the hub, and in it the session files, to which is only appended.

A file grows piece by piece. A piece that comes again changes nothing, and one that is not the file's continuation is
refused: so a hand-in may break off, be repeated, or run twice at once, and what was handed in stays as it was.
"""

import errno
import os
import re
import stat
from pathlib import Path
from urllib.parse import quote

from attention_helpers.course.hub.connection import NAME, PIECE
from attention_helpers.course.records.files import LARGEST_FILE
from attention_helpers.course.records.learner import cut
from attention_helpers.course.records.reading import NAMED_BY_HUB

MOST_FILES = 2_000  # of one learner: kernels begun over a course
MOST_BYTES = 256 * 2**20  # of one learner
NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class Refused(Exception):
    """What cannot be taken: str() says why; `size` is how much of the file there is, where that helps the sender."""

    def __init__(self, why, size=None):
        super().__init__(why)
        self.size = size


class Shelf:
    """All hand-ins under a folder, which is made for this process's user alone."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.chmod(self.folder, 0o700)
        (self.folder / NAMED_BY_HUB).touch(mode=0o600)

    def learners(self):
        """The names of the learners' folders."""
        return sorted(entry.name for entry in os.scandir(self.folder) if entry.is_dir(follow_symlinks=False))

    def sizes(self, folder):
        """{file name: bytes} of a learner's folder, by its name; nothing where there is none."""
        try:
            entries = list(os.scandir(self.folder / folder))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        return {entry.name: entry.stat(follow_symlinks=False).st_size for entry in entries}

    def take(self, user, name, start, piece):
        """Put bytes into a learner's file from `start` on -> the file's size. Raises Refused, and OSError.

        user: the hub's name for the learner
        """
        _check(name, start, piece)
        folder = self.folder / folder_name(user)
        sizes = self.sizes(folder.name)
        size, end = sizes.get(name, 0), start + len(piece)
        if start > size:
            raise Refused(f"there are {size} bytes, got a piece from {start} on", size)
        if name not in sizes and len(sizes) >= MOST_FILES:
            raise Refused(f"there are {MOST_FILES} files already, as many as one learner may have")
        if end > LARGEST_FILE or sum(sizes.values()) - size + max(size, end) > MOST_BYTES:
            raise Refused(f"more than {LARGEST_FILE >> 20} MB in a file, or {MOST_BYTES >> 20} MB in all")
        folder.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(folder / name, os.O_RDWR | os.O_APPEND | os.O_CREAT | NO_LINK, 0o600)
        with open(handle, "r+b", buffering=0) as file:
            file.seek(start)
            if file.read(min(end, size) - start if start < size else 0) != piece[: size - start]:
                raise Refused("it is not what was handed in before, which stays", size)
            _write(file, piece[size - start :])
        return max(size, end)

    def read(self, folder, name, start):
        """At most PIECE bytes of a learner's file from `start` on. Raises FileNotFoundError, also for no learner's."""
        if folder not in self.learners() or not NAME.fullmatch(name):
            raise FileNotFoundError(errno.ENOENT, "no such hand-in", f"{folder}/{name}")
        with open(os.open(self.folder / folder / name, os.O_RDONLY | NO_LINK), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileNotFoundError(errno.ENOENT, "no regular file", name)
            file.seek(start)
            return file.read(PIECE)


def folder_name(user):
    """A folder's name for a hub's user, another for each user: letters and digits of any script stay readable."""
    return cut(re.sub(r"[^\w@+. -]|^[. ]|[. ]$", lambda found: quote(found[0], safe="").replace(".", "%2E"), user))


def _check(name, start, piece):
    if not NAME.fullmatch(name):
        raise Refused(f"no session file has the name {name!r:.100}")
    if start < 0 or not 0 < len(piece) <= PIECE:
        raise Refused(f"got {len(piece)} bytes from {start} on, expected 1 to {PIECE}")


def _write(file, data):
    """All of it, and on the disk: only then it is handed in."""
    while data:
        data = data[file.write(data) :]
    os.fsync(file.fileno())
