"""A synchronous grammar: a clause said in Japanese and in English at once.

Each function returns both sides of its phrase: a binary tree of Japanese words, and the English words each with the
Japanese words it came from. So the word alignment and the parse are by-products of the saying, never guessed.

The alignment's rule: an English word is linked to the Japanese word that brought it about. "a" and "the" belong to
their noun, "do" and "not" to ない, "is" and "has" to いる or だ. の at the end asks: it is "?", and "do" where English
needs one. A particle is linked only when one English word stands for it alone (に: to, で: in, と: with, の: 's, and
を: in, for 公園 を 歩く); は, が, では and other を are not linked, since English shows them by order or not at all.
An auxiliary that no English word stands for is linked with its verb: 持って いる is "have" as a whole; in 持って い
ない, ない is "do" and "not", and the rest "have". 雨 が 降る is "rains" as a whole. "it" in "it rains" has no Japanese
word and is the one English word without a link.
"""

import re
from dataclasses import replace

from attention_helpers.corpus import arguments
from attention_helpers.corpus.connectives import CLAUSE_FINAL, CONNECTIVES
from attention_helpers.corpus.generator.lexicon import ADVERBS, POSITIONS
from attention_helpers.corpus.generator.noun_phrases import noun_phrase
from attention_helpers.corpus.generator.parts import Phrase, Word, branch, linked, words_of
from attention_helpers.corpus.generator.verb_forms import (
    adjective_words,
    be,
    past_of,
    predicate_words,
    verb_group,
    verb_words,
)
from attention_helpers.corpus.pair import Pair


def sentence(clauses, connectives=()):
    """Say clauses, joined by connectives (one less than clauses) -> Pair with its alignment and binary parse."""
    return join([_single(clause) for clause in clauses], connectives)


def _single(clause):
    tree, english = say(clause)
    place = {word: i for i, word in enumerate(words_of(tree))}
    links = frozenset((place[source], j) for j, (_, sources) in enumerate(english) for source in sources)
    return Pair([word.text for word in place], [word for word, _ in english], links, _bracketed(tree))


def _bracketed(tree):
    return tree.text if isinstance(tree, Word) else f"({_bracketed(tree[0])} {_bracketed(tree[1])})"


def join(pairs, connectives):
    """Join Pairs by Japanese connectives (そして, それから, しかし, けれど, ので, だから), one less than pairs -> Pair.

    Words, alignments and parses are joined. Raises ValueError for a connective that the grammar does not have, or
    where their number does not fit.
    """
    pairs, connectives = arguments.items(pairs, "pairs", "Pairs"), arguments.items(connectives, "connectives", "words")
    for pair in pairs:
        arguments.having(pair, "source target alignment parse", "join: each of pairs", "a Pair")
    for word in connectives:
        arguments.text(word, "join: each of connectives")
    if not pairs or len(connectives) != len(pairs) - 1:
        raise ValueError(
            f"join: expected one connective less than pairs, got {len(connectives)} for {len(pairs)} pairs"
        )
    whole = pairs[0]
    for text, pair in zip(connectives, pairs[1:], strict=True):
        if text not in CONNECTIVES:
            raise ValueError(f"join: there is no connective {text!r}; there are: {', '.join(CONNECTIVES)}")
        whole = _joined(_before_node(whole) if text == "ので" else whole, text, pair)
    return whole


def _joined(one, text, other):
    i, j = len(one.source), len(one.target)
    links = {*(one.alignment or ()), (i, j), *((a + i + 1, b + j + 1) for a, b in other.alignment or ())}
    parse = f"(({one.parse} {text}) {other.parse})" if text in CLAUSE_FINAL else f"({one.parse} ({text} {other.parse}))"
    return Pair(
        [*one.source, text, *other.source], [*one.target, CONNECTIVES[text], *other.target], frozenset(links), parse
    )


def _before_node(pair):
    """The pair with な for a だ at its end: 好き な ので."""
    if pair.source[-1] != "だ":
        return pair
    return replace(pair, source=[*pair.source[:-1], "な"], parse=re.sub(r"だ(\)*)$", r"な\1", pair.parse))


# --- Clauses ----------------------------------------------------------------------------------------------------


def say(clause):
    """Say one clause: the Japanese tree and the English words [(word, (Word, ...)), ...]."""
    return {
        "event": _event,
        "quality": _quality,
        "identity": _identity,
        "existence": _existence,
        "weather": _weather,
        "outside": _outside,
    }[clause.kind](clause)


def _time(clause):
    """The time's tree, in a list, and its English, which comes last."""
    if not clause.time:
        return [], []
    words = [Word(text) for text in clause.time.ja.split()]
    english = linked(clause.time.preposition, words[-1]) + linked(clause.time.en, words[0])
    return [branch(words)], english


def _marked(phrase, role, particle, preposition=""):
    """A phrase with its particle: the tree, and the English with the preposition that stands for the particle."""
    mark = Word(particle)
    tree, english = noun_phrase(phrase, role)
    return (tree, mark), linked(preposition, mark) + english


def _wrap_question(tree, question):
    asking = Word("の") if question else None
    return ((tree, asking) if question else tree), asking


