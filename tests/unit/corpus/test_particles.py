"""Which sentences are asked, what for, and the arrays that come of it."""

import numpy as np
import pytest

from attention_helpers import corpus

SENTENCES = [
    "私 は ペン を 持って いる",
    "彼 は 駅 で 本 を 読んだ",
    "私 は 母 は 好き だ",
    "を 読んだ",
    "私 は 本 を 読んだ しかし 彼 は 寝た",
]


@pytest.fixture
def pairs():
    return corpus.SentencePairs([text.split() for text in SENTENCES], [["x"]] * len(SENTENCES))


def test_the_answer_is_the_word_before_the_particle(pairs):
    vocabulary = pairs.source_vocabulary
    found = corpus.particle_questions(pairs[:4], ("は", "を", "で"), vocabulary, length=8)
    assert found.questions.tolist() == [0, 1, 0, 1, 2]
    assert vocabulary.decode(found.answers) == ["私", "ペン", "彼", "本", "駅"]
    assert found.sentences.shape == (5, 8)
    assert vocabulary.decode(found.sentences[0, :6]) == SENTENCES[0].split() and not found.sentences[0, 6:].any()
    assert np.array_equal(found.sentences[2], found.sentences[4])


def test_a_longer_sentence_and_one_of_several_clauses_are_left_out(pairs):
    found = corpus.particle_questions(pairs, ("は", "を"), pairs.source_vocabulary, length=6)
    assert pairs.clauses[4] == 2
    assert found.questions.tolist() == [0, 1], "the sentence of the pen alone fits"


def test_where_nothing_can_be_asked_it_says_so(pairs):
    with pytest.raises(ValueError, match=r"no sentence of one clause has one of \['へ'\]"):
        corpus.particle_questions(pairs, ("へ",), pairs.source_vocabulary)
