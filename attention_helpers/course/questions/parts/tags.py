"""The bits of HTML that jupyterquiz banks use, and the tree of pieces that they make of a text.

An allow-list: a tag that is not on it, has an attribute that is not, or does not fit where it stands, is text as typed.
A parser of HTML (html.parser, nh3, lxml) has to decide what broken HTML means. Here `</s>`, `vector<int>` and `a <b and
c> d` are what people write, and stay so; and what comes out is data, which no one parses again.
"""

import re
from dataclasses import dataclass, field
from html import unescape

DEEPEST = 10  # tags within each other, and lists or tables; deeper ones are text
MARKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "italic", "sub": "sub", "sup": "sup"}
PASSED_OVER = ("span", "font", "small", "big", "thead", "tbody")
PARAGRAPHS = ("p", "div", "center")
_NAMES = "|".join(
    sorted([*MARKS, *PASSED_OVER, *PARAGRAPHS, *"a br img li ol table td th tr ul".split()], reverse=True)
)
_ATTRIBUTE = (
    r"(?:class|id|style|title|lang|dir|align|valign|width|height|border|cell(?:padding|spacing)|colspan|rowspan|scope"
    r"|start|type|size|color|face|bgcolor|href|src|alt|target|rel)"
    r"\s*=\s*(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}'|[^\s\"'=<>`]{1,2000})"
)
TAG = rf"<(?P<closes>/?)(?P<tag>{_NAMES})(?P<attributes>(?:\s+{_ATTRIBUTE})*)\s*/?>"


def attributes_of(text):
    """{name: value} of what stands in a tag, with entities as the characters they mean."""
    pairs = re.findall(r"([a-z]+)\s*=\s*(\"[^\"]*\"|'[^']*'|\S+)", text, re.IGNORECASE)
    return {name.lower(): unescape(value.strip("\"'")) for name, value in pairs}


def flat(value):
    """The text of a piece, of a paragraph or of several, without what it looks like."""
    if isinstance(value, dict):
        return value["text"]
    parts = map(flat, value)
    return ("" if value and isinstance(value[0], dict) else " ").join(parts)


@dataclass
class _Mark:
    """Pieces within an inline tag that is open; the one without a tag is the paragraph itself."""

    raw: str = ""
    tag: str = ""
    to: str = ""
    pieces: list = field(default_factory=list)


@dataclass
class _Box:
    """A block that is open: "" for the text itself, "ul", "ol", "li", "table", "tr", "td" or "th"."""

    tag: str
    paragraphs: list = field(default_factory=list)
    parts: list = field(default_factory=list)  # of a list its items, of a table its rows, of a row its cells
    marks: list = field(default_factory=lambda: [_Mark()])


HOLDS = {"ul": "li", "ol": "li", "table": "tr", "tr": "td"}  # and nothing else
WITHIN = {"li": ("ul", "ol"), "tr": ("table",), "td": ("tr", "table"), "th": ("tr", "table")}


