"""A folded text cut into sentences and clauses: how far a subject and a negation reach."""

import re
from dataclasses import dataclass
from itertools import pairwise

_SENTENCE = re.compile(r"[^。]+")
_COMMA = re.compile(r"[、,()（）]|:(?=\s)|\s[-–—/]\s|(?<=\w)->|→")


@dataclass(frozen=True)
class Clause:
    """A stretch of the folded text, and the number of its sentence."""

    start: int
    end: int
    sentence: int


def clauses(text, rules):
    """The clauses of a folded text, in order."""
    cuts = {found.end() for found in rules["clause_ends"].finditer(text)}
    cuts |= {found.start() for found in rules["clause_begins"].finditer(text)}
    for found in _COMMA.finditer(text):
        before = text[max(found.end() - 12, 0) : found.end()]
        if not any(joined.end() == len(before) for joined in rules["joins"].finditer(before)):
            cuts.add(found.end())
    cuts, found = sorted(cuts), []
    for number, sentence in enumerate(_SENTENCE.finditer(text)):
        edges = [sentence.start(), *(cut for cut in cuts if sentence.start() < cut < sentence.end()), sentence.end()]
        found += [Clause(start, end, number) for start, end in pairwise(edges) if re.search(r"\w", text[start:end])]
    return found
