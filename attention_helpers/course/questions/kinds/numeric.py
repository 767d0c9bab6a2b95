"""numeric: a number, compared with values and ranges; with random sizes where the question has variables."""

import math
from typing import ClassVar

from attention_helpers.course.questions.kinds.answers import FirstFit, is_right
from attention_helpers.course.questions.kinds.kind import FRONT, NUMBER, WORDS, keys, list_of
from attention_helpers.course.typed.formula import evaluate, names_in
from attention_helpers.course.typed.numerals import as_number, is_number, read_number, significant, written

TWO_NUMBERS = {"type": "array", "minItems": 2, "maxItems": 2, "items": NUMBER, "description": "two numbers"}
ANSWER = {
    "properties": {"type": {"enum": ["value", "range", "default"]}},
    "allOf": [
        {"if": keys(type={"const": "range"}), "then": keys(range=TWO_NUMBERS)},
        {"if": keys({"type": {"const": "value"}}), "then": keys(value=NUMBER)},  # also where there is no type
    ],
}
DIGITS = {"type": ["integer", "null"], "minimum": 1, "description": "a number of significant digits from 1"}
UNITS = {"type": "array", "items": WORDS, "description": "a list of words"}
WHOLE = 1e15  # below it Python writes whole floats in digits
DRAWS = 12  # of a question with variables, looked through for answers out of reach


class Numeric(FirstFit):
    """An answer is what was typed."""

    name = "numeric"
    front = (FRONT / "numeric.js",)
    schema = keys({"precision": DIGITS, "units": UNITS}, answers=list_of(ANSWER))
    survey_schema: ClassVar = keys({"units": UNITS, "answers": list_of({}, least=0)})
    nothing = "empty_text"
    may_be_wordless = True

    def wrong_in(self, answer, data):
        """A value is a number, or a formula in the variables; a range goes upwards."""
        kind = answer.get("type", "value")
        if kind == "range":
            return _wrong_range(*answer["range"])
        return _wrong_value(answer["value"], data.get("variables", {})) if kind == "value" else None

    def fill(self, data, names):
        answers = [
            {**answer, "value": evaluate(answer["value"], names)} if isinstance(answer.get("value"), str) else answer
            for answer in data.get("answers", ())
        ]
        return {**data, "answers": answers}

    def read(self, shown, answer):
        return read_number(answer, shown.get("units", ()))

    def reading(self, shown, answer):
        number = self.read(shown, answer)
        return "" if number is None else written(number)

    def fits(self, candidate, given, shown):
        """A range takes its start and not its end; a default ends the search."""
        kind = candidate.get("type", "value")
        if kind == "range":
            low, high = (float(as_number(end)) for end in candidate["range"])
            return low <= float(given) < high
        return kind == "default" or _same(float(given), float(as_number(candidate["value"])), shown.get("precision"))

    def right_answer(self, shown):
        """In a form that is marked right when it is typed in."""
        right = self.right_entries(shown)[0]
        if "range" in right:
            low, high = right["range"]
            return [f"{low} ≤ x < {high}"]
        return [_shortest(right["value"], shown.get("precision"))]

    def complaints(self, question):
        """Beside what holds for all answers: the right one is in reach, with every draw."""
        yield from super().complaints(question)
        for draw in range(DRAWS if question.variables else 1):
            where = f" with {question.numbers(draw)}" if question.variables else ""
            yield from self._reach_complaints(question.shown(draw=draw), where)

    def _reach_complaints(self, shown, where):
        """What a learner types as the right answer must be marked right, at the precision asked for."""
        precision = shown.get("precision")
        for answer in shown["answers"]:
            kind = answer.get("type", "value")
            if kind == "range" and precision:
                low, high = (float(as_number(end)) for end in answer["range"])
                if not low <= significant((low + high) / 2, precision) < high:
                    yield f"at precision {precision} no number falls into the range {answer['range']}"
            if kind != "value":
                continue
            value = float(as_number(answer["value"]))
            if precision and significant(value, precision) != value:
                yield f"{value:g} has more digits than the precision {precision}: jupyterquiz could not match it{where}"
            verdict = self.mark(shown, repr(value), "")
            if is_right(answer) and verdict.correct is not True:
                yield f"the right answer {value:g} is marked {verdict.status}: an earlier answer takes it{where}"
            if not is_right(answer) and verdict.correct:
                yield f"the wrong answer {value:g} is marked right{where}"


def _wrong_range(low, high):
    if not (is_number(low) and is_number(high)):
        return f"'range' must be two numbers, not {[low, high]!r}"
    return None if as_number(low) < as_number(high) else f"the range [{low}, {high}] is upside down or empty"


def _wrong_value(value, variables):
    if not (isinstance(value, str) and variables):
        return None if is_number(value) else f"'value' must be a number, not {value!r}"
    try:
        unknown = sorted(names_in(value) - set(variables))
    except ValueError as error:
        return str(error)
    return f"the formula {value!r} names {', '.join(unknown)}, not a variable" if unknown else None


def _shortest(value, precision):
    """The value in the fewest digits that count as the same; a fraction and a whole number as they are."""
    if not isinstance(value, float) or (value.is_integer() and abs(value) < WHOLE):
        return str(value).removesuffix(".0")
    texts = (f"{value:.{digits}g}" for digits in range(1, 18))
    return next(text for text in texts if _same(float(text), value, precision))


def _same(a, b, precision):
    """Equal to the given significant digits; both sides are rounded, so that a right answer is never out of reach."""
    if precision:
        return significant(a, precision) == significant(b, precision)
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-300)
