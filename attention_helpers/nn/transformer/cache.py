"""What the decoder keeps from one word to the next: the keys and values of the words so far; or the words alone."""

import copy

import numpy as np


class Past:
    """Keys and values (batch, heads, time, size / heads) that an attention layer has made so far; None before."""

    def __init__(self, keys=None, values=None):
        self.keys, self.values = keys, values

    def __getitem__(self, rows):
        """The same for some rows of the batch."""
        return self if self.keys is None else Past(self.keys[rows], self.values[rows])

    def extended(self, keys, values):
        """Take those of later words in at the end; returns all keys and all values."""
        if self.keys is not None:
            keys = np.concatenate([self.keys, keys], axis=2)
            values = np.concatenate([self.values, values], axis=2)
        self.keys, self.values = keys, values
        return keys, values


class Cache:
    """The state of a decoder that computes each word once.

    blocks : for each block of the decoder the `Past` of the words so far and that of the source
    length : int, words so far
    """

    def __init__(self, blocks, length=0):
        self.blocks, self.length = blocks, length

    def __getitem__(self, rows):
        """The same for some rows of the batch."""
        return Cache([(own[rows], source[rows]) for own, source in self.blocks], self.length)

    def followed_by(self, words, override):
        """(the state to go on with, words (batch, time) and override to be computed): the new ones alone."""
        blocks = [(copy.copy(own), copy.copy(source)) for own, source in self.blocks]
        return Cache(blocks, self.length + words.shape[1]), words, override


class WordsSoFar:
    """The state of a decoder without a cache: at each step all words so far are computed again.

    words : (batch, time) ids; overrides : (batch, time, source time), rows of NaN where none was given
    """

    blocks, length = None, 0

    def __init__(self, words, overrides):
        self.words, self.overrides = words, overrides

    def __getitem__(self, rows):
        """The same for some rows of the batch."""
        return WordsSoFar(self.words[rows], self.overrides[rows])

    def followed_by(self, words, override):
        """(the state to go on with, words (batch, time) and override to be computed): all of them."""
        if override is None:
            override = np.full((*words.shape, self.overrides.shape[2]), np.nan, self.overrides.dtype)
        words = np.concatenate([self.words, words], axis=1)
        overrides = np.concatenate([self.overrides, override], axis=1)
        return WordsSoFar(words, overrides), words, None if np.isnan(overrides).all() else overrides
