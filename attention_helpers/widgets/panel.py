"""Stock controls and pictures in a column, with a keyboard guard and a voice."""

from pathlib import Path

import ipywidgets
import traitlets
from anywidget import AnyWidget

from attention_helpers.widgets.base import PlainText, front_end, style
from attention_helpers.widgets.card import clean


class Announcer(AnyWidget):
    """Nothing to see: guards the keyboard of the stock controls beside it and reads `message` aloud when it changes.

    Neither ipywidgets nor anywidget keeps a key pressed on a control from also firing a JupyterLab shortcut.
    """

    _esm = front_end(Path(__file__).with_name("announcer.js"))
    _css = style()
    message = traitlets.Unicode("").tag(sync=True)


class Panel(PlainText, ipywidgets.VBox):
    """`children` in a column, with guard and voice. `text` is the text/plain: what this is and how it starts."""

    def __init__(self, children, text):
        self._text, self._announcer = text, Announcer()
        super().__init__(children=[*children, self._announcer])
        self.add_class("ah")

    def announce(self, text):
        """Have a screen reader say `text`; nothing is printed."""
        if not isinstance(text, str):
            raise TypeError(f"text must be what a screen reader is to say, got {text!r:.60}")
        self._announcer.message = clean(text)
