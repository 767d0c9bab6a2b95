"""How good translations are, as numbers from 0 to 1 (BLEU: 0 to 100)."""

import numpy as np

from attention_helpers.corpus import arguments
from attention_helpers.corpus.connectives import CONNECTIVES
from attention_helpers.corpus.vocabulary import as_words
from attention_helpers.edit_distance import edit_distance
from attention_helpers.unicode_form import one_form, one_word

ORDER = 4  # of BLEU: the longest runs of words that it counts
_JOINTS = frozenset(CONNECTIVES.values())


def _both(hypotheses, references, name):
    if isinstance(hypotheses, str) or isinstance(references, str):
        raise TypeError(f"{name}: hypotheses and references must be lists of sentences, got one string")
    hypotheses = arguments.items(hypotheses, f"{name}: hypotheses", "sentences")
    references = arguments.items(references, f"{name}: references", "sentences")
    if len(hypotheses) != len(references):
        raise ValueError(
            f"{name}: hypotheses and references must be equally many, got {len(hypotheses)} and {len(references)}"
        )
    if not references:
        raise ValueError(f"{name}: there are no sentences to compare")
    references = [as_words(r, f"{name}: references[{i}]") for i, r in enumerate(references)]
    return [_words(h, f"{name}: hypotheses[{i}]") for i, h in enumerate(hypotheses)], references


def _words(hypothesis, name):
    """A translation's words in one form; there may be none, and they may be ids where a model has no vocabulary."""
    try:
        words = one_form(hypothesis).split() if isinstance(hypothesis, str) else list(hypothesis)
    except TypeError:
        raise TypeError(f"{name} must be text or a list of words, got {hypothesis!r:.60}") from None
    return [one_word(word) if isinstance(word, str) else word for word in words]


def bleu(hypotheses, references):
    """Corpus BLEU, 0 to 100, of sentences already split into words (sacrebleu, Post 2018; no further splitting).

    ValueError where no reference has four words: there are no runs of four to count then, and even perfect translations
    would have 0. A single short sentence among longer ones does no harm.
    """
    import sacrebleu  # takes a while to import, and few need it

    hypotheses, references = _both(hypotheses, references, "bleu")
    longest = max(map(len, references))
    if longest < ORDER:
        raise ValueError(
            f"bleu: references must hold a sentence of at least {ORDER} words, for BLEU counts runs of 1 to {ORDER}; "
            f"the longest has {longest}: take word_accuracy or exact_match for sentences this short"
        )
    texts = [[" ".join(map(str, words)) for words in side] for side in (hypotheses, references)]
    return float(sacrebleu.corpus_bleu(texts[0], [texts[1]], tokenize="none", force=True).score)


def exact_match(hypotheses, references):
    """Share of sentences that agree with the reference word for word."""
    hypotheses, references = _both(hypotheses, references, "exact_match")
    return float(np.mean([h == r for h, r in zip(hypotheses, references, strict=True)]))


def word_accuracy(hypotheses, references):
    """1 - (edits / reference words) over all sentences, each sentence's edits counted up to its length.

    By edit distance, not place by place: one word left out early would make every later word wrong though each is
    there. accuracy_by_position is the place-by-place count.
    """
    hypotheses, references = _both(hypotheses, references, "word_accuracy")
    edits = sum(min(edit_distance(h, r), len(r)) for h, r in zip(hypotheses, references, strict=True))
    return 1.0 - edits / sum(map(len, references))


def split_clauses(words):
    """Words cut at the English connectives (and, then, but, so), which are left out."""
    clauses = [[]]
    for word in as_words(words, "words") if words else []:
        if word in _JOINTS:
            clauses.append([])
        else:
            clauses[-1].append(word)
    return clauses


def clause_accuracy(hypotheses, references):
    """Share of the references' clauses that the hypothesis has word for word as its clause of the same number.

    Unlike exact match, which falls as p^n for n clauses even where each is right with the same chance p.
    """
    hypotheses, references = _both(hypotheses, references, "clause_accuracy")
    right = total = 0
    for hypothesis, reference in zip(hypotheses, references, strict=True):
        wanted, found = split_clauses(reference), split_clauses(hypothesis)
        total += len(wanted)
        right += sum(a == b for a, b in zip(found, wanted, strict=False))
    return right / total


def accuracy_by_position(hypotheses, references, positions=None):
    """Share of right words at each place of the sentence, counted from its first word: float array (positions,).

    Place p counts only references with more than p words; nan where there is none.
    """
    hypotheses, references = _both(hypotheses, references, "accuracy_by_position")
    positions = max(map(len, references)) if positions is None else positions
    if isinstance(positions, bool) or not isinstance(positions, (int, np.integer)) or positions < 1:
        raise ValueError(f"accuracy_by_position: positions must be a whole number of at least 1, got {positions!r}")
    right, total = np.zeros(positions), np.zeros(positions)
    for hypothesis, reference in zip(hypotheses, references, strict=True):
        length = min(len(reference), positions)
        total[:length] += 1
        same = [p for p in range(min(length, len(hypothesis))) if hypothesis[p] == reference[p]]
        right[same] += 1
    return np.divide(right, total, out=np.full(positions, np.nan), where=total > 0)


def by_group(measure, hypotheses, references, groups):
    """{group: measure of its sentences}, groups ascending; groups: one label per sentence (clauses, lengths)."""
    if not callable(measure):
        raise TypeError(f"by_group: measure must be a function such as exact_match, got {measure!r:.60}")
    hypotheses = arguments.items(hypotheses, "by_group: hypotheses", "sentences")
    references = arguments.items(references, "by_group: references", "sentences")
    groups = arguments.items(groups, "by_group: groups", "labels")
    if not len({isinstance(label, str) for label in groups}) < 2 or not all(map(_is_label, groups)):
        raise TypeError(f"by_group: groups must hold numbers, or words, got {groups!r:.60}")
    groups = np.array(groups)
    if len(hypotheses) != len(references):
        raise ValueError(
            f"by_group: hypotheses and references must be equally many, got {len(hypotheses)} and {len(references)}"
        )
    if len(groups) != len(references):
        raise ValueError(
            f"by_group: groups must be one per sentence, got {len(groups)} for {len(references)} sentences"
        )
    result = {}
    for group in np.unique(groups):
        at = np.flatnonzero(groups == group)
        result[group.item()] = measure([hypotheses[i] for i in at], [references[i] for i in at])
    return result


def _is_label(label):
    return isinstance(label, (str, int, np.integer)) or (isinstance(label, (float, np.floating)) and label == label)


def exact_match_by(hypotheses, references, groups):
    """exact_match of each group: {group: share}."""
    return by_group(exact_match, hypotheses, references, groups)


def word_accuracy_by(hypotheses, references, groups):
    """word_accuracy of each group: {group: share}."""
    return by_group(word_accuracy, hypotheses, references, groups)


def clause_accuracy_by(hypotheses, references, groups):
    """clause_accuracy of each group: {group: share}."""
    return by_group(clause_accuracy, hypotheses, references, groups)
