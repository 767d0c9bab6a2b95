"""What is said about an answer, and the small steps on the way there that kinds share."""

from dataclasses import dataclass

from attention_helpers.course.typed.unreadable import Unreadable


@dataclass(frozen=True)
class Verdict:
    """What is to be said about an answer.

    correct        True or False; None where nothing was decided (`status` then says why)
    credit         0 to 1; None where nothing was decided
    status         "right", "partly", "wrong", "empty" (nothing answered), "unreadable" (`reason` is the Unreadable),
                   "unmarked" (an answer that waits for the learner's own marking), "look" (marked by the learner, and
                   doubted by the judge: somebody is to look at it), "kept" (nothing is right or wrong)
    feedback       texts from the bank, in order
    misconception  the short name of the mistake, or None
    parts          for each part that was answered: True, False, or None where nothing is to be said
    meant          the answer that was read, where something else was typed
    judged         what the judge read of an open answer, for the record: {"points", "words", "overall"}, or None
    missing        how many right options a many_choice answer lacks, or pairs a matching answer leaves open
    """

    correct: bool | None
    credit: float | None
    status: str
    feedback: tuple = ()
    misconception: str | None = None
    parts: tuple = ()
    missing: int = 0
    reason: Unreadable | None = None
    meant: str = ""
    judged: dict | None = None


EMPTY = Verdict(None, None, "empty")
KEPT = Verdict(None, None, "kept")


class NotAnAnswer(Exception):
    """An answer of a form that no front end sends."""


def decided(credit, entries=(), parts=(), missing=0):
    """The verdict that a credit from 0 to 1 makes, with what these entries of a question (dictionaries) have to say.

    The `feedback` of all is said; the first `misconception` counts, unless the answer is right.
    """
    right = credit >= 1
    return Verdict(
        right,
        credit,
        "right" if right else "partly" if credit > 0 else "wrong",
        tuple(entry["feedback"] for entry in entries if entry.get("feedback")),
        None if right else next((entry["misconception"] for entry in entries if entry.get("misconception")), None),
        tuple(parts),
        missing,
    )


def index(value, count):
    """`value` where it is an index into `count` things. Raises NotAnAnswer."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < count:
        raise NotAnAnswer
    return value
