"""The base of every playground: stock controls on top, one SVG picture, and the picture in words beneath.

    views.playground("Softmax", "Move the slider and see the weights.",
                     {"temperature": views.slider("temperature", (0.1, 5.0, 0.1), 1.0)}, draw)

`draw(**values)` returns (picture, words): a `svg.Drawing` and the line of text that says what it shows. The
words stand under the picture and are read to a screen reader when they change.
"""

import json
from numbers import Integral

import ipywidgets

from attention_helpers.widgets.card import clean, escaped
from attention_helpers.widgets.language import language, sentences, speaking
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.panel import Panel
from attention_helpers.widgets.svg_view import SvgView

_LAYOUT = {"width": "auto", "max_width": "min(640px, 100%)"}
_WIDE = {"width": "420px"}
_STYLE = {"description_width": "initial"}


def slider(label, choices, value, format=None):
    """A slider. choices: (low, high, step), or a list of values where equal steps will not do.

    format: how a value reads, such as ".2f" (default ".2f", "d" for whole numbers).
    Raises ValueError where `value` is not among the choices.
    """
    if isinstance(choices, list):
        if value not in choices:
            raise ValueError(f"slider {label!r}: value {value!r} is not among its choices {choices}")
        shown = [(f"{choice:{format}}" if format else f"{choice:g}", choice) for choice in choices]
        return ipywidgets.SelectionSlider(description=label, options=shown, value=value, layout=_WIDE, style=_STYLE)
    low, high, step = choices
    if not low <= value <= high or step <= 0:
        raise ValueError(
            f"slider {label!r}: expected low <= value <= high and step > 0, "
            f"got value {value} in ({low}, {high}, {step})"
        )
    whole = all(isinstance(number, Integral) for number in (low, high, step, value))
    kind = ipywidgets.IntSlider if whole else ipywidgets.FloatSlider
    return kind(
        value=value,
        min=low,
        max=high,
        step=step,
        description=label,
        layout=_WIDE,
        readout_format=format or ("d" if whole else ".2f"),
        style=_STYLE,
    )


def choice(label, options, value=None):
    """A drop-down list. options: values, or (text, value) pairs. Default: the first."""
    options = visible(options)
    if not options:
        raise ValueError(f"choice {label!r}: expected at least one option, got none")
    first = options[0][1] if isinstance(options[0], tuple) else options[0]
    return ipywidgets.Dropdown(
        description=label, options=options, value=first if value is None else value, layout=_LAYOUT, style=_STYLE
    )


def visible(options):
    """The options of a list, with texts that any message can hold."""
    return [(clean(option[0]), option[1]) if isinstance(option, tuple) else option for option in options]


def text(label, value="", placeholder=""):
    """A line to type into; it counts when Enter is pressed or the line is left."""
    return ipywidgets.Text(
        description=label, value=value, placeholder=placeholder, continuous_update=False, layout=_WIDE, style=_STYLE
    )


class _Press(ipywidgets.Button):
    """A button whose value is the number of presses."""

    presses = 0


def button(label):
    """A button; its value is how often it was pressed."""
    return _Press(description=label, layout={"width": "auto"})


class Stage(Panel):
    """A title, rows of controls, one picture that can be picked from, and the picture in words beneath.

    A subclass says what is shown now, `_draw_now() -> (picture, words)`; how it starts, as text, `_start_text()`; and
    what a picked part does, `_picked(name)`. words, picture: what is said and drawn now (str); view: the SvgView.
    It keeps the language that was in force when it was made.
    """

    def __init__(self, title, description, rows):
        self.view = SvgView("<svg xmlns='http://www.w3.org/2000/svg'/>")
        self.view.on_pick(self._picked)
        self._line = ipywidgets.HTML()
        self._language = language()
        self._redraw()
        head = ipywidgets.HTML(f"<b>{escaped(title)}</b><br>{escaped(description)}")
        plain = sentences(_("Playground: {title}.").format(title=title), description, self._start_text())
        super().__init__([head, *rows, self.view, self._line], text=plain)

    @property
    def picture(self):
        return self.view.svg

    def _redraw(self):
        with speaking(self._language):
            picture, self.words = self._draw_now()
        self.view.show(picture, getattr(picture, "label", self.words))  # first: it is what the eye waits for
        self._line.value = f"<span>{escaped(self.words)}</span>"

    def _redraw_and_say(self):
        self._redraw()
        self.announce(self.words)


class Playground(Stage):
    """See the module's text. For tests and other programs, beside what a Stage has:

    values          {control name: value}
    set(**values)   what moving the controls does;  press(name)   what a press does
    control(name)   the stock widget
    """

    def __init__(self, title, description, controls, draw):
        self._controls, self._draw, self._quiet = dict(controls), draw, False
        for name, control in self._controls.items():
            if isinstance(control, _Press):
                control.on_click(lambda _pressed, name=name: self.press(name))
            else:
                control.observe(self._moved, "value")
        layout = {"display": "flex", "flex_flow": "row wrap", "grid_gap": "4px 24px", "align_items": "center"}
        super().__init__(title, description, [ipywidgets.Box(list(self._controls.values()), layout=layout)])

    def _start_text(self):
        moved = {name: value for name, value in self.values.items() if not isinstance(self._controls[name], _Press)}
        shown = {name: _(value) if isinstance(value, str) else value for name, value in moved.items()}
        start = ", ".join(f"{name} = {value}" for name, value in shown.items())
        return sentences(_("Start: {values}.").format(values=start) if start else "", self.words)

    @property
    def values(self):
        return {
            name: control.presses if isinstance(control, _Press) else control.value
            for name, control in self._controls.items()
        }

    def control(self, name):
        if name not in self._controls:
            raise ValueError(f"this playground has no control {name!r}; it has {', '.join(self._controls)}")
        return self._controls[name]

    def set(self, **values):
        self._quiet = True  # one picture for all of them
        try:
            for name, value in values.items():
                self.control(name).value = value
        finally:
            self._quiet = False
        self._redraw_and_say()

    def press(self, name):
        control = self.control(name)
        if not isinstance(control, _Press):
            raise ValueError(f"control {name!r} is no button")
        control.presses += 1
        self._redraw_and_say()

    def _picked(self, name):
        self.set(**json.loads(name))

    def _moved(self, _change):
        if not self._quiet:
            self._redraw_and_say()

    def _draw_now(self):
        return self._draw(**self.values)


playground = Playground
