"""Sentences put together by hand, from the grammar's slots; and sentences drawn by seed."""

from attention_helpers.corpus.connectives import CLAUSE_FINAL, CONNECTIVES
from attention_helpers.corpus.generator import lexicon as lx
from attention_helpers.corpus.generator.generate import draw_pairs
from attention_helpers.corpus.generator.grammar import Clause, phrase, sentence
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, NOUNS, TIMES, VERBS
from attention_helpers.corpus.pair import Pair
from attention_helpers.corpus.pairs import SentencePairs
from attention_helpers.corpus.parse import format_parse, parse_tree

SLOTS = (
    "subject",
    "verb",
    "object",
    "object_adjective",
    "recipient",
    "companion",
    "place",
    "goal",
    "time",
    "adverb",
    "tense",
    "polarity",
    "aspect",
    "mood",
)
_PEOPLE = tuple(noun.ja for noun in lx.PRONOUNS + lx.NAMES + lx.FAMILY + lx.PEOPLE)
# Who may be met, given something or gone with: the corpus has no "me", "us" and "them", so no model would know them.
_OTHERS = tuple(ja for ja in _PEOPLE if ja not in ("私", "あなた", "私たち", "彼ら"))


def _objects(verb):
    words = tuple(ja for ja in verb.objects if ja != "person")
    return (*words, *_OTHERS) if "person" in verb.objects else words


def choices(**chosen):
    """What each slot may hold, given what has been chosen: {slot: {Japanese word: English}}.

    The first entry is what `compose` takes where nothing is said; "" means that the slot stays empty. Slots: subject,
    verb, object, object_adjective, recipient, companion, place, goal, time, adverb, tense (non-past, past), polarity
    (positive, negative), aspect (simple, progressive), mood (statement, question). Give at least the verb to see what
    goes with it (私 は ペン を 持って いる is the default).
    """
    _check_slots(chosen)
    verb = VERBS[_known("verb", chosen.get("verb", "持って いる"), VERBS)]
    event = bool(verb.en_ing)
    subjects = lx.TEACHERS if verb.subjects == "teacher" else _PEOPLE
    subjects = (*subjects, "犬", "猫") if verb.subjects == "animal" else subjects
    subject = chosen.get("subject") or subjects[0]
    others = tuple(ja for ja in _OTHERS if ja != subject)
    tense = chosen.get("tense") or "non-past"
    progressive = chosen.get("aspect") == "progressive"
    times = [t.ja for t in TIMES.values() if event and tense in t.tenses and (t.progressive == "only") == progressive]
    objects = tuple(ja for ja in _objects(verb) if ja != subject)
    thing = NOUNS.get(chosen.get("object") or (objects[0] if objects else ""))
    adjectives = thing.adjectives if thing is not None and verb.form != "copula" and thing.kind != "place" else ()
    adverbs = tuple(lx.ADVERBS) if verb.slowly else ()
    optional = {
        "object_adjective": adjectives,
        "recipient": others if verb.recipient else (),
        "companion": others if verb.companion else (),
        "place": verb.places,
        "time": times,
        "adverb": adverbs,
    }
    verbs = tuple(sorted(VERBS, key=lambda ja: ja != "持って いる"))
    table = {"subject": subjects, "verb": verbs, "object": objects, "goal": verb.goals}
    table.update({slot: ("", *words) for slot, words in optional.items()})
    table.update(
        tense=("non-past", "past"),
        polarity=("positive", "negative"),
        aspect=("simple", "progressive") if event else ("simple",),
        mood=("statement", "question"),
    )
    return {slot: {ja: gloss(ja) for ja in table[slot] or ("",)} for slot in SLOTS}


def gloss(ja):
    """The English of a lexicon word, of a slot's Japanese choice, or the text itself."""
    for table in (NOUNS, VERBS, ADJECTIVES, TIMES):
        if ja in table:
            entry = table[ja]
            return " ".join(
                part
                for part in (
                    getattr(entry, "preposition", "") if table is TIMES else "",
                    entry.en,
                    getattr(entry, "tail", ""),
                )
                if part
            )
    return {**lx.ADVERBS, **CONNECTIVES}.get(ja, ja)


