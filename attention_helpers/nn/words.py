"""Words to ids and back, for models: a vocabulary is a list of words in the order of their ids."""

import unicodedata

import numpy as np

from attention_helpers.nn import checks

PAD, UNKNOWN, START, END = range(4)  # <pad> <unk> <s> </s>, in every vocabulary
SPECIALS = 4  # the words of sentences are numbered from here


def words_of(vocabulary):
    """The words of a vocabulary as a list: of such a list, or of what has one as `words`; None of None."""
    return getattr(vocabulary, "words", vocabulary)


def numbers_of(vocabulary):
    """{word: id} of a vocabulary."""
    return {word: i for i, word in enumerate(words_of(vocabulary))}


def split(words, name="words"):
    """A text or a list of words as a list of words; TypeError for anything else."""
    words = words.split() if isinstance(words, str) else checks.items(words, name, "words")
    for word in words:
        if not isinstance(word, str):
            raise TypeError(f"{name} must be text or a list of words, got {checks.came(word)} among them.")
    return words


def encode(numbers, words):
    """Ids of `words` (int32) by the dict `numbers`, that of <unk> for each that it lacks, and a list of those.

    A word that is there in another Unicode form only (NFKC: ｶﾞ for ガ, か and a mark for が) is that one.
    """
    found = [numbers.get(word, numbers.get(unicodedata.normalize("NFKC", word), UNKNOWN)) for word in words]
    lacking = [word for word, id in zip(words, found, strict=True) if id == UNKNOWN and word not in numbers]
    return np.array(found, dtype=np.int32), lacking
