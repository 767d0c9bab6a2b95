"""The one reader of numbers, as learners write them and banks hold them. data/quizzes/README.md says what it reads.

What can be read in two ways is an error with both readings, never a guess.
"""

import math
import re
from fractions import Fraction

from attention_helpers.course.typed.asides import LIMITS, around_number, portion
from attention_helpers.course.typed.english import in_digits
from attention_helpers.course.typed.formula import evaluate
from attention_helpers.course.typed.kana import in_kanji
from attention_helpers.course.typed.separators import NUMERAL, value_of
from attention_helpers.course.typed.signs import from_roman, in_operators, in_percent, in_signs, plain_signs
from attention_helpers.course.typed.spelling import LONGEST_ANSWER, clean, one_or_many, one_slip, undressed
from attention_helpers.course.typed.unreadable import Unreadable, two_ways

LONGEST = 60
_COUNTERS = {"個": "こコケヶヵつ", "枚": ("まい",), "組": ("くみ",), "回": ("かい",)}  # as people spell them
HAIR = Fraction(1, 10**14)  # what floats that were computed may lie beside what was meant
_ABOUT = re.compile(
    r"^(?:[~≈]|約|およそ|大体|だいたい|ほぼ|about|approximately|approx\.?|circa|ca\.|c\.|roughly|around)\s*"
)
_ABOUT_AFTER = re.compile(r"\s*(?:くらい|ぐらい|ほど|程度|or so|,? approx\.?|,? approximately|,? roughly)$")
_LABEL = re.compile(r"^(?:[^\W\d_][^\d:=≈]{0,20}|[a-zα-ω]_?\d{1,2}|)\s*[:=≈]\s*")
_BARE = r"[\d.,]*\d[\d.,]*(?:e[+-]?\d+)?"
_FORMULA = re.compile(r"[-+*/^×·(√Σ]|\.\.|\d\D*と\D*\d|\bof \d|\b(?:ln|log)\b|\d[a-z]")
_SEVERAL = re.compile(r"[,;、:]\s*[^\d\s]|[,;、]\s")
_MANY = re.compile(
    r"[<>≤≥≦≧±∓:〜]|以上|以下|未満|より|から|まで|または|もしくは|\b(?:or|and|to|than|least|most)\b|\d\s*(?:\.{3}|~)\s*\d|、|;|"
    r"\d,\s+\d"
)
_RANGE = re.compile(rf"-?\s*{_BARE}(?:\s*-\s*{_BARE})+")
_GOES_ON = re.compile(r"(?<![\d.,])(\d*\.(\d*?(\d)\3\3))\.\.\.?(?![\d.])")
_TWICE = re.compile(
    r"(.*\d%?(?: ?[^\W\d]+)?)(?:\s+\(\s*|\s*\(\s*=\s*|\s*\(\s*(?==))=?\s*([^()]*\d[^()]*)\)"
)  # 26 (32 - 6)
_FOREIGN = re.compile(r"[^-+*/^() \d.,']+")
_MIXED = re.compile(r"(?<![\d.,/])(?<!/ )(\d+) \(?(\d+) ?/ ?(\d+)\)?(?![\d.,])")


def read_number(text, units=(), whole=False):
    """The number written in `text` as an exact Fraction, or None where nothing is written: that is never 0.

    units   what may stand beside the number: "words", "語", "times", "%". With "%" 81 % is 81, without it 0.81
    whole   whether a count is asked for: 1,234 is then 1234, and 1.234 is asked back

    Raises Unreadable, a ValueError with a sentence for the learner, for anything but one number.
    """
    if not clean(text):
        return None
    if len(text) > LONGEST_ANSWER:
        raise Unreadable("long", count=LONGEST)
    bare = undressed(clean(text))
    numeral = from_roman(in_kanji(bare))
    text = in_operators(in_digits(plain_signs(text if numeral == bare else numeral)))
    marks = sorted({mark.lower() for unit in units for mark in _spellings(unit)}, key=len, reverse=True)
    text = _alone(undressed(text), units, marks, whole)
    if len(text) > LONGEST:
        raise Unreadable("long", count=LONGEST)
    if not any(map(str.isdigit, in_signs(text))):
        raise Unreadable("digits")
    value = _common([_without_unit(side.strip(), marks) for side in re.split("[=≈]", text)], "%" in units, whole)
    if whole and "%" not in units and _is_share(bare, value):
        raise Unreadable("share")
    return value


