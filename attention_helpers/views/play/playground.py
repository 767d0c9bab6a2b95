"""The base of every playground: stock controls on top, one SVG picture, and the picture in words beneath.

    views.playground("Softmax", "Move the slider and see the weights.",
                     {"temperature": views.slider("temperature", (0.1, 5.0, 0.1), 1.0)}, draw)

`draw(**values)` returns (picture, words): a `svg.Drawing` and the line of text that says what it shows. The
words stand under the picture and are read to a screen reader when they change.
"""

import json
from inspect import signature
from numbers import Integral

import ipywidgets
from traitlets import TraitError

from attention_helpers.nn import checks
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
    checks.text(label, "label")
    value, choices = _checked_number(value, "value", format), _checked_choices(choices, format)
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
    checks.text(label, "label")
    options = visible(checks.items(options, "options", "values or (text, value) pairs"))
    if not options:
        raise ValueError(f"choice {label!r}: expected at least one option, got none")
    values = [option[1] if isinstance(option, tuple) and len(option) == 2 else option for option in options]
    if value is not None and not any(value is each or (type(value) is type(each) and value == each) for each in values):
        raise ValueError(f"choice {label!r}: value must be one of {values!r:.200}, got {checks.came(value)}")
    first = values[0]
    return ipywidgets.Dropdown(
        description=label, options=options, value=first if value is None else value, layout=_LAYOUT, style=_STYLE
    )


def visible(options):
    """The options of a list, with texts that any message can hold."""
    return [(clean(option[0]), option[1]) if isinstance(option, tuple) else option for option in options]


def text(label, value="", placeholder=""):
    """A line to type into; it counts when Enter is pressed or the line is left."""
    for name, given in (("label", label), ("value", value), ("placeholder", placeholder)):
        checks.text(given, name)
    return ipywidgets.Text(
        description=label, value=value, placeholder=placeholder, continuous_update=False, layout=_WIDE, style=_STYLE
    )


def offer(control, options):
    """Give a list other options, (text, value) pairs with visible texts; its value stays where it is among them."""
    if list(control.options) != options:
        value = control.value
        control.options = options
        if value in [each for _name, each in options]:
            control.value = value


def reveal(control, shown):
    """Show a control, or hide it."""
    control.layout.display = None if shown else "none"


def _checked_choices(choices, format):
    """(low, high, step), or a list of at least one value; TypeError or ValueError for other things."""
    if not isinstance(choices, (tuple, list)) or not choices or (isinstance(choices, tuple) and len(choices) != 3):
        raise ValueError(f"choices must be (low, high, step) or a list of values, got {choices!r:.60}")
    return type(choices)(_checked_number(choice, "choices", format) for choice in choices)


def _checked_number(value, name, format):
    checks.number(value, name)
    if format is not None:
        checks.text(format, "format")
    try:
        f"{value:{format or ''}}"
    except (ValueError, TypeError):
        raise ValueError(f"format must be one of numbers, such as '.2f', got {checks.came(format)}") from None
    return value


class _Press(ipywidgets.Button):
    """A button whose value is the number of presses."""

    presses = 0


def button(label):
    """A button; its value is how often it was pressed."""
    return _Press(description=checks.text(label, "label"), layout={"width": "auto"})


class Stage(Panel):
    """A title, rows of controls, one picture that can be picked from, and the picture in words beneath.

    A subclass says what is shown now, `_draw_now() -> (picture, words)`; how it starts, as text, `_start_text()`; and
    what a picked part does, `_picked(name)`. words, picture: what is said and drawn now (str); view: the SvgView.
    It keeps the language that was in force when it was made.
    """

    def __init__(self, title, description, rows):
        checks.text(title, "title")
        checks.text(description, "description")
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
            drawn = self._draw_now()
        if not isinstance(drawn, tuple) or len(drawn) != 2 or not isinstance(drawn[1], str):
            raise TypeError(f"draw must return (picture, words), got {checks.came(drawn)}")
        picture, self.words = drawn
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
        if not isinstance(controls, dict):
            raise TypeError(f"controls must be a dict of name and control, got {checks.came(controls)}")
        for name, control in controls.items():
            if not isinstance(control, (ipywidgets.ValueWidget, _Press)):
                came = checks.came(control)
                raise TypeError(f"controls[{name!r}] must be a slider, choice, text or button, got {came}")
        try:
            signature(checks.function(draw, "draw")).bind(**controls)
        except TypeError as error:
            raise TypeError(f"draw must be a function that takes the controls by name: {error}") from None
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
        # Translators: {label} and {choice}, as they stand in the control, may take the places of {name} and {value}.
        told = _("{name} = {value}")
        seen = {name: {"label": self._controls[name].description, "choice": self._choice(name)} for name in shown}
        start = _(", ").join(told.format(name=name, value=shown[name], **seen[name]) for name in shown)
        return sentences(_("Start: {values}.").format(values=start) if start else "", self.words)

    def _choice(self, name):
        """What a control is set to, as it shows it."""
        control = self._controls[name]
        return (
            control.label if isinstance(control, (ipywidgets.Dropdown, ipywidgets.SelectionSlider)) else control.value
        )

    @property
    def values(self):
        return {
            name: control.presses if isinstance(control, _Press) else control.value
            for name, control in self._controls.items()
        }

    def control(self, name):
        if not isinstance(name, str) or name not in self._controls:
            raise ValueError(f"this playground has no control {name!r}; it has {', '.join(self._controls)}")
        return self._controls[name]

    def set(self, **values):
        self._quiet = True  # one picture for all of them
        try:
            for name, value in values.items():
                control = self.control(name)
                if isinstance(control, ipywidgets.IntSlider):
                    checks.whole(value, f"control {name!r}", control.min)
                try:
                    control.value = value
                except (TraitError, TypeError, ValueError) as error:
                    raise ValueError(f"control {name!r} cannot be set to {checks.came(value)}: {error}") from None
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

    def _fit(self):
        """Before each picture: a subclass gives its controls what goes with the others."""

    def _draw_now(self):
        before, self._quiet = self._quiet, True
        try:
            self._fit()
        finally:
            self._quiet = before
        return self._draw(**self.values)


playground = Playground
