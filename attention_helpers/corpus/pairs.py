"""Many sentence pairs, and batches of them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from attention_helpers.corpus import arguments
from attention_helpers.corpus.connectives import CONNECTIVES
from attention_helpers.corpus.pair import Pair
from attention_helpers.corpus.vocabulary import END, PAD, START, Vocabulary, as_words


@dataclass(frozen=True)
class Batch:
    """Pairs of like length as arrays: B pairs, S source words, T target words with </s>.

    source (B, S) int32, source_mask (B, S) bool, target_in (B, T) <s> first, target_out (B, T) </s> last,
    target_mask (B, T) bool, indices (B,): where the pairs stood. Masks are True where a word is real.
    """

    source: np.ndarray
    source_mask: np.ndarray
    target_in: np.ndarray
    target_out: np.ndarray
    target_mask: np.ndarray
    indices: np.ndarray


class SentencePairs:
    """Sentence pairs with, where known, gold alignments and parses.

    source, target: lists of lists of words. alignment: list of frozensets of (i, j), source word i - target word j,
    from 0, or None. parse: list of bracketed binary parses of the source, or None. Vocabularies are made from the
    sentences where none are given. Slicing, or indexing by a list of numbers, gives SentencePairs.
    """

    def __init__(
        self,
        source,
        target,
        alignment=None,
        parse=None,
        source_vocabulary=None,
        target_vocabulary=None,
        minimum_count=1,
    ):
        """Raises ValueError where lengths differ, a sentence is empty or a link points outside its sentences."""
        source, target = (
            arguments.items(given, name, "sentences") for given, name in ((source, "source"), (target, "target"))
        )
        self.source = [as_words(s, f"source[{i}]") for i, s in enumerate(source)]
        self.target = [as_words(s, f"target[{i}]") for i, s in enumerate(target)]
        alignment = None if alignment is None else arguments.items(alignment, "alignment", "sets of links")
        parse = None if parse is None else arguments.items(parse, "parse", "parses")
        for name, given in (("source_vocabulary", source_vocabulary), ("target_vocabulary", target_vocabulary)):
            if given is not None and not isinstance(given, Vocabulary):
                raise TypeError(f"SentencePairs: {name} must be a Vocabulary, got {given!r:.60}")
        if len(self.source) != len(self.target):
            raise ValueError(
                f"SentencePairs: source and target must be equally many, got {len(self.source)} and {len(self.target)}"
            )
        for name, items in (("alignment", alignment), ("parse", parse)):
            if items is not None and len(items) != len(self.source):
                raise ValueError(
                    f"SentencePairs: {name} must be one per pair, got {len(items)} for {len(self.source)} pairs"
                )
        self.alignment = (
            None if alignment is None else [_links(links, f"alignment[{n}]") for n, links in enumerate(alignment)]
        )
        for n, links in enumerate(self.alignment or ()):
            check_links(links, len(self.source[n]), len(self.target[n]), f"SentencePairs: alignment[{n}]")
        self.parse = parse
        for n, text in enumerate(parse or ()):
            arguments.text(text, f"SentencePairs: parse[{n}]")
        made = (Vocabulary.from_sentences(sentences, minimum_count) for sentences in (self.source, self.target))
        self.source_vocabulary, self.target_vocabulary = (
            one if given is None else given
            for given, one in zip((source_vocabulary, target_vocabulary), made, strict=True)
        )

    @classmethod
    def from_pairs(cls, pairs, **vocabularies):
        """SentencePairs of a list of Pairs."""
        pairs = arguments.items(pairs, "pairs", "Pairs")
        for pair in pairs:
            arguments.having(pair, "source target alignment parse", "pairs: each", "a Pair")
        unknown = sorted(vocabularies.keys() - {"source_vocabulary", "target_vocabulary", "minimum_count"})
        if unknown:
            raise TypeError(f"from_pairs takes pairs and vocabularies, got {unknown[0]!r}")
        whole = {name: [getattr(p, name) for p in pairs] for name in ("alignment", "parse")}
        whole = {name: None if None in items else items for name, items in whole.items()}
        return cls([p.source for p in pairs], [p.target for p in pairs], **whole, **vocabularies)

    def __len__(self):
        return len(self.source)

    def __repr__(self):
        return (
            f"SentencePairs({len(self)} pairs, {len(self.source_vocabulary)} source and "
            f"{len(self.target_vocabulary)} target words)"
        )

    def __getitem__(self, index):
        if isinstance(index, (int, np.integer)) and not isinstance(index, bool):
            (index,) = self._numbers([index])
            return Pair(
                self.source[index],
                self.target[index],
                self.alignment and self.alignment[index],
                self.parse and self.parse[index],
            )
        index = self._numbers(range(len(self))[index] if isinstance(index, slice) else index).tolist()
        some = SentencePairs.__new__(SentencePairs)
        for name in ("source", "target", "alignment", "parse"):
            items = getattr(self, name)
            setattr(some, name, None if items is None else [items[i] for i in index])
        some.source_vocabulary, some.target_vocabulary = self.source_vocabulary, self.target_vocabulary
        return some

    def _numbers(self, index):
        """The pairs that a list of numbers, or a mask with one entry per pair, picks: int array, none below 0.

        IndexError for a number beyond the last pair, TypeError for anything but whole numbers.
        """
        try:
            found = np.asarray(index)
        except ValueError:  # rows of different lengths
            found = np.empty((0, 0))
        if found.size == 0 and found.ndim == 1:
            return np.zeros(0, int)
        if found.ndim != 1 or found.dtype.kind not in "iub":
            raise TypeError(
                f"SentencePairs: expected a number, a slice, a list of numbers or booleans, got {index!r:.60}"
            )
        if found.dtype == bool:
            if len(found) != len(self):
                raise ValueError(
                    f"SentencePairs: a mask must have one entry per pair, got {len(found)} for {len(self)}"
                )
            return np.flatnonzero(found)
        wrong = found[(found < -len(self)) | (found >= len(self))]
        if len(wrong):
            raise IndexError(
                f"SentencePairs: pair {wrong[0]} is out of range; there are the pairs 0 to {len(self) - 1}"
            )
        return np.where(found < 0, found + len(self), found).astype(int)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    @cached_property
    def clauses(self):
        """int array (pairs,): how many clauses each source has, one more than its connectives (そして, しかし ...)."""
        return np.array([1 + sum(word in CONNECTIVES for word in words) for words in self.source], dtype=int)

    @cached_property
    def source_lengths(self):
        """int array (pairs,): words of each source."""
        return np.array([len(words) for words in self.source], dtype=int)

    @cached_property
    def target_lengths(self):
        """int array (pairs,): words of each target, without </s>."""
        return np.array([len(words) for words in self.target], dtype=int)

    @cached_property
    def _ids(self):
        return _Flat(self.source, self.source_vocabulary), _Flat(self.target, self.target_vocabulary)

    def batch(self, indices):
        """The pairs at these indices, a list of numbers or a mask with one entry per pair, as one Batch."""
        indices = self._numbers(indices)
        if not len(indices):
            raise ValueError("batch: indices must pick at least one pair, got none")
        source, target = self._ids
        source_ids, source_mask = source.rows(indices)
        words, word_mask = target.rows(indices)
        rows, lengths = len(indices), word_mask.sum(axis=1)
        target_in = np.concatenate([np.full((rows, 1), START, np.int32), words], axis=1)
        target_out = np.concatenate([words, np.full((rows, 1), PAD, np.int32)], axis=1)
        target_out[np.arange(rows), lengths] = END
        target_mask = np.arange(words.shape[1] + 1) <= lengths[:, None]
        return Batch(source_ids, source_mask, target_in, target_out, target_mask, indices)

    def batches(self, batch_size, rng=None):
        """Go through all pairs once, in Batches of like length, so that little is padded.

        rng None: from the shortest source to the longest. rng a numpy Generator: in an order drawn anew, pairs of
        like length still together. Memory in use at a time is one Batch.
        """
        if isinstance(batch_size, bool) or not isinstance(batch_size, (int, np.integer)) or batch_size < 1:
            raise ValueError(f"batches: batch_size must be a whole number of at least 1, got {batch_size!r}")
        if not len(self):
            raise ValueError("batches: there are no pairs to make a batch from")
        order = np.arange(len(self)) if rng is None else arguments.generator(rng).permutation(len(self))
        by_length = np.lexsort((self.target_lengths[order], self.source_lengths[order]))
        order = order[by_length]
        starts = np.arange(0, len(order), batch_size)
        if rng is not None:
            starts = rng.permutation(starts)
        for start in starts:
            yield self.batch(order[start : start + batch_size])


def _links(links, where):
    """Links (i, j) as a frozenset; TypeError for what is none."""
    try:
        return frozenset(links)
    except TypeError:
        raise TypeError(f"SentencePairs: {where} must be a set of links (i, j), got {links!r:.60}") from None


class _Flat:
    """Sentences as one array of ids and where each begins: 50,000 sentences take a few megabytes."""

    def __init__(self, sentences, vocabulary):
        self.lengths = np.array([len(words) for words in sentences], dtype=int)
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]]).astype(int)
        self.ids = vocabulary.encode([word for words in sentences for word in words])

    def rows(self, indices):
        """ids (rows, longest) int32 padded with <pad>, mask (rows, longest) bool."""
        lengths = self.lengths[indices]
        steps = np.arange(lengths.max())
        mask = steps < lengths[:, None]
        ids = np.full(mask.shape, PAD, np.int32)
        ids[mask] = self.ids[(self.starts[indices][:, None] + steps)[mask]]
        return ids, mask


def check_links(links, source_length, target_length, where):
    """Raise ValueError where a link (i, j) points outside a pair of these lengths."""
    for link in links:
        if not (isinstance(link, tuple) and len(link) == 2):
            raise ValueError(f"{where}: a link must be a pair (source word, target word), got {link!r}")
        i, j = link
        if not (0 <= i < source_length and 0 <= j < target_length):
            raise ValueError(
                f"{where}: link {i}-{j} is out of range; the source has words 0 to {source_length - 1}, "
                f"the target 0 to {target_length - 1}"
            )
