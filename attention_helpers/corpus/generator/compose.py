"""Clauses put together by hand, from the grammar's slots."""

from attention_helpers.corpus import arguments
from attention_helpers.corpus.connectives import CONNECTIVES
from attention_helpers.corpus.generator import lexicon as lx
from attention_helpers.corpus.generator.draw_phrases import says_whose
from attention_helpers.corpus.generator.grammar import sentence
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, NOUNS, TIMES, VERBS
from attention_helpers.corpus.generator.noun_phrases import is_kin
from attention_helpers.corpus.generator.parts import Clause, phrase

SLOTS = tuple(
    "subject verb object object_adjective recipient companion place goal time adverb tense polarity aspect mood".split()
)
_PEOPLE = tuple(noun.ja for noun in lx.PRONOUNS + lx.NAMES + lx.FAMILY + lx.PEOPLE)
# Who may be met, given something or gone with: the corpus has no "me", "us" and "them", so no model would know them.
_OTHERS = tuple(ja for ja in _PEOPLE if ja not in ("私", "あなた", "私たち", "彼ら"))


def choices(**chosen):
    """What each slot may hold, given what has been chosen: {slot: {Japanese word: English}}.

    The first entry is what `compose` takes where nothing is said; "" means that the slot stays empty. Slots: subject,
    verb, object, object_adjective, recipient, companion, place, goal, time, adverb, tense (non-past, past), polarity
    (positive, negative), aspect (simple; progressive or perfect, which are 〜て いる), mood (statement, question). Give
    at least the verb to see what goes with it (私 は ペン を 持って いる is the default).
    """
    _check_slots(chosen)
    verb = chosen.get("verb", "持って いる")
    if verb not in VERBS:
        raise ValueError(f"compose: verb {verb!r} is not in the grammar; there are: {', '.join(VERBS)}")
    verb = VERBS[verb]
    subjects = _subjects(verb)
    subject = chosen.get("subject") or subjects[0]
    others = _others(subject)
    objects = [ja for ja in verb.objects if ja not in ("person", subject)] + (
        others if "person" in verb.objects else []
    )
    aspect = chosen.get("aspect") or "simple"
    table = {
        "subject": subjects,
        "verb": sorted(VERBS, key=lambda ja: ja != "持って いる"),
        "object": objects,
        "object_adjective": ["", *_adjectives(verb, chosen.get("object") or (objects[0] if objects else ""))],
        "recipient": {"": [], "may": ["", *others], "must": others}[verb.recipient],
        "companion": ["", *(others if verb.companion else ())],
        "place": ["", *verb.places],
        "goal": verb.goals,
        "time": ["", *_times(verb, chosen.get("tense") or "non-past", aspect)],
        "adverb": ["", *(lx.ADVERBS if verb.slowly else ())],
        "tense": ["non-past", "past"],
        "polarity": [
            polarity
            for polarity in ("positive", "negative")
            if aspect in ("simple", verb.aspect(polarity == "negative"))
        ],
        "aspect": ["simple", *sorted({verb.aspect(False), verb.aspect(True)} - {""})],
        "mood": ["statement", "question"],
    }
    return {slot: {ja: gloss(ja) for ja in table[slot] or [""]} for slot in SLOTS}


def _subjects(verb):
    if verb.subjects == "teacher":
        return lx.TEACHERS
    return (*_PEOPLE, "犬", "猫") if verb.subjects == "animal" else _PEOPLE


def _others(subject):
    """Who may be met or given something in a clause about a subject: no kin where nothing shows whose it is."""
    topic = phrase(subject) if subject in NOUNS else None
    return [
        ja for ja in _OTHERS if ja != subject and not (topic and is_kin(NOUNS[ja]) and not says_whose(topic, NOUNS[ja]))
    ]


def _adjectives(verb, thing):
    noun = NOUNS.get(thing)
    return noun.adjectives if noun is not None and verb.form != "copula" and noun.kind != "place" else ()


def _times(verb, tense, aspect):
    if not verb.en_ing or aspect == "perfect":
        return []
    progressive = aspect == "progressive"
    return [t.ja for t in TIMES.values() if tense in t.tenses and (t.progressive == "only") == progressive]


def gloss(ja):
    """The English of a lexicon word, of a slot's Japanese choice, or the text itself."""
    if arguments.text(ja, "ja") in TIMES:
        return f"{TIMES[ja].preposition} {TIMES[ja].en}".strip()
    if ja in VERBS:
        return f"{VERBS[ja].en} {VERBS[ja].tail}".strip()
    for table in (NOUNS, ADJECTIVES):
        if ja in table:
            return table[ja].en
    return {**lx.ADVERBS, **CONNECTIVES}.get(ja, ja)


def compose(**chosen):
    """One clause from the grammar's slots: compose(subject="彼", verb="読む", object="本", tense="past") -> Pair.

    Slots and their words: see `choices`. What is not given takes the first of `choices`. Raises ValueError with one
    sentence where the words do not go together (nobody washes a station), TypeError for a slot that does not exist.
    """
    _check_slots(chosen)
    decisive = {slot: chosen[slot] for slot in ("verb", "tense", "aspect") if slot in chosen}
    decisive |= {slot: chosen[slot] for slot in ("subject", "object") if chosen.get(slot) in NOUNS}
    options = choices(**decisive)
    given = {slot: word for slot, word in chosen.items() if word is not None}
    taken = {slot: given.get(slot, next(iter(options[slot]))) for slot in SLOTS}
    for slot in SLOTS:
        if taken[slot] not in options[slot]:
            fits = ", ".join(word or "(nothing)" for word in options[slot])
            raise ValueError(
                f"compose: {slot} {taken[slot]!r} does not go with verb {taken['verb']!r} "
                f"({taken['tense']}, {taken['aspect']}); what fits: {fits}"
            )
    return sentence([_clause(taken)])


def _check_slots(chosen):
    for slot, word in chosen.items():
        if word is not None:
            arguments.text(word, f"compose: {slot}")
        if slot not in SLOTS:
            raise TypeError(f"compose: there is no slot {slot!r}; the slots are {', '.join(SLOTS)}")


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
        aspect=taken["aspect"],
        question=taken["mood"] == "question",
        **some,
    )
