"""What a class sent in: session files in any folders and under any names, told apart by learner.

Nobody's folder ends the reading: what cannot be read is named in `passed_over`, and the rest is read.
"""

import os
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path

from attention_helpers.course.records.files import contents
from attention_helpers.course.records.learner import FILE_NAME, is_of_hub, shown
from attention_helpers.course.records.line import identity, parse, parse_all
from attention_helpers.widgets.card import clean

NAMED_BY_HUB = ".named-by-a-hub"  # a file beside the learners' folders: a hub gave their names, whatever files claim
NO_LEARNERS = ("__MACOSX", ".ipynb_checkpoints")  # folders that systems and editors add, full of copies
ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar")
LONGEST_LINE = 10_000  # bytes, of a file's first record
DEEPEST = 20  # folders in folders
FLAT, NESTED, NAMED = range(3)  # where a learner's files lie: the original comes before its copies


class HandedIn:
    """The session files under a folder. `passed_over` tells what was not read, and why, one sentence each.

    `damaged` counts the lines that could not be read, `without_files` names the sub-folders without a session file.
    A link is not followed: it may lead anywhere.
    """

    def __init__(self, folder):
        self.folder, self.passed_over, self.damaged, self.without_files = Path(folder), [], 0, []
        self._files = defaultdict(list)  # learner -> [(rank, depth, path)]
        self._owners = {}  # session -> (learner, greatest number counted)
        self._named_by_hub = (self.folder / NAMED_BY_HUB).exists()
        self._walk(self.folder, 0)

    @property
    def count(self):
        """How many session files there are."""
        return sum(map(len, self._files.values()))

    def learners(self):
        """Yield (name, records), a learner at a time; a session that comes again is its first owner's."""
        for name in sorted(self._files, key=lambda name: (min(self._files[name])[:2], name)):
            try:
                yield from self._learners_of(name, [path for *_, path in sorted(self._files[name])])
            except Exception as error:  # whatever is in one folder, the others are read
                self._pass_over(name, f"cannot be read ({type(error).__name__}: {error})")

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

    def _learners_of(self, name, paths):
        sessions, read = self._sessions(paths)
        copied = Counter()
        for session in filter(None, sessions):
            owner, last = self._owners.setdefault(session, (name, -1))
            rows = sessions[session]
            if owner != name:
                sessions[session] = [row for row in rows if (row.get("number") or 0) > last]
                copied[owner] += len(rows) - len(sessions[session])
            self._owners[session] = owner, max([last, *(row.get("number") or 0 for row in rows)])
        for owner, count in copied.items():
            self._pass_over(name, f"{count} answers are {readable(owner)}'s too, and count there")
        by_learner = self._by_user(name, {session: rows for session, rows in sessions.items() if rows})
        if not by_learner and read and not copied:
            by_learner = {name: []}
        yield from ((readable(who), rows) for who, rows in by_learner.items())

    def _by_user(self, name, sessions):
        """{learner: records}. Sessions that lie together are one learner's, unless a hub's names tell two users."""
        found = {session: FILE_NAME.match(session or "") for session in sessions}
        users = {session: one["learner"] for session, one in found.items() if one and is_of_hub(one["learner"])}
        together, several = defaultdict(list), len(set(users.values())) > 1 and not self._named_by_hub
        for session, rows in sessions.items():
            together[f"{name}/{shown(users[session])}" if several and session in users else name].extend(rows)
        return together

    def _sessions(self, paths):
        """({session: its records, each once; None: those that do not say}, how many files could be read)."""
        sessions, known, read = defaultdict(list), set(), 0
        for path in paths:
            try:
                lines = [line for line in contents(path).split(b"\n") if line.strip()]
            except OSError as error:
                self._pass_over(path, f"cannot be read ({error.strerror})")
                continue
            read += 1
            for row in parse_all(lines):
                same = row and identity(row)
                if row is None:
                    self.damaged += 1
                elif same is None:
                    sessions[None].append(row)
                elif same not in known:
                    known.add(same)
                    sessions[row["session"]].append(row)
        return sessions, read

    def _pass_over(self, what, reason):
        """Tell of a path, or of a learner's name."""
        inside = os.path.relpath(what, self.folder) if os.path.isabs(what) else what
        self.passed_over.append(clean(f"{readable(inside)}: {reason}.").replace("\n", "\\n"))


@lru_cache(10_000)
def readable(text):
    """A text that can be printed and written as UTF-8: bytes of a name in another encoding are shown as such."""
    try:
        raw = os.fsencode(text)
    except UnicodeEncodeError:  # half a character from a record
        raw = text.encode("utf-8", "backslashreplace")
    return raw.decode("utf-8", "backslashreplace")


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
