"""attention_weights: the weights of teacher forcing, one array for each pair, in the order of the pairs."""

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
