"""From an answer to a verdict: pure functions, no widget, no file.

`mark(question, answer, id)` takes the dictionary that `Question.shown` gives. The answer's form, by type:

multiple_choice  index of the option             many_choice  list of indices
numeric, string  what was typed                  matching     for each left side a shown right side's index, or None
ordering         shown indices, first to last    cell         [row, column]
word             index of the word               open         {"text": str, "points": [bool, …] or None}

Shown indices count the fixed shuffled order (`shown_rights`, `shown_items`).
"""

import math
import unicodedata
from dataclasses import dataclass, replace

from attention_helpers.course.questions.bank import shuffled
from attention_helpers.course.questions.numerals import parse_number, significant

__all__ = ["Verdict", "mark", "right_answer", "shown_items", "shown_rights"]

LONGEST_TEXT = 20_000
LONGEST_COMPARED = 500


@dataclass(frozen=True)
class Verdict:
    """What is to be said about an answer.

    correct        True or False; None where nothing was decided (`status` then says why)
    credit         0 to 1; None where nothing was decided
    status         "right", "partly", "wrong", "empty" (nothing answered), "unreadable" (no number, `reason`),
                   "unmarked" (an open answer that waits for the learner's own marking)
    feedback       texts from the bank, in order
    misconception  the short name of the mistake, or None
    parts          for each part that was answered: True, False, or None where nothing is to be said
    missing        how many right options a many_choice answer lacks, or pairs a matching answer leaves open
    """

    correct: bool | None
    credit: float | None
    status: str
    feedback: tuple = ()
    misconception: str | None = None
    parts: tuple = ()
    missing: int = 0
    reason: str = ""


def mark(question, answer, id=""):
    """The verdict on `answer`. Raises ValueError where the answer has not the form of the question's type."""
    kind = question["type"]
    if kind == "multiple_choice" and sum(a["correct"] for a in question["answers"]) > 1:
        kind = "many_choice"
    try:
        return _MARK[kind](question, answer, id)
    except (TypeError, KeyError, AttributeError, _BadForm):
        raise ValueError(f"{id}: {str(answer)[:80]!r} is no answer to a {kind} question.") from None


class _BadForm(Exception):
    """An answer that no front end sends."""


EMPTY = Verdict(None, None, "empty")


def _verdict(credit, feedback=(), misconception=None, parts=(), missing=0):
    right = credit >= 1
    return Verdict(
        right,
        credit,
        "right" if right else "partly" if credit > 0 else "wrong",
        tuple(text for text in feedback if text),
        None if right else misconception,
        tuple(parts),
        missing,
    )


def _of_answer(answer, parts=()):
    """The verdict that one entry of `answers` carries."""
    return _verdict(float(answer.get("correct") is True), [answer.get("feedback")], answer.get("misconception"), parts)


NO_MATCH = {"correct": False}


def _default(question):
    return next((answer for answer in question["answers"] if answer.get("type") == "default"), NO_MATCH)


def _index(value, count):
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < count:
        raise _BadForm
    return value


# --- jupyterquiz's types ------------------------------------------------------------------------------------------


def _multiple_choice(question, answer, id):
    if answer is None:
        return EMPTY
    options = question["answers"]
    chosen = _index(answer, len(options))
    verdict = _of_answer(options[chosen])
    return _with_parts(verdict, [verdict.correct if i == chosen else None for i in range(len(options))])


def _with_parts(verdict, parts):
    return replace(verdict, parts=tuple(parts))


def _many_choice(question, answer, id):
    """Credit: share of the right options ticked less share of the wrong ones ticked: ticking all earns nothing."""
    options = question["answers"]
    ticked = {_index(i, len(options)) for i in answer or ()}
    if not ticked:
        return EMPTY
    right = {i for i, option in enumerate(options) if option["correct"]}
    wrong_ticks = sorted(ticked - right)
    credit = len(ticked & right) / len(right)
    if wrong_ticks:
        credit = max(0.0, credit - len(wrong_ticks) / (len(options) - len(right)))
    shown = wrong_ticks or sorted(ticked)
    names = [options[i].get("misconception") for i in wrong_ticks if options[i].get("misconception")]
    parts = [(i in right) if i in ticked else None for i in range(len(options))]
    return _verdict(
        credit, [options[i].get("feedback") for i in shown], names[0] if names else None, parts, len(right - ticked)
    )


def _numeric(question, answer, id):
    try:
        number = parse_number(answer)
    except ValueError as error:
        return Verdict(None, None, "unreadable", reason=str(error))
    if number is None:
        return EMPTY
    for candidate in question["answers"]:
        kind = candidate.get("type", "value")
        if kind == "value" and _same_number(number, candidate["value"], question.get("precision")):
            return _of_answer(candidate)
        if kind == "range" and _as_float(candidate["range"][0]) <= float(number) < _as_float(candidate["range"][1]):
            return _of_answer(candidate)
        if kind == "default":
            return _of_answer(candidate)
    return _of_answer(NO_MATCH)


def _as_float(value):
    return float(parse_number(value)) if isinstance(value, str) else float(value)


def _same_number(number, value, precision):
    """Equal to the given significant digits; both sides are rounded, so that a right answer is never out of reach."""
    a, b = float(number), _as_float(value)
    if precision:
        return significant(a, precision) == significant(b, precision)
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-300)


def _string(question, answer, id):
    typed = clean(answer)
    if not typed:
        return EMPTY
    for candidate in question["answers"]:
        if candidate.get("type") != "default" and _same_text(typed, candidate):
            return _of_answer(candidate)
    return _of_answer(_default(question))


