"""The signs that numbers are written with, in one form each: 2³ → 2^(3), 1½ → 1 (1/2), ÷ → /, 二分の一 → (1/2)."""

import math
import re
import unicodedata
from itertools import pairwise

from attention_helpers.course.typed.spelling import clean

_RAISED = re.compile("[⁺⁻⁼⁽⁾⁰¹²³⁴-⁹]+")
# Signs of one meaning that keyboards, input methods and pages put in; the long vowel key lies beside the 0.
_ALIKE = str.maketrans(
    dict.fromkeys("−–—‐‑‒﹣▲", "-")
    | dict.fromkeys("×✕✖⨯╳", "×")
    | dict.fromkeys("∗⋅", "*")
    | dict.fromkeys("÷∕⁄", "/")
    | dict.fromkeys("·・∙•‧", "·")
    | dict.fromkeys("’‘ʼ′`´", "'")
    | dict.fromkeys("≒≃≅∼", "≈")
    | {"٫": ".", "٬": "'", "∞": "infinity", "。": "."}
)
_TEX = (
    (r"\\[dt]?frac\s*\{([^{}]+)\}\s*\{([^{}]+)\}", r"((\1)/(\2))"),
    (r"\^\s*\{([^{}]+)\}", r"^(\1)"),
    (r"\\times", "×"),
    (r"\\cdot", "*"),
    (r"\\%", "%"),
    (r"\\[,;! ]|\{,\}", " "),
    (r"\\approx", "≈"),
    (r"\\div", "÷"),
    (r"\\sqrt\s*\{([^{}]+)\}", r"√(\1)"),
    (r"\\(?:boxed|text|mathrm|mathbf)\s*\{([^{}]*)\}", r"\1"),
    (r"\\(?:left|right)(?=[()])|\\[()\[\]]", " "),
)
_KANJI = "〇零一二三四五六七八九十百千万億兆"
_DIGITS = "〇零一二三四五六七八九"
_AS_DIGITS = str.maketrans(_DIGITS, "00123456789")
_SMALL, _LARGE = {"十": 10, "百": 100, "千": 1000}, {"万": 10**4, "億": 10**8, "兆": 10**12}
_POWERS = _SMALL | _LARGE
_WORDS = (
    (r"\*\*", "^"),
    ("ゼロ", "〇"),
    (rf"([{_KANJI}]+)[·点]([{_DIGITS}]+)", lambda found: f"{_from_kanji(found[1])}.{_from_each(found[2])}"),
    (r"(?<=\d)点(?=\d)", "."),
    (r"([万億兆])([1-9]\d{0,2}),(\d{3})(?![\d,.])", r"\1\2\3"),
    (r"マイナス|負の|\bminus\b|\bnegative\b", "-"),
    (r"プラス|\bplus\b", "+"),
    (r"(?<![ぁ-ヿ])ー(?=\s*[\d.])", "-"),
    (rf"(\d*[.,]\d[\d.,]*)([十百千万億兆])(?![\d{_KANJI}])", lambda found: f"({found[1]}*{_POWERS[found[2]]})"),
    (rf"(?<![\d.,])[\d{_KANJI}]*[{_KANJI}][\d{_KANJI}]*", lambda found: _from_kanji(found[0])),
    (r"(\d[\d.,]*)\s*分\s*の\s*(\d[\d.,]*)", r"(\2/\1)"),
    (r"(\d[\d.,]*)\s*の\s*(-?\d[\d.,]*)\s*乗", r"\1^(\2)"),
    (r"(?<=[\d)])\s*(?=√|sqrt|ルート)", "*"),
    (r"(?:√|(?<![a-z])sqrt|ルート)\s*\(?\s*(\d{1,15})(?![\d.,^])\s*\)?", lambda found: _root(found)),
    ("半分", "(1/2)"),
    (r"(\d)、(?=\d{3}(?!\d))", r"\1,"),
    (r"(?<![\d.,/])(\d+)\s*(?:と|and)\s*(?=\(?\d+\s*/)", r"\1 "),
)
_NUMERAL_BEFORE, _NUMERAL_AFTER = rf"(?<=[\d)%乗個{_KANJI}])\s*", rf"\s*(?=[\d({_KANJI}])"
_SPOKEN = {
    rf"(?:times|multiplied by|(?<=/\d) of|かける|掛ける){_NUMERAL_AFTER}": "*",
    rf"(?:divided by|over|割る|わる){_NUMERAL_AFTER}": "/",
    rf"(?:足す|たす){_NUMERAL_AFTER}": "+",
    rf"(?:引く|ひく){_NUMERAL_AFTER}": "-",
    rf"(?:は|で){_NUMERAL_AFTER}": "=",
    "squared": "^2",
    "cubed": "^3",
}

