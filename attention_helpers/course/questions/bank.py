"""Question banks: reading them, refusing what is wrong, and putting a question into a language and into numbers.

The form is jupyterquiz's, extended; data/quizzes/README.md describes it. A question stays the plain dictionary that the
file holds; `Question` adds its place, so that every message can name it.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from attention_helpers.course.questions.formula import evaluate, names_in
from attention_helpers.course.questions.numerals import parse_number
from attention_helpers.places import DATA
from attention_helpers.widgets.language import LANGUAGES

__all__ = ["TOPICS", "TYPES", "Bank", "BankError", "Question", "all_banks", "bank_path", "load"]

FOLDER = DATA / "quizzes"

TYPES = (
    "multiple_choice",
    "many_choice",
    "numeric",
    "string",  # jupyterquiz's
    "matching",
    "ordering",
    "cell",
    "word",
    "open",  # ours
)

TOPICS = (
    "encoder-decoder",
    "query-key-value",
    "soft-attention",
    "hard-attention",
    "alignment",
    "training",
    "word-vectors",
    "weight-counting",
    "trees",
    "using-the-course",
)

PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


class BankError(ValueError):
    """A bank that cannot be shown. The message names file, question and reason, a line for each."""


@dataclass(frozen=True)
class Question:
    """One question of a bank: `data` is its dictionary as written."""

    id: str
    type: str
    data: dict

    @property
    def lesson(self):
        """The lesson's two digits, or "" for a bank of another make."""
        match = re.match(r"(\d\d)\.", self.id)
        return match[1] if match else ""

    @property
    def variables(self):
        return self.data.get("variables", {})

    def shown(self, language="en", draw=0):
        """The question's dictionary in a language, with the numbers of the given draw filled in.

        The same draw gives the same numbers on every machine.
        """
        return filled(localised(self.data, language), numbers(self.id, self.variables, draw))


@dataclass(frozen=True)
class Bank:
    """Questions in order, and where they came from."""

    name: str
    questions: tuple

    def __len__(self):
        return len(self.questions)

    def __iter__(self):
        return iter(self.questions)

    def __getitem__(self, id):
        for question in self.questions:
            if question.id == id:
                return question
        raise KeyError(f"{self.name} has no question {id!r}")


def bank_path(name):
    """The file of `name`: a lesson ("01"), or a path. Raises FileNotFoundError saying what there is."""
    if re.match(r"[a-z]+://", str(name)):
        raise ValueError(f"{name} is an address on the network; save the bank as a file and give its path.")
    path = FOLDER / f"{name}.json" if re.fullmatch(r"\d\d", str(name)) else Path(name)
    if not path.is_file():
        there = ", ".join(sorted(file.stem for file in FOLDER.glob("*.json"))) or "none"
        raise FileNotFoundError(f"There is no bank {str(path)!r}. Lessons with a bank: {there}.")
    return path


