"""Two rows of words joined by lines as strong as the weights between them: attention, seen and touched.

    views.links(found.weights, found.source, found.tokens, gold=pair.alignment, translations={"ペン": "pen"})

Pointing at a word, tapping it or moving the focus to it leaves only its lines, with their numbers at the other ends.
All of it is drawn once, so that this asks nothing of the kernel.
"""

from collections.abc import Mapping

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.views.figures.heatmap import check_gold, check_matrix
from attention_helpers.views.figures.links_picture import LEAST, LinksPicture
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg_view import SvgView

_SAID = 3  # links of a word that its sentence names


def links(weights, source, target, gold=None, translations=None, margin=0.1):
    """Words of `source` above, of `target` below, and a line for each weight. Returns the widget.

    weights: (T, S) numbers of at least 0, a row for each target word, such as the attention of a translation; or None,
    to show the gold links alone. source, target: S and T words, a list or text with spaces.
    gold: set of (source index, target index), from 0: dashed lines in another colour.
    translations: {word: its translation}, written beneath the word wherever it stands.
    margin: as far the largest weight of a row lies above the next where the text calls it the strongest.
    Raises ValueError where shapes do not fit, a weight is negative or not finite, or a gold link lies outside.
    """
    source, target = _words("source", source), _words("target", target)
    gold, margin = check_gold(gold, len(source), len(target)), checks.number(margin, "margin", 0)
    matrix = _weights(weights, source, target, gold)
    if translations is not None and not isinstance(translations, Mapping):
        raise TypeError(f"translations: expected a dict from a word to its translation, got {translations!r:.60}")
    glossed = [[(word, str((translations or {}).get(word, ""))) for word in words] for words in (source, target)]
    names = [[_named(word, gloss) for word, gloss in words] for words in glossed]
    label = _describe(None if weights is None else matrix, *names, gold, margin)
    picture = LinksPicture(matrix, *glossed, gold, _spoken(weights is not None, matrix, *names, gold), label)
    plain = _("Words joined by lines: {source} → {target}.")
    plain = plain.format(source=" ".join(source), target=" ".join(target))
    return SvgView(str(picture), label, text=sentences(plain, label), caption=_caption(weights is not None, gold))


def _named(word, gloss):
    return _("{word} ({gloss})").format(word=word, gloss=gloss.strip("()（）")) if gloss else word


def _words(name, words):
    words = words.split() if isinstance(words, str) else checks.items(words, name, "words")
    if not words or not all(isinstance(word, str) for word in words):
        raise ValueError(f"{name}: expected at least one word, as text or a list of texts, got {words!r:.60}")
    return words


def _weights(weights, source, target, gold):
    if weights is None:
        if not gold:
            raise ValueError("weights: got None and no gold links; expected at least one of them to draw")
        return np.zeros((len(target), len(source)))
    matrix = check_matrix("weights", weights, target, source)
    if (matrix < 0).any():
        raise ValueError(f"weights: expected numbers of at least 0, got {matrix.min():g}")
    return matrix


def _describe(weights, source, target, gold, margin):
    """What the lines show as a whole; without numbers, so that it holds when the last digits move."""
    if weights is None:
        shown = [f"{target[j]} – {source[i]}" for i, j in sorted(gold, key=lambda link: link[::-1])]
        return _("Gold links: {parts}.").format(parts=_(", ").join(shown))
    parts = [_strongest(word, row, source, margin) for word, row in zip(target, weights, strict=True)]
    line = _("Strongest link of each target word: {parts}.").format(parts=_(", ").join(parts))
    linked = sorted({j for _i, j in gold})
    if not linked:
        return line
    right = sum((int(weights[j].argmax()), j) in gold for j in linked)
    found = _("On a gold link: {right} of {count} linked words.").format(right=right, count=len(linked))
    return sentences(line, found)


def _strongest(word, row, source, margin):
    first, *others = np.argsort(row)[::-1]
    if row[first] < LEAST:
        return _("{word}: none").format(word=word)
    if others and row[first] - row[others[0]] < margin:
        return _("{word}: undecided").format(word=word)
    return f"{word} ← {source[first]}"


def _spoken(weighted, weights, source, target, gold):
    """{"s0": …, "t0": …}: the sentence of each word, its strongest link first; read aloud when it has the focus."""
    backward = {(j, i) for i, j in gold}
    reads, read = _("{word} reads: {links}."), _("{word} is read by: {links}.")
    if not weighted:
        reads = read = _("{word} is linked with: {links}.")
    says = {f"t{j}": _sentence(reads, word, weights[j], j, source, backward) for j, word in enumerate(target)}
    return says | {f"s{i}": _sentence(read, word, weights[:, i], i, target, gold) for i, word in enumerate(source)}


def _sentence(template, word, row, place, others, gold):
    """gold: set of (this word, other word)."""
    order = [k for k in np.argsort(-row, kind="stable") if row[k] >= LEAST]
    named = [k for n, k in enumerate(order) if n < _SAID or (place, k) in gold]
    missed = [k for k in range(len(others)) if (place, k) in gold and k not in named]
    marked = _("{link} (gold)")
    parts = [f"{others[k]} {row[k]:.2f}" for k in named] + [others[k] for k in missed]
    parts = [
        marked.format(link=part) if (place, k) in gold else part for part, k in zip(parts, named + missed, strict=True)
    ]
    return template.format(word=word, links=_(", ").join(parts) if parts else _("no word"))


def _caption(weighted, gold):
    lines = _("Blue lines: weights.") if weighted and gold else ""
    dashes = _("Orange dashes: gold links.") if gold else ""
    hint = _("Point at, tap or focus a word: only its lines stay, with their weights.")
    return sentences(lines, dashes, hint if weighted else _("Point at, tap or focus a word: only its lines stay."))
