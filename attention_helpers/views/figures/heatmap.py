"""Heat maps of attention weights (or hidden states), with words on both sides and gold links marked."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.views.figures.axes import axes, texts, words
from attention_helpers.widgets import colormap
from attention_helpers.widgets.card import clean
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.palette import COLORS


def check_matrix(name, matrix, rows, columns):
    """`matrix` as a finite 2-D float array that fits the words beside it, else ValueError."""
    matrix = checks.array(matrix, name).astype(float)
    if matrix.shape != (len(rows), len(columns)):
        raise ValueError(
            f"{name}: expected shape (target words, source words) = ({len(rows)}, {len(columns)}), got {matrix.shape}"
        )
    if not np.isfinite(matrix).all():
        raise ValueError(f"{name}: expected finite numbers, got NaN or infinity")
    return matrix


def check_gold(gold, sources, targets):
    """Gold links as a frozenset of (source index, target index); ValueError for one outside, and for other things."""
    if gold is None:
        return frozenset()
    links = checks.items(gold, "gold", "pairs (source index, target index)", any_order=True)
    for link in links:
        if not isinstance(link, (tuple, list)) or len(link) != 2:
            raise ValueError(f"gold: expected pairs (source index, target index), got {link!r:.60}")
        i, j = (checks.whole(place, "gold: an index") for place in link)
        if not (i < sources and j < targets):
            raise ValueError(f"gold: link ({i}, {j}) lies outside {sources} source and {targets} target words")
    return frozenset((int(i), int(j)) for i, j in links)


def heatmap(weights, source, target, gold=None, numbers=False, title=None, ax=None, signed=False):
    """Draw `weights` (T, S): one row a target word, one column a source word. Returns the Axes.

    weights: (T, S) numbers in 0 … 1, or in -1 … 1 with `signed` (hidden states).
    source, target: S and T words (or unit names).
    gold: set of (source index, target index), from 0: these cells get a frame with a dot in its corner.
    numbers: write each value into its cell.
    Raises ValueError where shapes do not fit or a value is not finite.
    """
    source, target = words("source", source), words("target", target)
    weights = check_matrix("weights", weights, target, source)
    numbers, signed = checks.flag(numbers, "numbers"), checks.flag(signed, "signed")
    gold = check_gold(gold, len(source), len(target))
    size = (max(3.2, 0.62 * len(source) + 1.4), max(2.0, 0.42 * len(target) + 1.2))
    ax = axes(ax, (min(size[0], 12.0), min(size[1], 9.0)), title)
    ax.imshow(weights, cmap=_color_map(signed), vmin=-1 if signed else 0, vmax=1, aspect="auto")
    ax.set_xticks(range(len(source)), map(clean, source), parse_math=False)  # a word is no formula
    ax.set_yticks(range(len(target)), map(clean, target), parse_math=False)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    if numbers:
        _write_numbers(ax, weights, signed)
    _mark_gold(ax, gold)
    return ax


def _write_numbers(ax, weights, signed):
    for (row, column), value in np.ndenumerate(weights):
        ink = colormap.ink_on(colormap.cell_color(value, signed))
        ax.text(column, row, f"{value:.2f}", ha="center", va="center", fontsize=10, color=ink)


def _mark_gold(ax, gold):
    from matplotlib.patches import Rectangle

    for column, row in sorted(gold):
        ax.add_patch(Rectangle((column - 0.45, row - 0.45), 0.9, 0.9, fill=False, edgecolor=COLORS[1], linewidth=2.5))
        dot = {"marker": "o", "markersize": 5, "color": COLORS[1], "markeredgecolor": "white", "linestyle": "none"}
        ax.plot([column + 0.36], [row - 0.33], **dot)


def heatmaps(weights, source, target, titles=None, gold=None, columns=3, numbers=False, signed=False):
    """Small multiples: one heat map for each (T, S) array in `weights`, all on one colour scale.

    titles: one a map. The other arguments are those of `heatmap`. Returns the Axes as a list.
    """
    import matplotlib.pyplot as plt

    source, target = words("source", source), words("target", target)
    weights = [check_matrix("weights", each, target, source) for each in checks.items(weights, "weights", "arrays")]
    if not weights:
        raise ValueError("weights: expected at least one (T, S) array, got none")
    titles = checks.items(titles, "titles", "texts") if titles is not None else [None] * len(weights)
    if len(titles) != len(weights):
        raise ValueError(f"titles: expected {len(weights)}, one a map, got {len(titles)}")
    for title in titles:
        texts(titles=title)
    gold = check_gold(gold, len(source), len(target))
    numbers, signed = checks.flag(numbers, "numbers"), checks.flag(signed, "signed")
    columns = min(checks.positive(columns, "columns"), len(weights))
    rows = -(-len(weights) // columns)
    width = min(12.0, columns * max(2.4, 0.5 * len(source) + 1.0))
    figure, axes = plt.subplots(
        rows, columns, figsize=(width, rows * max(1.9, 0.36 * len(target) + 0.9)), squeeze=False
    )
    for ax, matrix, title in zip(axes.flat, weights, titles, strict=False):
        heatmap(matrix, source, target, gold=gold, numbers=numbers, title=title, ax=ax, signed=signed)
    for ax in list(axes.flat)[len(weights) :]:
        ax.set_visible(False)
    for ax in axes[:, 1:].flat:
        ax.set_yticklabels([])
    figure.set_facecolor("none")
    return list(axes.flat)[: len(weights)]


def describe_heatmap(weights, source, target, gold=None, margin=0.1):
    """The heat map in one line: which source word each target word reads most.

    A row whose two largest weights lie within `margin` is called undecided, so that the line holds when the
    last digits move. With `gold`, the line also counts on how many linked rows the largest weight is gold.
    """
    source, target = words("source", source), words("target", target)
    weights, margin = check_matrix("weights", weights, target, source), checks.number(margin, "margin", 0)
    gold = check_gold(gold, len(source), len(target))
    parts = []
    for word, row in zip(target, weights, strict=True):
        order = np.argsort(row)[::-1]
        clear = len(order) == 1 or row[order[0]] - row[order[1]] >= margin
        parts.append(f"{word} ← {source[order[0]]}" if clear else _("{word}: undecided").format(word=word))
    line = _("Largest weight in each row: {parts}.").format(parts=_(", ").join(parts))
    if not gold:
        return line
    linked = sorted({row for _column, row in gold})
    right = sum((int(weights[row].argmax()), row) in gold for row in linked)
    found = _("On a gold link: {right} of {count} linked words.").format(right=right, count=len(linked))
    return sentences(line, found)


def _color_map(signed):
    """The scale of widgets/colormap.py as a matplotlib colour map."""
    from matplotlib.colors import LinearSegmentedColormap

    stops = colormap.SIGNED_STOPS if signed else colormap.WEIGHT_STOPS
    return LinearSegmentedColormap.from_list("signed" if signed else "weights", stops)
