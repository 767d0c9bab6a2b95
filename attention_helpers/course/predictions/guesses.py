"""The four kinds of guess: a number, one choice, several choices, a curve over given places.

Each kind knows its controls (`widgets`), how to read and set them, how to say a value in words, and how a guess
compares with what came out. A guess is plain data: float, index, list of indices, list of floats.
"""

import math
import unicodedata

import ipywidgets

from attention_helpers.widgets.svg import ACCENT, FAINT, Drawing
from attention_helpers.widgets.svg_view import SvgView
from attention_helpers.widgets.words import pick, say

WIDE = {"width": "auto", "max_width": "640px"}


def write_number(value):
    """A number in few digits: 12, 0.25, 97.5."""
    return f"{float(value):.4g}"


class NumberGuess:
    """A number from low to high."""

    def __init__(self, low, high, step=None, unit=""):
        _need_range(low, high, step)
        self.low, self.high, self.step, self.unit = float(low), float(high), step, unit
        self.box = ipywidgets.Text(placeholder=f"{write_number(low)} – {write_number(high)}", layout={"width": "12em"})
        self.widgets = [self.box]

    def range_words(self):
        unit = f" ({pick(self.unit)})" if self.unit else ""
        return say("number_range", low=write_number(self.low), high=write_number(self.high), unit=unit)

    plain = range_words

    def read(self):
        """The number typed; full-width digits count. Raises ValueError with what to type."""
        wanted = say("no_number", low=write_number(self.low), high=write_number(self.high))
        try:
            value = float(unicodedata.normalize("NFKC", self.box.value).strip().rstrip("%").replace(",", "."))
        except ValueError:
            raise ValueError(wanted) from None
        if not self.low <= value <= self.high:
            raise ValueError(wanted)
        steps = round((value - self.low) / self.step) if self.step else None
        return value if steps is None else min(self.low + steps * self.step, self.high)

    def put(self, value):
        self.box.value = write_number(value)

    def valid(self, value):
        return _within(value, self.low, self.high)

    def write(self, value):
        return _with_unit(write_number(value), self.unit)

    def compare(self, guess, actual):
        distance = abs(guess - float(actual))
        close = math.isclose(guess, float(actual), rel_tol=1e-6, abs_tol=1e-9)
        return [say("guess_right") if close else say("guess_off", distance=self.write(distance))]


class ChoiceGuess:
    """One of several options."""

    heading = "options_one"

    def __init__(self, options):
        if not isinstance(options, (list, tuple)) or len(options) < 2:
            raise ValueError(f"predict: a choice needs at least two options, got {options!r}")
        self.options = [str(option) for option in options]
        self.widgets = self._controls()

    def _controls(self):
        self.radio = ipywidgets.RadioButtons(
            options=[(text, i) for i, text in enumerate(self.options)], index=None, layout=WIDE
        )
        return [self.radio]

    def plain(self):
        return "\n".join([say(self.heading), *(f"  ( ) {option}" for option in self.options)])

    def read(self):
        if self.radio.value is None:
            raise ValueError(say("no_choice"))
        return self.radio.value

    def put(self, value):
        self.radio.value = value

    def valid(self, value):
        return self._is_index(value)

    def _is_index(self, value):
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(self.options)

    def write(self, value):
        return self.options[self.index_of(value)]

    def index_of(self, value):
        """The index of an option given by its index or its text."""
        if isinstance(value, str) and value in self.options:
            return self.options.index(value)
        if not self._is_index(int(value)):
            raise ValueError(f"show_result: {value!r} is none of the {len(self.options)} options")
        return int(value)

    def compare(self, guess, actual):
        return [say("guess_right" if guess == self.index_of(actual) else "guess_wrong")]


class ChoicesGuess(ChoiceGuess):
    """Any number of several options, none included."""

    heading = "options_many"

    def _controls(self):
        self.boxes = [
            ipywidgets.Checkbox(description=option, indent=False, layout={"width": "auto", "height": "auto"})
            for option in self.options
        ]
        return self.boxes

    def plain(self):
        return "\n".join([say(self.heading), *(f"  [ ] {option}" for option in self.options)])

    def read(self):
        return [i for i, box in enumerate(self.boxes) if box.value]

    def put(self, value):
        for i, box in enumerate(self.boxes):
            box.value = i in value

    def valid(self, value):
        return isinstance(value, list) and all(map(self._is_index, value))

    def write(self, value):
        return "; ".join(self.options[self.index_of(item)] for item in value) or "–"

    def compare(self, guess, actual):
        wanted = {self.index_of(item) for item in actual}
        rows = [
            f"{'✓' if (i in guess) == (i in wanted) else '✗'} {option}: "
            f"{say('guess', guess='■' if i in guess else '□')}; {say('result', result='■' if i in wanted else '□')}"
            for i, option in enumerate(self.options)
        ]
        return [say("guess_right") if set(guess) == wanted else say("guess_wrong"), *rows]


