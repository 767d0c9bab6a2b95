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


def test_what_is_affirmed_again_takes_up_what_was_said_before():
    for text in ("word2vec doesn't use the order, RNNs do.", "word2vecは語順を考慮しない。RNNは考慮する。"):
        assert read(text).said("in-order", {"rnn"}) and read(text).said("!in-order", {"word2vec"})
    neither = read("An RNN has no order, word2vec does not either.")
    assert neither.said("!in-order", {"word2vec"}) and not neither.said("in-order")


def test_what_is_denied_of_one_side_is_implied_of_the_other():
    reading = read("word2vec needs no order.")
    assert reading.implied("in-order", {"rnn"}) == reading.said("!in-order", {"word2vec"}) is not None
    assert not reading.implied("in-order", {"word2vec"}) and not reading.implied("!in-order", {"rnn"})
    assert not read("An RNN keeps the order.").implied("in-order", {"word2vec"})
    assert not Reading("word2vec needs no order.", "en", ["word2vec"], ["in-order"]).implied("in-order", {"word2vec"})


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
    assert read("RNN good at order, bad state; word2vec ok via neighbours").hits
    assert read("RNN: order, state. word2vec: neighbours, no order").hits.keys() == {"in-order", "state", "neighbours"}


def test_what_was_written_with_slips_and_in_other_letters():
    assert read("An RNN reads ｏｒｄｅｒ").said("in-order")
    assert read("word2vec predicts nieghbours").said("neighbours")
    assert read("An rnn sequentialy").hits
