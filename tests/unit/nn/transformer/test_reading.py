"""reading_distances: a model made to read at a known distance, shares that sum to 1, padding left out, refusals."""

import numpy as np
import pytest

from attention_helpers import nn
from tests.unit.nn.small import Pairs


def reads_at(distance):
    """A Transformer of two heads: the first one's bias draws all weight to the word so far away."""
    model = nn.Transformer(12, 12, 8, 2, 8, reach=4)
    model.parameters["encoder1.attention.relative"][0, 4 + distance] = 100
    return model


@pytest.mark.parametrize("distance", [-1, 0, 1])
def test_a_head_that_reads_at_one_distance_is_found(distance):
    pairs = Pairs(60)
    shares = nn.reading_distances(reads_at(distance), pairs)
    assert shares.shape == (1, 2, 5)
    words = sum(map(len, pairs.sentences))
    have = words if distance == 0 else words - len(pairs.sentences)  # the first or the last word has no such neighbour
    assert shares[0, 0, 2 + distance] >= have / words
    assert np.allclose(shares.sum(axis=2), 1)


def test_what_is_further_counts_at_the_ends():
    near, far = (nn.reading_distances(reads_at(1), Pairs(60), furthest) for furthest in (1, 3))
    assert near.shape[2] == 3 and far.shape[2] == 7
    assert np.allclose(near[..., 2], far[..., 4:].sum(axis=2)) and np.allclose(near[..., 0], far[..., :3].sum(axis=2))


def test_batches_do_not_matter():
    model, pairs = reads_at(1), Pairs(50)
    assert np.array_equal(nn.reading_distances(model, pairs, batch_size=7), nn.reading_distances(model, pairs))


def test_refusals():
    with pytest.raises(TypeError, match="model must be a Transformer, got a Seq2Seq"):
        nn.reading_distances(nn.Seq2Seq(12, 12, 4, 6), Pairs(5))
    with pytest.raises(ValueError, match="furthest must be at least 1, got 0"):
        nn.reading_distances(reads_at(1), Pairs(5), 0)
