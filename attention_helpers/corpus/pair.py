"""One sentence in two languages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """A sentence pair.

    source, target: lists of words. alignment: frozenset of (i, j), source word i - target word j, from 0, or None.
    parse: bracketed binary parse of the source, or None.
    """

    source: list
    target: list
    alignment: frozenset = None
    parse: str = None

    @property
    def pharaoh(self):
        """The alignment as text: "0-0 2-3 4-1"."""
        return " ".join(f"{i}-{j}" for i, j in sorted(self.alignment or ()))

    def __str__(self):
        return f"{' '.join(self.source)} → {' '.join(self.target)}"
