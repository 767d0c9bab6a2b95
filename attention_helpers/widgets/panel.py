"""Stock controls and pictures in a column, with a keyboard guard and a voice.

Neither ipywidgets nor anywidget keeps a key pressed on a control from also firing a JupyterLab shortcut, or speaks to
a screen reader; the announcer among a panel's children does both.
"""

from pathlib import Path

import ipywidgets
import traitlets
from anywidget import AnyWidget

from attention_helpers.widgets.base import PlainText, front_end, style


class Announcer(AnyWidget):
    """Nothing to see: guards the keyboard of the stock controls beside it and reads `message` aloud when it changes."""

    _esm = front_end(Path(__file__).with_name("announcer.js"))
    _css = style()
    message = traitlets.Unicode("").tag(sync=True)


class Panel(PlainText, ipywidgets.VBox):
    """Controls and pictures in a column, with the guard and the voice: the base of a playground.

    >>> Panel([slider, picture], text="Playground: … Start: temperature 1.0")

    `text` is the deterministic text/plain: what the playground is and the values it starts with.
    """

    def __init__(self, children, text, **kwargs):
        self._text = text
        self._announcer = Announcer()
        super().__init__(children=[*children, self._announcer], **kwargs)
        self.add_class("ah")

    def plain_text(self):
        return self._text

    def announce(self, text):
        """Have a screen reader say `text`; nothing is printed."""
        self._announcer.message = text
