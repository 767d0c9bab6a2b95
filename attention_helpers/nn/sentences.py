"""What people give to a translator, as arrays: sentences in many forms, a beginning, weights put by hand."""

from itertools import repeat

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.words import END, PAD, START, encode, numbers_of
from attention_helpers.unicode_form import one_form


def read_sentences(model, sentences):
    """Sentences in any of their forms (see `nn.translate`) -> lists of source words, of unknown words, of id arrays."""
    if isinstance(sentences, str):
        sentences = [sentences]
    sentences = checks.items(sentences, "sentences", "sentences")
    numbers = None if model.source_vocabulary is None else numbers_of(model.source_vocabulary)
    read = [_read_sentence(numbers, number, sentence) for number, sentence in enumerate(sentences)]
    return tuple(map(list, zip(*read, strict=True))) if read else ([], [], [])


def _read_sentence(numbers, number, sentence):
    words = _items(sentence, f"Sentence {number}")
    if not words:
        raise ValueError(f"Sentence {number} is empty; a sentence needs at least one word.")
    if _are_ids(words):
        return words, [], np.array(words)
    if numbers is None:
        raise ValueError("The model has no source vocabulary yet: train it first, or give the sentence as ids.")
    ids, missing = encode(numbers, words)
    return words, missing, ids


def read_prefix(model, prefix, sources):
    """The beginning of a single sentence's translation, as a list of ids. ValueError for one that cannot be kept."""
    words = [] if prefix is None else _items(prefix, "prefix")
    if not words:
        return []
    if len(sources) != 1:
        raise ValueError(f"prefix is for a single sentence, got {len(sources)}.")
    if _are_ids(words):
        (ids,) = checks.ids(np.array([words]), model.vocabulary_sizes["target"], "prefix")
    elif model.target_vocabulary is None:
        raise ValueError("The model has no target vocabulary yet: train it first, or give the prefix as ids.")
    else:
        ids, unknown = encode(numbers_of(model.target_vocabulary), words)
        if unknown:
            raise ValueError(f"prefix must hold words of the target vocabulary, got {', '.join(unknown)}.")
    if set(map(int, ids)) & {PAD, START, END}:
        raise ValueError(f"prefix must hold words of a translation, not <pad>, <s> or </s>; got {words}.")
    return list(map(int, ids))


def _items(given, name):
    """The words or ids of one sentence; TypeError unless all are words, or all are ids."""
    if isinstance(given, str):
        return one_form(given).split()
    listed = isinstance(given, (list, tuple)) or (isinstance(given, np.ndarray) and given.ndim == 1)
    items = list(given) if listed else None
    if items is None or not (_are_ids(items) or all(isinstance(item, str) for item in items)):
        raise TypeError(f"{name} must be a str, a list of words or ids, got {given!r:.60}.")
    return items


def _are_ids(items):
    return all(isinstance(item, (int, np.integer)) and not isinstance(item, bool) for item in items)


def read_overrides(model, weights, sources):
    """The argument `weights` of `nn.translate` -> one dict {step: (source length,) weights} for each sentence."""
    if weights is None:
        return [{}] * len(sources)
    checks.attention(model, "translate with weights")
    given = [weights] if isinstance(weights, dict) else list(weights) if np.iterable(weights) else [weights]
    if not all(each is None or isinstance(each, dict) for each in given):
        raise TypeError(f"weights must be a dict {{step: weights}}, or a list of them, got {weights!r:.60}.")
    if len(given) != len(sources):
        raise ValueError(f"weights must be one dict for each of the {len(sources)} sentences, got {len(given)}.")
    return [
        dict(map(_override_row, (each or {}).items(), repeat(len(source))))
        for each, source in zip(given, sources, strict=True)
    ]


def _override_row(item, size):
    """(step, weights over `size` source words) from a step and a row of them, or the number of one word."""
    step, row = item
    if not isinstance(step, (int, np.integer)) or isinstance(step, bool) or step < 0:
        raise ValueError(f"weights must be for steps, whole numbers from 0, got the step {step!r}.")
    if isinstance(row, (int, np.integer)):
        if not 0 <= row < size:
            raise ValueError(f"weights of step {step}: there is no source word {row}, only 0 to {size - 1}.")
        return int(step), np.eye(size)[int(row)]
    try:
        row = np.asarray(row, dtype=np.float64)
    except (TypeError, ValueError):
        raise TypeError(f"weights of step {step} must be {size} numbers, got {row!r:.60}.") from None
    if row.shape != (size,) or not np.isfinite(row).all() or (row < 0).any() or abs(row.sum() - 1) > 1e-3:
        raise ValueError(
            f"weights of step {step} must be {size} numbers, none below 0, with the sum 1; "
            f"got the shape {row.shape} and the sum {row.sum():.3g}."
        )
    return int(step), row
