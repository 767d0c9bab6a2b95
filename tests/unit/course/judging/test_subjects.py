"""Of whom a text speaks."""

import pytest

from attention_helpers.course.judging.claims import Reading

NAMES = ["rnn", "word2vec", "seq2seq", "attention"]


def spoken_of(text, about=frozenset()):
    """[(subjects, stretch)] of a text."""
    reading = Reading(text, "en", NAMES, [], about)
    return [(set(one.who), reading.text[one.start : one.end].strip(" 、,")) for one in reading.segments]


@pytest.mark.parametrize(
    "text, subjects",
    [
        ("An RNN reads. It has a state.", [{"rnn"}, {"rnn"}]),
        ("RNN: V×V, word2vec: V×D", [{"rnn"}, {"rnn"}, {"word2vec"}, {"word2vec"}]),
        ("RNNではV×V、word2vecではV×D", [{"rnn"}, {"word2vec"}]),
        ("RNNに対してword2vecは速い", [set(), {"word2vec"}]),
        ("The former is slow, the latter fast", [{"rnn"}, {"word2vec"}]),
        ("前者は遅く、後者は速い", [{"rnn"}, {"word2vec"}]),
        ("Seq2Seq is old. Attention is new, the former slow", [{"seq2seq"}, {"attention"}, {"seq2seq"}]),
        ("Seq2Seq + attention is new", [{"attention"}]),
        ("Seq2Seq without attention is old", [{"seq2seq"}]),
        ("アテンションのないSeq2Seqは古い", [{"seq2seq"}]),
        ("Unlike word2vec an RNN reads", [{"rnn"}]),
        ("RNN と word2vec の違いは大きい", [set()]),
        ("Where it is long, attention helps", [{"attention"}, {"attention"}]),
        ("An RNN reads, the other one does not", [{"rnn"}, {"word2vec"}]),
        ("Both use vectors", [{"rnn", "word2vec"}]),
        ("Without attention: old. With: new", [{"seq2seq"}, {"seq2seq"}, {"attention"}, {"attention"}]),
        ("なし：古い。あり：新しい", [{"seq2seq"}, {"attention"}]),
        ("The decoder no longer relies on it", [{"attention"}]),
        ("It reads", [set()]),
    ],
)
def test_a_subject_is_carried_on_until_the_next(text, subjects):
    assert [who for who, _ in spoken_of(text)] == subjects


def test_before_anybody_is_named_a_text_speaks_of_whom_the_question_asks_first():
    assert spoken_of("It reads. word2vec does not", frozenset(["rnn"])) == [
        ({"rnn"}, "it reads"),
        ({"word2vec"}, "word2vec does not"),
    ]


def test_whom_a_text_named_beside_another_some_way_back_is_no_sure_subject():
    text = "An RNN must remember, word2vec may look. It works for any length. The room is small."
    segments = Reading(text, "en", NAMES, []).segments
    assert [one.assumed for one in segments] == [False, False, False, True]
    alone = Reading(text.replace("An RNN must remember, ", ""), "en", NAMES, []).segments
    assert not any(one.assumed for one in alone)
