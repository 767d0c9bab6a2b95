"""Sentences drawn from the grammar with a seed, and the course's three files.

Only `random.Random(seed).random()` is used, whose stream Python promises to keep; so the files come out the same,
byte for byte, under any Python and NumPy. `write_course_files(folder)` writes them.
"""

import random
from dataclasses import replace
from pathlib import Path

from attention_helpers.corpus.generator import lexicon as lx
from attention_helpers.corpus.generator.grammar import Clause, Phrase, phrase, sentence
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, EVENTS, NOUNS, TIMES, VERBS

PEN = "私 は ペン を 持って いる"


class Draw:
    """Choices from a seed, made from uniform numbers alone."""

    def __init__(self, seed):
        self._uniform = random.Random(seed).random

    def chance(self, probability):
        return self._uniform() < probability

    def pick(self, items):
        return items[int(self._uniform() * len(items))]

    def weighted(self, table):
        """A key of {key: weight}."""
        left = self._uniform() * sum(table.values())
        for key, weight in table.items():
            left -= weight
            if left < 0:
                return key
        return key


# --- Noun phrases --------------------------------------------------------------------------------------------


def _owner(draw):
    return Phrase(draw.pick(lx.PRONOUNS * 2 + lx.NAMES + lx.FAMILY[:4] + lx.PEOPLE[:3]))


def _person(draw, plain=False):
    """A person as a subject, an object or a companion."""
    group = draw.weighted({"name": 2, "family": 2, "people": 3})
    noun = draw.pick({"name": lx.NAMES, "family": lx.FAMILY, "people": lx.PEOPLE}[group])
    if plain or group == "name":
        return Phrase(noun)
    if group == "family":
        return Phrase(noun, possessor=Phrase(draw.pick(lx.PRONOUNS[1:]))) if draw.chance(0.25) else Phrase(noun)
    how = draw.weighted({"bare": 78, "adjective": 16, "relative": 6})
    if how == "adjective":
        return Phrase(noun, ADJECTIVES[draw.pick(noun.adjectives)])
    if how == "relative" and noun.number == "singular":
        return Phrase(noun, relative=_who(draw, noun))
    return Phrase(noun)


def _who(draw, noun):
    """英語 を 教える (先生): a clause whose subject the noun is."""
    verb = VERBS[draw.pick(["弾く", "歌う", "持って いる"] + ["教える"] * (noun.ja in lx.TEACHERS))]
    return Clause("event", verb=verb, object=Phrase(NOUNS[draw.pick(verb.objects)]))


def _subject(draw, verb=None):
    """Who does it."""
    if verb and verb.subjects == "teacher":
        return Phrase(NOUNS[draw.pick(lx.TEACHERS)])
    if verb and verb.subjects == "animal" and draw.chance(0.25):
        noun = draw.pick(lx.ANIMALS[:2])
        return Phrase(noun, ADJECTIVES[draw.pick(noun.adjectives)]) if draw.chance(0.4) else Phrase(noun)
    return Phrase(draw.pick(lx.PRONOUNS)) if draw.chance(0.45) else _person(draw)


_NEVER_OLD = ("作る", "撮る", "描く", "書く")  # what is being made is not old


def _thing(draw, noun, verb=None):
    """A thing and what may stand before it."""
    adjectives = [a for a in noun.adjectives if not (a == "古い" and verb and verb.ja in _NEVER_OLD)]
    if not noun.adjectives or noun.kind != "thing":
        return Phrase(noun)
    how = draw.weighted(
        {
            "bare": 58,
            "adjective": 18 if adjectives else 0,
            "owner": 9,
            "this": 7 if noun.number == "singular" else 0,
            "many": 6 if noun.plural and not (verb and verb.ja == "持って いる") else 0,
            "relative": 5,
        }
    )
    if how == "adjective":
        return Phrase(noun, ADJECTIVES[draw.pick(adjectives)])
    if how == "owner" and not (verb and verb.ja in (*_NEVER_OLD, "買う", "持って いる")):
        both = ADJECTIVES[draw.pick(adjectives)] if adjectives and draw.chance(0.25) else None
        return Phrase(noun, both, possessor=_owner(draw))
    if how == "this" and not (verb and verb.ja in _NEVER_OLD):
        return Phrase(noun, this=draw.pick(["この", "その"]))
    if how == "many":
        return Phrase(noun, many=True)
    if how == "relative" and verb and verb.ja not in _NEVER_OLD:
        makers = [v for v in EVENTS if v.relative and noun.ja in v.objects and v is not verb]
        if makers:
            who = Phrase(draw.pick(lx.PRONOUNS)) if draw.chance(0.4) else _person(draw, plain=True)
            return Phrase(noun, relative=Clause("event", who, draw.pick(makers), tense="past"))
    return Phrase(noun)


