"""The session files of some learners, read: each record once, whoever handed it in first.

Nobody's files end the reading: what cannot be read is named in `passed_over`, and the rest is read.
"""

import os
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path

from attention_helpers.course.records.files import contents
from attention_helpers.course.records.learner import FILE_NAME, is_of_hub, shown
from attention_helpers.course.records.line import identity, parse_all
from attention_helpers.widgets.card import clean

NAMED_BY_HUB = ".named-by-a-hub"  # a file beside the learners' folders: a hub gave their names, whatever files claim


class Reading:
    """Reads the files of the learners `listed`, as `HandedIn.listed` has them.

    `passed_over` tells what was not read, and why, one sentence each; `damaged` counts the lines that could not be
    read. `owners` is {session: (learner, greatest number counted)}: before, what others handed in; then this, too.
    """

    def __init__(self, folder, listed, owners=()):
        self.folder, self.listed, self.owners = folder, listed, dict(owners)
        self.passed_over, self.damaged = [], 0
        self._named_by_hub = (Path(folder) / NAMED_BY_HUB).exists()

    def learners(self):
        """Yield (name, records), a learner at a time; a session that comes again is its first owner's."""
        for name, paths in self.listed:
            try:
                yield from self._learners_of(name, paths)
            except Exception as error:  # whatever is in one folder, the others are read
                self._pass_over(name, f"cannot be read ({type(error).__name__}: {error})")

    def _learners_of(self, name, paths):
        sessions, read = self._sessions(paths)
        copied = Counter()
        for session in filter(None, sessions):
            owner, last = self.owners.setdefault(session, (name, -1))
            rows = sessions[session]
            if owner != name:
                sessions[session] = [row for row in rows if (row.get("number") or 0) > last]
                copied[owner] += len(rows) - len(sessions[session])
            self.owners[session] = owner, max(last, max(row.get("number") or 0 for row in rows))
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
                lines = list(filter(bytes.strip, contents(path).split(b"\n")))
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
        self.passed_over.append(sentence(self.folder, what, reason))


def sentence(folder, what, reason):
    """What is told of a path in the folder, or of a learner's name."""
    inside = os.path.relpath(what, folder) if os.path.isabs(what) else what
    return clean(f"{readable(inside)}: {reason}.").replace("\n", "\\n")


@lru_cache(10_000)
def readable(text):
    """A text that can be printed and written as UTF-8: bytes of a name in another encoding are shown as such."""
    try:
        raw = os.fsencode(text)
    except UnicodeEncodeError:  # half a character from a record
        raw = text.encode("utf-8", "backslashreplace")
    return raw.decode("utf-8", "backslashreplace")
