"""Sentences of one to four clauses drawn by seed, each another one."""

from attention_helpers.corpus.generator.coherence import fits_in
from attention_helpers.corpus.generator.draw import Draw
from attention_helpers.corpus.generator.draw_clauses import draw_clause, draw_event, draw_question
from attention_helpers.corpus.generator.draw_reasons import draw_effect, draw_reason
from attention_helpers.corpus.generator.grammar import sentence

PEN = "私 は ペン を 持って いる"
_CAUSAL, _OPPOSED = ("ので", "だから"), ("しかし", "けれど")


def draw_pairs(counts, seed, longest=None, exclude=None, first=()):
    """Distinct pairs: counts = {clause count: how many}; longest = most source words, or None.

    exclude: a set of sentences (either language) to keep away from; what is drawn is added to it.
    Returns a list of Pairs in an order mixed by the seed, those of `first` at its head.
    """
    draw, seen, pairs = Draw(seed), set() if exclude is None else exclude, []
    for clauses, count in counts.items():
        found, tries = 0, 0
        while found < count:
            tries += 1
            if tries > 200 * (count + 100):
                raise ValueError(
                    f"draw_pairs: only {found} of {count} distinct sentences of {clauses} clauses were found"
                )
            pair = draw_sentence(draw, clauses)
            if pair is None or (longest and len(pair.source) > longest):
                continue
            source, target = " ".join(pair.source), " ".join(pair.target)
            if source in seen or target in seen or source == PEN:
                continue
            seen.update((source, target))
            pairs.append(pair)
            found += 1
    draw.shuffle(pairs)
    return [*first, *pairs]


def draw_sentence(draw, clauses):
    """One Pair of so many clauses, or None where the parts drawn do not go together."""
    row = _connectives(draw, clauses - 1)
    tense = "past" if draw.chance(0.5) else "non-past"
    said, used, reason = [], [], None
    for before, after in zip(["", *row], [*row, ""], strict=True):
        if before in _OPPOSED and draw.chance(0.25):
            tense = "past" if tense == "non-past" else "non-past"
        if before in _CAUSAL:
            clause = draw_effect(draw, reason, tense, plain=after == "それから", used=used)
        elif after in _CAUSAL:
            reason = draw_reason(draw, tense)
            clause = reason.clause
        else:
            clause = _clause_between(draw, before, after, tense, used)
        if clause is None or not fits_in(clause, said):
            return None
        said.append(clause)
        used += [clause.verb.ja] if clause.verb else []
    return sentence(said, row)


def _clause_between(draw, before, after, tense, used):
    """A clause that can stand between two connectives ("" where there is none), neither of them "so"."""
    if "それから" in (before, after):
        return draw_event(draw, tense, plain=True, used=used)
    if not after and before in ("", "しかし") and draw.chance(0.13):
        return draw_question(draw, tense, used)
    return draw_clause(draw, tense, used)


def _connectives(draw, count):
    """count connectives that can stand in a row: what "so" follows cannot also be what "then" follows."""
    while True:
        row = [
            draw.weighted({"そして": 30, "しかし": 22, "けれど": 13, "それから": 15, "ので": 12, "だから": 8})
            for _ in range(count)
        ]
        causes = [text in _CAUSAL for text in row]
        if not any(causes[i] and (causes[i - 1] or row[i - 1] == "それから") for i in range(1, count)):
            return row
