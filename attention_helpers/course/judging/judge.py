"""The judge of open answers: which points of a rubric a text makes, which it contradicts, and what that comes to."""

from dataclasses import dataclass

from attention_helpers.course.judging.claims import Reading

FOUND, NOT_FOUND, CONTRADICTED = "found", "not found", "contradicted"
RIGHT, PART, WRONG = "right", "part", "wrong"
ODD, LITTLE = 2, 3  # pairs of nouns without sense that show nonsense; points found in spite of them that are few


@dataclass(frozen=True)
class Judgement:
    """What was read of an answer: for each point a verdict and the learner's words it rests on, and all in all."""

    points: tuple
    words: tuple
    overall: str

    def plain(self):
        """The same as a record and a caller take it: {"points": [...], "words": [...], "overall": ...}."""
        return {"points": list(self.points), "words": list(self.words), "overall": self.overall}


def has_rubric(question):
    """Whether a question (its dictionary) says what its points claim."""
    return any("claim" in point for point in question.get("points", ()))


def judge(question, text, language):
    """The Judgement on an answer to an open question, a dictionary whose points have claims."""
    points, about = question["points"], question.get("about", [])
    reading = Reading(text, language, subjects_in(points), concepts_in(points), frozenset(_list(about)))
    verdicts = [_verdict(reading, point["claim"]) if "claim" in point else (NOT_FOUND, None) for point in points]
    said = tuple(verdict for verdict, _ in verdicts)
    words = tuple(reading.words(hit) if hit else "" for _, hit in verdicts)
    return Judgement(said, words, _sensible(overall(question, said), said.count(FOUND), reading.odd))


def overall(question, points):
    """Right, part or wrong: what these verdicts on its points come to."""
    names = [point.get("name", "") for point in question["points"]]
    found = {name for name, point in zip(names, points, strict=True) if point == FOUND}
    against = points.count(CONTRADICTED)
    if points.count(FOUND) <= against:
        return WRONG
    return RIGHT if not against and all(map(found.intersection, groups(question))) else PART


def _sensible(made, found, odd):
    """What an answer comes to that joins `odd` pairs of nouns without sense: not right, and wrong if it says little."""
    if odd < ODD:
        return made
    return WRONG if odd > ODD or found <= LITTLE else min(made, PART, key=(WRONG, PART, RIGHT).index)


def groups(question):
    """The groups of points' names of which a right answer makes one each; without `needs` every point is a group."""
    return question.get("needs") or [[point.get("name", "")] for point in question["points"]]


def subjects_in(points):
    """The names of all whom these points speak of, in order."""
    claims = [point.get("claim", {}) for point in points]
    return list(
        dict.fromkeys(name for claim in claims for key in ("who", "never") for name in _list(claim.get(key, [])))
    )


def concepts_in(points):
    """The names of all concepts in these points' claims, in order."""
    claims = [point.get("claim", {}) for point in points]
    names = [name for claim in claims for key in ("what", "unless") for name in claim.get(key, [])]
    return list(dict.fromkeys(name.lstrip("!?") for name in names))


def _verdict(reading, claim):
    """(verdict, the Hit it rests on, or None): what is said of a wrong subject outweighs, a denial counts last."""
    who, never = (frozenset(_list(claim.get(key, []))) for key in ("who", "never"))
    what = [concept.lstrip("?") for concept in claim["what"]]
    firm = [concept for concept in claim["what"] if not concept.startswith("?")]
    against = [reading.said(concept, who) for concept in claim.get("unless", [])]
    against += [reading.said(concept, never, sure=True) for concept in firm if never]
    found = [reading.said(concept, who) for concept in what] + [reading.implied(concept, who) for concept in firm]
    denied = [reading.said(concept, who, yes=False, sure=True) for concept in firm]
    for verdict, places in ((CONTRADICTED, against), (FOUND, found), (CONTRADICTED, denied)):
        for hit in filter(None, places):
            return verdict, hit
    return NOT_FOUND, None


def _list(value):
    return [value] if isinstance(value, str) else list(value)