def _is_share(typed, value):
    """Whether what was typed for a count is a share of something: half, 55 %, 三割."""
    return "%" in in_percent(typed.lower()) or (0 < abs(value) < 1 and not any(map(str.isdigit, typed)))


def _common(sides, of_percent, whole):
    """The number that all sides of an equation are.

    of_percent  whether it is wanted as a percentage: where one side has %, the others are shares
    """
    shares = [side.endswith("%") for side in sides]
    values, reason = [], None
    for place, side in enumerate(sides):
        try:
            value = _worked_out(side.removesuffix("%").strip(), whole, alone=len(sides) == 1)
        except Unreadable as error:
            mark = "%" if shares[place] else ""
            readings = [[*sides[:place], choice + mark, *sides[place + 1 :]] for choice in error.choices]
            agreed = _agreed(readings, of_percent, whole) if len(sides) > 1 else None
            if agreed is not None:
                return agreed
            if mark and error.choices and not of_percent:
                raise two_ways(*(f"{choice} %" for choice in error.choices)) from None
            if len(sides) == 1 or not _is_formula(error, side):
                raise
            reason = error
            continue
        if any(shares):
            value = value / 100 if shares[place] and not of_percent else value
            value = value * 100 if of_percent and not shares[place] else value
        values.append((value, side))
    if not values:
        raise reason
    for one, _ in values:  # the exact one, where others are rounded
        if all(_agree(one, value, side) for value, side in values):
            return one
    raise Unreadable("one")


def _is_formula(error, side):
    """Whether a side of an equation that cannot be worked out is a formula: K+1, exp(-1/3), 14 words + 13 joins."""
    called = re.sub(r"(?<![a-z])[a-z]+\([^()]*\)", "f(x)", side)  # max(10, 0)
    if error.reason == "one" and (called == side or _MANY.search(called)):
        return False
    side = called
    return error.reason in ("alone", "sum", "one") and bool(_FORMULA.search(side)) and not _SEVERAL.search(side)


def _agreed(readings, of_percent, whole):
    """The number of the only reading of an equation that holds: 8,000/100 = 80. None where several do, or none."""
    found = set()
    for sides in readings:
        try:
            found.add(_common(sides, of_percent, whole))
        except Unreadable as error:
            if error.choices:
                return None
    return found.pop() if len(found) == 1 else None


def _alone(text, units, marks, whole):
    """The text without label, "about", units and remarks; what stands for a percentage ends in %."""
    before = None
    text = in_percent(text)
    if whole:
        text = re.sub(r"(?<![\d.,])(?<!\d-)(?<!\d - )(\d[\d.,]*) ?k\b", r"(\1*1000)", text)
    while before != text:
        before = text
        text = re.sub(r"^(\*\*|__|')([\d.,/\s+-]+)\1", r"\2", text)  # **12** words
        text = undressed(_ABOUT_AFTER.sub("", _LABEL.sub("", _ABOUT.sub("", around_number(text)))))
        text = re.sub(r"^([\d.]+)\s*(?:[:対]| to )\s*1$", r"\1", _without_unit(text, marks))  # 80:1
    part = portion(text)
    if whole:
        text, part = part[0] if part and not re.search(r"\bin\b|に", text) else text, None  # 1 in 9 is a share
    if part:
        return "/".join(part) if "%" not in units else "100*" + "/".join(part)
    twice = _TWICE.fullmatch(text)
    mixed = twice and _MIXED.fullmatch(f"{twice[1].lstrip('-')} {twice[2]}")
    if twice and not re.search("[a-z]", twice[2]) and not (mixed and int(mixed[2]) < int(mixed[3])):
        return f"{twice[1]}={twice[2]}"
    return text


