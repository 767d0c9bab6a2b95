"""Numbers as learners write them."""

import re
from fractions import Fraction

from attention_helpers.course.questions.parts.spelling import clean

LONGEST = 60
_SHAPE = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")
# Signs that people type, or that an input method puts in, for minus and the long vowel key beside 0.
_ALIKE = str.maketrans({"−": "-", "–": "-", "ー": "-", "‐": "-", "、": ",", "。": "."})


def parse_number(text):
    """The number written in `text` as an exact Fraction, or None where nothing is written.

    Reads 1536, 1,536, 3/4, 1e-3, -.5, and the same in full-width digits. Raises ValueError with the reason for a
    learner where something else is written. Nothing written is never 0.
    """
    text = clean(text).translate(_ALIKE).replace(" ", "").lower()
    if not text:
        return None
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST} characters")
    top, slash, bottom = text.partition("/")
    value = _decimal(top)
    if not slash:
        return value
    below = _decimal(bottom)
    if below == 0:
        raise ValueError("a division by 0")
    return value / below


def _decimal(text):
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if not _SHAPE.fullmatch(text):
        raise ValueError("not a number such as 1536, 0.25, 3/4 or 1e-3")
    return Fraction(text)


def as_number(value):
    """A number of a bank, JSON's own or text as a learner may write it, as a Fraction; None where it is not finite."""
    try:
        return parse_number(value) if isinstance(value, str) else Fraction(value)
    except (ValueError, OverflowError):
        return None


def is_number(value):
    """Whether `value`, text or a number of JSON's, is a finite number."""
    return as_number(value) is not None


def significant(number, digits):
    """`number` rounded to `digits` significant digits, as a float."""
    return float(f"{float(number):.{digits - 1}e}")
