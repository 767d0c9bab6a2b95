"""A square of the plane in a picture, from -3 to 3, in which a query is dragged or set by picking a point."""

from dataclasses import dataclass

import numpy as np

from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg import FAINT, INK, WARN


@dataclass(frozen=True)
class Plane:
    """x, y: where the origin lies in the picture; unit: pixels of one unit; side: pixels of the square's side."""

    x: float
    y: float
    unit: float
    side: float

    def pixels(self, place):
        """A place (2,) of the plane in pixels, kept inside the square."""
        limit = self.side / 2 - 5
        left, top = np.clip(np.asarray(place) * (self.unit, -self.unit), -limit, limit)
        return self.x + left, self.y + top

    def setting(self, x, y):
        """Pixels of the picture -> the nearest setting {"x", "y"} of the query's sliders."""
        return {
            name: float(np.clip(np.round(value / self.unit, 1), -3, 3)) + 0.0
            for name, value in (("x", x - self.x), ("y", self.y - y))
        }

    def draw_axes(self, picture):
        left, top = self.x - self.side / 2, self.y - self.side / 2
        picture.rect(left, top, self.side, self.side, stroke=FAINT)
        picture.line(left, self.y, left + self.side, self.y, stroke=FAINT, stroke_width=1)
        picture.line(self.x, top, self.x, top + self.side, stroke=FAINT, stroke_width=1)

    def draw_points(self, picture, query, dot, **also_set):
        """The points with whole numbers: each, when picked, brings the query there. dot: radius of what is seen."""
        at = np.round(query, 1).tolist()
        places = {(column, row): self.pixels((column, row)) for column in range(-3, 4) for row in range(-3, 4)}
        for (column, row), place in places.items():
            picture.circle(
                *place,
                9,
                fill="transparent",
                stroke="none",
                sets={"x": float(column), "y": float(row), **also_set},
                says=_("query to {x}, {y}").format(x=column, y=row),
                pressed=at == [column, row],
            )
        # Strokes without length and with round ends are dots: one shape in place of forty-nine.
        dots = "".join(f"M{x:.1f} {y:.1f}h0" for x, y in places.values())
        look = {"stroke": FAINT, "stroke_width": 2 * dot, "stroke_linecap": "round"}
        picture.add("path", d=dots, pointer_events="none", **look)

    def draw_query(self, picture, query, radius, size):
        """The query, to be dragged; size: of its label."""
        left, top = self.pixels(query)
        picture.circle(left, top, radius, fill=WARN, stroke=INK, stroke_width=2, data_drag="query", style="cursor:grab")
        name = _("query")
        wide = size * sum(ord(letter) > 0x2E80 for letter in name)  # a Japanese letter is as wide as it is tall
        picture.text(max(left, wide / 2), top + 3 * (radius - 1), name, size=size, pointer_events="none")
