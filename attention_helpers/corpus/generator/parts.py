"""What a sentence is put together from: words at their places, noun phrases, clauses."""

from dataclasses import dataclass

from attention_helpers.corpus.generator.lexicon import ADJECTIVES, NOUNS


class Word:
    """One Japanese word at one place: two は in a sentence are two Words."""

    def __init__(self, text):
        self.text = text


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: a noun and what stands before it."""

    noun: object
    adjective: object = None
    possessor: object = None  # a Phrase: 先生 の 本
    this: str = ""  # この, その
    many: bool = False  # たくさん の 本
    relative: object = None  # a Clause whose object or subject this noun is


@dataclass(frozen=True)
class Clause:
    """What one clause says. kind: event, quality, identity, existence, weather or outside."""

    kind: str
    subject: Phrase = None
    verb: object = None
    object: Phrase = None
    recipient: Phrase = None
    companion: Phrase = None
    place: Phrase = None
    goal: Phrase = None
    quality: object = None  # an Adjective, for kind "quality" and "outside"
    very: bool = False
    identity: object = None  # a Noun, for kind "identity"
    position: str = ""  # 上, 下, 中, for kind "existence"
    weather: str = ""  # 雨 or 雪
    time: object = None
    time_first: bool = True  # before the topic or after it
    adverb: str = ""
    tense: str = "non-past"
    negative: bool = False
    aspect: str = "simple"  # or 〜て いる: "progressive" (is eating) or "perfect" (has gone)
    question: bool = False
    asks: str = ""  # "", subject, object, place, goal


def phrase(noun, adjective="", **more):
    """A Phrase from Japanese words: phrase("本", "古い")."""
    return Phrase(NOUNS[noun], ADJECTIVES[adjective] if adjective else None, **more)


def branch(parts):
    """Fold [a, b, c] into (a, (b, c))."""
    tree = parts[-1]
    for part in reversed(parts[:-1]):
        tree = (part, tree)
    return tree


def words_of(tree):
    """The Words of a tree from left to right."""
    return [tree] if isinstance(tree, Word) else words_of(tree[0]) + words_of(tree[1])


def linked(text, *sources):
    """English words that all came from the same Japanese Words: [(word, sources), ...]."""
    return [(word, sources) for word in text.split()]
