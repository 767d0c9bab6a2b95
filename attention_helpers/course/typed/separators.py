"""Commas, points and spaces in one numeral: what stands between thousands, what before decimals, what is asked back."""

import re
from fractions import Fraction

from attention_helpers.course.typed.unreadable import Unreadable, two_ways

LARGEST_EXPONENT = 299  # of 1e299
NUMERAL = re.compile(r"(?<![^\W_])(?:[.,]?\d(?:[.,'_]?\d| (?=\d)\d)*[.,]?)(?:e([+-]?\d+))?(?![^\W_])")
_GROUP = r"[1-9]\d{0,2}(?:%s\d{3})+"
_INDIAN = r"[1-9]\d?(?:,\d\d)+,\d{3}"  # 12,34,567
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def value_of(found, text, whole=False):
    """The exact value of a numeral, a match of NUMERAL in `text`.

    whole   whether a count is asked for: a comma stands between thousands, and so may a point

    Raises Unreadable, with both readings where there are two.
    """
    digits = found[0].partition("e")[0]
    exponent = int((found[1] or "0")[:9])
    if abs(exponent) > LARGEST_EXPONENT:
        raise Unreadable("large")
    scaled = found[1] or "*10" in text  # 9.646e4, 9.646*10^4
    forms = _forms_of_a_count(digits, scaled) if whole else _forms(digits)
    if len(forms) > 1:
        raise two_ways(*(f"{text[: found.start()]}{form}{text[found.start() + len(digits) :]}" for form in forms))
    return Fraction(forms[0] or _pointed(digits)) * Fraction(10) ** exponent


def _forms(digits):
    """How a numeral can be read, a text for each reading; [""] where the rules for groups decide."""
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}|[1-9]\d*,0{4}", digits):  # 1,0000 is ten thousand for some
        return [digits.replace(",", mark) for mark in ("", ".")]
    return [""]


def _forms_of_a_count(digits, scaled):
    """The same where a count is asked for, which has no decimals."""
    if _THOUSANDS.fullmatch(digits) and ("," in digits or not scaled):
        thousands = re.sub("[.,]", "", digits)
        return [thousands] if "," in digits else [thousands, f"{digits}0"]  # with a fourth decimal it is no thousand
    if re.fullmatch(r"[1-9]\d*,\d*", digits):  # a decimal comma only behind a lone 0
        raise Unreadable("groups")
    return [""]


def _pointed(digits):
    """A numeral's digits with a point at most."""
    points, commas = digits.count("."), digits.count(",")
    if re.search(r"[ '_]", digits):  # never before decimals
        group = "[ '_]"
        whole, _, decimals = re.fullmatch(r"([\d '_]*)([.,]?)(.*)", digits).groups()
    elif points and commas:
        last = max(".,", key=digits.rfind)
        group = re.escape("," if last == "." else ".")
        whole, _, decimals = digits.rpartition(last)
    elif points > 1 or commas > 1:
        group = re.escape("." if points else ",")
        whole, decimals = digits, ""
    else:
        return digits.replace(",", ".")
    if not re.fullmatch(f"{_GROUP % group}|{_INDIAN}", whole) or not re.fullmatch(r"\d*", decimals):
        raise Unreadable("groups")
    return f"{re.sub(r'[^0-9]', '', whole)}.{decimals}"