def _spellings(unit):
    """A unit and what people write for it: one or many, × for "times", 個 in kana."""
    unit = clean(unit)
    if unit in ("times", "倍", "x"):
        return ("times", "as many", "as much", "as often", "more", "倍", "ばい", "x", "×", "fold")
    if not unit.isascii() or not unit[-1:].isalpha():
        return (unit, *_COUNTERS.get(unit, "")) if unit != "%" else ()
    return tuple(one_or_many(unit))


def _without_unit(text, marks):
    if not marks:
        return text
    any_mark = "|".join(map(re.escape, marks))
    found = re.fullmatch(
        rf"(.*[\d.)一二三四五六七八九十百千万億])(?:\s*-?\s*(?:{any_mark}))+(,? (?!and )[a-z, ]+)?", text
    )
    if found and not (found[2] and LIMITS.search(found[2])):
        return found[1]
    slip = re.fullmatch(r"(.*\d)\s*([a-z]+)", text)
    if slip and any(one_slip(slip[2], mark) for mark in marks):
        return slip[1]
    after = re.fullmatch(r"[x×]\s*(\d.*)", text)
    return after[1] if after and "×" in marks else text


def _worked_out(text, whole, alone):
    """The value of one side of an equation; `alone` where there is only one, which may be a range."""
    text = _recurring(in_signs(text))
    if _MANY.search(text) or (alone and _is_range(text)):
        raise Unreadable("one")
    if alone and re.fullmatch(r"\d*\.\d+\s*/\s*\d*\.\d+", text):  # one or the other, or a quotient
        raise Unreadable("one")
    if ".." in text:  # 0.72…
        raise Unreadable("sum")
    if re.search(r"(?<![\d.,])0x\d", text):  # hexadecimal, not 0 times
        raise Unreadable("alone", rest="0x")
    text = _settled(text)
    foreign = _FOREIGN.findall(NUMERAL.sub(" ", text))
    if foreign:
        raise Unreadable("alone", rest=" ".join(foreign))
    numbers = {}

    def named(found):
        numbers[name := "n" * (len(numbers) + 1)] = value_of(found, text, whole)
        return f" {name} "

    formula = NUMERAL.sub(named, text)
    if re.search(r"[-+]\s*[-+]|/\s*/|/[^-+*]*/", formula):
        raise Unreadable("sum")
    try:
        return _exact(evaluate(formula.replace("^", "**").strip(), numbers))
    except ZeroDivisionError:
        raise Unreadable("zero") from None
    except OverflowError:
        raise Unreadable("large") from None
    except (ValueError, TypeError):
        raise Unreadable("sum") from None


def _recurring(text):
    """0.333… → (0.333+3/9000): the digit that is written three times goes on."""
    return _GOES_ON.sub(lambda found: f"({found[1]}+{found[3]}/9{'0' * len(found[2])})", text)


def _is_range(text):
    """Whether numbers with a minus between them run upwards, 5-7; 63-6 is a difference, 10-2 may be a lost exponent."""
    text = re.sub(r"\(([\d.]+)\*(10+)\)", lambda found: f"{float(found[1]) * int(found[2]):.12g}", text)  # 12k-13k
    if not _RANGE.fullmatch(text):
        return False
    ends = re.fullmatch(r"([1-9]\d*(?:,\d+)*(?:\.\d+)?)\s*-\s*(\d+(?:,\d+)*(?:\.\d+)?)", text)
    return not ends or ends[1] == "10" or float(ends[1].replace(",", "")) <= float(ends[2].replace(",", ""))


