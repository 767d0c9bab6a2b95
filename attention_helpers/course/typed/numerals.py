"""The one reader of numbers, as learners write them and banks hold them. data/quizzes/README.md says what it reads.

What can be read in two ways is an error with both readings, never a guess.
"""

import math
import re
from fractions import Fraction

from attention_helpers.course.typed.formula import evaluate
from attention_helpers.course.typed.signs import in_signs, plain_signs
from attention_helpers.course.typed.spelling import LONGEST_ANSWER, clean, one_or_many, undressed
from attention_helpers.course.typed.unreadable import Unreadable, two_ways

LONGEST = 60
LARGEST_EXPONENT = 299  # of 1e299
HAIR = Fraction(1, 10**14)  # what floats that were computed may lie beside what was meant
PERCENT = ("%", "percent", "per cent", "pct", "パーセント")
_ABOUT = re.compile(
    r"^(?:[~≈]|約|およそ|大体|だいたい|ほぼ|about|approximately|approx\.?|circa|ca\.|c\.|roughly|around)\s*"
)
_ABOUT_AFTER = re.compile(r"\s*(?:くらい|ぐらい|ほど|程度|or so)$")
_LABEL = re.compile(r"^(?:[^\W\d_][^\d:=≈]{0,20}|[a-zα-ω]_?\d{1,2}|)\s*[:=≈]\s*")
_GROUP = r"[1-9]\d{0,2}(?:%s\d{3})+"
_NUMERAL = re.compile(r"(?<![^\W_])(?:[.,]?\d(?:[.,'_]?\d| (?=\d)\d)*[.,]?)(?:e([+-]?\d+))?(?![^\W_])")
_BARE = r"[\d.,]*\d[\d.,]*(?:e[+-]?\d+)?"
_MANY = re.compile(
    rf"[<>≤≥≦≧±∓:〜]|以上|以下|未満|より|から|まで|または|もしくは|\b(?:or|and|to|than|least|most)\b|\d\s*(?:\.{{3}}|~)\s*\d|、|;|"
    rf"\d,\s+\d|^-?\s*{_BARE}(?:\s*-\s*{_BARE})+$"
)
_FOREIGN = re.compile(r"[^-+*/^() \d.,']+")
_MIXED = re.compile(r"(?<![\d.,])(\d+) \(?(\d+) ?/ ?(\d+)\)?(?![\d.,])")


def read_number(text, units=()):
    """The number written in `text` as an exact Fraction, or None where nothing is written: that is never 0.

    units   what may stand beside the number: "words", "語", "times", "%". With "%" 81 % is 81, without it 0.81

    Raises Unreadable, a ValueError with a sentence for the learner, for anything but one number.
    """
    if not clean(text):
        return None
    if len(text) > LONGEST_ANSWER:
        raise Unreadable("long", count=LONGEST)
    text, percent = _alone(undressed(plain_signs(text)), units)
    if len(text) > LONGEST:
        raise Unreadable("long", count=LONGEST)
    if not any(map(str.isdigit, in_signs(text))):
        raise Unreadable("digits")
    sides = [side.strip() for side in re.split("[=≈]", text)]
    try:
        values = [_worked_out(side) for side in sides]
    except Unreadable as error:
        if percent and error.choices:
            raise two_ways(*(f"{choice} %" for choice in error.choices)) from None
        raise
    if not all(_agree(values[0], value, side) for value, side in zip(values, sides, strict=True)):
        raise Unreadable("one")
    return values[0] / 100 if percent else values[0]


def _alone(text, units):
    """The text without label, "about" and units, and whether it is a share in percent, to be divided by 100."""
    percent, before = False, None
    marks = sorted({mark.lower() for unit in units for mark in _spellings(unit)}, key=len, reverse=True)
    while before != text:
        before = text
        text = re.sub(r"^(\*\*|__|')([\d.,/\s+-]+)\1", r"\2", text)  # **12** words
        text = undressed(_ABOUT_AFTER.sub("", _LABEL.sub("", _ABOUT.sub("", text))))
        text = _without_unit(text, marks)
        if not percent and not set(PERCENT) & set(units):
            shorter = _without_unit(text, PERCENT)
            percent, text = shorter != text, shorter
    return text, percent


def _spellings(unit):
    """A unit and what people write for it: one or many, × for "times", every percent."""
    unit = clean(unit)
    if unit in PERCENT:
        return PERCENT
    if unit in ("times", "倍", "x"):
        return ("times as many", "times as much", "times", "倍", "x", "×", "fold")
    if not unit.isascii() or not unit[-1:].isalpha():
        return (unit,)
    return tuple(one_or_many(unit))


def _without_unit(text, marks):
    for mark in marks:
        before = text.removesuffix(mark)
        if before != text and re.search(r"[\d.)一二三四五六七八九十百千万億]\s*-?\s*$", before):
            return before.rstrip(" -")
        after = text.removeprefix(mark)
        if mark in ("x", "×") and re.match(r"\s*\d", after) and after != text:
            return after.strip()
    return text


def _worked_out(text):
    """The value of one side of an equation."""
    text = in_signs(text)
    if _MANY.search(text):
        raise Unreadable("one")
    if ".." in text:  # 0.333…
        raise Unreadable("sum")
    if re.search(r"(?<![\d.,])0x\d", text):  # hexadecimal, not 0 times
        raise Unreadable("alone", rest="0x")
    text = _settled(text)
    foreign = _FOREIGN.findall(_NUMERAL.sub(" ", text))
    if foreign:
        raise Unreadable("alone", rest=" ".join(foreign))
    numbers = {}

    def named(found):
        numbers[name := "n" * (len(numbers) + 1)] = _decimal(found, text)
        return f" {name} "

    formula = _NUMERAL.sub(named, text)
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


def _settled(text):
    """The text with a sign for each product and each mixed number; what is two things is asked back."""
    text = re.sub(r"(?<=[\d)])\s*[x×]\s*(?=[-+]?[\d(.])", "*", text)
    dot = re.fullmatch(r"(-?\d+)·(\d+)", text)
    if dot:
        raise two_ways(f"{dot[1]}*{dot[2]}", f"{dot[1]}.{dot[2]}")
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


def _decimal(found, text):
    """The value of one numeral, by the rules for commas, points and spaces; `text` is what it stands in."""
    digits = found[0].partition("e")[0]
    exponent = int((found[1] or "0")[:9])
    if abs(exponent) > LARGEST_EXPONENT:
        raise Unreadable("large")
    return Fraction(_pointed(digits, found, text)) * Fraction(10) ** exponent


def _pointed(digits, found, text):
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
    elif re.fullmatch(r"[1-9]\d{0,2},\d{3}|[1-9]\d*,0{4}", digits):  # 1,0000 is ten thousand for some
        forms = (digits.replace(",", mark) for mark in ("", "."))
        raise two_ways(*(f"{text[: found.start()]}{form}{text[found.start() + len(digits) :]}" for form in forms))
    else:
        return digits.replace(",", ".")
    if not re.fullmatch(_GROUP % group, whole) or not re.fullmatch(r"\d*", decimals):
        raise Unreadable("groups")
    return f"{re.sub(r'[^0-9]', '', whole)}.{decimals}"


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