def load(source):
    """A bank from a lesson's two digits, a path, or a list of questions (dictionaries).

    Raises BankError naming file, question and reason; FileNotFoundError where there is no such file.
    """
    if isinstance(source, Bank):
        return source
    if isinstance(source, (list, tuple)):
        return _checked("list of questions", list(source), "list")
    path = bank_path(source)
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except UnicodeDecodeError as error:
        raise BankError(f"{path.name}: not UTF-8 at byte {error.start}; save the file as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BankError(f"{path.name}, line {error.lineno}: not JSON ({error.msg}).") from None
    return _checked(path.name, content, path.stem)


def all_banks():
    """The banks of all lessons, in order."""
    return [load(path.stem) for path in sorted(FOLDER.glob("[0-9][0-9].json"))]


def _checked(name, content, stem):
    if not isinstance(content, list):
        raise BankError(f"{name}: a bank is a list of questions, not {_kind(content)}.")
    if not content:
        raise BankError(f"{name}: no question in it.")
    questions, complaints, seen = [], [], {}
    for number, data in enumerate(content, 1):
        id = _id(data, stem, seen)
        place = f"{name}, question {number}" + (f" ({id})" if id else "")
        reasons = list(problems(data))
        if id in seen and not reasons:
            reasons = [f"the id {id!r} is already that of question {seen[id]}"]
        complaints += [f"{place}: {reason}." for reason in reasons]
        seen.setdefault(id, number)
        if not reasons:
            questions.append(Question(id, effective_type(data), data))
    if complaints:
        raise BankError("\n".join(complaints))
    return Bank(name, tuple(questions))


def _id(data, stem, seen):
    """The question's id; without one, a name made of its content, so that answers find it again."""
    if not isinstance(data, dict):
        return ""
    if "id" in data:
        return data["id"] if isinstance(data["id"], str) else ""
    content = json.dumps(data, sort_keys=True, ensure_ascii=False)
    name = f"{stem}.{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:10]}"
    while name in seen:
        name += "-again"
    return name


def effective_type(data):
    """The declared type, but several right options make a many_choice, as jupyterquiz has it."""
    if data["type"] == "multiple_choice" and sum(a.get("correct") is True for a in data["answers"]) > 1:
        return "many_choice"
    return data["type"]


# --- what is wrong with a question --------------------------------------------------------------------------------


def problems(data):
    """Yield each reason why `data` cannot be shown as a question."""
    if not isinstance(data, dict):
        yield f"a question is an object, not {_kind(data)}"
        return
    if data.get("type") not in TYPES:
        yield f"unknown type {data.get('type')!r}; known are {', '.join(TYPES)}"
        return
    for key in ("id", "question", "code", "explanation", "topic", "section", "feedback"):
        if key in data and not isinstance(data[key], str):
            yield f"{key!r} must be text, not {_kind(data[key])}"
            return
    if data.get("id") == "":
        yield "the id is empty"
    if not (data.get("question", "").strip() or data.get("code", "").strip()) and data["type"] not in _JUPYTERQUIZ:
        yield "there is neither a question nor code"
    if data.get("topic") is not None and "id" in data and data["topic"] not in TOPICS:
        yield f"unknown topic {data['topic']!r}; known are {', '.join(TOPICS)}"
    yield from _translation_problems(data)
    yield from _variable_problems(data)
    try:
        yield from _PROBLEMS[data["type"]](data)
    except (TypeError, KeyError, AttributeError, IndexError) as error:
        yield f"not built as a {data['type']} question ({type(error).__name__}: {error})"


_JUPYTERQUIZ = TYPES[:4]


def _objects(data, key, least):
    """The list of objects under `key`, or a reason (a string) why it is not one."""
    value = data.get(key)
    if not isinstance(value, list) or len(value) < least:
        return f"{key!r} must be a list of at least {least}"
    if not all(isinstance(item, dict) for item in value):
        return f"every entry of {key!r} must be an object"
    return value


def _translation_problems(value):
    """The 'ja' of every object must itself be an object, and so must hold texts where the object has texts."""
    if isinstance(value, list):
        for item in value:
            yield from _translation_problems(item)
    elif isinstance(value, dict):
        for key in ("feedback", "misconception"):
            if key in value and not isinstance(value[key], str):
                yield f"{key!r} must be text, not {_kind(value[key])}"
        japanese = value.get("ja", {})
        if not isinstance(japanese, dict):
            yield f"'ja' must be an object, not {_kind(japanese)}"
            return
        for key, text in japanese.items():
            if key in value and isinstance(value[key], str) and not isinstance(text, str):
                yield f"'ja': {key!r} must be text, not {_kind(text)}"
        for key, item in value.items():
            if key != "ja":
                yield from _translation_problems(item)


def _variable_problems(data):
    variables = data.get("variables", {})
    if not isinstance(variables, dict):
        yield f"'variables' must be an object, not {_kind(variables)}"
        return
    for name, choices in variables.items():
        if not name.isidentifier() or not isinstance(choices, list) or not choices:
            yield f"variable {name!r} needs a name of letters and a list of numbers"
        elif not all(_is_number(choice) for choice in choices):
            yield f"variable {name!r}: every choice must be a number"
    if not variables:  # {{…}} is then TeX
        return
    for name in sorted(set(PLACEHOLDER.findall(json.dumps(data))) - set(variables)):
        yield f"{{{{{name}}}}} stands in a text, but 'variables' has no {name!r}"


def _choice_problems(data):
    answers = _objects(data, "answers", 1)
    if isinstance(answers, str):
        yield answers
        return
    for number, answer in enumerate(answers, 1):
        faces = [answer[key] for key in ("answer", "code") if key in answer]
        if not any(isinstance(face, (str, int, float)) and str(face).strip() for face in faces):
            yield f"option {number} has neither 'answer' nor 'code'"
        if not isinstance(answer.get("correct"), bool):
            yield f"option {number}: 'correct' must be true or false"
    if not any(answer.get("correct") is True for answer in answers):
        yield "no answer is right"
    faces = [(str(answer.get("answer", "")).strip(), str(answer.get("code", "")).strip()) for answer in answers]
    if len(set(faces)) < len(faces):
        yield "two options are the same"


def _numeric_problems(data):
    answers = _objects(data, "answers", 1)
    if isinstance(answers, str):
        yield answers
        return
    precision = data.get("precision")
    if precision is not None and not (isinstance(precision, int) and not isinstance(precision, bool) and precision > 0):
        yield f"'precision' must be a number of significant digits from 1, not {precision!r}"
    for number, answer in enumerate(answers, 1):
        kind = answer.get("type", "value")
        if kind == "value":
            yield from _value_problems(answer.get("value"), data.get("variables", {}), number)
        elif kind == "range":
            ends = answer.get("range")
            if not (isinstance(ends, list) and len(ends) == 2 and all(_is_number(end) for end in ends)):
                yield f"answer {number}: 'range' must be two numbers"
            elif not _number(ends[0]) < _number(ends[1]):
                yield f"answer {number}: the range [{ends[0]}, {ends[1]}] is upside down or empty"
        elif kind != "default":
            yield f"answer {number}: unknown type {kind!r}; known are value, range, default"
    if not any(answer.get("correct") is True and answer.get("type") != "default" for answer in answers):
        yield "no answer is right"


def _value_problems(value, variables, number):
    if isinstance(value, str) and variables:
        try:
            unknown = names_in(value) - set(variables)
        except ValueError as error:
            yield f"answer {number}: {error}"
            return
        if unknown:
            yield f"answer {number}: the formula {value!r} names {', '.join(sorted(unknown))}, not a variable"
    elif not _is_number(value):
        yield f"answer {number}: 'value' must be a number, not {value!r}"


def _string_problems(data):
    answers = _objects(data, "answers", 1)
    if isinstance(answers, str):
        yield answers
        return
    for number, answer in enumerate(answers, 1):
        if answer.get("type") == "default":
            continue
        if not isinstance(answer.get("answer"), str) or not answer["answer"].strip():
            yield f"answer {number}: 'answer' must be text that is not empty"
        threshold = answer.get("fuzzy_threshold")
        if threshold is not None and not (_is_number(threshold) and 0 < _number(threshold) <= 1):
            yield f"answer {number}: 'fuzzy_threshold' must lie between 0 and 1, not {threshold!r}"
    if not any(answer.get("correct") is True and answer.get("type") != "default" for answer in answers):
        yield "no answer is right"


def _matching_problems(data):
    pairs = _objects(data, "pairs", 2)
    if isinstance(pairs, str):
        yield pairs
        return
    extra = data.get("extra", [])
    for number, pair in enumerate(pairs, 1):
        for side in ("left", "right"):
            if not isinstance(pair.get(side), str) or not pair[side].strip():
                yield f"pair {number} has no {side!r}"
    if not isinstance(extra, list) or not all(isinstance(e, dict) and isinstance(e.get("right"), str) for e in extra):
        yield "every entry of 'extra' must be an object with 'right'"
        return
    lefts, rights = [p.get("left") for p in pairs], {p.get("right") for p in pairs}
    if len(set(lefts)) < len(lefts):
        yield "two left sides are the same"
    if rights & {e["right"] for e in extra}:
        yield "an extra right side is also the right side of a pair"
    if len(rights | {e["right"] for e in extra}) < 2:
        yield "there is only one right side to choose"


def _ordering_problems(data):
    items = _objects(data, "items", 3)
    if isinstance(items, str):
        yield items
        return
    for number, item in enumerate(items, 1):
        if not isinstance(item.get("item"), str) or not item["item"].strip():
            yield f"item {number} has no 'item'"
    if len({item.get("item") for item in items}) < len(items):
        yield "two items are the same"


def _cell_problems(data):
    rows, columns, weights = data.get("rows"), data.get("columns"), data.get("weights")
    for key, value in (("rows", rows), ("columns", columns)):
        if not isinstance(value, list) or not value or not all(isinstance(word, str) for word in value):
            yield f"{key!r} must be a list of words"
            return
    if not (
        isinstance(weights, list)
        and len(weights) == len(rows)
        and all(isinstance(row, list) and len(row) == len(columns) for row in weights)
    ):
        yield f"'weights' must have {len(rows)} rows of {len(columns)} numbers"
        return
    if not all(_is_number(w) and 0 <= _number(w) <= 1 for row in weights for w in row):
        yield "every weight must lie between 0 and 1"

    def inside(cell):
        return (
            isinstance(cell, list)
            and len(cell) == 2
            and all(_is_index(i) for i in cell)
            and cell[0] < len(rows)
            and cell[1] < len(columns)
        )

    yield from _place_problems(data, "cell", inside)


def _word_problems(data):
    words = data.get("words")
    if not isinstance(words, list) or len(words) < 2 or not all(isinstance(word, str) for word in words):
        yield "'words' must be a list of at least 2 words"
        return
    if data.get("layout", "words") not in ("words", "lines"):
        yield f'\'layout\' must be "words" or "lines", not {data["layout"]!r}'
    yield from _place_problems(data, "word", lambda word: _is_index(word) and word < len(words))


def _place_problems(data, key, inside):
    answers = _objects(data, "answers", 1)
    if isinstance(answers, str):
        yield answers
        return
    for number, answer in enumerate(answers, 1):
        if answer.get("type") == "default":
            continue
        if not inside(answer.get(key)):
            yield f"answer {number}: {key!r} is {answer.get(key)!r}, outside of what is shown"
        if not isinstance(answer.get("correct"), bool):
            yield f"answer {number}: 'correct' must be true or false"
    if not any(answer.get("correct") is True for answer in answers):
        yield "no answer is right"


def _open_problems(data):
    points = _objects(data, "points", 1)
    if isinstance(points, str):
        yield points
    elif not all(isinstance(point.get("point"), str) and point["point"].strip() for point in points):
        yield "every entry of 'points' needs a 'point'"
    if not isinstance(data.get("model_answer"), str) or not data["model_answer"].strip():
        yield "there is no 'model_answer'"


_PROBLEMS = {
    "multiple_choice": _choice_problems,
    "many_choice": _choice_problems,
    "numeric": _numeric_problems,
    "string": _string_problems,
    "matching": _matching_problems,
    "ordering": _ordering_problems,
    "cell": _cell_problems,
    "word": _word_problems,
    "open": _open_problems,
}


def _kind(value):
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def _is_index(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _number(value):
    """A number as written in a bank: JSON's own, or text as a learner may write it."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    return parse_number(value) if isinstance(value, str) else Fraction(value)


def _is_number(value):
    try:
        return _number(value) is not None
    except (ValueError, OverflowError):
        return False


# --- language, numbers, order -------------------------------------------------------------------------------------


def localised(value, language):
    """`value` with every object's texts in `language`; what has no translation stays as written."""
    if language not in LANGUAGES:
        raise ValueError(f"language: got {language!r}, expected one of {', '.join(LANGUAGES)}")
    if isinstance(value, list):
        return [localised(item, language) for item in value]
    if not isinstance(value, dict):
        return value
    own = {key: localised(item, language) for key, item in value.items() if key != "ja"}
    return {**own, **value.get("ja", {})} if language == "ja" else own


def numbers(id, variables, draw):
    """The numbers of one draw, {name: number}."""
    return {name: choices[_hash(f"{id}/{name}/{draw}") % len(choices)] for name, choices in variables.items()}


def filled(value, names):
    """`value` with {{name}} replaced in every text, and every formula under 'value' worked out."""
    if not names:
        return value
    if isinstance(value, list):
        return [filled(item, names) for item in value]
    if isinstance(value, str):
        return PLACEHOLDER.sub(lambda match: _written(names[match[1]]), value)
    if not isinstance(value, dict):
        return value
    result = {key: filled(item, names) for key, item in value.items() if key != "variables"}
    if isinstance(value.get("value"), str):
        result["value"] = evaluate(value["value"], names)
    return result


def _written(number):
    return f"{number:,}" if isinstance(number, int) and abs(number) >= 10_000 else str(number)


def shuffled(id, count):
    """A fixed order of `count` things for the question `id`, never the order as written (from two on)."""
    order = sorted(range(count), key=lambda i: _hash(f"{id}/{i}"))
    return order[1:] + order[:1] if order == list(range(count)) else order


def _hash(text):
    return int(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), 16)
