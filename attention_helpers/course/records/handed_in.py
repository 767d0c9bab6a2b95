"""What a class sent in: session files in any folders and under any names, told apart by learner.

Nobody's folder ends the search: what cannot be looked into is named in `passed_over`. `reading` reads the files.
"""

import os
from collections import defaultdict
from pathlib import Path

from attention_helpers.course.records.learner import FILE_NAME, shown
from attention_helpers.course.records.line import parse
from attention_helpers.course.records.reading import sentence

NO_LEARNERS = ("__MACOSX", ".ipynb_checkpoints")  # folders that systems and editors add, full of copies
ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar")
LONGEST_LINE = 10_000  # bytes, of a file's first record
DEEPEST = 20  # folders in folders
FLAT, NESTED, NAMED = range(3)  # where a learner's files lie: the original comes before its copies


class HandedIn:
    """The session files under a folder. `passed_over` tells what is no learner's, and why, one sentence each.

    `without_files` names the sub-folders without a session file. A link is not followed: it may lead anywhere.
    """

    def __init__(self, folder):
        self.folder, self.passed_over, self.without_files = Path(folder), [], []
        self._files = defaultdict(list)  # learner -> [(rank, depth, path)]
        self._walk(self.folder, 0)

    @property
    def count(self):
        """How many session files there are."""
        return sum(map(len, self._files.values()))

    def listed(self):
        """[(learner's name, paths of the files)], in the order in which they are to be read."""
        names = sorted(self._files, key=lambda name: (min(self._files[name])[:2], name))
        return [(name, [path for *_, path in sorted(self._files[name])]) for name in names]

    def _walk(self, folder, depth):
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._pass_over(folder, f"cannot be read ({error.strerror})")
            return
        for entry in entries:
            try:
                reason = _reason(entry, depth)
            except OSError as error:  # the folder can be listed, and what is in it not be looked at
                reason = f"cannot be read ({error.strerror})"
            if reason:
                self._pass_over(entry.path, reason)
            elif entry.is_dir():
                self._walk(entry.path, depth + 1)
                if depth == 0 and entry.name not in self._files:
                    self.without_files.append(entry.name)
            elif entry.name.lower().endswith(".jsonl"):
                self._add(Path(entry.path), depth)

    def _add(self, path, depth):
        found = None if depth else FILE_NAME.match(_session_in_name(path))
        if depth:
            self._files[path.relative_to(self.folder).parts[0]].append((NESTED, depth, path))
        elif found:
            self._files[shown(found["learner"])].append((FLAT, depth, path))
        else:
            self._files[path.stem].append((NAMED, depth, path))

    def _pass_over(self, path, reason):
        self.passed_over.append(sentence(self.folder, path, reason))


def _reason(entry, depth):
    """Why an entry of a folder is no learner's, or None."""
    if entry.name in NO_LEARNERS or entry.name.startswith("._"):
        return "not a learner's"
    if entry.is_symlink():
        return "a link, not followed"
    if entry.is_dir():
        return f"folders nested deeper than {DEEPEST}" if depth == DEEPEST else None
    name = entry.name.lower()
    if name.endswith(ARCHIVES):
        return "an archive; unpack it first"
    return "not a regular file" if name.endswith(".jsonl") and not entry.is_file() else None


def _session_in_name(path):
    """The session whose name stands in the file's, be it a "Copy of …": what its first record says; else the stem."""
    try:
        with open(path, "rb") as file:
            row = parse(file.read(LONGEST_LINE).partition(b"\n")[0])
    except OSError:
        return path.stem
    session = row and row.get("session")
    return session if session and session in path.stem else path.stem
