"""A card: a few words shown below a cell, as HTML that follows the theme and as text that is the same everywhere.

Everything is escaped. A learner's own text (an error, a printed line) is shown in fixed width: neither HTML nor a
formula in it comes alive, and control characters and marks that turn the reading direction are made visible.
"""

import re
from html import escape

from attention_helpers.widgets.palette import BLUE, GREEN, INK, RED

TONES = {  # colour of the bar, and the sign, in ink: never told apart by the colour alone
    "good": (f"var(--jp-success-color1, {GREEN})", "✓"),
    "bad": (f"var(--jp-error-color1, {RED})", "✗"),
    "open": (INK, "○"),
    "info": (f"var(--jp-brand-color1, {BLUE})", "i"),
}
FRAME = "padding: 4px 12px; margin: 4px 0; max-width: 60em; color: var(--jp-content-font-color1, inherit)"
LABEL = "margin-top: 6px; color: var(--jp-content-font-color2, inherit)"
BLOCK = (
    "margin: 2px 0 0; padding: 4px 8px; white-space: pre-wrap; overflow-wrap: anywhere; "
    "color: inherit; background: var(--jp-layout-color2, transparent)"
)
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class Shown:
    """Mix-in for what has a `text` and an `html`, to be the last line of a cell."""

    def __repr__(self):
        return self.text

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": self.text, "text/html": self.html}


class Card(Shown):
    """A title with a sign, sentences, and blocks in fixed width.

    lines   sentences, of which empty ones and None are left out; `like this` becomes code
    blocks  (label, text) pairs; the text is shown as it is
    notes   further sentences that only the HTML shows
    """

    def __init__(self, title, tone="info", lines=(), blocks=(), notes=()):
        self.title, self.tone = clean(title), tone
        self.lines, self.notes = [clean(line) for line in lines if line], [clean(note) for note in notes]
        self.blocks = [(clean(label), clean(text)) for label, text in blocks]

    @property
    def text(self):
        blocks = [f"{label}:\n{re.sub('^(?=.)', '  ', text, flags=re.MULTILINE)}" for label, text in self.blocks]
        return "\n".join([self.title, *self.lines, *blocks])

    @property
    def html(self):
        colour, sign = TONES[self.tone]
        mark = f'<span aria-hidden="true">{sign}</span>'
        rows = [f'<div style="font-weight: 600">{mark} {inline_html(self.title)}</div>']
        rows += [f'<div style="margin-top: 4px">{inline_html(line)}</div>' for line in [*self.lines, *self.notes]]
        for label, text in self.blocks:
            rows.append(f'<div style="{LABEL}">{inline_html(label)}</div><pre style="{BLOCK}">{escaped(text)}</pre>')
        return f'<div class="mathjax_ignore" style="{FRAME}; border-left: 4px solid {colour}">{"".join(rows)}</div>'


def clean(text):
    """The text with what is not to be seen written out: control characters, direction marks, half characters.

    So it shows as it is, and any message, file or XML can hold it.
    """
    text = str(text)
    if text.isprintable():  # nearly always, and pictures ask a thousand times: nothing unseen is printable
        return text
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("\r\n", "\n"))


def quoted(text):
    """Foreign text for use between backticks."""
    return str(text).replace("`", "'")


def escaped(text):
    """Text as HTML or XML, in which it stands as it is: for an element's content, or a quoted attribute."""
    return escape(clean(text))


def inline_html(text):
    """Text as HTML: escaped, `code` set as code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escaped(text)).replace("\n", "<br>")
