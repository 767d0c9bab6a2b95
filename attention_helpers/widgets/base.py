"""What every widget of the course shares: its front end's first half, its style sheet, and its plain text."""

from pathlib import Path

from attention_helpers.widgets.card import clean
from attention_helpers.widgets.palette import as_css

HERE = Path(__file__).parent


def front_end(*paths):
    """One JavaScript module: base.js, followed by the files at `paths`. Names at their tops must differ."""
    return _joined(HERE / "base.js", *paths)


def style(*paths):
    """The shared style sheet (palette and theme), followed by those at `paths`."""
    return f"{as_css()}\n{_joined(HERE / 'base.css', *paths)}"


def _joined(*paths):
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


class PlainText:
    """Mix-in, named before the widget class: what is displayed where no widget runs is `plain_text()`, in full."""

    def plain_text(self):
        """The text for GitHub, PDF and re-execution: the same on every machine, whatever was clicked."""
        return self._text

    def __repr__(self):
        return clean(self.plain_text())

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/plain": repr(self)}, metadata
