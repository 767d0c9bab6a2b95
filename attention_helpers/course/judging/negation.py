"""What a text denies: each negation with the stretch of the text that it reaches."""

import re
from dataclasses import dataclass

NEAR = 4  # words before a negation that may still be its subject: "the order of words is not"


@dataclass(frozen=True)
class Negation:
    """A negation at `start`…`end` that reaches from `low` to `high`."""

    start: int
    end: int
    low: int
    high: int

    def denies(self, start, end, gaps=()):
        """Whether it denies what stands from `start` to `end`: it reaches it, and is no word of it.

        gaps    the stretches within, [(start, end)], that hold words of the learner's own
        """
        if start < self.end and self.start < end:
            return any(low <= self.start and self.end <= high for low, high in gaps)
        return self.low < end and start < self.high


def negations(text, segments, names, rules):
    """All Negations; none within the stretches `names`, [(start, end)]: "without attention" is a name."""
    harmless = ("denies_nothing", "sets_aside_ahead", "sets_aside_behind")
    covered = [*names, *(found.span() for rule in harmless for found in rules[rule].finditer(text))]
    found = []
    for rule in ("denies_ahead", "denies_around", "denies_behind", "denies_near", "denies_word"):
        for one in rules[rule].finditer(text):
            inside = any(start <= one.start() and one.end() <= end for start, end in covered)
            segment = next((seg for seg in segments if seg.start <= one.start() < seg.end), None)
            if not inside and segment and one.end() > one.start():
                found.append(Negation(one.start(), one.end(), *_reach(rule, text, one, segment)))
    return _each_once(found)


def _reach(rule, text, one, segment):
    if rule == "denies_word":
        return one.start() - 1, one.start()
    if rule == "denies_behind":
        return segment.start, one.start()
    if rule == "denies_ahead":
        return one.end(), segment.end
    near = _near(text, segment.start, one.start())
    return near, segment.end if rule == "denies_around" else one.start()


def _near(text, low, high):
    """Where the last few words before a negation begin; a kana or kanji counts as a quarter of one."""
    left = 4 * NEAR
    for word in reversed(list(re.finditer(r"[a-z0-9'×^+]+|[^\sa-z0-9]", text[low:high]))):
        left -= 4 if word[0].isascii() else 1
        if left < 0:
            return low + word.end()
    return low


def _each_once(found):
    """Without those that lie in a longer one: "no longer" is no "no"."""
    found.sort(key=lambda one: (one.start, -one.end))
    kept = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def set_aside(text, segments, rules):
    """The stretches, [(start, end)], of which a text says neither yes nor no: "not only the last state"."""
    found = []
    for segment in segments:
        for one in rules["sets_aside_ahead"].finditer(text, segment.start, segment.end):
            found.append((one.end(), segment.end))
        for one in rules["sets_aside_behind"].finditer(text, segment.start, segment.end):
            found.append((_near(text, segment.start, one.start()), one.start()))
    return found
