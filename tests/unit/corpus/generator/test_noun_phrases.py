"""Noun phrases in both languages: what stands before the noun, its article, its form in its role."""

import pytest

from attention_helpers.corpus.generator.lexicon import NOUNS, VERBS
from attention_helpers.corpus.generator.noun_phrases import article_of, noun_phrase
from attention_helpers.corpus.generator.parts import Clause, Phrase, phrase, words_of


def said(made, role):
    """A phrase in both languages, each English word with the Japanese words that it is linked to."""
    tree, english = noun_phrase(made, role)
    return (
        " ".join(word.text for word in words_of(tree)),
        " ".join(word for word, _ in english),
        [" ".join(source.text for source in sources) for _, sources in english],
    )


@pytest.mark.parametrize(
    "made, role, japanese, english",
    [
        (phrase("ペン"), "topic", "ペン", "the pen"),
        (phrase("ペン"), "object", "ペン", "a pen"),
        (phrase("本", "古い"), "object", "古い 本", "an old book"),
        (phrase("公園", "静か"), "place", "静か な 公園", "the quiet park"),
        (phrase("犬"), "generic", "犬", "dogs"),
        (phrase("彼"), "object", "彼", "him"),
        (phrase("母"), "topic", "母", "my mother"),
        (phrase("水"), "object", "水", "water"),
        (phrase("先生"), "predicate", "先生", "a teacher"),
        (phrase("本", this="この"), "object", "この 本", "this book"),
        (phrase("靴", this="その"), "object", "その 靴", "those shoes"),
        (phrase("本", many=True), "object", "たくさん の 本", "many books"),
        (phrase("本", possessor=phrase("私")), "object", "私 の 本", "my book"),
        (phrase("本", possessor=phrase("先生")), "object", "先生 の 本", "the teacher 's book"),
        (
            phrase("手紙", relative=Clause("event", phrase("彼"), VERBS["書く"], tense="past")),
            "object",
            "彼 が 書いた 手紙",
            "the letter that he wrote",
        ),
        (
            phrase("先生", relative=Clause("event", verb=VERBS["教える"], object=phrase("英語"))),
            "topic",
            "英語 を 教える 先生",
            "the teacher who teaches English",
        ),
    ],
)
def test_both_sides_of_a_phrase(made, role, japanese, english):
    assert said(made, role)[:2] == (japanese, english)


def test_words_are_linked_to_what_brought_them_about():
    assert said(phrase("本", "古い", possessor=phrase("先生")), "object") == (
        "先生 の 古い 本",
        "the teacher 's old book",
        ["先生", "先生", "の", "古い", "本"],
    )
    assert said(phrase("ペン"), "object")[2] == ["ペン", "ペン"]


@pytest.mark.parametrize(
    "noun, role, first, article",
    [
        ("傘", "object", "umbrella", "an"),
        ("大学", "object", "university", "the"),
        ("ペン", "new", "useful", "a"),
        ("ペン", "new", "old", "an"),
        ("太郎", "topic", "Taro", ""),
        ("靴", "object", "shoes", ""),
        ("靴", "topic", "shoes", "the"),
        ("犬", "generic", "dogs", ""),
    ],
)
def test_the_article_follows_the_role_and_the_first_letter(noun, role, first, article):
    assert article_of(Phrase(NOUNS[noun]).noun, role, first) == article