def _settled(text):
    """The text with a sign for each product and each mixed number; what is two things is asked back."""
    text = re.sub(r"(?<=[\d)])\s*[x×]\s*(?=[-+]?[\d(.])", "*", text)
    dot = re.fullmatch(r"(-?\d+)·(\d+)", text)
    if dot:
        raise two_ways(f"{dot[1]}*{dot[2]}", f"{dot[1]}.{dot[2]}{'0' * (len(dot[2]) == 3)}")  # no thousands
    text = text.replace("·", "*")
    raised = re.fullmatch(r"(.*\*10)-(\d+)", text)  # 5×10⁻³ as some pages give it
    if raised:
        raise two_ways(f"{raised[1]}^-{raised[2]}", f"{raised[1]} - {raised[2]}")
    dash = re.fullmatch(r"(\d+)-\(?(\d+)/(\d+)\)?", text)
    if dash and int(dash[2]) < int(dash[3]):
        raise two_ways(f"{dash[1]} {dash[2]}/{dash[3]}", f"{dash[1]} - {dash[2]}/{dash[3]}")
    return _MIXED.sub(_mixed, text)


def _mixed(found):
    """1 1/2 is 1 + 1/2, where the fraction is below 1; 1 234/567 could be 1234/567 as well."""
    whole, top, bottom = found.groups()
    if int(top) >= int(bottom):
        return found[0]
    if len(top) == 3 and len(whole) <= 3:
        raise two_ways(f"{whole}+{top}/{bottom}", f"{whole}{top}/{bottom}")
    return f"({whole}+{top}/{bottom})"


def _exact(value):
    """A Fraction that a float can hold."""
    if isinstance(value, complex):
        raise ValueError("no real number")
    if value and not 1e-300 < abs(value) < 1e300:
        raise OverflowError
    return Fraction(value)


def _agree(value, other, side):
    """Whether 1/3 = 0.33 holds: equal, or equal when rounded to the decimals of the other side."""
    decimals = len(side.partition(".")[2]) if re.fullmatch(r"-?\d*\.\d+", side) else None
    return value == other or (decimals is not None and 2 * abs(value - other) * 10**decimals <= 1)


def as_number(value):
    """A number of a bank, JSON's own or text as a learner may write it, as a Fraction: 0.1 is 1/10.

    None where it is not finite, or beyond 1e300.
    """
    try:
        if isinstance(value, str):
            return read_number(value)
        return _exact(Fraction(repr(float(value))) if isinstance(value, float) else Fraction(value))
    except (ValueError, OverflowError, TypeError):  # the last one: a formula gave a complex number
        return None


def is_number(value):
    """Whether `value`, text or a number of JSON's, is a finite number that can be typed."""
    return as_number(value) is not None


def significant(number, digits):
    """A number as `as_number` takes it, rounded to significant digits: a Fraction. A half goes away from zero.

    What lies a hair below a half is one: 1.15 - 1 is 0.1499999999999999.
    """
    number = as_number(number)
    size = abs(number)
    if not size:
        return Fraction(0)
    exponent = math.floor(math.log10(size))
    exponent += (size >= Fraction(10) ** (exponent + 1)) - (size < Fraction(10) ** exponent)
    unit = Fraction(10) ** (exponent - digits + 1)
    steps = size / unit
    steps = math.floor(steps + min(steps * HAIR, Fraction(1, 1000)) + Fraction(1, 2))
    return steps * unit if number > 0 else -steps * unit


def written(number):
    """An exact number as it is shown: 0.25, 1536; "1/9 ≈ 0.1111" where its decimals do not end."""
    short = f"{float(number):.12g}"
    if number.denominator == 1 and abs(number) < 10**15:
        return str(number.numerator)
    if Fraction(short) == number:
        return short
    if 1 < number.denominator < 10_000:
        return f"{number.numerator}/{number.denominator} ≈ {float(number):.4g}"
    return f"≈ {float(number):.10g}"
