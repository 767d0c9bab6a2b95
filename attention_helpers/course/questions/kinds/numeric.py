"""numeric: a number, compared with values and ranges; with random sizes where the question has variables."""

from fractions import Fraction
from itertools import product
from math import prod
from typing import ClassVar

from attention_helpers.course.questions.kinds.answers import FirstFit, is_right
from attention_helpers.course.questions.kinds.kind import FRONT, NUMBER, WORDS, keys, list_of
from attention_helpers.course.typed.formula import evaluate, names_in
from attention_helpers.course.typed.numerals import as_number, is_number, read_number, significant, written
from attention_helpers.course.typed.unreadable import Unreadable
from attention_helpers.widgets.language import text

TWO_NUMBERS = {"type": "array", "minItems": 2, "maxItems": 2, "items": NUMBER, "description": "two numbers"}
VALUE = {"type": ["number", "string", "boolean"], "description": "a number"}  # false is 0, as JavaScript reads it
ANSWER = {
    "properties": {"type": {"enum": ["value", "range", "default"]}, "value": VALUE, "range": TWO_NUMBERS},
    "if": {"not": keys(type={"const": "default"})},
    "then": {"anyOf": [{"required": ["value"]}, {"required": ["range"]}]},
}
DIGITS = {
    "type": ["integer", "string", "null"],
    "minimum": 0,
    "maximum": 100,
    "pattern": r"^\d{1,2}$",
    "description": "a number of significant digits from 0 to 100",
}
UNITS = {"type": "array", "items": WORDS, "description": "a list of words"}
MOST_DIGITS = 15  # that a float holds: more are all of them
WHOLE = 10**15  # below it whole numbers are shown in digits
NEAR = Fraction(1, 10**9)  # how far apart, relatively, two numbers are the same without a precision
DRAWS = 12  # of a question with variables, looked through for answers out of reach
MOST_WORK = 100_000  # draws times characters of formulas that a question may need: about 0.1 s


class Numeric(FirstFit):
    """An answer is what was typed."""

    name = "numeric"
    front = (FRONT / "numeric.js",)
    schema = keys({"precision": DIGITS, "units": UNITS, "whole": {"type": "boolean"}}, answers=list_of(ANSWER))
    survey_schema: ClassVar = keys({"units": UNITS, "answers": list_of({}, least=0)})
    nothing = "empty_text"
    may_be_wordless = True

    def wrong_in(self, answer, data):
        """A value is a number, or a formula in the variables; a range goes upwards."""
        form = _form(answer)
        if form == "range":
            return _wrong_range(*answer["range"])
        return _wrong_value(answer["value"], data.get("variables", {})) if form == "value" else None

    def fill(self, data, names):
        answers = [
            {**answer, "value": evaluate(answer["value"], names)} if isinstance(answer.get("value"), str) else answer
            for answer in data.get("answers", ())
        ]
        return {**data, "answers": answers}

    def read(self, shown, answer):
        return read_number(answer, shown.get("units", ()), shown.get("whole", False))

    def reading(self, shown, answer):
        number = self.read(shown, answer)
        return "" if number is None else written(number)

    def fits(self, candidate, given, shown):
        """A range takes its start and not its end."""
        form = _form(candidate)
        if form == "range":
            low, high = map(as_number, candidate["range"])
            return low <= given < high
        return form == "value" and _same(given, as_number(candidate["value"]), _precision(shown))

    def right_answer(self, shown):
        """In a form that is marked right when it is typed in; of a range also a number in it."""
        lines = [self._shown(entry, shown) for entry in self.right_entries(shown)]
        return [next((line for line, number in lines if self._is_right(number, shown)), lines[0][0])]

    def _shown(self, entry, shown):
        """How a right entry is shown, and the number in it that can be typed."""
        if _form(entry) == "value":
            value = _shortest(entry["value"], _precision(shown))
            return value, value
        low, high = entry["range"]
        numbers = (_written(number) for number in _within(as_number(low), as_number(high)))
        number = next((number for number in numbers if self._is_right(number, shown)), str(low))
        name = shown.get("language", "en")
        return text("quiz", "in_range", name, low=low, high=high, number=number), number

    def _is_right(self, number, shown):
        try:
            entry = self.entry(shown, self.read(shown, number))
        except Unreadable:
            return False
        return entry is not None and is_right(entry)

    def problems(self, data):
        found = list(super().problems(data))
        yield from found
        if not (found or data.get("variables") or self.is_survey(data)):
            lines = [self._shown(entry, data) for entry in self.right_entries(data)]
            if not any(self._is_right(number, data) for _, number in lines):
                yield f"the right answer {lines[0][0]} is marked wrong: an earlier answer takes it"

    def complaints(self, question):
        """Beside what holds for all answers: the right one is in reach, with every draw."""
        yield from super().complaints(question)
        for draw in range(DRAWS if question.variables else 1):
            where = f" with {question.numbers(draw)}" if question.variables else ""
            yield from self._reach_complaints(question.shown(draw=draw), where)

    def _reach_complaints(self, shown, where):
        """What a learner types as the right answer must be marked right, at the precision asked for."""
        precision = _precision(shown)
        for answer in shown["answers"]:
            form = _form(answer)
            if form == "range" and precision:
                low, high = map(as_number, answer["range"])
                if not low <= significant((low + high) / 2, precision) < high:
                    yield f"at precision {precision} no number falls into the range {answer['range']}"
            if form != "value":
                continue
            value = as_number(answer["value"])
            if precision and significant(value, precision) != value:
                more = f"{float(value):g} has more digits than the precision {precision}"
                yield f"{more}: jupyterquiz could not match it{where}"
            right = self._is_right(_shortest(answer["value"], precision), shown)
            if is_right(answer) and not right:
                yield f"the right answer {float(value):g} is marked wrong: an earlier answer takes it{where}"
            if not is_right(answer) and right:
                yield f"the wrong answer {float(value):g} is marked right{where}"