def clean(text):
    """`text` as it is compared: NFKC, no control or direction characters, single spaces, nothing at the ends."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return " ".join(text.split())


def _same_text(typed, candidate):
    wanted = clean(candidate["answer"])
    if not candidate.get("match_case", False):
        typed, wanted = typed.casefold(), wanted.casefold()
    threshold = candidate.get("fuzzy_threshold")
    if threshold is None or typed == wanted:
        return typed == wanted
    longer = max(len(typed), len(wanted))
    if longer > LONGEST_COMPARED:
        return False
    return 1 - _edits(typed, wanted) / longer >= float(threshold)


def _edits(a, b):
    """Levenshtein's distance (1966): the fewest insertions, deletions and substitutions that turn `a` into `b`."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        corner, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (x != y))
    return row[-1]


# --- the further types --------------------------------------------------------------------------------------------


def shown_rights(question, id):
    """The right sides of a matching question in the order shown, each once."""
    sides = [*question["pairs"], *question.get("extra", [])]
    rights = list(dict.fromkeys(side["right"] for side in sides))
    return [rights[i] for i in shuffled(id, len(rights))]


def _matching(question, answer, id):
    pairs, rights = question["pairs"], shown_rights(question, id)
    if len(answer) != len(pairs):
        raise _BadForm
    chosen = [None if choice is None else rights[_index(choice, len(rights))] for choice in answer]
    missing = chosen.count(None)
    if missing:
        return Verdict(None, None, "empty", missing=missing)
    parts = [choice == pair["right"] for choice, pair in zip(chosen, pairs, strict=True)]
    wrong = [pair for pair, right in zip(pairs, parts, strict=True) if not right]
    names = [pair["misconception"] for pair in wrong if pair.get("misconception")]
    feedback = [pair.get("feedback") for pair in wrong] + [question.get("feedback") if wrong else None]
    return _verdict(sum(parts) / len(parts), feedback, names[0] if names else None, parts)


def shown_items(question, id):
    """For each place shown, the item's index in the right order."""
    return shuffled(id, len(question["items"]))


def _ordering(question, answer, id):
    """Credit: the longest run of items already in order, less one, of the longest possible, less one."""
    if answer is None:
        return EMPTY
    shown = shown_items(question, id)
    if sorted(answer) != list(range(len(shown))):
        raise _BadForm
    order = [shown[place] for place in answer]
    kept = _longest_increasing(order)
    wrong = len(kept) < len(order)
    return _verdict(
        (len(kept) - 1) / (len(order) - 1),
        [question.get("feedback") if wrong else None],
        question.get("misconception"),
        [item in kept for item in order],
    )


def _longest_increasing(order):
    best = []  # best[i]: the longest increasing run that ends with order[i]
    for i, item in enumerate(order):
        before = [best[j] for j in range(i) if order[j] < item]
        best.append([*max(before, key=len, default=[]), item])
    return set(max(best, key=len))


def _place(key, form):
    def marked(question, answer, id):
        if answer is None:
            return EMPTY
        place = form(question, answer)
        for candidate in question["answers"]:
            if candidate.get("type") != "default" and candidate[key] == place:
                return _of_answer(candidate)
        return _of_answer(_default(question))

    return marked


def _cell_form(question, answer):
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise _BadForm
    row, column = answer
    return [_index(row, len(question["rows"])), _index(column, len(question["columns"]))]


def _word_form(question, answer):
    return _index(answer, len(question["words"]))


def _open(question, answer, id):
    """The learner marks: credit is the share of the points they found in their own text."""
    if not clean(answer["text"]):
        return EMPTY
    ticks = answer.get("points")
    if ticks is None:
        return Verdict(None, None, "unmarked")
    if len(ticks) != len(question["points"]) or not all(isinstance(tick, bool) for tick in ticks):
        raise _BadForm
    full = all(ticks)
    return _verdict(sum(ticks) / len(ticks), [None if full else question.get("feedback")], None, ticks)


_MARK = {
    "multiple_choice": _multiple_choice,
    "many_choice": _many_choice,
    "numeric": _numeric,
    "string": _string,
    "matching": _matching,
    "ordering": _ordering,
    "cell": _place("cell", _cell_form),
    "word": _place("word", _word_form),
    "open": _open,
}


# --- the answer itself --------------------------------------------------------------------------------------------


def right_answer(question):
    """The right answer as lines of text, for after the second try; [] where there is nothing to add."""
    return _RIGHT[question["type"]](question)


def _right_options(question):
    return [str(option.get("answer") or f"`{option['code']}`") for option in question["answers"] if option["correct"]]


def _right_number(question):
    right = next(a for a in question["answers"] if a.get("correct") is True and a.get("type") != "default")
    if "range" in right:
        return [f"{right['range'][0]} … {right['range'][1]}"]
    value = right["value"]
    return [f"{value:,}" if isinstance(value, int) else f"{value:g}" if isinstance(value, float) else str(value)]


def _right_text(question):
    return [next(a["answer"] for a in question["answers"] if a.get("correct") is True and "answer" in a)]


def _right_cell(question):
    cells = [a["cell"] for a in question["answers"] if a.get("correct") is True]
    return [f"{question['rows'][row]} · {question['columns'][column]}" for row, column in cells]


def _right_word(question):
    places = [a["word"] for a in question["answers"] if a.get("correct") is True]
    return [
        f"`{question['words'][place].strip()}`" if question.get("layout") == "lines" else question["words"][place]
        for place in places
    ]


_RIGHT = {
    "multiple_choice": _right_options,
    "many_choice": _right_options,
    "numeric": _right_number,
    "string": _right_text,
    "matching": lambda question: [f"{pair['left']} — {pair['right']}" for pair in question["pairs"]],
    "ordering": lambda question: [f"{n}. {item['item']}" for n, item in enumerate(question["items"], 1)],
    "cell": _right_cell,
    "word": _right_word,
    "open": lambda question: [],
}
