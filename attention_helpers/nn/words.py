"""Words to ids and back, for models: a vocabulary is a list of words in the order of their ids."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.unicode_form import one_word

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

    A word that is there in another Unicode form only (ガ for ｶﾞ, don't for don’t; see `unicode_form`) is that one.
    """
    found = [numbers.get(word, numbers.get(one_word(word), UNKNOWN)) for word in words]
    lacking = [word for word, id in zip(words, found, strict=True) if id == UNKNOWN and word not in numbers]
    return np.array(found, dtype=np.int32), lacking


def check_words(model, pairs):
    """ValueError where `pairs` number other words than `model` learned: its ids would mean others, in silence."""
    for side in getattr(model, "vocabulary_sizes", ()):
        known, given = (words_of(getattr(one, f"{side}_vocabulary", None)) for one in (model, pairs))
        if known is None or given is None or list(known) == list(given):
            continue
        sizes = f"{len(given)} words, the model has {len(known)}"
        at = next((i for i, (one, other) in enumerate(zip(given, known, strict=False)) if one != other), None)
        other = sizes if at is None else f"{given[at]!r} as number {at}, where the model has {known[at]!r}"
        raise ValueError(
            f"{side}_vocabulary of pairs must be the model's own words in their order, got {other}; "
            f"make the pairs with {side}_vocabulary of the ones that it was trained on."
        )
