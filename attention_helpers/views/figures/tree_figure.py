"""Trees as static figures: words below, a label in every node, and a mark where the sign turns."""

from attention_helpers.views.figures.tree_layout import places
from attention_helpers.widgets import colormap
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.palette import COLORS, INK

MINUS = "\N{MINUS SIGN}"


def tree_figure(tree, labels, ax=None, title=None):
    """Draw a labelled tree -> Axes.

    tree: {"left", "right"} with words or {"word": ...} at the leaves. labels: one whole number from -2 to 2 for each
    node in post-order. A node whose label has the opposite sign of a branch's gets a thick frame and the word "turns".
    ValueError where the numbers of labels and nodes differ.
    """
    import matplotlib.pyplot as plt

    found = places(tree)
    if len(labels) != len(found):
        raise ValueError(f"labels must hold one label for each of the {len(found)} nodes, got {len(labels)}")
    leaves = sum(place.left is None for place in found)
    if ax is None:
        _figure, ax = plt.subplots(figsize=(max(3.5, 0.95 * leaves), 0.8 + 0.62 * (found[-1].height + 1)))
    turned = set(turns(tree, labels))
    line = {"color": INK, "marker": "", "linestyle": "-", "linewidth": 1.3, "zorder": 1}
    for number, (place, label) in enumerate(zip(found, labels, strict=True)):
        for branch in (place.left, place.right):
            if branch is not None:
                ax.plot([place.x, found[branch].x], [place.height, found[branch].height], **line)
        _draw_node(ax, place, label, number in turned)
    ax.set(xlim=(-0.6, leaves - 0.4), ylim=(-1.15, found[-1].height + 0.7))
    ax.axis("off")
    if title is not None:
        ax.set_title(title)
    return ax


def _draw_node(ax, place, label, turned):
    color = colormap.cell_color(label / 2, signed=True)
    edge, width = (COLORS[3], 3.0) if turned else (INK, 1.0)
    frame = {"boxstyle": "round,pad=0.35", "facecolor": color, "edgecolor": edge, "linewidth": width}
    middle = {"ha": "center", "va": "center", "color": colormap.ink_on(color), "zorder": 3}
    ax.text(place.x, place.height, said(label), **middle, fontsize=11, bbox=frame)
    if turned:
        ax.text(place.x + 0.3, place.height + 0.22, _("turns"), color=COLORS[3], fontsize=10, va="bottom")
    if place.left is None:
        ax.text(place.x, -0.62, place.words[0], ha="center", va="top", fontsize=12)


def said(label):
    """A label with its sign: +1, 0, −2."""
    return f"{label:+d}".replace("-", MINUS) if label else "0"


def turns(tree, labels):
    """Numbers (post-order) of the nodes where the sign turns: no branch is 0 or shares it, one has the opposite.

    "not good": the branches are 0 and +1, the node is -1.
    """
    found = places(tree)
    turned = []
    for number, place in enumerate(found):
        if place.left is not None and labels[number]:
            signs = {_sign(labels[place.left]), _sign(labels[place.right])} - {0}
            if signs and _sign(labels[number]) not in signs:
                turned.append(number)
    return turned


def _sign(value):
    return (value > 0) - (value < 0)
