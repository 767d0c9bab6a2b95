"""Where a file is to be: what is no path, and a name that no file can have, is refused in one sentence."""

import errno
import os
from pathlib import Path

NAMELESS = (errno.ENAMETOOLONG, errno.EINVAL)  # the second is Windows' for a letter that it keeps for itself


def as_path(path, name):
    """`path` as a Path, be there a file or not; `name` is the argument's, for the sentence.

    TypeError for anything but text or a path: to `open`, True and 1 are the standard output. ValueError for a name that
    no file of this system can have: too long, with a zero byte, with half a character.
    """
    try:
        found = Path(path)
    except TypeError:
        raise TypeError(f"{name} must be text or a Path, got {path!r:.60}.") from None
    try:
        os.lstat(found)
    except ValueError:  # of UnicodeEncodeError, too
        raise _nameless(path, name) from None
    except OSError as error:
        if error.errno in NAMELESS:
            raise _nameless(path, name) from None
    return found


def _nameless(path, name):
    return ValueError(f"{name} must be a name that a file can have here, got {str(path)!r:.60}.")
