"""Trees as static figures: words below, in every node its label or its place in a walk."""

from attention_helpers.nn import checks
from attention_helpers.nn.trees.walk import is_leaf, visits
from attention_helpers.views.figures.axes import axes
from attention_helpers.views.figures.tree_layout import places
from attention_helpers.widgets import colormap
from attention_helpers.widgets.card import clean
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.palette import COLORS, INK

MINUS = "\N{MINUS SIGN}"
LABEL_COLORS = {-2: "#8a4b08", -1: "#f0b95c", 0: "#d9d9d9", 1: "#8fbfe0", 2: "#1f66ad"}  # stronger is darker


def tree_figure(tree, labels, ax=None, title=None):
    """Draw a labelled tree -> Axes.

    tree: {"left", "right"} with words or {"word": ...} at the leaves. labels: one whole number from -2 to 2 for each
    node in post-order. A node whose label has the opposite sign of a child's gets a thick frame and the word "turns".
    ValueError where the numbers of labels and nodes differ.
    """
    found, labels = (
        places(tree),
        [checks.whole(label, "labels: each", -2) for label in checks.items(labels, "labels", "whole numbers")],
    )
    if len(labels) != len(found):
        raise ValueError(f"labels must hold one label for each of the {len(found)} nodes, got {len(labels)}")
    turned = set(turns(tree, labels))
    ax = _edges(found, ax, title)
    for number, (place, label) in enumerate(zip(found, labels, strict=True)):
        edge = (COLORS[3], 3.0) if number in turned else (INK, 1.0)
        _node(ax, place, said(label), label_color(label), *edge)
        if number in turned:
            side = 1 if any(other.right == number for other in found) else -1  # the edge upwards is on the other side
            align = "left" if side == 1 else "right"
            ax.text(place.x + 0.32 * side, place.height, _("turns"), fontsize=10, ha=align, va="center")
    return ax


def visit_figure(tree, order="post", ax=None, title=None):
    """Draw a tree whose nodes carry their places, from 1, in a walk of `order` "pre", "in" or "post" -> Axes."""
    found = places(tree)
    inner = {id(node): number for number, node in enumerate(visits(tree)) if not is_leaf(node)}
    leaves = (number for number, place in enumerate(found) if place.left is None)  # from left to right in every order
    walk = [next(leaves) if is_leaf(node) else inner[id(node)] for node in visits(tree, order)]
    step_of = {number: step for step, number in enumerate(walk, start=1)}
    ax = _edges(found, ax, title)
    for number, place in enumerate(found):
        color = LABEL_COLORS[1 if place.left is not None else 0]
        _node(ax, place, str(step_of[number]), color, INK, 1.0)
    return ax


def _edges(found, ax, title):
    """The lines of a tree, and Axes that hold its nodes and words."""
    leaves = sum(place.left is None for place in found)
    ax = axes(ax, (max(3.5, 0.95 * leaves), 0.8 + 0.62 * (found[-1].height + 1)), title)
    line = {"color": INK, "marker": "", "linestyle": "-", "linewidth": 1.3, "zorder": 1}
    for place in found:
        for child in (place.left, place.right):
            if child is not None:
                ax.plot([place.x, found[child].x], [place.height, found[child].height], **line)
    ax.set(xlim=(-0.6, leaves - 0.4), ylim=(-1.25, found[-1].height + 0.5))
    ax.axis("off")
    return ax


def _node(ax, place, text, color, edge, width):
    frame = {"boxstyle": "round,pad=0.35", "facecolor": color, "edgecolor": edge, "linewidth": width}
    middle = {"ha": "center", "va": "center", "color": colormap.ink_on(color), "zorder": 3}
    ax.text(place.x, place.height, text, **middle, fontsize=11, bbox=frame)
    if place.left is None:
        ax.text(place.x, -0.5, clean(place.words[0]), ha="center", va="top", fontsize=12, parse_math=False)


def label_color(label):
    """The colour "#rrggbb" of a label from -2 to 2."""
    return LABEL_COLORS[max(-2, min(2, label))]


def said(label):
    """A label with its sign: +1, 0, −2."""
    return f"{label:+d}".replace("-", MINUS) if label else "0"


def turns(tree, labels):
    """Numbers (post-order) of the nodes where the sign turns: no child shares it, one has the opposite.

    "not good": the children are 0 and +1, the node is -1.
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
