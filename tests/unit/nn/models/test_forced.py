"""Weights of teacher forcing, one array for each pair; whether a word stays when its step is made to read another."""

import numpy as np
import pytest

from attention_helpers import corpus, nn


@pytest.fixture(scope="module")
def pairs():
    return corpus.SentencePairs([["a"], ["b", "a", "c"], ["c", "b"]], [["x", "y"], ["y"], ["x", "x", "z"]])


@pytest.mark.parametrize("batch_size", [1, 2, 256])
def test_weights_are_those_of_the_model_on_the_reference(pairs, batch_size):
    model = nn.Seq2Seq(len(pairs.source_vocabulary), len(pairs.target_vocabulary), 4, 6, attention="general")
    found = nn.attention_weights(model, pairs, batch_size)
    assert [weights.shape for weights in found] == [(2, 1), (1, 3), (3, 2)]
    model.source_vocabulary, model.target_vocabulary = pairs.source_vocabulary, pairs.target_vocabulary
    for weights, source, target in zip(found, pairs.source, pairs.target, strict=True):
        (forced,) = nn.translate(model, [source], prefix=target, max_length=len(target))
        np.testing.assert_allclose(weights, forced.weights, atol=1e-6)


def test_a_model_without_attention_is_refused(pairs):
    with pytest.raises(ValueError, match="needs a model with attention"):
        nn.attention_weights(nn.Seq2Seq(7, 7, 4, 6), pairs)


def test_candidates_name_the_end_of_sentence_with_a_vocabulary_of_the_corpus(pairs):
    model = nn.Seq2Seq(len(pairs.source_vocabulary), len(pairs.target_vocabulary), 4, 6, attention="dot")
    nn.train(model, pairs, epochs=1, progress=False)
    (found,) = nn.translate(model, "a b", candidates=9, max_length=2)
    assert {word for word, _ in found.candidates[0]} == {"<unk>", "</s>", "x", "y", "z"}


@pytest.fixture(scope="module")
def own():
    """A model, and pairs whose targets are what it writes itself, three words each."""
    sentences = [["a"], ["b"], ["a", "b", "c", "d"]]
    model = nn.Seq2Seq(8, 12, 4, 6, attention="dot", seed=3)
    model.flat_parameters *= 8  # so that it matters what is read
    model.layers["output"].parameters["bias"][:4] = -100  # never </s>
    model.source_vocabulary = corpus.Vocabulary(["a", "b", "c", "d"])
    model.target_vocabulary = corpus.Vocabulary([f"w{number}" for number in range(8)])
    written = [translation.tokens for translation in nn.translate(model, sentences, max_length=3)]
    return model, corpus.SentencePairs(sentences, written)


def test_a_word_stays_where_there_is_nothing_else_to_read_and_counts_as_gone_where_the_reference_differs(own):
    model, pairs = own
    other = corpus.SentencePairs(pairs.source, [["no"] * len(words) for words in pairs.target])
    cases = [(0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 0)]  # sources of one word
    assert nn.word_stays(model, pairs, cases) == 1
    assert nn.word_stays(model, other, cases) == 0
    mixed = corpus.SentencePairs(pairs.source, [pairs.target[0], other.target[1], other.target[2]])
    assert nn.word_stays(model, mixed, cases) == 0.5


def test_word_stays_forces_that_step_to_that_place(own):
    model, pairs = own
    seen = []
    for place in range(4):
        (forced,) = nn.translate(model, [pairs.source[2]], weights=[{0: place}])
        seen.append(forced.tokens[0] == pairs.target[2][0])
        assert nn.word_stays(model, pairs, [(2, 0, place)]) == seen[-1]
    assert set(seen) == {True, False}


def test_word_stays_refuses_no_case_and_a_place_that_is_not_there(own):
    with pytest.raises(ValueError, match="cases must hold at least one case"):
        nn.word_stays(*own, [])
    with pytest.raises(ValueError, match="there is no source word 4"):
        nn.word_stays(*own, [(2, 0, 4)])
