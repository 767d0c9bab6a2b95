"""Of whom each stretch of a text speaks: a subject is carried on until the next one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """A part of a clause that speaks of these subjects, a set of names: none where nobody was named yet."""

    start: int
    end: int
    sentence: int
    clause: int
    who: frozenset
    named: bool  # whether the subject stands in it
    assumed: bool = False  # whether it is not sure: the text has named nobody so far, or two, and that some way back


@dataclass(frozen=True)
class Mention:
    """A subject named in the text. `beside`: something else is only compared with it."""

    start: int
    end: int
    who: frozenset
    beside: bool = False
    topic: bool = False


def mentions(text, lexicon, wanted):
    """The mentions of the `wanted` subjects in a folded text, in order; the longest name of each place counts."""
    found = [
        (m.start(), m.end(), frozenset([name]))
        for name in wanted
        for m in lexicon.pattern("subjects", name).finditer(text)
    ]
    for rule in ("former", "latter", "other", "both"):
        found += [(m.start(), m.end(), rule) for m in lexicon.rules[rule].finditer(text)]
    kept, end = [], 0
    for start, stop, who in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= end:
            kept.append((start, stop, who))
            end = stop
    return [_placed(text, lexicon.rules, *one) for one in _resolved(kept, wanted)]


def _resolved(found, wanted):
    """Former, latter and both as the two subjects last set side by side; as the question has them before any are.

    The other is the partner in the question of the one just named: it names its subjects in pairs.
    """
    last, other = [], []
    for start, end, who in found:
        pair = last if len(last) == 2 else list(wanted)[:2]
        if isinstance(who, str):
            yield start, end, frozenset({"former": pair[:1], "latter": pair[-1:], "other": other, "both": pair}[who])
            continue
        (name,) = who
        place = list(wanted).index(name)
        other = list(wanted)[place ^ 1 : (place ^ 1) + 1]
        if name not in last:
            last = [*last[-1:], name]
        yield start, end, who


def _placed(text, rules, start, end, who):
    before, after = text[max(start - 30, 0) : start], text[end : end + 16]
    beside = _ends(rules["beside_before"], before) or rules["beside_after"].match(after)
    topic = _ends(rules["topic_before"], before) or rules["topic_after"].match(after)
    return Mention(start, end, who, bool(beside), bool(topic))


def _ends(pattern, before):
    return any(found.end() == len(before.rstrip()) or found.end() == len(before) for found in pattern.finditer(before))


def segments(text, clauses, named, rules, start=frozenset()):
    """The clauses cut into Segments. `named`: the mentions; `start`: of whom a text speaks that names nobody."""
    found, current, sentence = [], start, None
    for number, clause in enumerate(clauses):
        words = text[clause.start : clause.end]
        topics = [one for one in named if clause.start <= one.start < clause.end and not one.beside]
        if len(topics) > 1 and rules["differ"].search(words):
            topics, current = [], frozenset()
        edges = [one for i, one in enumerate(topics) if not i or one.topic]
        if not edges:
            who = _ahead(words, clause, clauses, named, rules) if sentence != clause.sentence else None
            assumed = not who and _open(found, clause.sentence)
            current = who or current
            found.append(Segment(clause.start, clause.end, clause.sentence, number, current, False, assumed))
            continue
        places = [clause.start, *(one.start for one in edges[1:]), clause.end]
        for one, low, high in zip(edges, places[:-1], places[1:], strict=True):
            found.append(Segment(low, high, clause.sentence, number, one.who, True))
        current, sentence = edges[-1].who, clause.sentence
    return found


def _open(found, sentence):
    """Whether nobody was named so far, or two beside each other in a sentence before the last: it may be either."""
    named = [one for one in found if one.named]
    last = {one.who for one in named if one.sentence == named[-1].sentence}
    return not named or (named[-1].sentence < sentence - 1 and len(last) > 1)


def _ahead(words, clause, clauses, named, rules):
    """The subject to come in this sentence, where a clause without one looks ahead: "Where reading is costly, …"."""
    begins = rules["looks_ahead"].match(words.lstrip())
    if not begins and not any(one.end() >= len(words.rstrip()) for one in rules["looks_behind"].finditer(words)):
        return None
    end = max(other.end for other in clauses if other.sentence == clause.sentence)
    return next((one.who for one in named if clause.end <= one.start < end and not one.beside), None)
