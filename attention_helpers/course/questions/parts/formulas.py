"""TeX formulas as MathML, in nodes of plain data that a front end builds one by one: none of it is ever parsed."""

import re
from functools import lru_cache
from html import unescape

from latex2mathml.converter import convert_to_element

LONGEST = 1_000  # characters of TeX
DEEPEST = 40  # elements within elements
# What MathML is made of, and nothing that links, runs or embeds.
ELEMENTS = frozenset(
    "math menclose mfrac mi mn mo mover mpadded mphantom mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd"
    " mtext mtr munder munderover".split()
)
# How many children those have that tell them apart by their place.
PARTS = {"mfrac": 2, "mover": 2, "mroot": 2, "msub": 2, "msubsup": 3, "msup": 2, "munder": 2, "munderover": 3}
ATTRIBUTES = frozenset(
    "accent columnalign columnlines columnspacing depth display displaystyle fence form height largeop linebreak"
    " linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation"
    " rowlines rowspacing rspace scriptlevel separator stretchy voffset width".split()
)
VALUE = re.compile(r"#[0-9a-fA-F]{3,8}|(?:(?!(?<![.\d])\d{3})[\w.%+ -]){0,60}")  # lengths of two digits at most
# A few macros that name each other can grow without end; of what stands in a colorbox latex2mathml drops the digits.
_NOT_SET = re.compile(r"\\(?:(?:re)?newcommand|newenvironment|def|let|DeclareMathOperator|f?colorbox)(?![a-zA-Z])")


@lru_cache(maxsize=4096)
def to_mathml(tex, display=False):
    """A formula as nested lists [tag, {attribute: value}, node or text, …]; None where it cannot be set or is long.

    latex2mathml's tree is read as it stands. Its text form would turn \\text{…} into markup.
    """
    if len(tex) > LONGEST or _NOT_SET.search(tex):
        return None
    try:
        return _node(convert_to_element(tex, display="block" if display else "inline"), DEEPEST)
    except Exception:  # latex2mathml raises a class of its own for each fault, and IndexError for some
        return None


def _node(element, depth):
    parts = PARTS.get(element.tag, 0)
    if element.tag not in ELEMENTS or not depth or len(element) < parts:
        raise ValueError(element.tag)
    attributes = {
        name: value for name, value in element.attrib.items() if name in ATTRIBUTES and VALUE.fullmatch(value)
    }
    text = _text(element.text)
    node = ["mi" if text == ["∞"] else element.tag, attributes, *text]  # as an operator it stands in spaces
    for child in element:
        node += [_node(child, depth - 1), *_text(child.tail)]
    more = len(element) - parts
    if parts and more:  # a matrix with its brackets, which is one base
        node[2 : 3 + more] = [["mrow", {}, *node[2 : 3 + more]]]
    return node


def _text(text):
    """latex2mathml writes signs as character references."""
    return [unescape(text)] if text else []
