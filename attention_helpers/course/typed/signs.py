"""The signs that numbers are written with, in one form each: 2³ → 2^(3), 1½ → 1 (1/2), ÷ → /, 二分の一 → (1/2)."""

import math
import re
import unicodedata

from attention_helpers.course.typed.spelling import clean

_RAISED = re.compile("[⁺⁻⁼⁽⁾⁰¹²³⁴-⁹]+")
# Signs of one meaning that keyboards, input methods and pages put in; the long vowel key lies beside the 0.
_ALIKE = str.maketrans(
    dict.fromkeys("−–—‐‑‒﹣", "-")
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
)
_KANJI = "〇零一二三四五六七八九十百千万億兆"
_DIGITS = "〇零一二三四五六七八九"
_AS_DIGITS = str.maketrans(_DIGITS, "00123456789")
_SMALL, _LARGE = {"十": 10, "百": 100, "千": 1000}, {"万": 10**4, "億": 10**8, "兆": 10**12}
_POWERS = _SMALL | _LARGE
_WORDS = (
    (r"\*\*", "^"),
    (r"([万億兆])([1-9]\d{0,2}),(\d{3})(?![\d,.])", r"\1\2\3"),
    (r"マイナス|\bminus\b|\bnegative\b", "-"),
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
    (r"(?<=\d)\s*(?:と|and)\s*(?=\(?\d+\s*/)", " "),
)

_TENTHS = re.compile(rf"([1-9{_DIGITS[2:]}])割(?:([1-9{_DIGITS[2:]}])分)?(?:([1-9{_DIGITS[2:]}])厘)?")


def plain_signs(text):
    """The text, clean and in small letters, with one sign for each meaning; × stays, for it may be a unit."""
    text = _RAISED.sub(lambda run: f"^({clean(run[0])})", text)
    text = "".join(_fraction(character) for character in text)
    text = text.replace("～", "〜")  # "up to" beside a number, where NFKC has "about"
    for pattern, plain in _TEX:
        text = re.sub(pattern, plain, text)
    text = "".join(map(_digit, clean(text).translate(_ALIKE))).lower()
    return text


def in_percent(text):
    """The text with % for every word that stands for it, and for tenths: 81パーセント, 8割1分 → 81%."""
    text = re.sub(r"\s*(?:%|(?<![a-z])(?:per ?cent|pct)\b\.?|パーセント)", "%", text)
    return _TENTHS.sub(lambda found: f"{int(''.join(map(_from_kanji, found.groups('0')))) / 10:g}%", text)


def in_signs(text):
    """What stands for numbers and signs in words and kanji, written in digits and signs."""
    for pattern, plain in _WORDS:
        text = re.sub(pattern, plain, text)
    return text


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


def _root(found):
    """√256 → "(16)"; a root that is no whole number as it is: what it is rounded to is for the learner to say."""
    root = math.isqrt(int(found[1]))
    return f"({root})" if root * root == int(found[1]) else found[0]