def compose(**chosen):
    """One clause from the grammar's slots: compose(subject="彼", verb="読む", object="本", tense="past") -> Pair.

    Slots and their words: see `choices`. What is not given takes the first of `choices`. Raises ValueError with one
    sentence where the words do not go together (nobody washes a station), TypeError for a slot that does not exist.
    """
    _check_slots(chosen)
    decisive = ("verb", "subject", "object", "tense", "aspect")
    options = choices(
        **{
            slot: word
            for slot, word in chosen.items()
            if slot in decisive and (slot != "subject" or word in NOUNS) and (slot != "object" or word in NOUNS)
        }
    )
    taken = {slot: chosen.get(slot) if chosen.get(slot) is not None else next(iter(options[slot])) for slot in SLOTS}
    for slot in SLOTS:
        if taken[slot] not in options[slot]:
            fits = ", ".join(word or "(nothing)" for word in options[slot])
            raise ValueError(
                f"compose: {slot} {taken[slot]!r} does not go with verb {taken['verb']!r}"
                f"{_because(taken)}; what fits: {fits}"
            )
    return sentence([_clause(taken)])


def _because(taken):
    return f" ({taken['tense']}, {taken['aspect']})"


def _check_slots(chosen):
    for slot in chosen:
        if slot not in SLOTS:
            raise TypeError(f"compose: there is no slot {slot!r}; the slots are {', '.join(SLOTS)}")


def _known(slot, word, table):
    if word not in table:
        raise ValueError(f"compose: {slot} {word!r} is not in the grammar; there are: {', '.join(table)}")
    return word


def _clause(taken):
    people = [taken[slot] for slot in ("subject", "recipient", "companion") if taken[slot]]
    people += [taken["object"]] if taken["object"] in _PEOPLE else []
    if len(set(people)) < len(people):
        twice = next(word for word in people if people.count(word) > 1)
        raise ValueError(
            f"compose: {twice!r} ({gloss(twice)}) is in the sentence twice; choose somebody else for one place"
        )
    if taken["mood"] == "question" and taken["polarity"] == "negative":
        raise ValueError(
            "compose: the grammar has no negative questions; choose polarity 'positive' or mood 'statement'"
        )
    some = {slot: phrase(taken[slot]) for slot in ("recipient", "companion", "place", "goal") if taken[slot]}
    if taken["object"]:
        some["object"] = phrase(taken["object"], taken["object_adjective"])
    return Clause(
        "event",
        phrase(taken["subject"]),
        VERBS[taken["verb"]],
        adverb=taken["adverb"],
        tense=taken["tense"],
        time=TIMES[taken["time"]] if taken["time"] else None,
        negative=taken["polarity"] == "negative",
        progressive=taken["aspect"] == "progressive",
        question=taken["mood"] == "question",
        **some,
    )


def join(pairs, connectives):
    """Join Pairs by Japanese connectives (そして, それから, しかし, けれど, ので, だから), one less than pairs -> Pair.

    Words, alignments and parses are joined. Raises ValueError for a connective that the grammar does not have, or
    where their number does not fit.
    """
    pairs, connectives = list(pairs), list(connectives)
    if not pairs or len(connectives) != len(pairs) - 1:
        raise ValueError(
            f"join: expected one connective less than pairs, got {len(connectives)} for {len(pairs)} pairs"
        )
    whole = pairs[0]
    for text, pair in zip(connectives, pairs[1:], strict=True):
        _known("connective", text, CONNECTIVES)
        i, j = len(whole.source), len(whole.target)
        links = {*(whole.alignment or ()), (i, j), *((a + i + 1, b + j + 1) for a, b in pair.alignment or ())}
        left, right = parse_tree(whole.parse), parse_tree(pair.parse)
        tree = (
            {"left": {"left": left, "right": text}, "right": right}
            if text in CLAUSE_FINAL
            else {"left": left, "right": {"left": text, "right": right}}
        )
        whole = Pair(
            [*whole.source, text, *pair.source],
            [*whole.target, CONNECTIVES[text], *pair.target],
            frozenset(links),
            format_parse(tree),
        )
    return whole


def generate(count, seed=0, clauses=(1, 2, 3, 4), longest=None):
    """Draw distinct sentences from the grammar -> SentencePairs with alignments and parses.

    count: how many pairs. seed: whole number; the same seed gives the same pairs everywhere. clauses: the clause counts
    wanted, in equal shares. longest: most Japanese words, or None. Sentences of the test split may be among them.
    """
    for name, value, least in (("count", count, 1), ("seed", seed, 0)):
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise ValueError(f"generate: {name} must be a whole number of at least {least}, got {value!r}")
    wanted = [clauses] if isinstance(clauses, int) else list(clauses)
    if not wanted or any(n not in (1, 2, 3, 4) for n in wanted):
        raise ValueError(f"generate: clauses must be numbers from 1 to 4, got {clauses!r}")
    shares = {n: count // len(wanted) + (k < count % len(wanted)) for k, n in enumerate(wanted)}
    return SentencePairs.from_pairs(draw_pairs({n: c for n, c in shares.items() if c}, seed, longest))
