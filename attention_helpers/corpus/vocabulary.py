"""Words to numbers and back."""

from collections import Counter

import numpy as np

from attention_helpers.corpus import arguments
from attention_helpers.unicode_form import one_form, one_word

SPECIALS = ("<pad>", "<unk>", "<s>", "</s>")
PAD, UNK, START, END = range(4)


def as_words(sentence, name="sentence"):
    """A sentence as a list of words, each in one Unicode form (`unicode_form`); text is split at spaces.

    Raises TypeError for anything else, ValueError where there is no word.
    """
    if isinstance(sentence, str):
        words = one_form(sentence).split()
    elif isinstance(sentence, (list, tuple)) and all(isinstance(word, str) for word in sentence):
        words = list(map(one_word, sentence))
    else:
        raise TypeError(f"{name} must be text or a list of words, got {type(sentence).__name__}: {sentence!r:.60}")
    if not words:
        raise ValueError(f"{name} is empty; expected at least one word")
    return words


class Vocabulary:
    """The words of one language, numbered; 0 to 3 are <pad>, <unk>, <s> and </s>.

    A word is known in whatever Unicode form it comes: composed, decomposed, half-width (see `unicode_form`).
    """

    def __init__(self, words):
        """words: distinct words without the four specials; their order gives the numbers from 4 on."""
        words = [one_word(arguments.text(word, "words: each")) for word in arguments.items(words, "words", "words")]
        self.words = [*SPECIALS, *words]
        self._index = {word: i for i, word in enumerate(self.words)}
        if len(self._index) < len(self.words):
            twice = next(word for word, count in Counter(self.words).items() if count > 1)
            raise ValueError(
                f"Vocabulary: words must differ from each other and from {' '.join(SPECIALS)}; {twice!r} is there twice"
            )

    @classmethod
    def from_sentences(cls, sentences, minimum_count=1):
        """The words that occur at least minimum_count times, most frequent first (ties: first seen first)."""
        if isinstance(minimum_count, bool) or not isinstance(minimum_count, (int, np.integer)) or minimum_count < 1:
            raise ValueError(f"minimum_count must be a whole number of at least 1, got {minimum_count!r}")
        counts = Counter()
        for number, sentence in enumerate(arguments.items(sentences, "sentences", "sentences")):
            counts.update(as_words(sentence, f"sentences[{number}]"))
        for special in SPECIALS:
            counts.pop(special, None)
        return cls(word for word, count in counts.most_common() if count >= minimum_count)

    def __len__(self):
        return len(self.words)

    def __contains__(self, word):
        return isinstance(word, str) and one_word(word) in self._index

    def __eq__(self, other):
        return isinstance(other, Vocabulary) and self.words == other.words

    __hash__ = None

    def __repr__(self):
        return f"Vocabulary({len(self)} words: {' '.join(self.words[:8])} …)"

    def index(self, word):
        """The number of a word; 1 (<unk>) for one that is not known."""
        return self._index.get(one_word(arguments.text(word, "word")), UNK)

    def encode(self, words):
        """Words (text or list) -> int32 array (time,); unknown words become 1."""
        words = one_form(words).split() if isinstance(words, str) else arguments.items(words, "words", "words")
        if not all(isinstance(word, str) for word in words):
            raise TypeError(f"words must be text or a list of words, got {words!r:.60}")
        return np.fromiter((self._index.get(one_word(word), UNK) for word in words), np.int32, len(words))

    def decode(self, ids):
        """Ids (time,) -> list of words, up to the first </s>; <pad> and <s> are left out."""
        words = []
        for i in arguments.array(ids, "decode: ids", "iu").ravel().tolist():
            if not 0 <= i < len(self.words):
                raise ValueError(f"decode: ids must lie between 0 and {len(self.words) - 1}, got {i}")
            if i == END:
                break
            if i not in (PAD, START):
                words.append(self.words[i])
        return words