def _place(draw, noun):
    if noun.article == "the" and draw.chance(0.15):
        return Phrase(noun, ADJECTIVES[draw.pick(noun.adjectives)])
    return Phrase(noun)


# --- Clauses -------------------------------------------------------------------------------------------------


def _event(draw, tense, plain=False, question=False, used=()):
    """Something that someone does. plain: positive and not in progress, as what follows "then" must be."""
    verbs = [
        v
        for v in VERBS.values()
        if v.ja not in used and not (plain and v.form in ("state", "copula")) and not (plain and not v.en_ing)
    ]
    verb = draw.pick(verbs)
    clause = Clause("event", _subject(draw, verb), verb, tense=tense)
    if question:
        clause = replace(
            clause,
            question=True,
            subject=Phrase(draw.pick(lx.PRONOUNS[1:4] + lx.NAMES + lx.PEOPLE[:4]))
            if verb.subjects != "teacher"
            else Phrase(NOUNS[draw.pick(["先生", "あなた", "彼", "彼女"])]),
        )
    clause = _with_object(draw, clause)
    clause = _with_details(draw, clause, plain)
    if question:
        return _asking(draw, clause)
    if not plain:
        if draw.chance(0.18):
            clause = replace(clause, negative=True)
    return clause


def _with_object(draw, clause):
    verb = clause.verb
    if verb.goals:
        clause = replace(clause, goal=_place(draw, NOUNS[draw.pick(verb.goals)]))
    if not verb.objects:
        return clause
    noun = draw.pick(verb.objects)
    if noun == "person":
        other = Phrase(draw.pick(lx.PRONOUNS[2:4])) if draw.chance(0.2) else _person(draw)
    elif verb.form == "copula":
        other = Phrase(NOUNS[noun])
    else:
        other = _thing(draw, NOUNS[noun], verb)
        if NOUNS[noun].kind == "place":
            other = Phrase(NOUNS[noun])
    clause = replace(clause, object=other)
    if verb.recipient and draw.chance(0.75):
        clause = replace(clause, recipient=_person(draw, plain=True))
    return clause


def _with_details(draw, clause, plain):
    """Time, place, company, manner: at most two of them."""
    verb, room = clause.verb, 1 + draw.chance(0.1) - bool(clause.recipient)
    if verb.form in ("state", "copula") or not verb.en_ing:
        return clause
    if verb.places and room and draw.chance(0.25):
        clause, room = replace(clause, place=_place(draw, NOUNS[draw.pick(verb.places)])), room - 1
    if verb.companion and room and draw.chance(0.2):
        clause, room = replace(clause, companion=_person(draw, plain=True)), room - 1
    if room and draw.chance(0.35):
        clause = _with_time(draw, clause, plain)
        room -= 1
    if clause.time is None and not plain and draw.chance(0.15):
        clause = replace(clause, progressive=verb.ja != "行く")
    if room and verb.slowly and draw.chance(0.3):
        clause = replace(clause, adverb="ゆっくり")
    return clause


def _with_time(draw, clause, plain):
    times = [t for t in TIMES.values() if clause.tense in t.tenses]
    if plain or clause.verb.ja == "行く":
        times = [t for t in times if t.progressive != "only"]
    dinner = clause.object and clause.object.noun.ja in ("夕食",)
    if dinner:
        times = [t for t in times if "朝" not in t.ja and t.ja not in ("夏 に",)]
    once = clause.object and (clause.object.relative or clause.object.possessor or clause.object.this)
    if once:
        times = [t for t in times if t.ja not in ("毎日", "夏 に")]
    time = draw.pick(times)
    return replace(clause, time=time, time_first=draw.chance(0.5), progressive=time.progressive == "only")


def _asking(draw, clause):
    """Turn a positive clause into a question, about all of it or about one part."""
    options = {"": 5, "subject": 2}
    thing = clause.object and clause.verb.particle == "を" and clause.object.noun.kind == "thing"
    if thing:
        options["object"] = 3
    for name in ("place", "goal"):
        if getattr(clause, name):
            options[name] = 3
    asks = draw.weighted(options)
    wh = {"subject": "誰", "object": "何", "place": "どこ", "goal": "どこ"}.get(asks)
    clause = replace(clause, asks=asks)
    return replace(clause, **{asks: phrase(wh)}) if wh else clause


_DENIED = ("忙しい", "面白い", "有名", "きれい")  # the adjectives that are also denied


