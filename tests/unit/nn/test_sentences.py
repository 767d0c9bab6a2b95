"""What people give to a translator: every form of a sentence is read, what can be none is refused in one sentence."""

from types import SimpleNamespace

import numpy as np
import pytest

from attention_helpers.nn.sentences import read_overrides, read_prefix, read_sentences

WORDS = ["<pad>", "<unk>", "<s>", "</s>", "が", "don't", "c"]
MODEL = SimpleNamespace(
    source_vocabulary=WORDS, target_vocabulary=WORDS, vocabulary_sizes={"source": 7, "target": 7}, attention=True
)
UNTRAINED = SimpleNamespace(**{**vars(MODEL), "source_vocabulary": None, "target_vocabulary": None})


@pytest.mark.parametrize(
    "sentences",
    ["が c don't", ["か\u3099 c don’t"], [["が", "c", "don’t"]], [("か゛", "c", "don't")], ["が\u3000c\u200bdon´t"]],
)
def test_a_sentence_is_the_same_in_every_form(sentences):
    sources, unknown, (ids,) = read_sentences(MODEL, sentences)
    assert ids.tolist() == [4, 6, 5] and unknown == [[]] and len(sources[0]) == 3


def test_ids_arrays_and_words_that_are_lacking():
    sources, unknown, ids = read_sentences(MODEL, [np.array([4, 5]), [6], "zebra c"])
    assert [each.tolist() for each in ids] == [[4, 5], [6], [1, 6]] and unknown == [[], [], ["zebra"]]
    assert sources[2] == ["zebra", "c"] and read_sentences(MODEL, []) == ([], [], [])


@pytest.mark.parametrize(
    "sentences, error, message",
    [
        (None, TypeError, "sentences must be a list of sentences, got None"),
        ({"a": 1}, TypeError, "sentences must be a list of sentences, got a dict"),
        ({"a"}, TypeError, "sentences must be a list of sentences, got a set"),
        ([4, 5], TypeError, "Sentence 0 must be a str, a list of words or ids, got 4"),
        ([[4.0, 5.0]], TypeError, r"Sentence 0 must be .* got \[4.0, 5.0\]"),
        ([np.array([4.5])], TypeError, "Sentence 0 must be"),
        ([[True, False]], TypeError, "Sentence 0 must be"),
        ([["c", 4]], TypeError, "Sentence 0 must be"),
        ([["c"], {"c": 1}], TypeError, "Sentence 1 must be"),
        ([[[4, 5]]], TypeError, "Sentence 0 must be"),
        (["c", " \u200b"], ValueError, "Sentence 1 is empty"),
        ([[]], ValueError, "Sentence 0 is empty"),
    ],
)
def test_what_is_no_sentence_is_refused(sentences, error, message):
    with pytest.raises(error, match=message):
        read_sentences(MODEL, sentences)


def test_words_need_a_vocabulary():
    with pytest.raises(ValueError, match="no source vocabulary yet"):
        read_sentences(UNTRAINED, "c")
    with pytest.raises(ValueError, match="no target vocabulary yet"):
        read_prefix(UNTRAINED, "c", [["c"]])
    assert read_prefix(UNTRAINED, [4], [["c"]]) == [4]


@pytest.mark.parametrize("prefix", [None, "", "  ", [], (), np.array([], int)])
def test_an_empty_prefix_is_none(prefix):
    assert read_prefix(MODEL, prefix, [["a"], ["b"]]) == []


@pytest.mark.parametrize("prefix", ["が don’t", ["か\u3099", "don't"], [4, 5], np.array([4, 5]), (4, 5)])
def test_a_prefix_in_every_form(prefix):
    assert read_prefix(MODEL, prefix, [["a"]]) == [4, 5]


@pytest.mark.parametrize(
    "prefix, error, message",
    [
        ("c zebra", ValueError, "words of the target vocabulary, got zebra"),
        ([4, 7], ValueError, "prefix must hold word ids from 0 to 6, got 7"),
        ([-1], ValueError, "prefix must hold word ids from 0 to 6, got -1"),
        (["c", "</s>"], ValueError, "not <pad>, <s> or </s>"),
        ([0], ValueError, "not <pad>, <s> or </s>"),
        ([4.0], TypeError, r"prefix must be a str, a list of words or ids, got \[4.0\]"),
        (4, TypeError, "prefix must be a str"),
        ({"c": 1}, TypeError, "prefix must be a str"),
        ([True], TypeError, "prefix must be a str"),
        ([[4]], TypeError, "prefix must be a str"),
    ],
)
def test_a_prefix_that_cannot_be_kept_is_refused(prefix, error, message):
    with pytest.raises(error, match=message):
        read_prefix(MODEL, prefix, [["a"]])


def test_weights_by_hand_are_rows_or_the_number_of_a_word():
    one, other, free = read_overrides(MODEL, [{0: 1, np.int64(2): [0.5, 0.5]}, {}, None], [["a", "b"], ["a"], ["a"]])
    assert one[0].tolist() == [0, 1] and one[2].tolist() == [0.5, 0.5] and other == free == {}


@pytest.mark.parametrize(
    "weights, error, message",
    [
        ({-1: 0}, ValueError, "weights must be for steps, whole numbers from 0, got the step -1"),
        ({0.5: 0}, ValueError, "got the step 0.5"),
        ({"first": 0}, ValueError, "got the step 'first'"),
        ({0: 2}, ValueError, "there is no source word 2, only 0 to 1"),
        ({0: -1}, ValueError, "there is no source word -1"),
        ({0: "a"}, TypeError, "weights of step 0 must be 2 numbers, got 'a'"),
        ({0: None}, ValueError, "weights of step 0 must be 2 numbers"),
        ({0: [np.nan, 1]}, ValueError, "weights of step 0 must be 2 numbers"),
        ({0: [np.inf, 1]}, ValueError, "weights of step 0 must be 2 numbers"),
        ([0.5, 0.5], TypeError, "weights must be a dict"),
        (3, TypeError, "weights must be a dict"),
        ([{}, {}], ValueError, "one dict for each of the 1 sentences, got 2"),
    ],
)
def test_what_are_no_weights_is_refused(weights, error, message):
    with pytest.raises(error, match=message):
        read_overrides(MODEL, weights, [["a", "b"]])
