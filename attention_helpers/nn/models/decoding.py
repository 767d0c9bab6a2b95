"""Translation with a trained model: greedy, by beam, or with weights put by hand."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.sentences import read_overrides, read_prefix, read_sentences
from attention_helpers.nn.training.training import at_work, reads
from attention_helpers.nn.words import END, PAD, START, words_of


@dataclass
class Translation:
    """One translated sentence.

    tokens : list of str (of ids where the model has no vocabulary), without <s> and </s>
    weights : (len(tokens), len(source)), row t the attention when token t was chosen; None without attention
    log_probability : float, of all tokens and </s> together
    source : list of the source words as given; unknown : those among them that the model's vocabulary lacks
    candidates : for each step, that of </s> included, the likeliest words as [(word, probability), …], if asked for
    finished : bool, False where the limit of words came before </s>: such a translation is only the beginning of one
    """

    tokens: list
    weights: np.ndarray | None
    log_probability: float
    source: list
    unknown: list
    candidates: list | None = None
    finished: bool = True

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
    max_length : int, the most words of a translation, by default twice its own source's length and 10, or what a
        model's learned positions allow; one that has not ended by then is cut, and `Translation.finished` is False
    pick : how attention reads: None softly, "argmax" the one word of largest weight, "sample" one that is drawn from
        the weights with the generator `rng`; each sentence has draws of its own, which follow from `rng`, from its
        words and from how often it came before

    What becomes of a sentence depends on neither its neighbours nor `batch_size`; only its last digits may, for in
    batches of other sizes BLAS adds up in other orders. Words that the vocabulary lacks are read as <unk> and named
    in `Translation.unknown`.
    Raises ValueError for empty sentences, ids out of range, weights that do not fit the source or are no weights,
    a prefix that cannot be kept.
    """
    checks.able(model, "source_vocabulary decode_step flat_parameters", "model", "an encoder-decoder such as Seq2Seq")
    beam, batch_size = checks.positive(beam, "beam"), checks.positive(batch_size, "batch_size")
    if pick is not None:
        checks.one_of(pick, ("argmax", "sample"), "pick")
    sources, unknown, encoded = read_sentences(model, sentences)
    overrides, prefix = read_overrides(model, weights, sources), read_prefix(model, prefix, sources)
    limits = _limits(max_length, encoded, prefix, model.longest_target)
    draws, reading = _draws(encoded, rng) if pick == "sample" else None, reads(model, pick, rng)
    candidates = checks.whole(candidates, "candidates")
    if candidates and beam > 1:
        raise ValueError("candidates are those of greedy decoding: use beam=1.")
    length_normalisation = checks.number(length_normalisation, "length_normalisation", -100, 100)
    checks.finite(model.flat_parameters, "The model's parameters")
    results = [None] * len(encoded)
    order = np.argsort([len(ids) for ids in encoded], kind="stable")
    with at_work(model):
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            if draws:
                reading["rng"] = _OwnDraws([draws[i] for i in rows], beam)
            some = [encoded[i] for i in rows], [overrides[i] for i in rows]
            found = _Search(model, *some, prefix, limits[rows], reading).run(beam, length_normalisation, candidates)
            for i, (ids, used, log_probability, options, finished) in zip(rows, found, strict=True):
                used = None if used is None else used[:, : len(encoded[i])].copy()  # a view would keep the whole batch
                words = _words(model, ids)
                results[i] = Translation(words, used, log_probability, sources[i], unknown[i], options, finished)
    return results


def _limits(max_length, encoded, prefix, longest):
    """How many words each translation may have: (sentences,). longest: how many the model can write, or None."""
    if max_length is None:
        own = np.minimum([2 * len(ids) + 10 for ids in encoded], longest or np.inf)
        return np.maximum(own, len(prefix) + 1).astype(int)
    if checks.positive(max_length, "max_length") < len(prefix):
        raise ValueError(f"max_length must be at least the {len(prefix)} words of the prefix, got {max_length}.")
    return np.full(len(encoded), max_length)


def _draws(encoded, rng):
    """A generator for each sentence, which knows nothing of the other sentences."""
    seed, before, draws = int(checks.generator(rng).integers(1 << 63)), Counter(), []
    for ids in encoded:
        same = ids.astype(np.uint32).tobytes()
        draws.append(np.random.default_rng([seed, before[same], *same]))
        before[same] += 1
    return draws


class _OwnDraws(np.random.Generator):
    """Uniform numbers for a batch, `width` rows a sentence, each sentence's from its own generator."""

    def __init__(self, generators, width):
        super().__init__(generators[0].bit_generator)
        self.generators, self.width = generators, width

    def random(self, size):
        return np.concatenate([generator.random((self.width, *size[1:])) for generator in self.generators])


class _Search:
    """One batch of sentences on its way through the decoder."""

    def __init__(self, model, sources, overrides, prefix, limits, reading):
        self.model, self.overrides, self.prefix, self.limits = model, overrides, prefix, limits
        self.reading = reading
        lengths = np.array([len(ids) for ids in sources])
        mask = np.arange(lengths.max()) < lengths[:, None]
        source = np.full(mask.shape, PAD)
        source[mask] = np.concatenate(sources)
        self.memory = model.read(source, mask)

    def run(self, width, length_normalisation, candidates):
        """Yield (ids, weights, log-probability, candidates, finished) for each sentence.

        Its `width` best beginnings are kept. One that came to its own limit stays as it is, as a finished one does.
        """
        count = len(self.memory.mask)
        sentence = np.repeat(np.arange(count), width)
        memory, state, words = self.memory[sentence], self.memory.start[sentence], np.full(count * width, START)
        # At first all beginnings of a sentence are alike: only one may be continued.
        score = np.where(np.arange(width) == 0, 0.0, -np.inf)[None].repeat(count, axis=0)
        length, done = np.zeros((count, width)), np.zeros((count, width), bool)
        steps, options = [], []
        for step in range(self.limits.max()):
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
            done |= (step + 1 >= self.limits)[:, None]
            if done.all():
                break
        best = (score / length**length_normalisation).argmax(axis=1)
        ids, used = _trace(steps, np.arange(count) * width + best)
        for i, limit in enumerate(self.limits):
            ends = np.flatnonzero(ids[i] == END)
            finished = len(ends) > 0
            stop = int(ends[0]) if finished else limit
            noted = [step[i] for step in options[: stop + finished]] if candidates else None
            yield ids[i, :stop], None if used is None else used[i, :stop], float(score[i, best[i]]), noted, finished

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


def _words(model, ids):
    """Ids as words; as plain ids where the model has no vocabulary."""
    if model.target_vocabulary is None:
        return [int(i) for i in ids]
    known = words_of(model.target_vocabulary)
    return [known[i] for i in ids]