def _event(clause):
    time_tree, time = _time(clause)
    subject_tree, subject = _marked(clause.subject, "topic", "が" if clause.asks == "subject" else "は")
    middle, said = _middle(clause)
    words = verb_words(clause)
    body = branch([*middle, branch(words)])
    parts = [*time_tree, subject_tree, body] if clause.time_first else [subject_tree, *time_tree, body]
    tree, asking = _wrap_question(branch(parts), clause.question)
    first, no, rest = verb_group(clause, words, asking)
    asked = said.pop(clause.asks, [])
    tail = [word for name in _ENGLISH_ORDER for word in said.get(name, [])] + time
    if not clause.question:
        return tree, subject + first + no + rest + tail
    main = subject + first if clause.asks == "subject" else asked + first + subject
    return tree, main + no + rest + tail + linked("?", asking)


_ENGLISH_ORDER = ("object", "recipient", "goal", "adverb", "companion", "place")


def _middle(clause):
    """What stands between subject and verb: the Japanese trees in their order, and {part: its English words}."""
    verb, trees, said = clause.verb, [], {}
    for name, role, particle in (
        ("companion", "recipient", "と"),
        ("place", "place", verb.place_particle),
        ("goal", "place", "に"),
        ("recipient", "recipient", "に"),
        ("object", "generic" if verb.form == "copula" else "object", verb.particle),
    ):
        if name == "object" and clause.adverb:
            adverb = Word(clause.adverb)
            said["adverb"] = linked(ADVERBS[clause.adverb], adverb)
            trees.append(adverb)
        if getattr(clause, name):
            tree, said[name] = _marked(getattr(clause, name), role, particle, _preposition(clause, name))
            trees.append(tree)
    return trees, said


def _preposition(clause, name):
    """The English for a part's particle; "where" and "return home" have none."""
    noun = getattr(clause, name).noun
    if noun.ja == "どこ" or (name == "goal" and noun.ja == "家"):
        return ""
    words = {"companion": "with", "recipient": "to", "place": noun.preposition, "goal": clause.verb.goal_preposition}
    return words.get(name, "")


def _copula(clause, subject, last, asking, complement):
    """ "... is (not) ..." or "is ... ?": "is" belongs to the predicate's last Japanese word."""
    first = linked(be(clause.subject.noun, clause.tense == "past"), last)
    if clause.question:
        return first + subject + complement + linked("?", asking)
    no = linked("not", last) if clause.negative else []
    return subject + first + no + complement


def _quality(clause):
    time_tree, time_english = _time(clause)
    subject_tree, subject = _marked(clause.subject, "topic", "は")
    words = adjective_words(clause.quality, clause.tense, clause.negative, clause.question)
    very = Word("とても") if clause.very else None
    body = branch([*([very] if very else []), branch(words)])
    tree, asking = _wrap_question(branch([*time_tree, subject_tree, body]), clause.question)
    complement = (linked("very", very) if very else []) + linked(clause.quality.en, words[0])
    return tree, _copula(clause, subject, words[-1], asking, complement + time_english)


def _identity(clause):
    subject_tree, subject = _marked(clause.subject, "topic", "は")
    tree, complement = noun_phrase(Phrase(clause.identity), "predicate")
    text = "では ない" if clause.negative else "だ"
    words = predicate_words(past_of(text) if clause.tense == "past" else text, clause.question)
    tree, asking = _wrap_question((subject_tree, branch([tree, *words])), clause.question)
    return tree, _copula(clause, subject, words[-1], asking, complement)


def _existence(clause):
    past = clause.tense == "past"
    verb = Word({"thing": ("ある", "あった")}.get(clause.subject.noun.kind, ("いる", "いた"))[past])
    ni, subject_word = Word("に"), Word("が")
    if clause.position:
        position, no = Word(clause.position), Word("の")
        tree, place = noun_phrase(clause.place, "place")
        place_tree = (((tree, no), position), ni)
        place = linked(POSITIONS[clause.position], position) + place
    else:
        tree, place = noun_phrase(clause.place, "place")
        place_tree, place = (tree, ni), linked(clause.place.noun.preposition, ni) + place
    tree, subject = noun_phrase(clause.subject, "new")
    plural = clause.subject.many or clause.subject.noun.number == "plural"
    is_are = ("were" if plural else "was") if past else ("are" if plural else "is")
    return branch([place_tree, (tree, subject_word), verb]), linked(f"there {is_are}", verb) + subject + place


def _weather(clause):
    time_tree, time_english = _time(clause)
    past = clause.tense == "past"
    rain, ga = Word(clause.weather), Word("が")
    verb = Word("降った" if past else "降る")
    base = {"雨": "rain", "雪": "snow"}[clause.weather]
    english = linked("it") + linked(base + ("ed" if past else "s"), rain, verb)
    return branch([*time_tree, (rain, ga), verb]), english + time_english


def _outside(clause):
    """外 は 寒い: it is cold outside."""
    outside, wa = Word("外"), Word("は")
    words = adjective_words(clause.quality, clause.tense, clause.negative)
    no = linked("not", words[-1]) if clause.negative else []
    english = linked("it") + linked("was" if clause.tense == "past" else "is", words[-1])
    english += no + linked(clause.quality.en, words[0]) + linked("outside", outside)
    return ((outside, wa), branch(words)), english
