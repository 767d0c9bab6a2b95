"""A guess that is a curve over given places."""

from typing import ClassVar

import ipywidgets

from attention_helpers.course.predictions.guess import RangeGuess, as_items, as_number, write_number
from attention_helpers.widgets.language import say
from attention_helpers.widgets.svg import ACCENT, FAINT, Drawing
from attention_helpers.widgets.svg_view import SvgView


class CurveGuess(RangeGuess):
    """A value for each of the places x: a slider each, and a picture whose points can be dragged.

    The guess is the list of the values.
    """

    properties: ClassVar = RangeGuess.properties | {
        "x": {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2},
        "x_label": {"type": "string"},
        "y_label": {"type": "string"},
    }
    required = (*RangeGuess.required, "x")
    texts = (*RangeGuess.texts, "x_label", "y_label")
    width, height = 420, 200
    left, right, top, ground = 48, width - 12, 12, height - 30  # of the axes

    def __init__(self, x=None, low=None, high=None, step=None, unit="", x_label="", y_label=""):
        super().__init__(low, high, step, unit)
        places = [] if x is None else as_items(x, "x", "places")
        if len(places) < 2:
            raise ValueError(f"a curve needs at least two places x, got {x!r}")
        self.x = [place if isinstance(place, str) else write_number(as_number(place, "x")) for place in places]
        for name, label in (("x_label", x_label), ("y_label", y_label)):
            if not isinstance(label, str):
                raise TypeError(f"{name} must be text, got {label!r:.60}")
        self.x_label, self.y_label = x_label, y_label
        self.sliders = [
            ipywidgets.FloatSlider(
                value=(self.low + self.high) / 2,
                min=self.low,
                max=self.high,
                step=self.step or (self.high - self.low) / 100,
                readout_format=".3g",
                description=self._at_place(place),
                style={"description_width": "initial"},
                layout={"width": "420px"},
            )
            for place in self.x
        ]
        self.picture = SvgView(*self._drawn())
        self.picture.on_drag(self._dragged)
        for slider in self.sliders:
            slider.observe(self._moved, "value")
        self.widgets = [self.picture, *self.sliders]

    def plain(self):
        return say("curve_range", x=self._at_place(", ".join(self.x)), **self.range_words())

    def read(self):
        return [slider.value for slider in self.sliders]

    def put(self, value):
        for slider, number in zip(self.sliders, value, strict=True):
            slider.value = number

    def result(self, actual):
        values = [super(CurveGuess, self).result(value) for value in as_items(actual, "show_result: actual", "numbers")]
        if len(values) != len(self.x):
            raise ValueError(f"show_result: actual must hold {len(self.x)} numbers, one a place, got {len(values)}")
        return values

    def valid(self, value):
        return isinstance(value, list) and len(value) == len(self.x) and all(map(super().valid, value))

    def write(self, value):
        return ", ".join(f"{x}: {y}" for x, y in zip(self.x, map(super().write, value), strict=True))

    def compare(self, guess, actual):
        distances = [abs(g - a) for g, a in zip(guess, actual, strict=True)]
        largest = max(distances)
        place = self._at_place(self.x[distances.index(largest)])
        return [say("guess_curve", distance=super().write(largest), place=place)]

    def _at_place(self, place):
        return f"{self.x_label} {place}".strip()

    def _dragged(self, name, _x, y):
        share = min(max((self.ground - y) / (self.ground - self.top), 0), 1)
        self.sliders[int(name)].value = self.low + share * (self.high - self.low)

    def _moved(self, _change):
        self.picture.svg, self.picture.description = self._drawn()

    def _drawn(self):
        """The picture as it is now, and what it shows in words."""
        words = self.write(self.read())
        picture = Drawing(self.width, self.height, words)
        axes = [(self.left, self.top), (self.left, self.ground), (self.right, self.ground)]
        picture.polyline(axes, stroke=FAINT, stroke_width=1)
        for y, label in ((self.top + 8, write_number(self.high)), (self.ground, write_number(self.low))):
            picture.text(self.left - 6, y, label, size=13, anchor="end")
        picture.text(self.left + 6, self.top + 8, f"{self.y_label} {self.unit}".strip(), size=13, anchor="start")
        points = [self._at(i, value) for i, value in enumerate(self.read())]
        picture.polyline(points, stroke=ACCENT)
        for i, (x, y) in enumerate(points):
            picture.circle(x, y, 8, data_drag=str(i), style="cursor: ns-resize")
            picture.text(x, self.height - 10, self.x[i], size=13)
        return str(picture), words

    def _at(self, i, value):
        """Where the point of place i and this value lies in the picture."""
        share = (value - self.low) / (self.high - self.low)
        x = self.left + (self.right - self.left) * (i + 0.5) / len(self.x)
        return x, self.ground - share * (self.ground - self.top)
