"""What there is to vote with: options, or numbers. Votes are plain data, the same in every language.

Both kinds offer, to the phone, `fields`, `range` and `read`; to the card `faces`, and with `hands` for what was counted
by eye `voters`, `record`, `rows` and `compare`; `result` reads what came out, `write` says a vote in words.
"""

import re
from numbers import Integral
from statistics import median

from attention_helpers.course.predictions.guess import as_items, as_number, write_number
from attention_helpers.course.typed.numerals import read_number
from attention_helpers.course.typed.unreadable import Unreadable
from attention_helpers.course.voting import distribution
from attention_helpers.course.voting.phones.web import Incomplete
from attention_helpers.widgets.language import language as in_force
from attention_helpers.widgets.language import text

GREATEST = 1e12  # number that is taken where the question sets no limit
ALONE = re.compile(r"\d{1,3}", re.ASCII)


class Options:
    """One of several options, or any number of them. A vote is a tuple of their places, from 0, in order.

    wordings  {language: a Wording for each option}
    codes     code that belongs to each option, "" for none
    """

    def __init__(self, wordings, many=False, codes=()):
        self.wordings, self.many = wordings, many
        self.count = len(next(iter(wordings.values())))
        self.codes = list(codes) or [""] * self.count

    def faces(self, language):
        """(label, code) of each option."""
        return list(zip(self.wordings[language], self.codes, strict=True))

    def fields(self, language, vote=None, typed=None):
        kind, ticked = "checkbox" if self.many else "radio", vote or ()
        return [
            {"type": kind, "name": "pick", "value": str(i), "label": label, "code": code, "checked": i in ticked}
            for i, (label, code) in enumerate(self.faces(language))
        ]

    def range(self, language):
        return text("vote", "phone_several", language) if self.many else ""

    def read(self, given):
        """The vote in a form's fields {name: texts}. Incomplete where nothing is ticked, ValueError for what no page
        of ours sends."""
        picks = given.get("pick", [])
        if given.keys() - {"pick"} or not all(map(ALONE.fullmatch, picks)) or len(set(picks)) < len(picks):
            raise ValueError("no such fields")
        vote = tuple(sorted(map(int, picks)))
        if not vote:
            raise Incomplete("nothing")
        if vote[-1] >= self.count or (len(vote) > 1 and not self.many):
            raise ValueError("no such options")
        return vote

    def voters(self, votes, hands):
        """How many voted; where one may raise a hand several times, as many as are sure."""
        raised = list(hands or [0])
        return len(votes) + (max(raised) if self.many else sum(raised))

    def totals(self, votes, hands):
        raised = hands or [0] * self.count
        return [raised[i] + sum(i in vote for vote in votes) for i in range(self.count)]

    def record(self, votes, hands):
        return {"counts": self.totals(votes, hands), "hands": sum(hands or ())}

    def rows(self, votes, hands, right=()):
        voters = self.voters(votes, hands)
        labels = self.wordings[in_force()]
        return distribution.of_options(labels, self.totals(votes, hands), voters, right or (), not self.many)

    def compare(self, votes, hands, right):
        """Sentences on how the votes compare with what came out."""
        voters, totals = self.voters(votes, hands), self.totals(votes, hands)
        if self.many or len(right) != 1 or not voters:
            return []
        count = totals[right[0]]
        return [text("vote", "said_so", count=count, voters=voters, share=round(100 * count / voters))]

    def result(self, actual):
        """The options that came out, by index or text, as a vote."""
        several = as_items(actual, "show_result: actual", "options") if self.many else [actual]
        return tuple(sorted({self._place(one) for one in several}))

    def _place(self, one):
        if isinstance(one, str):
            for labels in self.wordings.values():
                if one in map(str, labels):
                    return list(map(str, labels)).index(one)
        whole = isinstance(one, Integral) and not isinstance(one, bool)
        if not whole or not 0 <= one < self.count:
            raise ValueError(f"show_result: actual {one!r:.60} is none of the {self.count} options")
        return int(one)

    def write(self, vote):
        return "; ".join(str(self.wordings[in_force()][place]) for place in vote) or "–"


