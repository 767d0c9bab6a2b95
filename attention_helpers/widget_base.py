"""The one front-end base of the course, under quizzes and playgrounds alike.

Three things that neither ipywidgets nor anywidget gives:

* a deterministic `text/plain` of every displayed object, which GitHub shows and re-execution compares;
* a keyboard guard, so that a key pressed on a control does not also fire a JupyterLab shortcut;
* words spoken to a screen reader (an `aria-live` region).

Where anywidget cannot be imported, stock ipywidgets take over: everything shows and answers, without the guard.
"""

import re
from html import escape, unescape
from pathlib import Path

import ipywidgets
import traitlets

try:
    from anywidget import AnyWidget
except ImportError:  # stock ipywidgets then do the work, see Panel and SvgView
    AnyWidget = None

__all__ = ["ANYWIDGET", "Panel", "PlainText", "SvgView", "announcer", "escape", "front_end", "style"]

ANYWIDGET = AnyWidget is not None
HERE = Path(__file__).parent


def front_end(path):
    """The JavaScript module at `path` (absolute, or beside this file) with the shared functions put before it."""
    shared = (HERE / "widget_base.js").read_text(encoding="utf-8")
    return shared + "\n" + (HERE / path).read_text(encoding="utf-8")


def style(path=None):
    """The shared style sheet (theme variables), followed by the one at `path`."""
    shared = (HERE / "widget_base.css").read_text(encoding="utf-8")
    return shared if path is None else shared + "\n" + (HERE / path).read_text(encoding="utf-8")


class PlainText:
    """Mix-in for widgets: what is displayed where no widget runs is `plain_text()`, in full.

    Put it before the widget class: `class Player(PlainText, ipywidgets.VBox)`.
    """

    def plain_text(self):
        """The text for GitHub, PDF and re-execution: the same on every machine, whatever was clicked."""
        raise NotImplementedError

    def __repr__(self):
        return self.plain_text()

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/plain": self.plain_text()}, metadata


if ANYWIDGET:

    class Announcer(AnyWidget):
        """Nothing to see: guards the keyboard and reads `message` aloud when it changes."""

        _esm = front_end("announcer.js")
        _css = style()
        message = traitlets.Unicode("").tag(sync=True)

    class SvgView(PlainText, AnyWidget):
        """A picture in SVG that follows the theme, redraws at once and can be picked from.

        svg          the picture, `<svg xmlns="http://www.w3.org/2000/svg" viewBox=…>…</svg>`; valid XML; every word
                     of data in it through `escape`
        description  what the picture shows now, for screen readers
        text         the deterministic text/plain
        message      is read aloud when it changes

        A part with `data-pick="name"` (and `aria-label`, `aria-pressed`) acts as a button: mouse, Enter and Space pick
        it, arrow keys move between parts. `on_pick(f)` calls `f(name, x, y)`; x and y are None from the keyboard.
        A part with `data-drag="name"` can be dragged: `on_drag(f)` calls `f(name, x, y)` in the picture's units.
        """

        _esm = front_end("svg_view.js")
        _css = style()
        svg = traitlets.Unicode("<svg xmlns='http://www.w3.org/2000/svg'/>").tag(sync=True)
        description = traitlets.Unicode("").tag(sync=True)
        message = traitlets.Unicode("").tag(sync=True)

        def __init__(self, svg, description="", text=None, **kwargs):
            self._text = text
            self._pick, self._drag = [], []
            super().__init__(svg=svg, description=description, **kwargs)
            self.on_msg(self._receive)

        def plain_text(self):
            return self._text if self._text is not None else self.description

        def on_pick(self, callback):
            self._pick.append(callback)

        def on_drag(self, callback):
            self._drag.append(callback)

        def pick(self, name, x=None, y=None):
            """What a click on the part `name` does: for tests, and for stock controls beside the picture."""
            for callback in self._pick:
                callback(name, x, y)

        def _receive(self, _widget, content, _buffers):
            if "pick" in content:
                self.pick(content["pick"], content.get("x"), content.get("y"))
            elif "drag" in content:
                for callback in self._drag:
                    callback(content["drag"], content["x"], content["y"])

else:

    class Announcer(ipywidgets.HTML):
        """The stock form: a hidden line whose text changes."""

        message = traitlets.Unicode("")

        @traitlets.observe("message")
        def _show(self, change):
            hidden = "position:absolute;clip-path:inset(50%)"
            self.value = f'<div role="status" style="{hidden}">{escape(change["new"])}</div>'

    class SvgView(PlainText, ipywidgets.VBox):
        """The stock form: the picture, and a list to pick its parts from. See the class above for the arguments."""

        svg = traitlets.Unicode("")
        description = traitlets.Unicode("")
        message = traitlets.Unicode("")

        def __init__(self, svg, description="", text=None, **kwargs):
            self._text = text
            self._pick = []
            self._picture = ipywidgets.HTML(svg)
            self._parts = ipywidgets.Dropdown(options=[], layout={"display": "none"})
            self._speaker = Announcer()
            self._parts.observe(self._chosen, "value")
            super().__init__(children=[self._picture, self._parts, self._speaker], **kwargs)
            self.svg, self.description = svg, description

        def plain_text(self):
            return self._text if self._text is not None else self.description

        def on_pick(self, callback):
            self._pick.append(callback)

        def on_drag(self, callback):
            """Nothing can be dragged here; a playground's sliders do the same work."""

        def pick(self, name, x=None, y=None):
            for callback in self._pick:
                callback(name, x, y)

        def _chosen(self, change):
            if change["new"] is not None and not self._filling:
                self.pick(change["new"])

        _filling = False

        @traitlets.observe("svg", "message")
        def _redraw(self, change):
            if change["name"] == "message":
                self._speaker.message = change["new"]
                return
            self._picture.value = change["new"]
            names = tuple(dict.fromkeys(_picks(change["new"])))
            if names == tuple(self._parts.options):
                return
            self._filling = True
            self._parts.options = names
            self._parts.value = None
            self._parts.layout.display = "" if names else "none"
            self._filling = False


def _picks(svg):
    return [unescape(name) for name in re.findall(r'data-pick="([^"]*)"', svg)]


def announcer():
    """A widget to put among stock controls: guards their keyboard, and speaks when its `message` is set."""
    return Announcer()


class Panel(PlainText, ipywidgets.VBox):
    """Controls and pictures in a column, with the guard and the voice: the base of a playground.

    >>> Panel([slider, picture], text="Playground: … Start: temperature 1.0")

    `text` is the deterministic text/plain: what the playground is and the values it starts with.
    """

    def __init__(self, children, text, **kwargs):
        self._text = text
        self._announcer = announcer()
        super().__init__(children=[*children, self._announcer], **kwargs)
        self.add_class("ah")

    def plain_text(self):
        return self._text

    def announce(self, text):
        """Have a screen reader say `text`; nothing is printed."""
        self._announcer.message = text
