"""Linear probes: what a linear layer, fitted afterwards, reads from an encoder's last state.

Two questions, one yardstick. Does word w stand at place k? Does w occur at all? The probe gives each word a score.
Asked about a word for which the answer is yes, it must score this sentence higher than another one for which the answer
is no. Guessing is right half of the time, and a word's frequency does not help: it is the same word in both.
"""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.models.measures import last_states
from attention_helpers.nn.threads import single_thread

_PENALTY = 1e-2  # the λ of ridge regression


def places_told_apart(model, known, new, places):
    """How often a sentence with its word at a place is told from one that has the word elsewhere: (places,).

    model : Seq2Seq. known, new : SentencePairs, to fit the probe on and to ask about; each source must have the places.
    places : whole numbers, 0 the first word and -1 the last. nan where no two sentences can be compared.
    """
    places = _checked_places(known, new, places)
    fitted, has = _Fitted(model, known, new), _occurrences(new)
    found = []
    for place in places:
        at_place, words = np.eye(has.shape[1], dtype=model.dtype)[_words(known, place)], _words(new, place)
        elsewhere = has.copy()
        elsewhere[np.arange(len(words)), words] = False
        found.append(_higher(fitted.scores(at_place), words, elsewhere))
    return np.array(found)


def occurrences_told_apart(model, known, new, places):
    """How often the sentence of the word at a place is told from one that lacks the word: (places,).

    Arguments as for `places_told_apart`; this probe is asked about the word alone, it does not learn of places.
    """
    places = _checked_places(known, new, places)
    scores, lacks = _Fitted(model, known, new).scores(_occurrences(known).astype(model.dtype)), ~_occurrences(new)
    return np.array([_higher(scores, _words(new, place), lacks) for place in places])


def _checked_places(known, new, places):
    """`places` as a list; TypeError or ValueError unless every source of both sets has them."""
    shortest = []
    for name, pairs in (("known", known), ("new", new)):
        checks.able(pairs, "source source_vocabulary", name, "SentencePairs")
        shortest.append(min(map(len, checks.pairs(pairs, name).source)))
    places = [checks.whole(place, "places", -np.inf) for place in checks.items(places, "places", "whole numbers")]
    for place in places:
        if not -min(shortest) <= place < min(shortest):
            raise ValueError(f"places must be in every source, the shortest has {min(shortest)} words, got {place}.")
    return places


class _Fitted:
    """Last states of both sets with a 1 for the bias, and the ridge regression (HᵀH + λI)⁻¹ HᵀY on the known ones."""

    def __init__(self, model, known, new):
        bias = {"pad_width": ((0, 0), (0, 1)), "constant_values": 1}
        states, self.asked = (np.pad(last_states(model, pairs), **bias) for pairs in (known, new))
        with single_thread():
            self.solver = np.linalg.solve(states.T @ states + _PENALTY * np.eye(states.shape[1]), states.T)

    def scores(self, targets):
        """targets Y (known, words) -> (new, words)."""
        with single_thread():
            return self.asked @ (self.solver @ targets)


def _higher(scores, words, rivals):
    """How often a sentence's own word scores higher in it than in a rival; the mean over the sentences that have one.

    scores (sentences, V), words (sentences,): the own ones, rivals (sentences, V): True where a sentence is a rival.
    """
    shares = []
    for word in np.unique(words):
        own, others = scores[words == word, word], np.sort(scores[rivals[:, word], word])
        if len(others):
            below, not_above = (np.searchsorted(others, own, side) for side in ("left", "right"))
            shares.append((below + not_above) / 2 / len(others))  # a tie counts half
    return np.concatenate(shares).mean() if shares else np.nan


def _words(pairs, place):
    """The id of each source's word at a place: (pairs,)."""
    return np.array(pairs.source_vocabulary.encode([words[place] for words in pairs.source]))


def _occurrences(pairs):
    """True where a source has the word: (pairs, V)."""
    found = np.zeros((len(pairs), len(pairs.source_vocabulary)), dtype=bool)
    for row, words in zip(found, pairs.source, strict=True):
        row[pairs.source_vocabulary.encode(words)] = True
    return found
