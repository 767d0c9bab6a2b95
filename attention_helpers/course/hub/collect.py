"""What learners of a hub handed in, brought to whoever teaches there: a folder for each, as the report reads them."""

import os
from pathlib import Path

from attention_helpers.course.hub.connection import NAME, Refusal, ask
from attention_helpers.course.records.reading import NAMED_BY_HUB

NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def collect(folder):
    """Bring into `folder` what is not there yet -> (learners, bytes brought).

    Files are only appended to. Raises OSError where the folder cannot be written or the hub does not answer, Refusal
    where it says no: to who does not teach.
    """
    folder, brought = Path(folder), 0
    learners = ask("GET", "collected")["learners"]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / NAMED_BY_HUB).touch()
    for learner, files in sorted(learners.items()):
        if not _is_name(learner):
            raise Refusal(200, {"reason": f"{learner!r:.80} is no folder's name"})
        (folder / learner).mkdir(mode=0o700, exist_ok=True)
        brought += sum(_bring(folder / learner / name, size) for name, size in files.items() if NAME.fullmatch(name))
    return len(learners), brought


def _is_name(learner):
    return bool(learner) and not learner.startswith(".") and Path(learner).name == learner


def _bring(path, size):
    """Append what is new of a file -> how many bytes."""
    with open(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | NO_LINK, 0o600), "ab") as file:
        before = here = os.fstat(file.fileno()).st_size
        while here < size:
            piece = ask("GET", "collected", path.parent.name, path.name, start=here)
            file.write(piece)
            here += len(piece)
            if not piece:
                break
    return here - before
