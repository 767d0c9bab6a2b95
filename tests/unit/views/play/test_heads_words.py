"""What is said of the heads: the largest weights, by the right words, and where a word stands to what it reads."""

import numpy as np
import pytest

from attention_helpers.views.play.heads_words import (
    DECODER,
    ENCODER,
    EVERY,
    SOURCE,
    Heads,
    button_names,
    column_names,
    options,
    said,
)

NEXT = np.array([[0.1, 0.9, 0.0], [0.1, 0.2, 0.7], [0.3, 0.3, 0.4]])  # row i mostly reads word i + 1
BEFORE = np.array([[1.0, 0.0, 0.0], [0.8, 0.2, 0.0], [0.0, 0.6, 0.4]])
EVEN = np.array([[0.25, 0.75, 0, 0], [0.25, 0.25, 0.5, 0]])


@pytest.fixture
def encoder():
    return Heads(ENCODER, np.stack([NEXT, BEFORE]), list("abc"), list("abc"))


@pytest.fixture
def decoder():
    return Heads(DECODER, np.stack([np.eye(3), BEFORE]), ["x", "y", "</s>"], ["<s>", "x", "y"])


@pytest.fixture
def source():
    return Heads(SOURCE, np.stack([EVEN, EVEN[:, ::-1]]), ["x", "</s>"], list("abcd"))


def test_of_all_words_it_says_where_each_head_looks(encoder, decoder, source):
    assert said(encoder, EVERY) == "Read most on average: the next word 0.80 (head 1), the word before 0.70 (head 2)."
    assert (
        said(decoder, EVERY)
        == "Read most on average: the last word 1.00 (head 1), the last word but one 0.70 (head 2)."
    )
    assert said(source, EVERY) == "Read most on average: b 0.50 (head 1), c 0.50 (head 2)."


def test_a_head_that_reads_one_word_wherever_it_stands_is_said_to_read_that():
    weights = np.array([[[0.1, 0.1, 0.8]] * 3, NEXT])
    heads = Heads(ENCODER, weights, list("abc"), list("abc"))
    assert said(heads, EVERY) == "Read most on average: c 0.80 (head 1), the next word 0.80 (head 2)."


def test_a_decoder_without_a_mask_is_seen_to_read_what_it_is_to_write():
    unmasked = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 1]])
    heads = Heads(DECODER, unmasked[None], ["x", "y", "</s>"], ["<s>", "x", "y"])
    assert said(heads, EVERY).endswith("the very word to be written 1.00 (head 1).")


def test_a_sentence_of_one_word_has_no_neighbours():
    heads = Heads(ENCODER, np.ones((1, 1, 1)), ["a"], ["a"])
    assert said(heads, EVERY).endswith("on average: the word itself 1.00 (head 1).")


def test_of_one_word_it_says_what_each_head_reads_and_who_reads_it(encoder, decoder, source):
    assert said(encoder, "q0") == "a reads most: b 0.90 (head 1), a 1.00 (head 2)."
    assert said(encoder, "k2") == "c is read most by: b 0.70 (head 1), c 0.40 (head 2)."
    assert said(decoder, "q2") == "To write </s>, most is read: y 1.00 (head 1), x 0.60 (head 2)."
    assert said(decoder, "k0") == "<s> is read most to write: x 1.00 (head 1), x 1.00 (head 2)."
    assert said(source, "q1") == "To write </s>, most is read: c 0.50 (head 1), b 0.50 (head 2)."
    assert said(source, "k1") == "b is read most to write: x 0.75 (head 1), </s> 0.50 (head 2)."


def test_the_list_has_every_word_of_both_columns(encoder, source):
    assert options(encoder)[:2] == [("every word", EVERY), ("1 a reads", "q0")]
    assert options(encoder)[4:] == [("1 a is read", "k0"), ("2 b is read", "k1"), ("3 c is read", "k2")]
    assert options(source)[1:4] == [("1 to write x", "q0"), ("2 to write </s>", "q1"), ("1 a is read", "k0")]


def test_each_head_has_a_name_of_its_own_for_each_word(encoder, source):
    names = button_names(encoder)
    assert names["q0"] == ["head 1: a reads b most, 0.90", "head 2: a reads a most, 1.00"]
    assert names["k2"] == ["head 1: c is read most by b, 0.70", "head 2: c is read most by c, 0.40"]
    assert button_names(source)["q1"][0] == "head 1: to write </s>, c is read most, 0.50"
    assert button_names(source)["k1"][0] == "head 1: b is read most to write x, 0.75"
    every = [name for several in names.values() for name in several]
    assert len(every) == len(set(every)) == 2 * 6


def test_the_columns_are_named(encoder, source):
    assert column_names(encoder) == ("word", "reads") and column_names(source) == ("to write", "reads")
