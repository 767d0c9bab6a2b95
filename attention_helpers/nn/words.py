"""Words to ids and back, for models: a vocabulary is a list of words in the order of their ids."""

import numpy as np

from attention_helpers.unicode_form import one_word

PAD, UNKNOWN, START, END = range(4)  # <pad> <unk> <s> </s>, in every vocabulary
SPECIALS = 4  # the words of sentences are numbered from here


def words_of(vocabulary):
    """The words of a vocabulary as a list: of such a list, or of what has one as `words`; None of None."""
    return getattr(vocabulary, "words", vocabulary)


def numbers_of(vocabulary):
    """{word: id} of a vocabulary."""
    return {word: i for i, word in enumerate(words_of(vocabulary))}


def encode(numbers, words):
    """Ids of `words` (int32) by the dict `numbers`, that of <unk> for each that it lacks, and a list of those.

    A word that is there in another Unicode form only (ガ for ｶﾞ, don't for don’t; see `unicode_form`) is that one.
    """
    found = [numbers.get(word, numbers.get(one_word(word), UNKNOWN)) for word in words]
    lacking = [word for word, id in zip(words, found, strict=True) if id == UNKNOWN and word not in numbers]
    return np.array(found, dtype=np.int32), lacking
