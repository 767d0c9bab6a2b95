"""Rounds of `course.vote`, from the records of whoever held them: counts, and nobody's own vote."""

from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

from attention_helpers.course.records.handed_in import HandedIn
from attention_helpers.course.records.line import LARGEST, lesson_of, order
from attention_helpers.course.records.reading import Reading, readable
from attention_helpers.course.report.counting.subjects import predictions

MOST = 100  # options, or places of a curve
ABOUT = ("predict", "quiz")


@dataclass
class Round:
    """One round of votes.

    about   what was voted on: a "predict" or a "quiz"; when: the time of its record
    counts  votes for each option, [] where numbers were voted; values: these, or lists of them, one a place of a curve
    """

    id: str
    lesson: str
    about: str
    when: str
    phones: int = 0
    hands: int = 0
    counts: list = field(default_factory=list)
    values: list = field(default_factory=list)

    @property
    def votes(self):
        """How many votes there were: of options that can be ticked together, a hand for each."""
        return len(self.values) or self.phones + self.hands


def rounds_in(folder):
    """The rounds that the session files of a folder tell of, by lesson, id and time: a list of Round.

    Of a round that was counted again the last record holds. FileNotFoundError where there is no folder, ValueError
    where it tells of no vote.
    """
    folder = Path(folder).absolute()
    if not folder.is_dir():
        raise FileNotFoundError(f"votes: {str(folder)!r} is not a folder")
    found = {}
    for _, rows in Reading(folder, HandedIn(folder).listed()).learners():
        for number, row in enumerate(sorted(rows, key=order)):
            one = _round(row) if row["kind"] == "vote" else None
            if one:
                same = row.get("round") if isinstance(row.get("round"), int) else f"record {number}"
                found[row.get("session"), same, one.about, one.id] = one
    if not found:
        raise ValueError(f"votes: no vote is recorded in {str(folder)!r}; expected the folder of who held the votes")
    return sorted(found.values(), key=lambda one: (one.lesson, one.id, one.about, one.when))


def _round(row):
    """The Round that a record tells of, or None where it tells of none."""
    counts, values = row.get("counts"), row.get("values")
    if _are_counts(counts):
        votes = {"counts": counts}
    elif isinstance(values, list) and values and _are_values(values):
        votes = {"values": values}
    else:
        return None
    about = row.get("about")
    if about not in ABOUT:  # as of records of version 0.1: what `course.vote` takes an id for
        about = ABOUT[row["id"] not in predictions()]
    hands, phones = ([row.get(name)] for name in ("hands", "phones"))
    many = {"hands": hands[0] if _are_counts(hands) else 0, "phones": phones[0] if _are_counts(phones) else 0}
    return Round(readable(row["id"]), readable(lesson_of(row)), about, readable(row["time"]), **many, **votes)


def _are_counts(values):
    return (
        isinstance(values, list)
        and 0 < len(values) <= MOST
        and all(type(one) is int and 0 <= one <= LARGEST for one in values)
    )


def _are_values(values):
    """Whether these are numbers, or lists of as many numbers each."""
    if not all(isinstance(one, list) for one in values):
        return _are_numbers(values)
    alike = 0 < len(values[0]) <= MOST and len({len(one) for one in values}) == 1
    return alike and all(map(_are_numbers, values))


def _are_numbers(values):
    return all(type(one) in (int, float) and isfinite(one) and abs(one) <= 1e12 for one in values)
