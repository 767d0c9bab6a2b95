"""Noun phrases drawn: people, things and places, with what may stand before them."""

from dataclasses import replace

from attention_helpers.corpus.generator import lexicon as lx
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, EVENTS, NOUNS, VERBS
from attention_helpers.corpus.generator.noun_phrases import is_kin
from attention_helpers.corpus.generator.parts import Clause, Phrase


def some_owner(draw):
    return Phrase(draw.pick(lx.PRONOUNS * 2 + lx.NAMES + lx.FAMILY[:4] + lx.PEOPLE[:3]))


def some_person(draw, plain=False):
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


def some_subject(draw, verb=None):
    """Who does it."""
    if verb and verb.subjects == "teacher":
        return Phrase(NOUNS[draw.pick(lx.TEACHERS)])
    if verb and verb.subjects == "animal" and draw.chance(0.25):
        noun = draw.pick(lx.ANIMALS[:2])
        return Phrase(noun, ADJECTIVES[draw.pick(noun.adjectives)]) if draw.chance(0.4) else Phrase(noun)
    return Phrase(draw.pick(lx.PRONOUNS)) if draw.chance(0.45) else some_person(draw)


_NEVER_OLD = ("作る", "撮る", "描く", "書く")  # what is being made is not old


def some_thing(draw, noun, verb=None):
    """A thing and what may stand before it."""
    if not noun.adjectives or noun.kind != "thing":
        return Phrase(noun)
    does, made = verb and verb.ja, bool(verb) and verb.ja in _NEVER_OLD
    adjectives = [a for a in noun.adjectives if not (a == "古い" and made)]
    how = draw.weighted(
        {
            "bare": 58,
            "adjective": 18 if adjectives else 0,
            "owner": 9,
            "this": 7 if noun.number == "singular" else 0,
            "many": 6 if noun.plural and does != "持って いる" else 0,
            "relative": 5,
        }
    )
    if how == "adjective":
        return Phrase(noun, ADJECTIVES[draw.pick(adjectives)])
    if how == "many":
        return Phrase(noun, many=True)
    if made:
        return Phrase(noun)
    if how == "owner" and does not in ("買う", "持って いる"):
        both = ADJECTIVES[draw.pick(adjectives)] if adjectives and draw.chance(0.25) else None
        return Phrase(noun, both, possessor=some_owner(draw))
    if how == "this":
        return Phrase(noun, this=draw.pick(["この", "その"]))
    if how == "relative" and verb:
        return _that_someone_made(draw, noun, verb)
    return Phrase(noun)


def _that_someone_made(draw, noun, verb):
    """先生 が 書いた (手紙): a past event whose object the noun is."""
    makers = [v for v in EVENTS if v.relative and noun.ja in v.objects and v is not verb]
    if not makers:
        return Phrase(noun)
    who = Phrase(draw.pick(lx.PRONOUNS)) if draw.chance(0.4) else some_person(draw, plain=True)
    return Phrase(noun, relative=Clause("event", who, draw.pick(makers), tense="past"))


def some_place(draw, noun):
    if noun.article == "the" and draw.chance(0.15):
        return Phrase(noun, ADJECTIVES[draw.pick(noun.adjectives)])
    return Phrase(noun)


def says_whose(topic, kin):
    """Whether a word of kin needs no owner in a clause about `topic`: it is mine beside me, my family and animals.

    花子 は 父 を 待つ would be her father, and she waits for mine only where it is said: 花子 は 私 の 父 を 待つ.
    """
    if is_kin(topic.noun):  # 友達 は 父 を, 母 は 友達 を, 彼 の 母 は 父 を: not mine, or not clearly so
        return not topic.possessor and "友達" not in (topic.noun.ja, kin.ja)
    return topic.noun.kind == "animal" or topic.noun.person == 1 or topic.noun in lx.WH


def with_owner(draw, phrase, topic):
    """A phrase of a clause about `topic` (a Phrase) in which it is clear whose kin is meant."""
    owner, told = phrase.possessor, phrase.relative
    if not (owner or told or is_kin(phrase.noun)):
        return phrase
    if is_kin(phrase.noun) and not owner and not says_whose(topic, phrase.noun):
        owner = Phrase(draw.pick([noun for noun in lx.PRONOUNS if noun != topic.noun]))
    elif owner:
        owner = with_owner(draw, owner, topic)
    if told and told.subject:
        told = replace(told, subject=with_owner(draw, told.subject, topic))
    return replace(phrase, possessor=owner, relative=told)
