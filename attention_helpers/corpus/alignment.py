"""How good word alignments are: links read off attention weights, and their error rate."""

import numpy as np

from attention_helpers.corpus import arguments


def alignment_links(weights):
    """Attention weights (target words, source words) -> frozenset of (i, j): the heaviest source word i of each j.

    Give the rows of the sentence's own words only, without the row of </s>.
    """
    weights = arguments.array(weights, "alignment_links: weights")
    if weights.ndim != 2 or 0 in weights.shape:
        raise ValueError(
            f"alignment_links: weights must have the shape (target words, source words), got {weights.shape}"
        )
    if not np.isfinite(weights).all():
        raise ValueError("alignment_links: weights must be finite numbers; some are NaN or infinite")
    return frozenset((int(i), j) for j, i in enumerate(weights.argmax(axis=1)))


def gold_sources(links):
    """Links (i, j) of one sentence -> {target word j: set of its source words i}; words without a link are left out."""
    links = _as_links(links, "gold_sources: links")
    return {target: {i for i, j in links if j == target} for target in {j for _, j in links}}


def _as_links(item, where):
    if isinstance(item, np.ndarray):
        return alignment_links(item)
    try:
        return frozenset((int(i), int(j)) for i, j in item)
    except (TypeError, ValueError):
        raise TypeError(
            f"{where} must be weights of shape (target words, source words) or links (i, j), got {item!r:.60}"
        ) from None


def alignment_error_rate(weights_or_links, gold):
    """Alignment error rate: 1 - (|A and S| + |A and P|) / (|A| + |S|), Och and Ney 2003, equation 7.

    All gold links are sure here (P = S), so it is 1 - 2 |A and S| / (|A| + |S|): 0 is perfect, 1 is no link in common.
    weights_or_links, gold: lists with one entry per sentence. An entry is attention weights, an array (target words,
    source words), or links (i, j), source word i - target word j. For one sentence both may be given without the list.
    """
    if (isinstance(weights_or_links, np.ndarray) and weights_or_links.ndim == 2) or _is_links(weights_or_links):
        weights_or_links, gold = [weights_or_links], [gold]
    weights_or_links = arguments.items(weights_or_links, "alignment_error_rate: weights_or_links", "sentences")
    gold = arguments.items(gold, "alignment_error_rate: gold", "sentences")
    if len(weights_or_links) != len(gold):
        raise ValueError(
            "alignment_error_rate: weights_or_links and gold must be equally many, "
            f"got {len(weights_or_links)} and {len(gold)}"
        )
    found = sure = both = 0
    for n, (item, links) in enumerate(zip(weights_or_links, gold, strict=True)):
        a = _as_links(item, f"alignment_error_rate: weights_or_links[{n}]")
        s = _as_links(links, f"alignment_error_rate: gold[{n}]")
        found, sure, both = found + len(a), sure + len(s), both + len(a & s)
    if not sure:
        where = "gold" if found else "weights_or_links nor in gold"
        raise ValueError(f"alignment_error_rate: there is no link in {where}, so there is nothing to compare with")
    return 1.0 - 2.0 * both / (found + sure)


def _is_links(item):
    """Whether `item` is one sentence's links and not a list of sentences."""

    def is_link(x):
        return isinstance(x, tuple) and len(x) == 2 and all(isinstance(n, (int, np.integer)) for n in x)

    return isinstance(item, (set, frozenset)) or (isinstance(item, list) and bool(item) and all(map(is_link, item)))
