"""Measures of what an encoder-decoder knows of its source, each against the same worked out sentence by sentence."""

import numpy as np
import pytest

from attention_helpers import corpus, nn
from tests.unit.nn.small import batch

PAIRS = corpus.SentencePairs(
    [["a"], ["b", "a", "c"], ["c", "b"], ["a", "c", "c", "b"]], [["x", "y"], ["y"], ["x", "x", "z"], ["z", "y", "x"]]
)


@pytest.fixture(params=[None, "general"])
def model(request):
    sizes = len(PAIRS.source_vocabulary), len(PAIRS.target_vocabulary)
    return nn.Seq2Seq(*sizes, 4, 6, attention=request.param, dtype=np.float64, seed=3)


def alone(pair):
    return batch([PAIRS.source_vocabulary.encode(pair.source)], [PAIRS.target_vocabulary.encode(pair.target)])


@pytest.mark.parametrize("batch_size", [1, 3, 256])
def test_last_states_are_in_the_order_of_the_pairs(model, batch_size):
    states = nn.last_states(model, PAIRS, batch_size)
    assert states.shape == (4, 6) and states.dtype == np.float64
    for row, pair in zip(states, PAIRS, strict=True):
        np.testing.assert_allclose(row, model.encode(alone(pair).source)[1][0])


@pytest.mark.parametrize("batch_size", [1, 3, 256])
def test_gradient_share_counts_from_the_last_word(model, batch_size):
    norms = [nn.input_gradients(model, alone(pair))[0] for pair in PAIRS]
    from_end = np.zeros((4, 5))  # no sentence has five words
    for row, norm in zip(from_end, norms, strict=True):
        row[: len(norm)] = norm[::-1] / norm.sum()
    found = nn.gradient_share(model, PAIRS, 5, batch_size)
    np.testing.assert_allclose(found, from_end.mean(axis=0), rtol=1e-9)
    assert found[4] == 0 and found.sum() == pytest.approx(1)
    np.testing.assert_allclose(nn.gradient_share(model, PAIRS, 2, batch_size), found[:2])


@pytest.mark.parametrize("batch_size", [1, 3, 256])
def test_forced_accuracy_counts_each_place_and_the_end(model, batch_size):
    right, count = np.zeros(5), np.zeros(5)
    for pair in PAIRS:
        one = alone(pair)
        scores, _ = model.write(model.read(one.source), one.target_in)
        same = scores[0].argmax(axis=1) == one.target_out[0]
        right[: len(same)] += same
        count[: len(same)] += 1
    found = nn.forced_accuracy(model, PAIRS, 5, batch_size=batch_size)
    np.testing.assert_allclose(found[:4], right[:4] / count[:4])
    assert count[4] == 0 and np.isnan(found[4])
    np.testing.assert_array_equal(nn.forced_accuracy(model, PAIRS, 2, batch_size=batch_size), found[:2])


def copies():
    """Words to be copied, all sentences different and of one length, and a model that has learned it."""
    words = [[a, b] for a in "stuvw" for b in "stuvw"]
    pairs = corpus.SentencePairs(words, words)
    made = nn.Seq2Seq(len(pairs.source_vocabulary), len(pairs.target_vocabulary), 8, 24, seed=0)
    nn.train(made, pairs, epochs=60, batch_size=5, learning_rate=3e-2, progress=False)
    return pairs, made


def test_the_source_of_another_sentence_gives_the_words_of_that_sentence():
    pairs, made = copies()
    own, other = nn.forced_accuracy(made, pairs, 3), nn.forced_accuracy(made, pairs, 3, shift=1)
    assert own.min() > 0.95
    assert other[0] == pytest.approx(20 / 25)  # its neighbour begins with the same word but at five changes of row
    assert other[1] < 0.05  # the second word is always another one


def test_a_number_of_places_below_one_is_refused(model):
    with pytest.raises(ValueError, match="places must be at least 1, got 0"):
        nn.forced_accuracy(model, PAIRS, 0)
    with pytest.raises(ValueError, match="distance must be at least 1, got 0"):
        nn.gradient_share(model, PAIRS, 0)
