"""Reasons drawn, and what somebody does for them: 外 は 寒い だから 母 は お茶 を 飲む."""

from dataclasses import dataclass, replace

from attention_helpers.corpus.generator import lexicon as lx
from attention_helpers.corpus.generator import reasons
from attention_helpers.corpus.generator.draw_clauses import draw_weather, with_details, with_owners
from attention_helpers.corpus.generator.draw_phrases import some_place, some_subject, some_thing
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, NOUNS, VERBS
from attention_helpers.corpus.generator.parts import Clause, Phrase


@dataclass(frozen=True)
class Reason:
    """A clause, the lines of `reasons` that may follow from it, what X is in them, and who acts (None: anybody)."""

    clause: Clause
    lines: tuple
    spoken_of: Phrase = None
    who: Phrase = None


def draw_reason(draw, tense):
    """A Reason, which "so" may follow."""
    kind = draw.weighted({"weather": 40, "busy": 22, "known": 8, "thing": 20, "place": 10})
    return {"weather": _weather, "busy": _busy, "known": _known, "thing": _thing, "place": _place}[kind](draw, tense)


def _weather(draw, tense):
    clause = draw_weather(draw, tense)
    return Reason(clause, reasons.WEATHER[clause.weather or clause.quality.ja])


def _is(draw, subject, adjective, tense, negative=False):
    very = not negative and draw.chance(0.3)
    return Clause("quality", subject, quality=ADJECTIVES[adjective], tense=tense, very=very, negative=negative)


def _busy(draw, tense):
    subject = some_subject(draw)
    lines = reasons.BUSY
    if subject.noun in lx.FAMILY or subject.noun.object_form in ("me", "you", "us", "them"):
        subject = replace(subject, possessor=None)  # of these nobody else can be said to wait for them
        lines = tuple(line for line in lines if "X" not in line)
    return Reason(_is(draw, subject, "忙しい", tense), lines, Phrase(subject.noun))


def _known(draw, tense):
    """Somebody famous or kind."""
    subject = Phrase(draw.pick(lx.PRONOUNS[2:4] + lx.NAMES + lx.PEOPLE[:4]))
    famous = "有名" in (subject.noun.adjectives or ("有名",)) and draw.chance(0.5)
    if famous or subject.noun.ja == "歌手":
        return Reason(_is(draw, subject, "有名", tense), reasons.FAMOUS, subject)
    return Reason(_is(draw, subject, "親切", tense), reasons.KIND, subject)


def _thing(draw, tense):
    (adjective, things), lines = draw.pick(list(reasons.THINGS.items()))
    noun = NOUNS[draw.pick(things.split())]
    if adjective == "古い" and draw.chance(0.5):
        owner = Phrase(draw.pick(lx.PRONOUNS + lx.NAMES))
        owned = Phrase(noun, possessor=owner)
        return Reason(_is(draw, owned, adjective, tense), lines[-1:], owned, owner)
    one = Phrase(noun, this=draw.pick(["この", "その"]))
    return Reason(_is(draw, one, adjective, tense), lines, one)


def _place(draw, tense):
    (adjective, denied, places), lines = draw.pick(list(reasons.PLACES.items()))
    one = Phrase(NOUNS[draw.pick(places.split())], this=draw.pick(["", "この", "その"]))
    return Reason(_is(draw, one, adjective, tense, negative=bool(denied)), lines, one)


def draw_effect(draw, reason, tense, plain=False, used=()):
    """What somebody does for a Reason, or None where every line for it is of a verb in `used`, or not `plain`."""
    lines = [line.split() for line in reason.lines]
    lines = [line for line in lines if _verb(line).ja not in used and not (plain and _not_plain(line))]
    if not lines:
        return None
    line = draw.pick(lines)
    verb = _verb(line)
    clause = Clause("event", reason.who or some_subject(draw), verb, tense=tense, negative=line[0] == "not")
    clause = _with_parts(draw, clause, line, reason.spoken_of)
    if reason.clause.time:  # one time is enough, and two may not agree
        return with_owners(draw, clause)
    return with_owners(draw, with_details(draw, clause, plain, once=True))


def _verb(line):
    return VERBS[" ".join(line[-2:])] if " ".join(line[-2:]) in VERBS else VERBS[line[-1]]


def _not_plain(line):
    return line[0] == "not" or _verb(line).form == "state"


def _with_parts(draw, clause, line, spoken_of):
    """The clause with the line's nouns where their particles say."""
    verb = clause.verb
    for k, particle in enumerate(line):
        if particle not in ("を", "に", "で", "と"):
            continue
        noun = draw.pick(line[k - 1].split("|"))
        if particle == "と":
            part, phrase = "companion", _person(noun, spoken_of)
        elif particle == "で" or (particle == "を" and not verb.objects):
            part, phrase = "place", _there(draw, noun, spoken_of)
        elif particle == "に" and verb.goals:
            part, phrase = "goal", _there(draw, noun, spoken_of)
        elif particle == "に" and verb.recipient:
            part, phrase = "recipient", _person(noun, spoken_of)
        else:
            part, phrase = "object", _thing_done(draw, noun, line[k - 2], verb, spoken_of)
        clause = replace(clause, **{part: phrase})
    return clause


def _person(noun, spoken_of):
    return spoken_of if noun == "X" else Phrase(NOUNS[noun])


def _there(draw, noun, spoken_of):
    return spoken_of if noun == "X" else some_place(draw, NOUNS[noun])


def _thing_done(draw, noun, before, verb, spoken_of):
    if noun != "X":
        return some_thing(draw, NOUNS[noun], verb)
    if before == "新しい":
        return Phrase(spoken_of.noun, ADJECTIVES[before])
    return spoken_of
