"""What a text claims of whom."""

import pytest

from attention_helpers.course.judging.claims import Reading


def read(text, *concepts):
    return Reading(text, "en", ["rnn", "word2vec"], concepts or ["in-order", "state", "neighbours"])


def test_of_whom_and_whether():
    reading = read("An RNN keeps the order. word2vec keeps no state.")
    assert reading.said("in-order", {"rnn"}) and not reading.said("in-order", {"word2vec"})
    assert reading.said("!state", {"word2vec"}) and not reading.said("state")
    assert reading.said("state", {"word2vec"}, yes=False) == reading.said("!state")
    assert reading.words(reading.said("!state")) == "word2vec keeps no state"


def test_a_denial_in_a_few_words_takes_up_what_was_said_before():
    reading = read("An RNN keeps the order and word2vec does not.")
    assert reading.said("!in-order", {"word2vec"}) and reading.said("in-order", {"rnn"})
    assert read("RNNは語順を保つが、word2vecは保たない").said("!in-order", {"word2vec"})


def test_a_denial_from_afar_is_no_sure_one():
    reading = read("word2vecは周りの単語を見て学習するだけのモデルで内部に状態はない")
    assert not reading.said("neighbours", yes=False, sure=True)


@pytest.mark.parametrize(
    "text",
    [
        "RNN, order, hidden state, word2vec, neighbours, softmax",
        "RNN、語順、隠れ状態、word2vec、周辺語",
        "RNN 語順 隠れ状態 word2vec 周辺語 共起",
    ],
)
def test_a_bare_list_of_terms_says_nothing(text):
    assert read(text).hits == {}


def test_notes_are_no_bare_list():
    assert read("RNN: order, state. word2vec: neighbours, no order").hits.keys() == {"in-order", "state", "neighbours"}


def test_what_was_written_with_slips_and_in_other_letters():
    assert read("An RNN reads ｏｒｄｅｒ").said("in-order")
    assert read("word2vec predicts nieghbours").said("neighbours")
    assert read("An rnn sequentialy").hits
