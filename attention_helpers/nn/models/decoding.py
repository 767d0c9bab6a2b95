"""Translation with a trained model: greedy, by beam, or with weights put by hand."""

from dataclasses import dataclass

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.threads import single_thread
from attention_helpers.nn.training.training import reads
from attention_helpers.nn.words import END, PAD, START, encode, numbers_of, words_of


@dataclass
class Translation:
    """One translated sentence.

    tokens : list of str (of ids where the model has no vocabulary), without <s> and </s>
    weights : (len(tokens), len(source)), row t the attention when token t was chosen; None without attention
    log_probability : float, of all tokens and </s> together
    source : list of the source words as given; unknown : those among them that the model's vocabulary lacks
    candidates : for each step, that of </s> included, the likeliest words as [(word, probability), …], if asked for
    """

    tokens: list
    weights: np.ndarray | None
    log_probability: float
    source: list
    unknown: list
    candidates: list | None = None

    @property
    def text(self):
        """The tokens with spaces between them."""
        return " ".join(map(str, self.tokens))


def translate(
    model,
    sentences,
    beam=1,
    weights=None,
    prefix=None,
    candidates=0,
    max_length=None,
    length_normalisation=1.0,
    batch_size=256,
    pick=None,
    rng=None,
):
    """Translate `sentences`; returns a list with one `Translation` for each.

    Parameters
    ----------
    model : Seq2Seq or Transformer, trained (its vocabularies are used)
    sentences : one str with spaces between the words, or a list of them; an element may also be a list of words or
        an array of ids
    beam : int; 1 takes the likeliest word at each step (greedy); with more, that many beginnings are kept, and the
        result has the highest log-probability divided by length ** length_normalisation (Wu et al. 2016, section
        7, without its constant)
    weights : {step: weights over the source words, or the number of one word}, put in place of the model's own
        attention at these steps (from 0), for a single sentence; a list of such dicts for several
    prefix : list of target words (or ids) that the translation of a single sentence must begin with; none of <pad>,
        <s> and </s>
    candidates : int, how many of the likeliest words of each step to return (greedy only)
    max_length : int, by default twice the source's length and 10; never more than the model's learned positions
    pick : how attention reads: None softly, "argmax" the one word of largest weight, "sample" one that is drawn from
        the weights with the generator `rng`

    Words that the vocabulary lacks are read as <unk> and named in `Translation.unknown`.
    Raises ValueError for empty sentences, ids out of range, weights that do not fit the source or are no weights,
    a prefix that cannot be kept.
    """
    beam, batch_size = checks.positive(beam, "beam"), checks.positive(batch_size, "batch_size")
    sources, unknown, encoded = _read_sentences(model, sentences)
    overrides = _read_overrides(model, weights, sources)
    prefix, reading = _read_prefix(model, prefix, sources), reads(model, pick, rng)
    if max_length is not None and checks.positive(max_length, "max_length") < len(prefix):
        raise ValueError(f"max_length must be at least the {len(prefix)} words of the prefix, got {max_length}.")
    if candidates and beam > 1:
        raise ValueError("candidates are those of greedy decoding: use beam=1.")
    results = [None] * len(encoded)
    order = np.argsort([len(ids) for ids in encoded], kind="stable")
    with single_thread():
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            longest = max(len(encoded[i]) for i in rows)
            limit = max_length or max(min(2 * longest + 10, model.longest_target or np.inf), len(prefix) + 1)
            some = [encoded[i] for i in rows], [overrides[i] for i in rows]
            found = _Search(model, *some, prefix, limit, reading).run(beam, length_normalisation, candidates)
            for i, (ids, used, log_probability, options) in zip(rows, found, strict=True):
                used = None if used is None else used[:, : len(encoded[i])]
                results[i] = Translation(_words(model, ids), used, log_probability, sources[i], unknown[i], options)
    return results


