"""Boxes and arrows with shapes: what is connected to what, and how large it is."""

from attention_helpers.nn import checks
from attention_helpers.views.figures.axes import axes
from attention_helpers.widgets.palette import COLORS, INK

_KINDS = {"data": (INK, "-"), "layer": (COLORS[0], "-"), "state": (COLORS[1], (0, (5, 2)))}


def boxes(items, arrows, size=(9.0, 3.6), title=None, ax=None):
    """Draw boxes joined by arrows. Returns the Axes.

    items: {name: (column, row, text, shape, kind)}: the box's place on a grid (row 0 on top; fractions allowed), the
        text in it, its shape such as "(B, S, 64)" (or ""), and "data", "layer" or "state", which sets the frame.
    arrows: list of (from, to) or (from, to, label), names of boxes.
    Raises ValueError where an arrow names no box or a kind is unknown.
    """
    ax = axes(ax, _checked_size(items, arrows, size), title)
    ax.set_axis_off()
    columns = [item[0] for item in items.values()]
    rows = [item[1] for item in items.values()]
    ax.set(xlim=(min(columns) - 0.55, max(columns) + 0.55), ylim=(max(rows) + 0.6, min(rows) - 0.6))
    drawn = {name: _box(ax, *item) for name, item in items.items()}
    for start, end, *label in arrows:
        _arrow(ax, drawn[start], drawn[end], items[start], items[end], label[0] if label else "")
    return ax


def _checked_size(items, arrows, size):
    """`size` as a list; TypeError or ValueError for what is wrong with any of the three."""
    if not isinstance(items, dict) or not items:
        raise TypeError(f"items must be a dict of at least one box, got {checks.came(items)}")
    for name, item in items.items():
        if not isinstance(item, (tuple, list)) or len(item) != 5:
            raise ValueError(f"items: box {name!r} must be (column, row, text, shape, kind), got {item!r:.60}")
        column, row, text, shape, kind = item
        for value in (column, row):
            checks.number(value, f"items: a place of box {name!r}")
        for value in (text, shape):
            checks.text(value, f"items: what box {name!r} says")
        checks.one_of(kind, tuple(_KINDS), f"items: the kind of box {name!r}")
    for arrow in checks.items(arrows, "arrows", "pairs of boxes"):
        if not isinstance(arrow, (tuple, list)) or len(arrow) not in (2, 3):
            raise ValueError(f"arrows must be (from, to) or (from, to, label), got {arrow!r:.60}")
        for name in arrow[:2]:
            if name not in list(items):
                raise ValueError(f"arrows: there is no box {name!r}; boxes are {', '.join(map(str, items))}")
        checks.text("".join(arrow[2:]) if isinstance(arrow[-1], str) else arrow[-1], "arrows: a label")
    sides = checks.items(size, "size", "two numbers")
    if len(sides) != 2:
        raise ValueError(f"size must be (width, height) in inches, got {size!r:.60}")
    return [checks.positive_number(side, "size", 100) for side in sides]


def _box(ax, column, row, text, shape, kind):
    color, line = _KINDS[kind]
    label = f"{text}\n{shape}" if shape else text
    frame = {"boxstyle": "round,pad=0.5", "facecolor": "none", "edgecolor": color, "linestyle": line, "linewidth": 1.8}
    return ax.text(column, row, label, ha="center", va="center", fontsize=11.5, linespacing=1.5, bbox=frame)


def _arrow(ax, start, end, start_item, end_item, label):
    (x1, y1), (x2, y2) = start_item[:2], end_item[:2]
    look = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.5, "shrinkA": 0, "shrinkB": 0}
    ends = {"patchA": start.get_bbox_patch(), "patchB": end.get_bbox_patch()}
    ax.annotate("", xy=(x2, y2), xytext=(x1, y1), arrowprops=look | ends)
    if label:
        ax.text((x1 + x2) / 2, (y1 + y2) / 2, f" {label} ", ha="center", va="bottom", fontsize=10.5)