class CurveGuess:
    """A value for each of the places x: a slider each, and a picture whose points can be dragged."""

    width, height, left, bottom, top = 420, 200, 48, 30, 12

    def __init__(self, x, low, high, step=None, unit="", x_label="", y_label=""):
        _need_range(low, high, step)
        if x is None or len(x) < 2:
            raise ValueError(f"predict: a curve needs at least two places x, got {x!r}")
        self.x, self.low, self.high, self.unit = [_plain(place) for place in x], float(low), float(high), unit
        self.x_label, self.y_label = pick(x_label), pick(y_label)
        middle, step = (self.low + self.high) / 2, step or (self.high - self.low) / 100
        self.sliders = [
            ipywidgets.FloatSlider(
                value=middle,
                min=self.low,
                max=self.high,
                step=step,
                readout_format=".3g",
                description=f"{self.x_label} {self._place(place)}".strip(),
                style={"description_width": "initial"},
                layout={"width": "420px"},
            )
            for place in self.x
        ]
        self.picture = SvgView(self._drawing(), self._description())
        self.picture.on_drag(self._dragged)
        for slider in self.sliders:
            slider.observe(self._moved, "value")
        self.widgets = [self.picture, *self.sliders]

    def plain(self):
        unit = f" ({pick(self.unit)})" if self.unit else ""
        places = f"{self.x_label} " if self.x_label else ""
        return say(
            "curve_range",
            low=write_number(self.low),
            high=write_number(self.high),
            unit=unit,
            x=places + ", ".join(map(self._place, self.x)),
        )

    def read(self):
        return [slider.value for slider in self.sliders]

    def put(self, value):
        for slider, number in zip(self.sliders, value, strict=True):
            slider.value = number

    def valid(self, value):
        fits = isinstance(value, list) and len(value) == len(self.x)
        return fits and all(_within(number, self.low, self.high) for number in value)

    def write(self, value):
        pairs = zip(self.x, value, strict=True)
        return ", ".join(f"{self._place(x)}: {_with_unit(write_number(y), self.unit)}" for x, y in pairs)

    def compare(self, guess, actual):
        distances = [abs(g - float(a)) for g, a in zip(guess, actual, strict=True)]
        farthest = max(range(len(distances)), key=distances.__getitem__)
        place = f"{self.x_label} {self._place(self.x[farthest])}".strip()
        return [say("guess_curve", distance=_with_unit(write_number(distances[farthest]), self.unit), place=place)]

    def _place(self, place):
        return place if isinstance(place, str) else write_number(place)

    def _at(self, i, value):
        """Where the point of place i and this value lies in the picture."""
        right = self.width - 12
        x = self.left + (right - self.left) * (i + 0.5) / len(self.x)
        share = (value - self.low) / (self.high - self.low)
        return x, self.height - self.bottom - share * (self.height - self.bottom - self.top)

    def _dragged(self, name, _x, y):
        share = (self.height - self.bottom - y) / (self.height - self.bottom - self.top)
        self.sliders[int(name)].value = self.low + min(max(share, 0), 1) * (self.high - self.low)

    def _moved(self, _change):
        self.picture.svg, self.picture.description = self._drawing(), self._description()

    def _description(self):
        return self.write(self.read())

    def _drawing(self):
        ground, right = self.height - self.bottom, self.width - 12
        picture = Drawing(self.width, self.height, self._description())
        picture.polyline([(self.left, self.top), (self.left, ground), (right, ground)], stroke=FAINT, stroke_width=1)
        for y, label in ((self.top + 8, write_number(self.high)), (ground, write_number(self.low))):
            picture.text(self.left - 6, y, label, size=12, anchor="end")
        picture.text(self.left + 6, self.top + 8, _with_unit(self.y_label, self.unit), size=12, anchor="start")
        points = [self._at(i, slider.value) for i, slider in enumerate(self.sliders)]
        picture.polyline(points, stroke=ACCENT)
        for i, (x, y) in enumerate(points):
            picture.circle(x, y, 8, data_drag=str(i), style="cursor: ns-resize")
            picture.text(x, self.height - 10, self._place(self.x[i]), size=12)
        return str(picture)


def _with_unit(text, unit):
    unit = pick(unit)
    return f"{text} {unit}".strip() if unit else str(text)


def _within(value, low, high):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high


def _plain(place):
    return place if isinstance(place, str) else float(place)


def _need_range(low, high, step):
    if low is None or high is None or not low < high:
        raise ValueError(f"predict: low must be below high, got low={low!r} and high={high!r}")
    if step is not None and not step > 0:
        raise ValueError(f"predict: step must be above 0, got {step!r}")
