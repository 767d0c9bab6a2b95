"""Linear probes, on encoders whose last state is made by hand, so that what it holds is known."""

import numpy as np
import pytest

from attention_helpers import corpus, nn

WORDS = list("abcdef")


class Encoder:
    """Stands in for a model: its last state holds what `kept` makes of the ids of a sentence."""

    dtype = np.float64

    def __init__(self, kept, hidden_size):
        self.kept, self.hidden_size = kept, hidden_size

    def encode(self, source, source_mask=None):
        return None, np.array([self.kept(ids) for ids in source])


def sentences(count, seed):
    """Four different words of six, in any order."""
    rng = np.random.default_rng(seed)
    drawn = [list(rng.permutation(WORDS)[:4]) for _ in range(count)]
    vocabulary = corpus.Vocabulary(WORDS)
    return corpus.SentencePairs(drawn, drawn, source_vocabulary=vocabulary, target_vocabulary=vocabulary)


KNOWN, NEW = sentences(300, 0), sentences(80, 1)
V = len(KNOWN.source_vocabulary)
PLACES = [0, 1, -1]


def asked(kept, size):
    encoder = Encoder(kept, size)
    return [f(encoder, KNOWN, NEW, PLACES) for f in (nn.places_told_apart, nn.occurrences_told_apart)]


def test_a_sum_of_words_tells_which_occur_and_not_where():
    at_place, occurs = asked(lambda ids: np.eye(V)[ids].sum(axis=0), V)
    np.testing.assert_array_equal(occurs, 1)
    assert (abs(at_place - 0.5) < 0.1).all()


def test_the_first_word_alone_tells_the_first_place():
    at_place, occurs = asked(lambda ids: np.eye(V)[ids[0]], V)
    assert at_place[0] == 1 and occurs[0] > 0.8
    assert (at_place[1:] < 0.7).all() and (occurs[1:] < 0.65).all()


def test_all_words_in_their_places_tell_everything():
    at_place, occurs = asked(lambda ids: np.eye(V)[ids].ravel(), 4 * V)
    np.testing.assert_array_equal(at_place, 1)
    np.testing.assert_array_equal(occurs, 1)


def test_the_shares_are_those_of_all_pairs_of_sentences():
    encoder = Encoder(lambda ids: np.sin(ids.astype(float) @ np.arange(1, 5)) * np.ones(3) + ids[:3], 3)
    states = {
        name: np.column_stack([nn.last_states(encoder, p), np.ones(len(p))]) for name, p in (("k", KNOWN), ("n", NEW))
    }
    ids = np.array([KNOWN.source_vocabulary.encode(words) for words in KNOWN.source])
    new = np.array([NEW.source_vocabulary.encode(words) for words in NEW.source])
    gram = states["k"].T @ states["k"] + 1e-2 * np.eye(4)
    scores = states["n"] @ np.linalg.solve(gram, states["k"].T @ np.eye(V)[ids[:, 1]])
    shares = []
    for i, word in enumerate(new[:, 1]):
        rivals = [j for j in range(len(new)) if word in new[j] and new[j, 1] != word]
        shares.append(np.mean([(1 + np.sign(scores[i, word] - scores[j, word])) / 2 for j in rivals]))
    assert nn.places_told_apart(encoder, KNOWN, NEW, [1])[0] == pytest.approx(np.mean(shares))


def test_where_every_sentence_has_the_word_there_is_nothing_to_tell():
    same = corpus.SentencePairs([["a", "b"]] * 5, [["a", "b"]] * 5)
    encoder = Encoder(lambda ids: ids.astype(float), 2)
    assert np.isnan(nn.places_told_apart(encoder, same, same, [0])).all()
    assert np.isnan(nn.occurrences_told_apart(encoder, same, same, [0])).all()