class _Search:
    """One batch of sentences on its way through the decoder."""

    def __init__(self, model, sources, overrides, prefix, limit, reading):
        self.model, self.overrides, self.prefix, self.limit = model, overrides, prefix, limit
        self.reading = reading
        lengths = np.array([len(ids) for ids in sources])
        mask = np.arange(lengths.max()) < lengths[:, None]
        source = np.full(mask.shape, PAD)
        source[mask] = np.concatenate(sources)
        self.memory = model.read(source, mask)

    def run(self, width, length_normalisation, candidates):
        """Yield (ids, weights, log-probability, candidates) for each sentence, keeping its `width` best beginnings."""
        count = len(self.memory.mask)
        sentence = np.repeat(np.arange(count), width)
        memory, state, words = self.memory[sentence], self.memory.start[sentence], np.full(count * width, START)
        # At first all beginnings of a sentence are alike: only one may be continued.
        score = np.where(np.arange(width) == 0, 0.0, -np.inf)[None].repeat(count, axis=0)
        length, done = np.zeros((count, width)), np.zeros((count, width), bool)
        steps, options = [], []
        for step in range(self.limit):
            log_probability, state, weights = self._step(memory, state, words, step, sentence)
            if candidates:
                options.append(self._likeliest(log_probability, candidates))
            log_probability = log_probability.reshape(count, width, -1)
            if step < len(self.prefix):
                log_probability[:, :, np.arange(log_probability.shape[2]) != self.prefix[step]] = -np.inf
            parent, word, score, length, done = _extended(score, length, done, log_probability, length_normalisation)
            rows, words = (np.arange(count)[:, None] * width + parent).ravel(), word.ravel()
            state = state[rows] if width > 1 else state  # a single beginning is its own parent
            steps.append((words, rows, weights))
            if done.all():
                break
        best = (score / length**length_normalisation).argmax(axis=1)
        ids, used = _trace(steps, np.arange(count) * width + best)
        for i, stop in enumerate(map(_stop, ids)):
            noted = [step[i] for step in options[: stop + 1]] if candidates else None
            yield ids[i, :stop], None if used is None else used[i, :stop], float(score[i, best[i]]), noted

    def _step(self, memory, state, words, step, sentence):
        """One decoding step with the weights put by hand, if any; logits become log-probabilities (float64)."""
        override = None
        if any(step in self.overrides[i] for i in sentence):
            override = np.full(memory.mask.shape, np.nan, self.model.dtype)
            for row, i in enumerate(sentence):
                given = self.overrides[i].get(step)
                if given is not None:
                    override[row] = 0
                    override[row, : len(given)] = given
        logits, state, weights = self.model.decode_step(memory, state, words, override, **self.reading)
        logits = logits.astype(np.float64)
        logits[:, [PAD, START]] = -np.inf  # never a word of a translation
        logits -= logits.max(axis=1, keepdims=True)
        return logits - np.log(np.exp(logits).sum(axis=1, keepdims=True)), state, weights

    def _likeliest(self, log_probability, count):
        """For each row the `count` likeliest words as [(word, probability), …]."""
        best = np.argsort(-log_probability, axis=1, kind="stable")[:, : min(count, log_probability.shape[1] - 2)]
        shares = np.exp(np.take_along_axis(log_probability, best, axis=1)).tolist()
        return [list(zip(_words(self.model, ids), row, strict=True)) for ids, row in zip(best, shares, strict=True)]


def _extended(score, length, done, log_probability, length_normalisation):
    """The best ways to go on by one word: parent and word of each (sentences, width), and its score, length and end."""
    log_probability[done] = -np.inf
    log_probability[done, PAD] = 0  # a finished one stays as it is
    count, width, words = log_probability.shape
    total, length = score[:, :, None] + log_probability, length + ~done
    if width == 1:  # all go on from the same beginning: their lengths do not matter, nor the order of all but the best
        best = total[:, 0].argmax(axis=1)[:, None]
    else:
        rank = (total / length[:, :, None] ** length_normalisation).reshape(count, -1)
        best = np.argsort(-rank, axis=1, kind="stable")[:, :width]
    parent, word = np.divmod(best, words)
    score = np.take_along_axis(total.reshape(count, -1), best, axis=1)
    length, done = (np.take_along_axis(array, parent, axis=1) for array in (length, done))
    return parent, word, score, length, done | (word == END)


