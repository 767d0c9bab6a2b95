"""Texts of questions as HTML for labels: words, code and formulas; no links, no pictures, nothing that loads."""

import re
from pathlib import Path

from attention_helpers.course.questions.parts.markup import parse, to_text
from attention_helpers.course.template import render

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


def of_question(text):
    """A text of a bank, with its little markup."""
    return Wording(parse(text), to_text(text))


def of_prediction(text):
    """A text of a prediction, in which `this` is code and nothing else is markup."""
    parts = re.split("`([^`]+)`", text)
    pieces = [{"kind": "code" if place % 2 else "text", "text": part} for place, part in enumerate(parts) if part]
    return Wording([pieces], text)


def of_plain(text):
    """A text in which nothing is markup."""
    return Wording([[{"kind": "text", "text": text}]], text)


def of_code(text):
    """A line of code."""
    return Wording([[{"kind": "pre", "text": text}]], text)