def _quality(draw, tense, question=False):
    kind = draw.weighted({"thing": 5, "person": 3, "place": 3})
    if kind == "thing":
        noun = draw.pick([n for n in lx.THINGS if n.adjectives])
        how = draw.weighted({"bare": 2, "this": 4, "owner": 3})
        subject = Phrase(
            noun,
            this=draw.pick(["この", "その"]) if how == "this" and noun.number == "singular" else "",
            possessor=_owner(draw) if how == "owner" else None,
        )
    elif kind == "person":
        subject = _person(draw, plain=True) if question or draw.chance(0.6) else Phrase(draw.pick(lx.PRONOUNS))
        noun = subject.noun
    else:
        noun = draw.pick([n for n in lx.PLACES if n.article])
        subject = Phrase(noun, this=draw.pick(["", "この", "その"]))
    adjectives = noun.adjectives if kind != "person" else ("忙しい", "若い", "親切", "有名")
    child = noun.ja in ("子供", "女の子", "男の子", "子供たち")
    adjective = ADJECTIVES["小さい" if child else draw.pick(adjectives)]
    very = adjective.ja not in ("赤い", "青い", "白い", "黒い") and not question and draw.chance(0.25)
    return Clause(
        "quality",
        subject,
        quality=adjective,
        very=very,
        tense=tense,
        question=question,
        negative=adjective.ja in _DENIED and not (question or very) and draw.chance(0.4),
    )


def _identity(draw, tense, question=False):
    if question:
        subject = Phrase(draw.pick(lx.PRONOUNS[1:4] + lx.NAMES))
    else:
        subject = Phrase(draw.pick(lx.PRONOUNS[:4] + lx.NAMES + lx.FAMILY))
    return Clause(
        "identity",
        subject,
        identity=draw.pick(lx.PEOPLE[:4]),
        tense=tense,
        question=question,
        negative=not question and draw.chance(0.2),
    )


def _existence(draw, tense):
    if draw.chance(0.65):
        position = draw.pick(list(lx.LOCATED))
        place = Phrase(NOUNS[draw.pick(lx.LOCATED[position])])
        cat = position != "中" and draw.chance(0.3)
        noun = draw.pick(lx.ANIMALS[:2]) if cat else NOUNS[draw.pick(lx.SMALL_THINGS)]
        many = bool(noun.plural) and not cat and draw.chance(0.35)
        return Clause("existence", Phrase(noun, many=many), place=place, position=position, tense=tense)
    noun = draw.pick(lx.ANIMALS + lx.PEOPLE[2:3] + lx.PEOPLE[5:7])
    place = NOUNS[draw.pick(("学校", "図書館") if noun.ja == "学生" else ("公園", "庭", "駅"))]
    adjective = ADJECTIVES[draw.pick(noun.adjectives)] if draw.chance(0.4) else None
    return Clause("existence", Phrase(noun, adjective), place=_place(draw, place), tense=tense)


def _weather(draw, tense):
    if draw.chance(0.4):
        return Clause("outside", quality=ADJECTIVES[draw.pick(["寒い", "暑い"])], tense=tense)
    times = ["昨日", "今朝", "日曜日 に"] if tense == "past" else ["今日", "毎日"]
    time = TIMES[draw.pick(times)] if draw.chance(0.6) else None
    return Clause("weather", weather=draw.pick(["雨", "雪"]), tense=tense, time=time)


def _cause(draw, tense):
    """What "so" may follow: the weather, or someone who is busy."""
    if draw.chance(0.5):
        return _weather(draw, tense)
    return Clause("quality", _subject(draw), quality=ADJECTIVES["忙しい"], tense=tense, very=draw.chance(0.3))


def _any_clause(draw, tense, used):
    kind = draw.weighted({"event": 72, "quality": 12, "identity": 5, "existence": 7, "weather": 4})
    if kind == "event":
        return _event(draw, tense, used=used)
    return {"quality": _quality, "identity": _identity, "existence": _existence, "weather": _weather}[kind](draw, tense)


def _question(draw, tense, used):
    kind = draw.weighted({"event": 8, "quality": 1, "identity": 1})
    if kind == "event":
        return _event(draw, tense, question=True, used=used)
    return {"quality": _quality, "identity": _identity}[kind](draw, tense, question=True)


# --- Sentences -----------------------------------------------------------------------------------------------


def _connectives(draw, count):
    """count connectives that can stand in a row: what "so" follows cannot also be what "then" follows."""
    while True:
        row = [
            draw.weighted({"そして": 30, "しかし": 22, "けれど": 13, "それから": 15, "ので": 12, "だから": 8})
            for _ in range(count)
        ]
        causes = [text in ("ので", "だから") for text in row]
        if not any(causes[i] and (causes[i - 1] or row[i - 1] == "それから") for i in range(1, count)):
            return row