class Numbers:
    """A number, or one for each of several places. A vote is a tuple of floats.

    places    {language: a text for each place}; [""] for a single number
    units     {language: the unit, or ""}; accepted: all words that may stand beside a number
    low, high None where there is no limit; step: what votes are rounded to, or None
    """

    def __init__(self, places, units, accepted=(), low=None, high=None, step=None, whole=False):
        self.places, self.units, self.whole = places, units, whole
        self.accepted = sorted({*filter(None, units.values()), *accepted})
        self.low, self.high, self.step = low, high, step
        self.count = len(next(iter(places.values())))
        self.many = self.count > 1

    def faces(self, language):
        return []

    def fields(self, language, vote=None, typed=None):
        shown = list(map(write_number, vote)) if vote else [""] * self.count
        if typed is not None:
            shown = [typed.get(f"n{i}", [""])[0][:60] for i in range(self.count)]
        labels = [place or text("vote", "phone_number_label", language) for place in self.places[language]]
        return [
            {"type": "text", "name": f"n{i}", "value": value, "label": label, "unit": self.units[language]}
            for i, (label, value) in enumerate(zip(labels, shown, strict=True))
        ]

    def range(self, language):
        if self.low is None:
            return ""
        return text("vote", "phone_range", language, low=write_number(self.low), high=write_number(self.high))

    def read(self, given):
        names = [f"n{i}" for i in range(self.count)]
        if given.keys() != set(names) or any(len(given[name]) != 1 for name in names):
            raise ValueError("no such fields")
        return tuple(self._number(given[name][0]) for name in names)

    def _number(self, typed):
        try:
            number = read_number(typed, self.accepted, self.whole)
        except Unreadable:
            number = None
        low, high = (-GREATEST, GREATEST) if self.low is None else (self.low, self.high)
        if number is None or not low <= number <= high:
            raise Incomplete("number")
        value = float(number)
        return min(low + round((value - low) / self.step) * self.step, high) if self.step else value

    def called(self, typed):
        """Numbers that were called out, typed with spaces between them, as hands. ValueError names a wrong one."""
        hands = []
        for one in re.split(r"[\s,;、，；]+", typed.strip()):
            try:
                hands += [self._number(one)] if one else []
            except Incomplete:
                raise ValueError(one) from None
        return hands

    def voters(self, votes, hands):
        return len(votes) + len(hands or ())

    def record(self, votes, hands):
        if self.many:
            return {"values": [list(vote) for vote in votes], "hands": 0}
        return {"values": sorted([*(vote[0] for vote in votes), *(hands or ())]), "hands": len(hands or ())}

    def rows(self, votes, hands, right=None):
        if self.many:
            low, high = (0, 1) if self.low is None else (self.low, self.high)
            places = self.places[in_force()]
            return distribution.of_curves(places, votes, self._written, lambda value: (value - low) / (high - low))
        return distribution.of_numbers(self.record(votes, hands)["values"], self._written, right[0] if right else None)

    def compare(self, votes, hands, right):
        values = [] if self.many else self.record(votes, hands)["values"]
        if not values:
            return []
        return [text("vote", "middle", voters=len(values), middle=self._written(median(values)))]

    def result(self, actual):
        several = as_items(actual, "show_result: actual", "numbers") if self.many else [actual]
        values = tuple(as_number(value, "show_result: actual") for value in several)
        if len(values) != self.count:
            raise ValueError(f"show_result: actual must hold {self.count} numbers, one a place, got {len(values)}")
        return values

    def write(self, vote):
        if not self.many:
            return self._written(vote[0])
        places = self.places[in_force()]
        return ", ".join(f"{place}: {self._written(value)}" for place, value in zip(places, vote, strict=True))

    def _written(self, value):
        return f"{write_number(value)} {self.units[in_force()]}".strip()