_ROMAN = re.compile("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_TENTHS = re.compile(rf"([1-9{_DIGITS[2:]}])割(?:([1-9{_DIGITS[2:]}])分)?(?:([1-9{_DIGITS[2:]}])厘)?")


def plain_signs(text):
    """The text, clean and in small letters, with one sign for each meaning; × stays, for it may be a unit."""
    text = _RAISED.sub(lambda run: f"^({clean(run[0])})", text)
    text = "".join(_fraction(character) for character in text)
    text = text.replace("～", "〜")  # "up to" beside a number, where NFKC has "about"
    for pattern, plain in _TEX:
        text = re.sub(pattern, plain, text)
    text = re.sub(r"(?<=\d) ?M\b", " million", clean(text.replace("（", " (").replace("！", " !")))
    text = "".join(map(_digit, text.translate(_ALIKE))).lower()
    return text


def in_operators(text):
    """The text with signs for what is calculated in words: 3 times 4 → 3*4, 6足す1は7 → 6+1=7."""
    for spoken, sign in _SPOKEN.items():
        text = re.sub(_NUMERAL_BEFORE + spoken, sign, text)
    return text


def in_percent(text):
    """The text with % for every word that stands for it, and for tenths: 81パーセント, 8割1分 → 81%."""
    text = re.sub(r"\s*(?:%|(?<![a-z])(?:per ?cent|pct)\b\.?|パー(?:セント)?(?![ァ-ヴ]))", "%", text)
    return _TENTHS.sub(lambda found: f"{int(''.join(map(_from_kanji, found.groups('0')))) / 10:g}%", text)


def in_signs(text):
    """What stands for numbers and signs in words and kanji, written in digits and signs."""
    for pattern, plain in _WORDS:
        text = re.sub(pattern, plain, text)
    return text


def from_roman(text):
    """XIV → "14" where the whole text is such a numeral of two capitals or more; any other text as it is.

    XX and XXX stay: people write them for what they leave open.
    """
    if len(text) < 2 or set(text) == {"X"} or not _ROMAN.fullmatch(text):
        return text
    values = [_ROMAN_DIGITS[letter] for letter in text] + [0]
    return str(sum(-one if one < after else one for one, after in pairwise(values)))


def _digit(character):
    """0 to 9 for a digit of any script."""
    return str(unicodedata.digit(character)) if unicodedata.category(character) == "Nd" else character


def _fraction(character):
    """ "½" → " (1/2)"; any other character as it is."""
    if unicodedata.decomposition(character).startswith("<fraction>"):
        return f" ({unicodedata.normalize('NFKC', character).replace('⁄', '/')})"
    return character


def _from_kanji(text):
    """千五百三十六 → "1536", 1万5千 → "15000", 一五三六 → "1536"; what is no numeral as it is."""
    whole = part = digits = 0
    last = None  # the power before this one, which must be larger
    for piece in re.findall(rf"[\d{_DIGITS}]+|.", text):
        if piece in _SMALL:
            if last is not None and last <= _SMALL[piece]:
                return text
            part += (digits or 1) * _SMALL[piece]
            last, digits = _SMALL[piece], 0
        elif piece in _LARGE:
            if not part + digits:
                return text
            whole += (part + digits) * _LARGE[piece]
            part = digits = 0
            last = None
        else:
            digits = int(piece.translate(_AS_DIGITS))
    return str(whole + part + digits)


def _from_each(digits):
    """〇五 → "05"."""
    return digits.translate(_AS_DIGITS)


def _root(found):
    """√256 → "(16)"; a root that is no whole number as it is: what it is rounded to is for the learner to say."""
    root = math.isqrt(int(found[1]))
    return f"({root})" if root * root == int(found[1]) else found[0]
