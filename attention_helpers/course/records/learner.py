"""Whose answers a session holds: the name that begins the names of a learner's session files."""

import getpass
import hashlib
import os
import platform
import re
from pathlib import Path
from urllib.parse import quote, unquote

from attention_helpers.course.records.files import make

HUB = "JUPYTERHUB_USER"
LONGEST = 60
BOOT = Path("/proc/sys/kernel/random/boot_id")  # on Linux
SESSION = r"(?P<learner>.+?)-(?P<start>\d{8}T\d{6})-[0-9a-f]{8}"
FILE_NAME = re.compile(f"^{SESSION}$")


def learner(place):
    """The name of whoever is at work in this folder.

    On a hub it is the hub's name for the user: `hanako`. Elsewhere it is the system's with a mark of the folder, for
    many computers have a `student`: `hanako.1a2b3c4d`. Two kernels that begin in one folder at the same moment come
    to the same name, two users who share a folder to two; the oldest session's name goes on where a folder has moved.
    """
    hub = os.environ.get(HUB)
    if hub:
        return _file_name(hub)
    user = _file_name(_user())
    own = re.compile(rf"({re.escape(user)}\.)?[0-9a-f]{{8}}")  # files of version 0.1 have the mark alone
    known = sorted((found["start"], found["learner"]) for found in _sessions(place) if own.fullmatch(found["learner"]))
    return known[0][1] if known else f"{user}.{_mark(place)}"


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
    name = quote(user, safe="", errors="backslashreplace")
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}~{_digest(os.fsencode(name))}"


def _sessions(place):
    try:
        names = os.listdir(place)
    except OSError:
        return []
    return list(filter(None, (FILE_NAME.match(name.removesuffix(".jsonl")) for name in names)))


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
