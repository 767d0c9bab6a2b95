"""The parts of a sentence: trees fold to the right, words keep their places, English is linked."""

from attention_helpers.corpus.generator.parts import Word, branch, linked, phrase, words_of


def test_parts_fold_to_the_right():
    assert branch(["a"]) == "a"
    assert branch(["a", "b", "c"]) == ("a", ("b", "c"))


def test_words_come_from_left_to_right_and_two_alike_are_two():
    one, other, verb = Word("は"), Word("は"), Word("走る")
    assert words_of(((one, other), verb)) == [one, other, verb]
    assert len({one: 0, other: 1}) == 2


def test_each_english_word_is_linked_to_all_its_sources():
    have, is_ = Word("持って"), Word("いる")
    assert linked("used to", have, is_) == [("used", (have, is_)), ("to", (have, is_))]
    assert linked("", have) == []


def test_a_phrase_is_made_of_words_of_the_lexicon():
    made = phrase("本", "古い", many=True)
    assert (made.noun.en, made.adjective.en, made.many) == ("book", "old", True)
    assert phrase("本").adjective is None
