"""Questions to a Japanese sentence that one of its words answers: the word before a particle."""

from typing import NamedTuple

import numpy as np

from attention_helpers.corpus import arguments


class ParticleQuestions(NamedTuple):
    """N examples: which question (N,), the sentence's ids (N, length) padded with 0, the answer's id (N,)."""

    questions: np.ndarray
    sentences: np.ndarray
    answers: np.ndarray


def particle_questions(pairs, particles, vocabulary, length=14):
    """Ask each sentence of one clause for the word before each of `particles`, where it stands there exactly once.

    pairs: SentencePairs. particles: words such as は, を, で; question number n asks for the word before the n-th.
    vocabulary: that of the sources. length: places of a row; longer sentences are left out.
    Raises ValueError where no sentence can be asked.
    """
    arguments.having(pairs, "source clauses", "pairs", "SentencePairs")
    particles = [arguments.text(each, "particles: each") for each in arguments.items(particles, "particles", "words")]
    arguments.having(vocabulary, "encode decode words", "vocabulary", "a Vocabulary")
    length, rows = arguments.whole(length, "length", 1), []
    for words, clauses in zip(pairs.source, pairs.clauses, strict=True):
        if clauses > 1 or len(words) > length:
            continue
        ids = np.zeros(length, int)
        ids[: len(words)] = vocabulary.encode(words)
        for question, particle in enumerate(particles):
            if words.count(particle) == 1 and words.index(particle) > 0:
                rows.append((question, ids, ids[words.index(particle) - 1]))
    if not rows:
        raise ValueError(f"particle_questions: no sentence of one clause has one of {list(particles)} exactly once")
    return ParticleQuestions(*(np.array(column) for column in zip(*rows, strict=True)))
