"""What learners sent in, read for a class report.

A folder holds the learners' progress folders as they sent them: one sub-folder a learner (its name is the learner's
name), or session files lying side by side (then the random name that begins each file tells learners apart). Folders
may nest and be named at will; only `*.jsonl` is read and nothing is changed.
"""

from collections import defaultdict
from pathlib import Path

from attention_helpers.course.records.line import parse
from attention_helpers.course.records.session import FILE_NAME


def read(folder):
    """({learner: records}, number of damaged lines) of all session files in a folder.

    Raises FileNotFoundError where it is none, ValueError where no session file is in it.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise FileNotFoundError(f"report: {str(folder)!r} is not a folder")
    paths = sorted(folder.rglob("*.jsonl"))
    if not paths:
        raise ValueError(f"report: no session file (*.jsonl) in {str(folder)!r}")
    rows, damaged = defaultdict(list), 0
    for path in paths:
        good, bad = _rows(path)
        rows[_learner(folder, path)] += good
        damaged += bad
    return rows, damaged


def _rows(path):
    """The records of one file and the number of its damaged lines."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return [], 1
    parsed = [parse(line) for line in lines if line.strip()]
    good = [row for row in parsed if row is not None]
    return good, len(parsed) - len(good)


def _learner(folder, path):
    """Whose file this is: the sub-folder's name, or the name that begins a file lying in the folder itself."""
    inside = path.relative_to(folder)
    if len(inside.parts) > 1:
        return inside.parts[0]
    match = FILE_NAME.match(path.stem)
    return match["learner"] if match else path.stem
