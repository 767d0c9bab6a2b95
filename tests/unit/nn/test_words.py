"""Words and ids: of a list or a vocabulary of the corpus, words that are lacking, specials as the corpus has them."""

from attention_helpers import corpus
from attention_helpers.corpus import vocabulary
from attention_helpers.nn import words


def test_a_list_and_a_vocabulary_of_the_corpus_are_the_same():
    known = corpus.Vocabulary(["a", "b"])
    assert words.words_of(known) == words.words_of(list(known.words)) == ["<pad>", "<unk>", "<s>", "</s>", "a", "b"]
    assert words.numbers_of(known) == words.numbers_of(known.words)
    assert words.words_of(None) is None


def test_words_that_are_lacking_are_unknown_and_named():
    ids, lacking = words.encode({"<pad>": 0, "<unk>": 1, "a": 4}, ["a", "z", "a", "y"])
    assert ids.tolist() == [4, 1, 4, 1] and lacking == ["z", "y"]


def test_a_word_in_another_unicode_form_is_the_word():
    ids, lacking = words.encode({"が": 4, "ガ": 5, "ｶﾞ": 6}, ["か\u3099", "カ\u3099", "ｶﾞ", "ｷﾞ"])
    assert ids.tolist() == [4, 5, 6, 1] and lacking == ["ｷﾞ"]


def test_the_specials_are_those_of_the_corpus():
    assert (words.PAD, words.UNKNOWN, words.START, words.END) == (
        vocabulary.PAD,
        vocabulary.UNK,
        vocabulary.START,
        vocabulary.END,
    )
    assert words.SPECIALS == len(vocabulary.SPECIALS)