def _form(answer):
    """ "value", "range" or "default": as declared where it has that, else by what it has, as jupyterquiz reads it."""
    declared = answer.get("type", "value")
    if declared == "default" or declared in answer:
        return declared
    return "range" if "range" in answer else "value"


def _precision(shown):
    """How many significant digits count, or None: all of them."""
    return min(int(shown.get("precision") or 0), MOST_DIGITS) or None


def _wrong_range(low, high):
    if not (is_number(low) and is_number(high)):
        return f"'range' must be two numbers, not {[low, high]!r}"
    return None if as_number(low) < as_number(high) else f"the range [{low}, {high}] is upside down or empty"


def _wrong_value(value, variables):
    if not (isinstance(value, str) and variables):
        return None if is_number(value) else f"'value' must be a number, not {value!r}"
    try:
        names = sorted(names_in(value))
    except ValueError as error:
        return str(error)
    unknown = sorted(set(names) - set(variables))
    if unknown:
        return f"the formula {value!r} names {', '.join(unknown)}, not a variable"
    if prod(len(variables[name]) for name in names) * len(value) > MOST_WORK:
        return f"the formula {value!r} has too many draws to try them all; give its variables fewer numbers"
    draws = (dict(zip(names, draw, strict=True)) for draw in product(*(variables[name] for name in names)))
    return next(filter(None, (_wrong_result(value, draw) for draw in draws)), None)


def _wrong_result(formula, names):
    """What is wrong with a formula's result, or None."""
    where = " with " + ", ".join(f"{name} = {number}" for name, number in names.items()) if names else ""
    try:
        if is_number(evaluate(formula, names)):
            return None
    except ZeroDivisionError:
        return f"the formula {formula!r} divides by 0{where}"
    except OverflowError:
        pass
    return f"the formula {formula!r} gives no number below 1e300{where}"


def _within(low, high):
    """Yield numbers from `low` up to, not including, `high`: short ones in the middle first."""
    middle = (low + high) / 2
    yield from (number for number in (significant(middle, d) for d in range(1, MOST_DIGITS)) if low <= number < high)
    yield from (low, low + (high - low) / 4, low + 3 * (high - low) / 4)


def _shortest(value, precision):
    """The value in the fewest digits that count as the same; a fraction and a whole number as they are."""
    number = as_number(value)
    if isinstance(value, str) and value.strip().count("/") == 1:
        return value.strip()
    if number.denominator == 1 and abs(number) < WHOLE:
        return str(number)
    texts = (_written(significant(number, digits)) for digits in range(1, 18))
    return next(text for text in texts if _same(as_number(text), number, precision))


def _written(number):
    """A number in digits, such as are read again."""
    return str(number) if number.denominator == 1 and abs(number) < WHOLE else repr(float(number)).removesuffix(".0")


def _same(a, b, precision):
    """Equal to the given significant digits; both sides are rounded, so that a right answer is never out of reach."""
    if precision:
        return significant(a, precision) == significant(b, precision)
    return abs(a - b) <= NEAR * max(abs(a), abs(b))
