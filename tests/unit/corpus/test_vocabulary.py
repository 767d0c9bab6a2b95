"""Vocabulary: words to numbers and back, rare words, specials, and what it refuses."""

import numpy as np
import pytest

from attention_helpers import corpus
from attention_helpers.corpus.vocabulary import END, PAD, SPECIALS, START, UNK

SENTENCES = ["b a b", ["c", "b", "a"], ("d",)]


def test_the_four_specials_come_first():
    vocabulary = corpus.Vocabulary(["私", "ペン"])
    assert vocabulary.words == ["<pad>", "<unk>", "<s>", "</s>", "私", "ペン"]
    assert [vocabulary.index(word) for word in SPECIALS] == [PAD, UNK, START, END] == [0, 1, 2, 3]
    assert len(vocabulary) == 6 and "私" in vocabulary and "は" not in vocabulary


def test_frequent_words_first_and_among_equals_the_first_seen():
    assert corpus.Vocabulary.from_sentences(SENTENCES).words[4:] == ["b", "a", "c", "d"]


@pytest.mark.parametrize("count, words", [(1, "b a c d"), (2, "b a"), (3, "b"), (np.int64(4), "")])
def test_rarer_words_are_left_out(count, words):
    assert corpus.Vocabulary.from_sentences(SENTENCES, minimum_count=count).words[4:] == words.split()


def test_specials_in_a_text_are_not_counted_twice():
    assert corpus.Vocabulary.from_sentences(["<s> a <unk> </s>"]).words == [*SPECIALS, "a"]


@pytest.mark.parametrize("words", ["a x b", ["a", "x", "b"], ("a", "x", "b")])
def test_encode_turns_unknown_words_into_unk(words):
    ids = corpus.Vocabulary(["a", "b"]).encode(words)
    assert ids.dtype == np.int32 and ids.tolist() == [4, UNK, 5]


def test_decode_undoes_encode_and_stops_at_the_end():
    vocabulary = corpus.Vocabulary.from_sentences(SENTENCES)
    for words in (["b"], ["d", "a", "a", "c"]):
        ids = vocabulary.encode(words)
        assert vocabulary.decode(ids) == words
        assert vocabulary.decode([START, *ids, END, 5, PAD]) == words
        assert vocabulary.decode(np.array([*ids, PAD, PAD])) == words
    assert vocabulary.decode([UNK, 4]) == ["<unk>", "b"] and vocabulary.decode([]) == []


def test_equality_is_that_of_the_words_in_their_order():
    assert corpus.Vocabulary(list("ab")) == corpus.Vocabulary(["a", "b"]) != corpus.Vocabulary(list("ba"))
    assert corpus.Vocabulary(list("a")) != ["a"]
    with pytest.raises(TypeError, match="unhashable"):
        {corpus.Vocabulary(list("a"))}


def test_a_vocabulary_tells_its_size():
    assert repr(corpus.Vocabulary(list("ab"))) == "Vocabulary(6 words: <pad> <unk> <s> </s> a b …)"


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: corpus.Vocabulary(["a", "b", "a"]), ValueError, "words must differ .*; 'a' is there twice"),
        (lambda: corpus.Vocabulary(["<s>"]), ValueError, "'<s>' is there twice"),
        (lambda: corpus.Vocabulary.from_sentences("a b"), TypeError, "sentences must be a list of sentences, got"),
        (lambda: corpus.Vocabulary.from_sentences(["a", " "]), ValueError, r"sentences\[1\] is empty"),
        (lambda: corpus.Vocabulary.from_sentences([3]), TypeError, "must be text or a list of words, got int: 3"),
        (lambda: corpus.Vocabulary.from_sentences([["a", 3]]), TypeError, "list of words, got list"),
        (lambda: corpus.Vocabulary.from_sentences(["a"], 0), ValueError, "minimum_count .* at least 1, got 0"),
        (lambda: corpus.Vocabulary.from_sentences(["a"], True), ValueError, "minimum_count .* got True"),
        (lambda: corpus.Vocabulary(list("ab")).decode([4, 6]), ValueError, "ids must lie between 0 and 5, got 6"),
        (lambda: corpus.Vocabulary(list("ab")).decode([-1]), ValueError, "ids must lie between 0 and 5, got -1"),
    ],
)
def test_what_does_not_fit_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()


@pytest.mark.parametrize("spelling", ["ガ", "カ\u3099", "ｶﾞ"])
def test_a_word_is_known_in_every_unicode_form(spelling):
    known = corpus.Vocabulary([spelling, "don’t"])
    for other in ("ガ", "カ\u3099", "ｶﾞ"):
        assert other in known and known.index(other) == 4 and known.encode([other, "don't"]).tolist() == [4, 5]
    assert corpus.Vocabulary.from_sentences([["ｶﾞ"], ["ガ"]]).words[4:] == ["ガ"] and 7 not in known
    with pytest.raises(ValueError, match="'ガ' is there twice"):
        corpus.Vocabulary(["ガ", "ｶﾞ"])
