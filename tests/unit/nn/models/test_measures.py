"""Measures of what an encoder-decoder knows of its source, each against the same worked out sentence by sentence.

How much gradient reaches each word: lengths of slopes against finite differences.
"""

import numpy as np
import pytest

from attention_helpers import corpus, nn
from tests.unit.nn.small import batch, slope

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


SOURCES, TARGETS = [[4, 5, 6, 7], [8, 9]], [[4, 5, 6], [7]]  # every source word stands at one place only


def reader(attention, **options):
    made = nn.Seq2Seq(10, 8, 3, 4, attention=attention, dtype=np.float64, seed=1, **options)
    made.parameters["source_embedding.table"][...] *= 5
    return made


@pytest.mark.parametrize("options", [{}, {"bidirectional": True}, {"reverse_source": True}])
@pytest.mark.parametrize("attention", [None, "dot", "general", "additive"])
def test_norms_agree_with_finite_differences_of_each_sentences_loss(attention, options):
    made = reader(attention, **options)
    norms = nn.input_gradients(made, batch(SOURCES, TARGETS))
    table = made.parameters["source_embedding.table"]
    for row, (source, target) in enumerate(zip(SOURCES, TARGETS, strict=True)):
        alone = batch([source], [target])
        numeric = np.zeros_like(table)
        for value, place in slope(lambda alone=alone: made.loss(alone), table, table.size):
            numeric[place] = value
        expected = np.linalg.norm(numeric[source], axis=1)
        assert expected.min() > 1e-5
        np.testing.assert_allclose(norms[row, : len(source)], expected, rtol=1e-5)


def test_padding_gets_nothing_and_neighbours_change_nothing():
    made = reader("dot")
    both = nn.input_gradients(made, batch(SOURCES, TARGETS))
    assert both.shape == (2, 4) and (both[1, 2:] == 0).all() and (both[0] > 0).all()
    for row in range(2):
        alone = nn.input_gradients(made, batch(SOURCES[row : row + 1], TARGETS[row : row + 1]))
        np.testing.assert_allclose(both[row, : alone.shape[1]], alone[0], rtol=1e-9)


def test_measuring_leaves_the_parameters_alone():
    made = reader("general")
    before = made.flat_parameters.copy()
    nn.input_gradients(made, batch(SOURCES, TARGETS))
    assert (made.flat_parameters == before).all()


def test_without_attention_the_first_words_of_a_long_sentence_get_the_least():
    rng = np.random.default_rng(0)
    sentences = [list(rng.integers(4, 10, 60)) for _ in range(8)]
    targets = [list(rng.integers(4, 8, 3)) for _ in range(8)]

    def share(attention):
        norms = nn.input_gradients(reader(attention), batch(sentences, targets)).mean(axis=0)
        return norms[:5].mean() / norms[-5:].mean()

    assert share(None) < 0.03 < 0.1 < share("dot")


def test_ids_that_the_model_does_not_have_are_refused():
    with pytest.raises(ValueError, match="must hold word ids from 0 to 9, got 10"):
        nn.input_gradients(reader(None), batch([[10]], [[4]]))
