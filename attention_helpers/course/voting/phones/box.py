"""The ballot box: one vote a ballot, changeable until it is closed."""

import threading

MOST = 2000  # ballots: more than any lecture hall has phones


class Closed(Exception):
    """Voting is over."""


class Full(Exception):
    """There are as many ballots as a box holds."""


class BallotBox:
    """Votes by ballot. A ballot is a random name that a phone is given; nothing else of the phone is known.

    The server's thread casts, the kernel's closes and counts: a lock keeps them apart.
    """

    def __init__(self, most=MOST):
        self.most, self.is_open = most, True
        self._votes, self._lock = {}, threading.Lock()

    def __len__(self):
        """How many have voted."""
        return len(self._votes)

    def cast(self, ballot, vote):
        """Put the ballot's vote in place of its earlier one -> whether anything changed. Raises Closed, Full."""
        with self._lock:
            if not self.is_open:
                raise Closed
            if ballot not in self._votes and len(self._votes) >= self.most:
                raise Full
            before, self._votes[ballot] = self._votes.get(ballot), vote
            return before != vote

    def vote_of(self, ballot):
        """The vote of this ballot, or None."""
        return self._votes.get(ballot)

    def close(self):
        """End the voting: what comes later is refused. -> whether it was open until now."""
        with self._lock:
            was_open, self.is_open = self.is_open, False
            return was_open

    def votes(self):
        """All votes, in no order that tells when they came."""
        with self._lock:
            return sorted(self._votes.values())
