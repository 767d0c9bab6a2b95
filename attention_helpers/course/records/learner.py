"""Whose answers a session holds: the name that begins the names of a learner's session files."""

import getpass
import hashlib
import os
import platform
import re
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, unquote

from attention_helpers.course.records.files import make

HUB = "JUPYTERHUB_USER"
LONGEST = 60
PATIENCE = 2  # seconds for another host to begin, which takes it some milliseconds
BOOT = Path("/proc/sys/kernel/random/boot_id")  # on Linux
SESSION = r"(?P<learner>.+?)-(?P<start>\d{8}T\d{6})-[0-9a-f]{8}"
FILE_NAME = re.compile(f"^{SESSION}$")


def learner(place):
    """The name of whoever is at work in this folder.

    On a hub it is the hub's name for the user: `hanako`. Elsewhere it is the system's with a mark of the folder, for
    many computers have a `student`: `hanako.1a2b3c4d`. Two kernels that begin in one folder at the same moment come
    to the same name, two users who share a folder to two; the oldest session's name goes on where a folder has moved,
    and on every host that shares it (`one_by_one`).
    """
    hub = os.environ.get(HUB)
    if hub:
        return _file_name(hub)
    user = _file_name(_user())
    known = _own(place, user)
    return known[0] if known else f"{user}.{_mark(place)}"


@contextmanager
def one_by_one(place):
    """Where the user has no session in this folder yet, hosts that share it begin one in here, one after another.

    So each sees the session of the one before, and takes its name. A host that waits in vain (the other was killed, the
    folder takes no file) begins all the same.
    """
    turn = None if os.environ.get(HUB) or _own(place, _file_name(_user())) else _take_turn(place)
    try:
        yield
    finally:
        if turn:
            with suppress(OSError):
                os.unlink(turn)


def _take_turn(place):
    """Make the file that one host at a time can make, also in a network folder that knows no locks: its path."""
    path, end = os.path.join(place, f"{_file_name(_user())}.begins"), time.monotonic() + PATIENCE
    try:
        make(place)
        while time.monotonic() < end:
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                break
            time.sleep(0.01)
    except OSError:
        return None
    return path


def shown(name):
    """The name as people read it."""
    return unquote(name, errors="backslashreplace")


def is_of_hub(name):
    """Whether a name is a hub's for its user, as `learner` gives it: it bears no mark."""
    return not re.search(r"(^|\.)[0-9a-f]{8}$", name)


def _user():
    try:
        return getpass.getuser()
    except Exception:  # Windows and POSIX raise different ones where the user has no name
        return "learner"


def _file_name(user):
    """The user's name in letters that every file system takes; a long one cut, with what tells it from others."""
    return cut(quote(user, safe="", errors="backslashreplace"))


def cut(name):
    """The name; of a long one its beginning, with what tells it from others."""
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}~{_digest(os.fsencode(name))}"


def _own(place, user):
    """The names of this user's sessions in the folder, the oldest's first."""
    try:
        names = os.listdir(place)
    except OSError:
        return []
    sessions = filter(None, (FILE_NAME.match(name.removesuffix(".jsonl")) for name in names))
    own = re.compile(rf"({re.escape(user)}\.)?[0-9a-f]{{8}}")  # files of version 0.1 have the mark alone
    known = sorted((found["start"], found["learner"]) for found in sessions if own.fullmatch(found["learner"]))
    return [name for _, name in known]


def _mark(place):
    """Eight letters for this folder on this computer, the same in two kernels that begin at once."""
    facts = [os.fsencode(platform.node()), os.fsencode(place)]
    try:
        make(place)
        facts.append(b"%d" % os.stat(place).st_ino)
        facts.append(BOOT.read_bytes())  # copies of one virtual machine have all else in common
    except OSError:
        pass
    return _digest(b"\n".join(facts))


def _digest(data):
    return hashlib.sha256(data).hexdigest()[:8]
