"""The votes that are open on the hub: each belongs to the user who opened it, one at a time."""

from dataclasses import dataclass

from attention_helpers.course.voting.asked import find
from attention_helpers.course.voting.phones.web import Booth, Booths

NAME_LENGTH = 8  # letters of a round's name, to be typed; whoever guesses one has to log in all the same
REMEMBERED = 200  # rounds of all who teach on a hub
LONGEST = 600  # minutes


@dataclass
class Round:
    """A round and whose it is."""

    owner: str
    booth: Booth

    def facts(self):
        """What its owner's kernel is told."""
        return {"open": self.booth.box.is_open, "votes": self.booth.box.votes()}


class Rounds:
    """The rounds by their names. later: calls a function after some seconds."""

    def __init__(self, later):
        self.booths, self._later, self._rounds = Booths(NAME_LENGTH, REMEMBERED), later, {}

    def begin(self, owner, asked):
        """Open a round, in place of the owner's one before -> its name. Raises ValueError and TypeError, one sentence.

        asked: {"id", "bank": None or a list of questions, "minutes"}
        """
        minutes = asked.get("minutes")
        if isinstance(minutes, bool) or not isinstance(minutes, (int, float)) or not 0 < minutes <= LONGEST:
            raise ValueError(f"vote: minutes: got {minutes!r:.60}, expected a number above 0, at most {LONGEST}")
        bank = asked.get("bank")
        if bank is not None and not isinstance(bank, list):  # a path would be one of this computer's
            raise TypeError(f"vote: bank: got {bank!r:.60}, expected a list of questions, or None")
        booth = Booth(find(asked.get("id"), bank))
        for name, round in list(self._rounds.items()):
            if self.booths.find(name) is None:
                del self._rounds[name]
            elif round.owner == owner:
                round.booth.box.close()
        name = self.booths.add(booth)
        self._rounds[name] = Round(owner, booth)
        self._later(60 * minutes, booth.box.close)
        return name

    def of(self, owner, name):
        """The owner's round of this name, or None: nobody learns of another's."""
        round = self._rounds.get(name)
        return round if round and round.owner == owner else None
