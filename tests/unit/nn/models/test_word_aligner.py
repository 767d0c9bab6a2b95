"""WordAligner: its gradients, what learns and what does not, and that links can be found again."""

import numpy as np
import pytest

from attention_helpers import corpus, nn
from attention_helpers.nn.attention.score import KINDS
from attention_helpers.nn.models.word_aligner import link_table
from tests.unit.nn.small import assert_gradient


@pytest.fixture(scope="module")
def pairs():
    """Six word-for-word translations in two orders: a-x, b-y, c-z."""
    names = {"a": "x", "b": "y", "c": "z"}
    sources = [list(words) for words in ("abc", "cab", "bca", "ba", "ca", "cb")]
    targets = [[names[word] for word in reversed(words)] for words in sources]
    links = [{(len(words) - 1 - j, j) for j in range(len(words))} for words in sources]
    return corpus.SentencePairs(sources, targets, links)


def sizes(pairs):
    return len(pairs.source_vocabulary), len(pairs.target_vocabulary)


def test_link_table_marks_the_gold_links_and_nothing_else(pairs):
    batch = pairs.batch([3, 0])
    links = link_table(pairs, batch)
    assert links.shape == (2, 4, 3)
    assert set(zip(*np.nonzero(links), strict=True)) == {(0, 0, 1), (0, 1, 0), (1, 0, 2), (1, 1, 1), (1, 2, 0)}


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_agree_with_finite_differences(kind, pairs):
    model = nn.WordAligner(*sizes(pairs), size=4, kind=kind, dtype=np.float64)
    batch = pairs.batch(range(6))
    links = link_table(pairs, batch)
    model.step(batch, links)
    gradients = {name: array.copy() for name, array in model.gradients.items()}
    for name, array in model.parameters.items():
        assert_gradient(lambda: model.step(batch, links), array, gradients[name], places=12)


@pytest.mark.parametrize("kind", KINDS)
def test_weights_are_zero_on_padding_and_sum_to_one(kind, pairs):
    weights = nn.WordAligner(*sizes(pairs), size=4, kind=kind).forward(pairs.batch([3, 0]))
    assert (weights[0, :, 2] == 0).all()
    np.testing.assert_allclose(weights.sum(axis=-1), 1, atol=1e-6)


@pytest.mark.parametrize("batch_size", [1, 4])
def test_weights_of_pairs_come_in_their_order_without_padding(batch_size, pairs):
    model = nn.WordAligner(*sizes(pairs), size=4)
    found = model.weights(pairs, batch_size)
    assert [table.shape for table in found] == [(len(s), len(s)) for s in pairs.source]
    for i, table in enumerate(found):
        np.testing.assert_allclose(table, model.forward(pairs.batch([i]))[0, :-1], atol=1e-6)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("train_vectors", [False, True])
def test_links_are_found_by_whatever_may_learn(kind, train_vectors, pairs):
    model = nn.WordAligner(*sizes(pairs), size=8, kind=kind, train_vectors=train_vectors)
    before = model.layers["source"].parameters["table"].copy()
    batch = pairs.batch(range(6))
    links, start = link_table(pairs, batch), model.forward(batch)
    model.fit(pairs, steps=150, batch_size=6, learning_rate=0.05)
    moved = not np.array_equal(before, model.layers["source"].parameters["table"])
    assert moved == train_vectors
    weights = model.forward(batch)
    if kind in ("dot", "scaled_dot") and not train_vectors:
        np.testing.assert_array_equal(weights, start)
    else:
        assert (weights.argmax(axis=-1) == links.argmax(axis=-1))[links.any(axis=-1)].all()
        assert model.losses[-1] < 0.1 < model.losses[0]


def test_bad_input_is_refused(pairs):
    model = nn.WordAligner(*sizes(pairs), size=4)
    with pytest.raises(ValueError, match="pairs must have a gold alignment, got none"):
        model.fit(corpus.SentencePairs(pairs.source, pairs.target))
    with pytest.raises(ValueError, match="steps"):
        model.fit(pairs, steps=0)
    batch = pairs.batch([0])
    with pytest.raises(ValueError, match="links must hold at least one gold link"):
        model.step(batch, np.zeros((1, 4, 3), bool))
