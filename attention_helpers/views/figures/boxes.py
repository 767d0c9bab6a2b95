"""Boxes and arrows with shapes: what is connected to what, and how large it is."""

from attention_helpers.widgets.palette import COLORS, INK

_KINDS = {"data": (INK, "-"), "layer": (COLORS[0], "-"), "state": (COLORS[1], (0, (5, 2)))}


def boxes(items, arrows, size=(9.0, 3.6), title=None, ax=None):
    """Draw boxes joined by arrows. Returns the Axes.

    items: {name: (column, row, text, shape, kind)}: the box's place on a grid (row 0 on top; fractions allowed), the
        text in it, its shape such as "(B, S, 64)" (or ""), and "data", "layer" or "state", which sets the frame.
    arrows: list of (from, to) or (from, to, label), names of boxes.
    Raises ValueError where an arrow names no box or a kind is unknown.
    """
    import matplotlib.pyplot as plt

    if ax is None:
        _, ax = plt.subplots(figsize=size)
    ax.set_axis_off()
    columns = [item[0] for item in items.values()]
    rows = [item[1] for item in items.values()]
    ax.set(xlim=(min(columns) - 0.55, max(columns) + 0.55), ylim=(max(rows) + 0.6, min(rows) - 0.6))
    if title:
        ax.set_title(title)
    drawn = {name: _box(ax, name, *item) for name, item in items.items()}
    for start, end, *label in arrows:
        for name in (start, end):
            if name not in drawn:
                raise ValueError(f"arrows: there is no box {name!r}; boxes are {', '.join(drawn)}")
        _arrow(ax, drawn[start], drawn[end], items[start], items[end], label[0] if label else "")
    return ax


def _box(ax, name, column, row, text, shape, kind):
    if kind not in _KINDS:
        raise ValueError(f"items: box {name!r} is of kind {kind!r}; expected one of {', '.join(_KINDS)}")
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
