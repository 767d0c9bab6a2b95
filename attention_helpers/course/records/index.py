"""Records in memory, found by kind and id, without those that a reset forgot. It grows by what is new."""

from attention_helpers.course.records.line import identity, lesson_of, order


def entry(row, file, line):
    """What an index holds of a record: its order, its place for those that tie, and the record itself."""
    return order(row), (file, line), row


class Index:
    """Records by (kind, id), oldest first. A reset forgets the records of its lesson that are not later than itself.

    A record that comes again, in a copy of its file, counts once. `newest` is the (time, step) that none is later than.
    """

    def __init__(self):
        self._entries = {}  # (kind, id) -> entries in order
        self._forgotten = {}  # lesson -> order of its latest reset
        self._known = set()  # identities
        self.newest = ("", 0)

    def add(self, entries):
        """Take in entries in any order: the result is the same as if they had all been added at once."""
        entries = [one for one in entries if self._is_new(one[-1])]
        self.newest = max([self.newest, *(one[0][:2] for one in entries)])
        self._reset([one for one in entries if one[-1]["kind"] == "reset"])
        changed = set()
        for one in entries:
            row = one[-1]
            if row["kind"] != "reset" and self._remembered(one):
                key = row["kind"], row["id"]
                self._entries.setdefault(key, []).append(one)
                changed.add(key)
        for key in changed:
            self._entries[key].sort()

    def _is_new(self, row):
        known = identity(row)
        if known is None:
            return True
        new = known not in self._known
        self._known.add(known)
        return new

    def _reset(self, resets):
        for when, _, row in resets:
            self._forgotten[row["id"]] = max(when, self._forgotten.get(row["id"], when))
        if resets:
            self._entries = {key: list(filter(self._remembered, known)) for key, known in self._entries.items()}

    def _remembered(self, one):
        when, _, row = one
        forgotten = self._forgotten.get(lesson_of(row))
        return forgotten is None or when > forgotten

    def latest(self, kind, id):
        """The newest record of this kind and id, or None."""
        known = self._entries.get((kind, id))
        return known[-1][-1] if known else None

    def history(self, kind=None, id=None):
        """All records of this kind and id (None: of any), oldest first."""
        keys = [key for key in self._entries if kind in (None, key[0]) and id in (None, key[1])]
        return [row for _, _, row in sorted(one for key in keys for one in self._entries[key])]

    def with_more(self, entries):
        """A second index that holds these entries too."""
        more = Index()
        more._entries = {key: list(known) for key, known in self._entries.items()}
        more._forgotten, more._known, more.newest = dict(self._forgotten), set(self._known), self.newest
        more.add(entries)
        return more