def _draw_sentence(draw, clauses):
    """One Pair of so many clauses, or None where the parts drawn do not go together."""
    row = _connectives(draw, clauses - 1)
    tense = "past" if draw.chance(0.5) else "non-past"
    said, used, subjects = [], [], []
    for i in range(clauses):
        before, after = row[i - 1] if i else "", row[i] if i < len(row) else ""
        if before in ("しかし", "けれど") and draw.chance(0.25):
            tense = "past" if tense == "non-past" else "non-past"
        if after in ("ので", "だから"):
            clause = _cause(draw, tense)
        elif "それから" in (before, after):
            clause = _event(draw, tense, plain=True, used=used)
        elif before in ("ので", "だから"):
            clause = _event(draw, tense, used=used)
        elif not after and before in ("", "しかし") and draw.chance(0.13):
            clause = _question(draw, tense, used)
        else:
            clause = _any_clause(draw, tense, used)
        if not _fits(clause, subjects, bool(before in ("ので", "だから"))):
            return None
        said.append(clause)
        used += [clause.verb.ja] if clause.verb else []
        subjects.append(clause.subject.noun.ja if clause.subject else "")
    return sentence(said, row)


def _fits(clause, subjects, follows_cause):
    """Nobody meets himself, no one but a pronoun is named twice, and a busy person's "so" is about somebody else."""
    people = [p.noun.ja for p in (clause.subject, clause.recipient, clause.companion) if p]
    if clause.object and clause.object.noun.kind in ("person", "name", "pronoun", "animal"):
        people.append(clause.object.noun.ja)
    if len(set(people)) < len(people):
        return False
    if clause.subject:
        subject = clause.subject
        if subject.noun.ja in subjects and (subject.noun.kind != "pronoun" or subjects[-1] == subject.noun.ja):
            return False
        if follows_cause and subjects and subject.noun.ja == subjects[-1]:
            return False
    return True


def draw_pairs(counts, seed, longest=None, exclude=None, first=()):
    """Distinct pairs: counts = {clause count: how many}; longest = most source words, or None.

    exclude: a set of sentences (either language) to keep away from; what is drawn is added to it.
    Returns a list of Pairs in an order mixed by the seed, those of `first` at its head.
    """
    draw, seen, pairs = Draw(seed), set() if exclude is None else exclude, []
    for clauses, count in counts.items():
        found, tries = 0, 0
        while found < count:
            tries += 1
            if tries > 200 * (count + 100):
                raise ValueError(
                    f"generate: only {found} of {count} distinct sentences of {clauses} clauses were found"
                )
            pair = _draw_sentence(draw, clauses)
            if pair is None or (longest and len(pair.source) > longest):
                continue
            source, target = " ".join(pair.source), " ".join(pair.target)
            if source in seen or target in seen or source == PEN:
                continue
            seen.update((source, target))
            pairs.append(pair)
            found += 1
    for i in range(len(pairs) - 1, 0, -1):  # Fisher and Yates
        j = int(draw._uniform() * (i + 1))
        pairs[i], pairs[j] = pairs[j], pairs[i]
    return [*first, *pairs]


def pen_pair():
    """私 は ペン を 持って いる -> I have a pen, with its alignment and parse."""
    return sentence([Clause("event", phrase("私"), VERBS["持って いる"], phrase("ペン"))])


# --- The course's files --------------------------------------------------------------------------------------

LONGEST_IN_TRAIN = 28  # source words; the test split goes beyond
COUNTS = {
    "test": {1: 299, 2: 300, 3: 300, 4: 300},  # and the pen
    "dev": {1: 250, 2: 250, 3: 250, 4: 250},
    "train": {1: 2500, 2: 2000, 3: 2000, 4: 3500},
}
SEEDS = {"test": 3, "dev": 2, "train": 1}


def course_splits():
    """{"train", "dev", "test": list of Pairs}: what data/corpus/ja-en.*.tsv hold."""
    pen = pen_pair()
    exclude = {" ".join(pen.source), " ".join(pen.target)}
    splits = {}
    for split in ("test", "dev", "train"):
        longest = None if split == "test" else LONGEST_IN_TRAIN
        first = [pen] if split == "test" else []
        splits[split] = draw_pairs(COUNTS[split], SEEDS[split], longest, exclude, first)
    return splits


def write_course_files(folder):
    """Write ja-en.train.tsv, ja-en.dev.tsv and ja-en.test.tsv into a folder that exists."""
    from attention_helpers.corpus.files import write_pairs

    for split, pairs in course_splits().items():
        write_pairs(Path(folder) / f"ja-en.{split}.tsv", pairs)
