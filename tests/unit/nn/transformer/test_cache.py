"""What a decoder keeps: a state goes on without changing the one before it, and rows are rows of all of it."""

import numpy as np

from attention_helpers.nn.transformer.cache import Cache, Past, WordsSoFar
from tests.unit.nn.small import wave

KEYS, VALUES = wave(3, 2, 1, 4), wave(3, 2, 1, 4, step=0.9)


def test_keys_and_values_are_added_at_the_end():
    past = Past()
    assert past[[0, 1]].keys is None
    past.extended(KEYS, VALUES)
    keys, values = past.extended(2 * KEYS, 3 * VALUES)
    np.testing.assert_array_equal(keys, np.concatenate([KEYS, 2 * KEYS], axis=2))
    np.testing.assert_array_equal(values, np.concatenate([VALUES, 3 * VALUES], axis=2))
    np.testing.assert_array_equal(past[[2, 0]].keys, keys[[2, 0]])


def test_a_cache_computes_new_words_alone_and_leaves_the_state_before_as_it_was():
    first = Cache([(Past(), Past())])
    second, words, override = first.followed_by(np.array([[5], [6], [7]]), None)
    assert words.tolist() == [[5], [6], [7]] and override is None and (first.length, second.length) == (0, 1)
    second.blocks[0][0].extended(KEYS, VALUES)
    assert first.blocks[0][0].keys is None
    third, _, _ = second.followed_by(words, None)
    third.blocks[0][0].extended(KEYS, VALUES)
    assert second.blocks[0][0].keys.shape[2] == 1 and third.blocks[0][0].keys.shape[2] == 2
    some = third[[1, 1]]
    assert some.length == 2
    np.testing.assert_array_equal(some.blocks[0][0].values, third.blocks[0][0].values[[1, 1]])


def test_without_a_cache_all_words_come_again_with_the_weights_put_by_hand():
    state = WordsSoFar(np.empty((2, 0), int), np.empty((2, 0, 3)))
    state, words, overrides = state.followed_by(np.array([[2], [2]]), None)
    assert words.tolist() == [[2], [2]] and overrides is None
    given = np.array([[[1.0, 0.0, 0.0]], [[0.0, 0.0, 1.0]]])
    state, words, overrides = state.followed_by(np.array([[4], [5]]), given)
    assert words.tolist() == [[2, 4], [2, 5]] and np.isnan(overrides[:, 0]).all()
    np.testing.assert_array_equal(overrides[:, 1], given[:, 0])
    assert state.length == 0 and state.blocks is None and state[[1]].words.tolist() == [[2, 5]]
