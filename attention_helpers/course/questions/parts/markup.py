"""The little markup of question texts, as data that a front end builds nodes from.

`parse` turns a text into paragraphs, each a list of pieces `{"kind", "text", …}`: text, bold, italic, code, link (with
`to`), math (with `mathml`). Nothing of it is HTML, so nothing in a text can become markup by accident.
"""

import re
from functools import cache

from latex2mathml.converter import convert

_PIECE = re.compile(
    r"\$\$(?P<display>.+?)\$\$"
    r"|(?<!\\)\$(?=\S)(?P<inline>[^$\n]+?)(?<=\S)\$(?!\d)"
    r"|`(?P<code>[^`]+)`"
    r"|\*\*(?P<bold>.+?)\*\*"
    r"|(?<![\w*])\*(?=\S)(?P<italic>[^*\n]+?)(?<=\S)\*(?![\w*])"
    r"|\[(?P<label>[^\]]+)\]\((?P<to>[^)\s]+)\)",
    re.DOTALL,
)


def parse(text):
    """`text` as a list of paragraphs, each a list of pieces."""
    return [_pieces(paragraph.strip()) for paragraph in re.split(r"\n\s*\n", str(text)) if paragraph.strip()]


def _pieces(text):
    pieces, end = [], 0
    for match in _PIECE.finditer(text):
        pieces += [*_plain(text[end : match.start()]), _piece(match)]
        end = match.end()
    return [*pieces, *_plain(text[end:])]


def _plain(text):
    return [{"kind": "text", "text": text.replace(r"\$", "$")}] if text else []


def _piece(match):
    kind = match.lastgroup
    if kind in ("code", "bold", "italic"):
        return {"kind": kind, "text": match[kind]}
    if kind == "to":
        return _link(match["label"], match["to"]) or {"kind": "text", "text": match[0]}
    tex = match[kind].strip()
    mathml = to_mathml(tex, kind == "display")
    return {"kind": "math", "text": tex, "mathml": mathml} if mathml else {"kind": "code", "text": tex}


def _link(label, to):
    """A link; None where its address would run something (javascript:, data:)."""
    runs = re.match(r"[a-zA-Z][\w+.-]*:", to) and not re.match(r"(https?|mailto):", to)
    return None if runs else {"kind": "link", "text": label, "to": to}


@cache
def to_mathml(tex, display=False):
    """MathML for a TeX formula, or None where latex2mathml cannot read it."""
    try:
        return convert(tex, display="block" if display else "inline")
    except Exception:  # latex2mathml raises a class of its own for each fault, and IndexError for some
        return None


def to_label(text):
    """A text for a control: its `pieces`, the `text` for where there can be no markup, and whether that says it all."""
    pieces = parse(text)
    plain = all(piece["kind"] == "text" for paragraph in pieces for piece in paragraph)
    return {"text": to_text(text), "pieces": pieces, "plain": plain}


def to_text(text):
    """The text without marks for bold, in one line: for `text/plain`."""
    return " ".join(re.sub(r"\*\*(.+?)\*\*", r"\1", str(text)).split())
