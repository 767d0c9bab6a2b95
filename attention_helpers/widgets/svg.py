"""A small builder of SVG pictures that follow JupyterLab's theme; playgrounds, predictions and the report draw with it.

All text is escaped, and what no XML can hold is written out. All numbers are rounded to a tenth of a pixel, so the same
values give the same string.
"""

import json
import math
from functools import cache

import numpy as np

from attention_helpers.widgets import colormap
from attention_helpers.widgets.card import escaped
from attention_helpers.widgets.palette import BLUE, GREEN, ORANGE, RED

INK = "var(--ah-ink, currentColor)"  # the variables of base.css, which follow JupyterLab's theme
FAINT = "var(--ah-line, #999999)"
ACCENT, WARN, GOOD, BAD = BLUE, ORANGE, GREEN, RED


def _number(value):
    value = float(value)
    if not math.isfinite(value):
        raise ValueError(f"a place in a picture must be a finite number, got {value}")
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")  # + 0.0 turns -0.0 into 0.0


def _points(places):
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in places)


def _attributes(pairs):
    # Pictures hold up to a thousand shapes and are drawn at each move of a slider: a number needs no escaping.
    return "".join(
        f' {_name(name)}="{_number(value) if isinstance(value, (int, float)) else escaped(value)}"'
        for name, value in pairs.items()
        if value is not None
    )


@cache
def _name(name):
    """The attribute's name in SVG, for the keyword's."""
    return name.rstrip("_").replace("_", "-")


class Drawing:
    """An SVG picture of `width` × `height` pixels; `label` says in a few words what it is.

    Methods add shapes and return the drawing, so that calls chain; `str(drawing)` is the SVG. Any further
    keyword becomes an SVG attribute (`stroke_width=2` → stroke-width="2"). `sets={"query": 2}` on a shape makes
    it a button: a click, Enter or Space on it sets these controls of the playground, and the arrow keys move
    between such shapes; `says` is its spoken name and `pressed` tells that it is the chosen one.
    """

    style = "max-width:100%;height:auto"

    def __init__(self, width, height, label):
        if not (width > 0 and height > 0):
            raise ValueError(f"a picture needs a positive width and height, got {width} x {height}")
        self.width, self.height, self.label = width, height, label
        self._parts = []

    def add(self, tag, text=None, sets=None, says=None, pressed=None, **attributes):
        """Add one element; `text` is its escaped content."""
        if sets is not None:
            attributes |= {
                "data_pick": json.dumps(sets, ensure_ascii=False, sort_keys=True),
                "aria_label": says if says is not None else text,
                "aria_pressed": None if pressed is None else str(bool(pressed)).lower(),
            }
        end = "/>" if text is None else f">{escaped(text)}</{tag}>"
        self._parts.append(f"<{tag}{_attributes(attributes)}{end}")
        return self

    def rect(self, x, y, width, height, fill="none", stroke="none", **more):
        return self.add("rect", x=x, y=y, width=width, height=height, fill=fill, stroke=stroke, **more)

    def circle(self, x, y, radius, fill=ACCENT, stroke="none", **more):
        return self.add("circle", cx=x, cy=y, r=radius, fill=fill, stroke=stroke, **more)

    def line(self, x1, y1, x2, y2, stroke=INK, **more):
        return self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, **({"stroke_width": 1.5} | more))

    def polyline(self, points, stroke=ACCENT, fill="none", **more):
        return self.add("polyline", points=_points(points), stroke=stroke, fill=fill, **({"stroke_width": 2} | more))

    def text(self, x, y, text, size=15, anchor="middle", fill=None, **more):
        """Text whose baseline is at y, in the picture's ink. anchor: "start", "middle" or "end"."""
        return self.add("text", text=text, x=x, y=y, font_size=size, text_anchor=anchor, fill=fill, **more)

    def arrow(self, x1, y1, x2, y2, stroke=INK, width=1.5, head=7, **more):
        """A line with a drawn head at (x2, y2)."""
        angle = math.atan2(y2 - y1, x2 - x1)
        wings = [(x2 - head * math.cos(angle + turn), y2 - head * math.sin(angle + turn)) for turn in (0.45, -0.45)]
        self.line(x1, y1, x2, y2, stroke=stroke, stroke_width=width, **more)
        return self.add("polygon", points=_points([(x2, y2), *wings]), fill=stroke)

    def bars(self, x, y, width, height, values, labels, marked=()):
        """Upright bars of values in 0 … 1, their base line at y + height; those at an index in `marked` are framed."""
        step = width / max(len(values), 1)
        for i, (value, label) in enumerate(zip(values, labels, strict=True)):
            tall = height * min(max(value, 0.0), 1.0)
            left, top, middle = x + (i + 0.15) * step, y + height - tall, x + (i + 0.5) * step
            self.rect(left, top, 0.7 * step, tall, ACCENT, stroke=INK if i in marked else "none", stroke_width=2.5)
            self.text(middle, top - 5, f"{value:.2f}", size=13).text(middle, y + height + 19, label)
        return self.line(x, y + height, x + width, y + height, stroke=FAINT)

    def heatmap(self, x, y, matrix, cell, signed=False):
        """Cells (width, height) in the colours of `matrix` (rows, columns), from the corner (x, y).

        Values are rounded to a 32nd, and the cells of one colour are one path, a stroke for each: a browser draws
        sixty paths at each move of a slider, where five hundred rectangles took it a third of the time it has.
        """
        wide, tall = cell
        rows, columns = np.shape(matrix)
        colors = iter(colormap.cell_colors(np.round(np.ravel(matrix) * 32) / 32, signed))
        across = [f"M{_number(x + i * wide)} " for i in range(columns)]
        strokes = {}
        for j in range(rows):
            along = f"{_number(y + (j + 0.5) * tall)}h{_number(wide)}"
            for left in across:
                strokes.setdefault(next(colors), []).append(left + along)
        for color, places in strokes.items():
            self.add("path", d="".join(places), stroke=color, stroke_width=tall)
        return self

    def __str__(self):
        size = {"viewBox": f"0 0 {_number(self.width)} {_number(self.height)}", "width": self.width}
        look = {"style": self.style, "role": "img", "aria_label": self.label, "font_family": "inherit", "fill": INK}
        return f'<svg xmlns="http://www.w3.org/2000/svg"{_attributes(size | look)}>{"".join(self._parts)}</svg>'

    def __html__(self):
        """The picture as HTML: a template that escapes all else takes it as it is."""
        return str(self)
