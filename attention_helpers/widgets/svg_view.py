"""A picture in SVG as a widget, whose parts can be picked and dragged."""

from pathlib import Path

import traitlets
from anywidget import AnyWidget

from attention_helpers.widgets.base import PlainText, front_end, style
from attention_helpers.widgets.card import clean


class SvgView(PlainText, AnyWidget):
    """A picture in SVG that follows the theme, redraws at once and can be picked from.

    svg          the picture, such as `str(svg.Drawing(…))`; valid XML, every word of data in it escaped
    description  what the picture shows now, for screen readers
    text         the text/plain; where none is given, the first description
    caption      a line beneath the picture; while a part is touched, that part's name stands in its place

    A part with `data-pick="name"` (and `aria-label`, `aria-pressed`) acts as a button: mouse, Enter and Space pick
    it, arrow keys move between parts. `on_pick(f)` calls `f(name)`.
    A part with `data-drag="name"` can be dragged: `on_drag(f)` calls `f(name, x, y)` in the picture's units.
    While a part with `data-touch="name"` has the pointer or the focus, only its own of the parts with `data-of` stay,
    those with `data-of="name …"`, and of the class `ah-note` its own appear; the kernel is not asked. The parts of a
    `data-row` follow each other under the arrow keys.
    """

    _esm = front_end(Path(__file__).with_name("svg_view.js"))
    _css = style()
    svg = traitlets.Unicode().tag(sync=True)
    description = traitlets.Unicode().tag(sync=True)
    caption = traitlets.Unicode().tag(sync=True)

    def __init__(self, svg, description="", text=None, caption=""):
        self._text, self._pick, self._drag = description if text is None else text, [], []
        super().__init__(svg=svg, description=description, caption=caption)
        self.on_msg(self._receive)

    @traitlets.validate("description", "caption")
    def _visible(self, proposal):
        return clean(proposal["value"])

    def show(self, picture, description):
        """Another picture (a `Drawing` or its text), sent with its description in one message and drawn once."""
        with self.hold_sync():
            self.svg, self.description = str(picture), description

    def on_pick(self, callback):
        self._pick.append(callback)

    def on_drag(self, callback):
        self._drag.append(callback)

    def pick(self, name):
        """What a click on the part `name` does."""
        for callback in self._pick:
            callback(name)

    def _receive(self, _widget, content, _buffers):
        if "pick" in content:
            self.pick(content["pick"])
        elif "drag" in content:
            for callback in self._drag:
                callback(content["drag"], content["x"], content["y"])
