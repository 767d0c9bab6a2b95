"""A round that the hub's service holds: its box as the instructor's kernel sees it, asked for every second."""

import threading
from contextlib import suppress

from attention_helpers.course.hub.connection import Refusal, Unreachable, ask, public_address
from attention_helpers.course.questions import bank as banks

BETWEEN = 1  # seconds from one look at the votes to the next


class HubBox:
    """The votes of a round on the hub. `is_open` and `votes()` are what the last look found; `path` where it lies.

    Raises ValueError where the service refuses the round, or does not answer.
    """

    def __init__(self, id, bank, minutes):
        questions = None if bank is None else [question.data for question in banks.load(bank)]
        try:
            opened = ask("POST", "rounds", body={"id": id, "bank": questions, "minutes": minutes})
        except Refusal as error:
            raise ValueError(f"vote: the hub does not open it: {error}") from None
        except Unreachable as error:
            raise ValueError(f"vote: the hub's service does not answer ({error})") from None
        self._name, self._votes, self.is_open = opened["name"], [], True
        self.path, self.url = opened["path"], public_address(opened["path"])
        self._lock, self._over = threading.Lock(), threading.Event()

    def __len__(self):
        return len(self._votes)

    def votes(self):
        """All votes, in no order that tells when they came."""
        return list(self._votes)

    def watch(self, changed, closed):
        """Look again and again, in a thread: `changed()` after new votes, `closed()` once it is closed from there."""
        threading.Thread(target=self._watch, args=(changed, closed), name="votes", daemon=True).start()

    def close(self):
        """End the voting, and take the last votes. -> whether it was open until now."""
        with self._lock:
            was_open, self.is_open = self.is_open, False
        if was_open:
            self._over.set()
            with suppress(Refusal, Unreachable):  # it closes by itself in time; what was seen counts
                self._take(ask("DELETE", "rounds", self._name))
        return was_open

    def _watch(self, changed, closed):
        while not self._over.wait(BETWEEN):
            try:
                facts = ask("GET", "rounds", self._name)
            except Unreachable:
                continue
            except Refusal:
                facts = {"open": False, "votes": self._votes}
            if self._over.is_set():
                return
            before = self._votes
            self._take(facts)
            if self._votes != before:
                changed()
            if not facts["open"]:
                closed()
                return

    def _take(self, facts):
        self._votes = sorted(map(_vote, facts["votes"]))


def _vote(data):
    """A vote as the forms have it; JSON has no tuples."""
    return tuple(map(_vote, data)) if isinstance(data, list) else data
