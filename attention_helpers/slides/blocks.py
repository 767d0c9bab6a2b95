"""How high a cell stands on a slide, reckoned from its text; Markdown in blocks.

Lengths are pixels of a screen of 1920 x 1080, on which the sizes of slides.css give these. They are estimates:
tests/browser/test_slides.py measures in a browser what they lead to.
"""

import math
import re
import unicodedata

PAGE = 980  # what a slide holds
TEXT, CODE = 54, 32  # a line of running text; of code and of what it prints
TEXT_LETTERS, CODE_LETTERS = 100, 112  # letters in a line
GAP, HEADING, FRAME = 30, 110, 36  # below a paragraph; a heading; around a cell
FENCE = re.compile(r"^\s*(```|\$\$)")
MINUTES = re.compile(r" ?[(（](\d+)(?: minutes?|分)[)）]")
UNSEEN = re.compile(r"\]\([^)]*\)|\\[a-z]+|[*`_{}$]")  # Markdown's signs and a formula's


def blocks(text):
    """The paragraphs, lists, tables, formulas and fences of a Markdown text, in order, each as its source."""
    found, lines, inside = [], [], False
    for line in text.strip().splitlines():
        if not line.strip() and not inside:
            found.append(lines)
            lines = []
            continue
        lines.append(line)
        if FENCE.match(line) and line.count("$$") != 2:
            inside = not inside
    return ["\n".join(block) for block in [*found, lines] if block]


def section(text):
    """The name of the section that a heading begins, or a row of the guide is about: without its minutes."""
    return MINUTES.sub("", text.partition("\n")[0].lstrip("# "))


def height_of_block(block):
    """Pixels that a block of Markdown takes."""
    lines = block.splitlines()
    if lines[0].startswith("#"):
        return HEADING + GAP + sum(map(_text_lines, lines[1:])) * TEXT
    if FENCE.match(lines[0]):
        return FRAME + (len(lines) + 1) * (TEXT if "$$" in lines[0] else CODE)
    if lines[0].startswith("|"):
        return GAP + sum(12 + TEXT * _row_lines(line) for line in lines if set(line) - set("|:- "))
    return GAP + TEXT * sum(map(_text_lines, lines))


def height_of_code(source, folded, printed):
    """Pixels that a code cell takes; `folded` code is one line, `printed` is the text below it."""
    shown = ["."] if folded else source.splitlines()
    return (
        FRAME + CODE * len(shown) + (FRAME / 2 + CODE * sum(map(_code_lines, printed.splitlines())) if printed else 0)
    )


def _text_lines(line):
    return math.ceil(_letters(line) / TEXT_LETTERS)


def _code_lines(line):
    return math.ceil(max(1, _letters(line)) / CODE_LETTERS)


def _row_lines(line):
    """A row of a table is about as high as its text would be in lines that are not quite full."""
    return math.ceil(1.3 * _letters(line) / TEXT_LETTERS)


def _letters(text):
    """Letters as wide as a Latin one."""
    return sum(2 if unicodedata.east_asian_width(each) in "FW" else 1 for each in UNSEEN.sub("", text))
