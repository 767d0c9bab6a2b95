"""What a text claims: concepts found in it, of whom they are said, and whether they are affirmed or denied."""

import re
from dataclasses import dataclass

from attention_helpers.course.judging.clauses import clauses
from attention_helpers.course.judging.folding import Folded
from attention_helpers.course.judging.forms import lexicon_for
from attention_helpers.course.judging.negation import negations, set_aside
from attention_helpers.course.judging.phrases import odd_pairs
from attention_helpers.course.judging.subjects import Segment, mentions, segments

FAR = 30  # bytes between a negation and what it denies for certain: a kana or kanji has three
SHORT = 40  # letters in which "word2vec does not" or "RNNs do" says nothing of its own
AROUND = 60  # letters of a clause that are shown before and after what was found
TERMS, TERM_SHARE, TERM = 5, 0.75, 28  # a list: so many terms, so large a share of the text, so long each


@dataclass(frozen=True)
class Hit:
    """A concept at a place of the text, affirmed (`yes`) or denied."""

    concept: str
    start: int
    end: int
    segment: Segment
    yes: bool
    sure: bool = True  # a denial far from the concept is not: it may deny something else


class Reading:
    """What a text says of some subjects and concepts.

    language   the language that is expected; words of others are read as well
    subjects   the names of those that the question compares, in order
    concepts   the names of what may be said of them
    about      of whom the text speaks where it names nobody, a set of names
    """

    def __init__(self, text, language, subjects, concepts, about=frozenset()):
        lexicon, self.subjects = lexicon_for(text, language), list(subjects)
        self.folded = Folded(text, lexicon.words)
        self.text = self.folded.text
        named = mentions(self.text, lexicon, subjects)
        self.segments = segments(self.text, clauses(self.text, lexicon.rules), named, lexicon.rules, about)
        denied = negations(self.text, self.segments, [(one.start, one.end) for one in named], lexicon.rules)
        self.odd = odd_pairs(self.text, lexicon.files)
        self.hits = self._hits(lexicon, concepts, denied)
        if self._is_list(lexicon.rules, named):
            self.hits = {}

    def _is_list(self, rules, named):
        """Whether the text is terms side by side, with nothing said of any."""
        pieces = [piece for piece in re.split(r"[、,。/・]", self.text) if piece.strip()]
        bare = [piece for piece in pieces if len(piece) <= TERM and not rules["relates"].search(piece)]
        if len(bare) >= TERMS and len(bare) >= TERM_SHARE * len(pieces):
            return True
        terms = [*named, *(hit for hits in self.hits.values() for hit in hits)]
        covered = {place for one in terms for place in range(one.start, one.end)}
        letters = len(re.sub(r"\W", "", self.text))
        return len(terms) >= TERMS and len(covered) >= TERM_SHARE * letters and not rules["relates"].search(self.text)

    def _hits(self, lexicon, concepts, denied):
        hits, aside = {}, set_aside(self.text, self.segments, lexicon.rules)
        for concept in concepts:
            for found, segment in self._matches(lexicon.pattern("concepts", concept)):
                if not any(low <= found.start() and found.end() <= high for low, high in aside):
                    hits.setdefault(concept, []).append(_hit(concept, found, segment, denied))
        for concept, known in self._left_out(hits, denied, lexicon.rules):
            hits[concept].append(known)
        return hits

    def _matches(self, pattern):
        """Yield (match, segment), without matches that reach from one subject to another.

        A subject that is named later than the match begins counts for it: "Long sentences: a problem for Seq2Seq".
        """
        place = 0
        while found := pattern.search(self.text, place):
            inside = [one for one in self.segments if one.start < found.end() and found.start() < one.end]
            inside = [one for one in inside if one.named] or inside
            whole = inside and all(one.who == inside[0].who for one in inside)
            place = max(found.end(), found.start() + 1) if whole or not inside else found.start() + 1
            if whole:
                yield found, inside[0]

    def _left_out(self, hits, denied, rules):
        """ "An RNN keeps the order, word2vec does not": what is said again of another subject, in a few words."""
        for before, here in zip(self.segments, self.segments[1:], strict=False):
            inside = any(here.start <= hit.start < here.end for known in hits.values() for hit in known)
            denies = any(here.start <= one.start < here.end for one in denied)
            again = denies or rules["says_again"].search(self.text[here.start : here.end])
            if here.named and again and not inside and here.end - here.start <= SHORT and before.who != here.who:
                for concept, known in list(hits.items()):
                    if any(hit.segment == before for hit in known):
                        yield concept, Hit(concept, here.start, here.end, here, not denies)

    def said(self, concept, who=frozenset(), yes=True, sure=False):
        """The first place, a Hit, at which the text says a concept of one of `who` (of anybody, if empty); or None.

        concept   its name; with "!" before it, that it is denied
        yes       False asks for the opposite
        sure      leaves out what may be meant otherwise: denials from afar, and what is said before anybody is named
        """
        wanted = yes is not concept.startswith("!")
        for hit in self.hits.get(concept.lstrip("!"), ()):
            doubtful = not hit.sure or hit.segment.assumed
            if hit.yes is wanted and (not who or hit.segment.who & who) and not (sure and doubtful):
                return hit
        return None

    def implied(self, concept, who):
        """The place at which the text denies a concept of the partners of `who`, and so says it of them; or None.

        "With attention there is no fixed vector" is an answer to how it differs from one without.
        """
        partners = frozenset(
            self.subjects[place ^ 1] for place in map(self.subjects.index, who) if place ^ 1 < len(self.subjects)
        )
        return self.said(concept, partners, yes=False, sure=True) if partners and not concept.startswith("!") else None

    def words(self, hit):
        """The learner's words on which a Hit rests: its clause, or of a long one what stands around it."""
        start, end = max(hit.segment.start, hit.start - AROUND), max(hit.end, min(hit.segment.end, hit.end + AROUND))
        return self.folded.words(start, end)


def _hit(concept, found, segment, denied):
    """The Hit of a match of a concept's forms. Negations in odd number deny it; those in a form's own words do not."""
    gaps = [found.span(i) for i in range(1, found.re.groups + 1)]
    against = [one for one in denied if one.denies(*found.span(), gaps)]
    sure = all(len(_between(found, one).encode("utf-8")) <= FAR for one in against)
    return Hit(concept, *found.span(), segment, len(against) % 2 == 0, sure)


def _between(found, one):
    """The text between a match and a Negation, whichever comes first."""
    return found.string[min(found.end(), one.end) : max(found.start(), one.start)]