def _trace(steps, rows):
    """Ids (rows, steps) and weights (rows, steps, source time), or None, on the way to `rows` of the last step."""
    ids, used = [], []
    for words, parents, weights in reversed(steps):
        ids.append(words[rows])
        rows = parents[rows]
        used.append(None if weights is None else weights[rows])
    return np.stack(ids[::-1], axis=1), None if used[0] is None else np.stack(used[::-1], axis=1)


def _stop(ids):
    """How many tokens come before </s> (or before the padding of a finished one)."""
    ends = np.flatnonzero(ids == END)
    return int(ends[0]) if len(ends) else len(ids)


def _words(model, ids):
    """Ids as words; as plain ids where the model has no vocabulary."""
    if model.target_vocabulary is None:
        return [int(i) for i in ids]
    known = words_of(model.target_vocabulary)
    return [known[i] for i in ids]


def _read_sentences(model, sentences):
    """Sentences in any of their forms -> lists of source words, of unknown words, of id arrays."""
    if isinstance(sentences, str):
        sentences = [sentences]
    numbers = None if model.source_vocabulary is None else numbers_of(model.source_vocabulary)
    sources, unknown, encoded = [], [], []
    for number, sentence in enumerate(sentences):
        words = sentence.split() if isinstance(sentence, str) else list(sentence)
        if not words:
            raise ValueError(f"Sentence {number} is empty; a sentence needs at least one word.")
        if all(isinstance(word, (int, np.integer)) for word in words):
            ids, missing = np.array(words), []
        elif not all(isinstance(word, str) for word in words):
            raise TypeError(f"Sentence {number} must be a str, a list of words or ids, got {sentence!r}.")
        elif numbers is None:
            raise ValueError("The model has no source vocabulary yet: train it first, or give the sentence as ids.")
        else:
            ids, missing = encode(numbers, words)
        sources.append(words)
        unknown.append(missing)
        encoded.append(ids)
    return sources, unknown, encoded


def _read_overrides(model, weights, sources):
    """The argument `weights` of `translate` -> one dict {step: (source length,) weights} for each sentence."""
    if weights is None:
        return [{}] * len(sources)
    checks.attention(model, "translate with weights")
    given = [weights] if isinstance(weights, dict) else list(weights)
    if len(given) != len(sources):
        raise ValueError(f"weights must be one dict for each of the {len(sources)} sentences, got {len(given)}.")
    return [
        {step: _override_row(row, step, len(source)) for step, row in (each or {}).items()}
        for each, source in zip(given, sources, strict=True)
    ]


def _override_row(row, step, size):
    """Weights over `size` source words from a row of them or from the number of one word."""
    if isinstance(row, (int, np.integer)):
        if not 0 <= row < size:
            raise ValueError(f"weights of step {step}: there is no source word {row}, only 0 to {size - 1}.")
        return np.eye(size)[row]
    row = np.asarray(row, dtype=np.float64)
    if row.shape != (size,) or not np.isfinite(row).all() or (row < 0).any() or abs(row.sum() - 1) > 1e-3:
        raise ValueError(
            f"weights of step {step} must be {size} numbers, none below 0, with the sum 1; "
            f"got the shape {row.shape} and the sum {row.sum():.3g}."
        )
    return row


def _read_prefix(model, prefix, sources):
    if not prefix:
        return []
    if len(sources) != 1:
        raise ValueError(f"prefix is for a single sentence, got {len(sources)}.")
    words = prefix.split() if isinstance(prefix, str) else list(prefix)
    if all(isinstance(word, (int, np.integer)) for word in words):
        (ids,) = checks.ids(np.array([words]), model.vocabulary_sizes["target"], "prefix")
    else:
        ids, unknown = encode(numbers_of(model.target_vocabulary), words)
        if unknown:
            raise ValueError(f"prefix must hold words of the target vocabulary, got {', '.join(unknown)}.")
    if set(map(int, ids)) & {PAD, START, END}:
        raise ValueError(f"prefix must hold words of a translation, not <pad>, <s> or </s>; got {words}.")
    return list(ids)