class Tree:
    """Takes pieces and tags one after the other; `paragraphs()` is what they make, a list of lists of pieces.

    what follows   where in the text a list's item or a table's cell comes last: a list or table after it holds nothing
    """

    def __init__(self, last_item, last_cell):
        self.boxes, self.last = [_Box("")], {"ul": last_item, "ol": last_item, "table": last_cell}

    def add(self, piece):
        """Put a piece where the text has come to."""
        if piece["kind"] == "text" and self.boxes[-1].tag in HOLDS and not piece["text"].strip():
            return  # the white space between items
        self._make_room()
        _append(self.boxes[-1].marks[-1].pieces, piece)

    def block(self, piece):
        """Put a piece as a paragraph of its own."""
        self._make_room()
        self.end_paragraph()
        self.boxes[-1].paragraphs.append([piece])

    def text(self, text):
        """Put text where the text has come to."""
        if text:
            self.add({"kind": "text", "text": text})

    def tag(self, name, closes, attributes, raw, place):
        """Open or close a tag; `raw` is how it is written, `place` where."""
        done = self._close(name) if closes else self._open(name, attributes, raw, place)
        if not done:
            self.text(raw)

    def end_paragraph(self):
        """What is open inline and was never closed turns out to be text."""
        box = self.boxes[-1]
        while len(box.marks) > 1:
            self._give_up()
        pieces = _trimmed(box.marks[0].pieces)
        if pieces:
            box.paragraphs.append(pieces)
        box.marks[0].pieces = []

    def paragraphs(self):
        """All of it, with every open block closed."""
        while len(self.boxes) > 1:
            self._close_box()
        self.end_paragraph()
        return self.boxes[0].paragraphs

    def _make_room(self):
        """In a list or table what stands between the tags belongs into an item or cell."""
        while self.boxes[-1].tag in HOLDS:
            self.boxes.append(_Box(HOLDS[self.boxes[-1].tag]))

    def _open(self, name, attributes, raw, place):
        if name in PASSED_OVER:
            return True
        if name == "br":
            self.add({"kind": "break", "text": " "})
        elif name in PARAGRAPHS:
            self.end_paragraph()
        elif name in ("ul", "ol", "table"):
            if place > self.last[name] or len(self.boxes) > 3 * DEEPEST:
                return False
            self._make_room()
            self.end_paragraph()
            self.boxes.append(_Box(name))
        elif name in WITHIN:
            return self._open_within(name)
        elif (name == "a" and not attributes.get("href")) or len(self.boxes[-1].marks) > DEEPEST:
            return False
        else:
            self.boxes[-1].marks.append(_Mark(raw, name, attributes.get("href", "")))
        return True

    def _open_within(self, name):
        """An item, row or cell, of the nearest list or table; the one before it ends."""
        tags = [box.tag for box in self.boxes]
        at = max((place for place, tag in enumerate(tags) if tag in WITHIN[name]), default=0)
        if not at or {"ul", "ol", "table"} & set(tags[at + 1 :]):
            return False
        while len(self.boxes) > at + 1:
            self._close_box()
        if name in ("td", "th") and self.boxes[-1].tag == "table":
            self.boxes.append(_Box("tr"))
        self.boxes.append(_Box(name))
        return True

    def _close(self, name):
        if name in PASSED_OVER or name == "br":
            return True
        if name in PARAGRAPHS:
            self.end_paragraph()
            return True
        if name in WITHIN or name in HOLDS:
            return self._close_block(name)
        marks = self.boxes[-1].marks
        if name not in [mark.tag for mark in marks]:
            return False
        while marks[-1].tag != name:
            self._give_up()
        mark = marks.pop()
        if mark.pieces:
            _append(marks[-1].pieces, _marked(mark))
        return True

    def _close_block(self, name):
        tags = [box.tag for box in self.boxes]
        if name not in tags or ({"ul", "ol", "table"} & set(tags[_last(tags, name) + 1 :])):
            return False
        for _ in range(len(tags) - _last(tags, name)):
            self._close_box()
        return True

    def _close_box(self):
        """End the innermost block and put it into the one around it."""
        box = self.boxes[-1]
        if box.tag not in HOLDS:
            self.end_paragraph()
        self.boxes.pop()
        around = self.boxes[-1]
        if box.tag in HOLDS and not box.parts:
            return
        if box.tag in ("ul", "ol"):
            text = " ".join(map(flat, box.parts))
            piece = {"kind": "list", "text": text, "ordered": box.tag == "ol", "items": box.parts}
            around.paragraphs.append([piece])
        elif box.tag == "table":
            text = " ".join(flat(cell["paragraphs"]) for row in box.parts for cell in row)
            around.paragraphs.append([{"kind": "table", "text": text, "rows": box.parts}])
        elif box.tag in ("td", "th"):
            around.parts.append({"head": box.tag == "th", "paragraphs": box.paragraphs})
        else:  # an item of a list, a row of a table
            around.parts.append(box.paragraphs if box.tag == "li" else box.parts)

    def _give_up(self):
        """The innermost inline tag is text."""
        marks = self.boxes[-1].marks
        mark = marks.pop()
        for piece in [{"kind": "text", "text": mark.raw}, *mark.pieces]:
            _append(marks[-1].pieces, piece)


def _last(tags, name):
    return len(tags) - 1 - tags[::-1].index(name)


def _append(pieces, piece):
    """Texts that follow each other are one."""
    if pieces and piece["kind"] == pieces[-1]["kind"] == "text":
        pieces[-1] = {"kind": "text", "text": pieces[-1]["text"] + piece["text"]}
    else:
        pieces.append(piece)


def _marked(mark):
    if mark.tag == "a":
        return {"kind": "link", "text": flat(mark.pieces), "to": mark.to}
    return {"kind": MARKS[mark.tag], "text": flat(mark.pieces), "pieces": mark.pieces}


def _trimmed(pieces):
    """Pieces without white space and line breaks at both ends."""
    for end in (0, -1):
        while pieces:
            piece = pieces[end]
            text = piece["text"].lstrip() if end == 0 else piece["text"].rstrip()
            if piece["kind"] not in ("text", "break"):
                break
            if piece["kind"] == "text" and text:
                pieces[end] = {**piece, "text": text}
                break
            pieces.pop(end)
    return pieces
