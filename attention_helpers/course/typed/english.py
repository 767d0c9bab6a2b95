"""English words for numbers, written in digits: twenty-five → 25, three tenths → 3/10, 6.4 thousand → (6.4*1000)."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_BELOW_TWENTY = {word: number for number, word in enumerate(_ONES.split())}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_PARTS = {
    word: number
    for number, word in enumerate("half third quarter fifth sixth seventh eighth ninth tenth".split(), start=2)
} | {"fourth": 4, "halve": 2, "hundredth": 100, "thousandth": 1000}

_TEENS = "|".join(_BELOW_TWENTY)
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_TEENS}))?|{_TEENS})"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|a) hundred(?: (?:and )?{_BELOW_100})?|{_BELOW_100})"
_THOUSANDS = rf"(?:{_BELOW_1000}|a) (?:{'|'.join(_LARGE)})"
_NUMBER = re.compile(
    rf"\b(?:{_THOUSANDS}(?:,? (?:and )?{_THOUSANDS})*(?:,? (?:and )?{_BELOW_1000})?|{_BELOW_1000})(?:\b|(?=fold\b))"
)
_POINT = re.compile(r"(?:\b(\d+) )?\bpoint((?: (?:\d+|oh))+)\b")
_DOZEN = re.compile(r"\b(half a|an?|\d+) dozen\b")
_DOZENS = {"half a": "6", "a": "12", "an": "12"}
_TIMES = {"twice": "2 times", "double": "2 times", "thrice": "3 times", "triple": "3 times"}
_SCALED = re.compile(rf"(?<![\d.,])(?<!\d-)(?<!\d - )(\d[\d.,]*) (hundred|{'|'.join(_LARGE)})s?\b")
_SHARE = re.compile(rf"\b(an?|\d+)[ -]({'|'.join(sorted(_PARTS, key=len, reverse=True))})s?\b")
_ORDINAL = re.compile(r"(?<=/)(\d+)(?:st|nd|rd|th)s?\b")


def in_digits(text):
    """The text, in small letters, with digits for its English numerals; all else as it is."""
    text = _NUMBER.sub(lambda found: str(_value(found[0])), text)
    text = _POINT.sub(lambda found: f"{found[1] or 0}.{re.sub('oh', '0', found[2]).replace(' ', '')}", text)
    text = _DOZEN.sub(lambda found: f"({_DOZENS.get(found[1]) or f'{found[1]}*12'})", text)
    text = re.sub(rf"\b(?:{'|'.join(_TIMES)})\b", lambda found: _TIMES[found[0]], text)
    text = _SHARE.sub(lambda found: f"{found[1] if found[1].isdigit() else 1}/{_PARTS[found[2]]}", text)
    text = re.sub(r"\bhalf\b", "1/2", text)
    text = _SCALED.sub(lambda found: f"({found[1]}*{(_LARGE | {'hundred': 100})[found[2]]})", text)
    return _ORDINAL.sub(r"\1", text)


def _value(words):
    whole = part = 0
    for word in re.findall("[a-z]+", words):
        if word in _LARGE:
            whole, part = whole + part * _LARGE[word], 0
        elif word == "hundred":
            part *= 100
        elif word != "and":
            part += 1 if word == "a" else _BELOW_TWENTY.get(word, 0) or _TENS.get(word, 0)
    return whole + part
