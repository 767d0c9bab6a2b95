"""The folder of the session files, and what is read there: regular files of a bearable size, and nothing else."""

import errno
import os
import stat
from functools import cache
from pathlib import Path

import platformdirs

VARIABLE = "ATTENTION_COURSE_PROGRESS"
LARGEST_FILE = 64 * 2**20  # bytes: some 200,000 answers in one session


def folder():
    """The folder of the session files: ATTENTION_COURSE_PROGRESS, or `progress` under the user's data folder.

    Where neither can be told (`~` without a home), the path begins with `~` still, and `make` refuses it.
    """
    chosen = os.environ.get(VARIABLE)
    return _absolute(chosen or os.path.join(_user_data(), "progress"))


def _user_data():
    try:
        return platformdirs.user_data_dir("attention-course", False)
    except RuntimeError:  # no home
        return "~"


@cache  # the folder a kernel began with, wherever it goes later
def _absolute(name):
    path = Path(os.path.expanduser(name))
    return path if _homeless(path) else path.absolute()


def _homeless(path):
    return str(path).startswith("~")


def make(place):
    """Make the folder where it is missing; OSError where that cannot be."""
    if _homeless(place):
        raise OSError(errno.ENOENT, "no such home folder", str(place))
    place.mkdir(parents=True, exist_ok=True)


def contents(path):
    """The bytes of a regular file; OSError for anything else, at once: a pipe or a device is not waited for."""
    state = os.stat(path)
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    if state.st_size > LARGEST_FILE:
        raise OSError(errno.EFBIG, f"larger than {LARGEST_FILE >> 20} MB", str(path))
    with open(path, "rb") as file:
        return file.read().removeprefix(b"\xef\xbb\xbf")
