"""What every widget of the course shares: its front end's first half, its style sheet, and its plain text."""

from pathlib import Path

from attention_helpers.widgets.palette import as_css

HERE = Path(__file__).parent


def front_end(path):
    """The JavaScript module at `path`, with the functions of base.js put before it."""
    return (HERE / "base.js").read_text(encoding="utf-8") + "\n" + Path(path).read_text(encoding="utf-8")


def style(path=None):
    """The shared style sheet (palette and theme), followed by the one at `path`."""
    shared = as_css() + "\n" + (HERE / "base.css").read_text(encoding="utf-8")
    return shared if path is None else shared + "\n" + Path(path).read_text(encoding="utf-8")


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
