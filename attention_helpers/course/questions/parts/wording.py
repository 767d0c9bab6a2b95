"""Texts of questions as HTML for labels: words, code and formulas; no links, no pictures, nothing that loads."""

import re
from pathlib import Path

from attention_helpers.course.questions.parts.markup import parse, to_text
from attention_helpers.course.template import render

PLAIN = ("text", "code", "pre")  # kinds of pieces that can be cut
TAGS = {"bold": "strong", "italic": "em", "sub": "sub", "sup": "sup"}


class Wording:
    """A text: HTML in a template, str() for where there is none."""

    def __init__(self, paragraphs, text):
        self._html = render(Path(__file__).with_name("pieces.html"), paragraphs=paragraphs, tags=TAGS).strip()
        self.text = text

    def __str__(self):
        return self.text

    def __html__(self):
        return self._html


def of_question(text, longest=None):
    """A text of a bank, with its little markup; cut where it has more than so many characters."""
    return _cut(parse(text), to_text(text), longest)


def of_prediction(text, longest=None):
    """A text of a prediction, in which `this` is code and nothing else is markup; cut as one of a bank."""
    parts = re.split("`([^`]+)`", text)
    pieces = [{"kind": "code" if place % 2 else "text", "text": part} for place, part in enumerate(parts) if part]
    return _cut([pieces], text, longest)


def _cut(paragraphs, text, longest):
    """A Wording of what has room, and a sign that there is more. A formula or a table is in it as a whole, or not."""
    if longest is None or len(text) <= longest:
        return Wording(paragraphs, text)
    room, kept = longest - 1, []
    for pieces in paragraphs:
        kept.append([])
        for piece in pieces:
            words = piece.get("text", "")
            if len(words) > room or ("text" not in piece and piece["kind"] != "break"):
                left = [{**piece, "text": words[:room]}] if piece["kind"] in PLAIN and room else []
                kept[-1] += [*left, {"kind": "text", "text": "…"}]
                return Wording(kept, text[: longest - 1] + "…")
            kept[-1].append(piece)
            room -= len(words)
    return Wording(kept, text[: longest - 1] + "…")


def of_plain(text):
    """A text in which nothing is markup."""
    return Wording([[{"kind": "text", "text": text}]], text)


def of_code(text):
    """A line of code."""
    return Wording([[{"kind": "pre", "text": text}]], text)
