"""What is legal in a bank but poor: `python -m attention_helpers.course.questions.lint` lists it.

bank.py refuses what cannot be shown; this finds what would teach or measure badly. A test wants the list empty.
"""

import json
import re
import sys
from collections import Counter

from attention_helpers.course.questions.bank import TOPICS, all_banks, filled, localised, numbers
from attention_helpers.course.questions.marking import mark
from attention_helpers.course.questions.markup import parse
from attention_helpers.course.questions.numerals import significant
from attention_helpers.places import NOTEBOOKS

LEAST_QUESTIONS, LEAST_TYPES = 8, 4
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
WORDS = re.compile(r"[^\W\d_]{2,}")
ABSOLUTE = re.compile(r"\b(always|never|every|only|all|none|cannot|impossible|must)\b|必ず|絶対|決して|全く|常に|だけ")
LAZY = re.compile(r"\b(all|none|both) of the above\b|上記のすべて|上のすべて", re.IGNORECASE)
HABIT = 0.7  # a share of a bank's questions above which a pattern gives the answer away


def lint(banks=None):
    """A list of complaints, each naming file, question and reason; [] is good."""
    banks = all_banks() if banks is None else banks
    found, seen = [], {}
    for bank in banks:
        found += [f"{bank.name}: {reason}" for reason in bank_complaints(bank)]
        for question in bank:
            if question.id in seen:
                found.append(f"{bank.name}, {question.id}: the id is already used in {seen[question.id]}")
            seen[question.id] = bank.name
            found += [f"{bank.name}, {question.id}: {reason}" for reason in question_complaints(question)]
    return found


def bank_complaints(bank):
    """Yield what is poor about a bank as a whole."""
    types = {question.type for question in bank}
    if len(bank) < LEAST_QUESTIONS:
        yield f"{len(bank)} questions; a lesson has at least {LEAST_QUESTIONS}"
    if len(types) < LEAST_TYPES:
        yield f"{len(types)} types of question; a lesson has at least {LEAST_TYPES}"
    choices = [question.data["answers"] for question in bank if question.type == "multiple_choice"]
    if len(choices) >= 4:
        yield from _habits(choices)


def _habits(choices):
    """Patterns over a bank: the right option always at one place, or always the longest."""
    places = Counter(next(i for i, a in enumerate(answers) if a["correct"]) for answers in choices)
    place, count = places.most_common(1)[0]
    if count / len(choices) > HABIT:
        yield f"the right option stands at place {place + 1} in {count} of {len(choices)} questions"
    longest = sum(
        _length(max(answers, key=_length)) == max(_length(a) for a in answers if a["correct"]) for answers in choices
    )
    if longest / len(choices) > HABIT:
        yield f"the right option is the longest in {longest} of {len(choices)} questions"


def question_complaints(question):
    """Yield what is poor about one question."""
    data = question.data
    for key in ("id", "topic", "section", "difficulty", "explanation"):
        if not data.get(key):
            yield f"{key!r} is missing"
    if data.get("topic") not in (None, *TOPICS):
        yield f"unknown topic {data['topic']!r}"
    if data.get("difficulty") not in (None, 1, 2, 3):
        yield f"difficulty {data['difficulty']!r} is not 1, 2 or 3"
    yield from _section_complaints(data.get("section", ""))
    yield from _translation_complaints(_without_spellings(data))
    yield from _formula_complaints(data)
    yield from _CHECKS.get(question.type, lambda question: ())(question)
    if LAZY.search(json.dumps(data, ensure_ascii=False)):
        yield "an option speaks of the options above"


# --- where to read it up ------------------------------------------------------------------------------------------


def _section_complaints(section):
    name, _, heading = section.partition("#")
    path = NOTEBOOKS / name
    if not name:
        return
    if not re.fullmatch(r"\d\d_\w+\.ipynb", name):
        yield f"section {section!r} does not start with a notebook's name"
    elif path.is_file() and heading and heading not in headings(path):
        yield f"section {section!r}: {name} has no such heading; it has {', '.join(sorted(headings(path)))}"


def headings(path):
    """The anchors JupyterLab gives a notebook's headings: their text with hyphens for spaces."""
    with open(path, encoding="utf-8") as file:
        cells = json.load(file)["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    lines = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[`*]", "", line).strip().replace(" ", "-") for line in lines}


# --- two languages ------------------------------------------------------------------------------------------------

TEXTS = ("question", "explanation", "feedback", "answer", "left", "right", "item", "point", "model_answer")


def _without_spellings(data):
    """A string question's answers are spellings in any language: only their feedback is translated."""
    if data["type"] != "string":
        return data
    return {**data, "answers": [{k: v for k, v in answer.items() if k != "answer"} for answer in data["answers"]]}


def _translation_complaints(value, place=""):
    """Every object that holds words has the same texts in Japanese."""
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _translation_complaints(item, f"{place} {number}")
    if not isinstance(value, dict):
        return
    japanese = value.get("ja", {})
    for key in TEXTS:
        if isinstance(value.get(key), str) and _needs_translation(value[key]):
            if key not in japanese:
                if not (key in ("answer", "left", "right", "item") and "ja" in value):  # "ja": {} says: the same
                    yield f"no Japanese for {key!r}{' of' + place if place else ''}"
            elif not JAPANESE.search(str(japanese[key])) and WORDS.search(_prose(str(japanese[key]))):
                yield f"the Japanese of {key!r}{' of' + place if place else ''} is not Japanese"
    for key in set(japanese) - set(value):
        yield f"'ja' has {key!r}{' of' + place if place else ''}, which the English has not"
    for key, item in value.items():
        if key != "ja":
            yield from _translation_complaints(item, f"{place} {key}")


def _prose(text):
    """The text without formulas and code."""
    kinds = ("text", "bold", "italic", "link")
    return " ".join(piece["text"] for pieces in parse(text) for piece in pieces if piece["kind"] in kinds)


def _needs_translation(text):
    return bool(WORDS.search(_prose(text))) and not JAPANESE.search(text)


# --- formulas -----------------------------------------------------------------------------------------------------


def _formula_complaints(value):
    if isinstance(value, list):
        for item in value:
            yield from _formula_complaints(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ("code", "words"):
                yield from _formula_complaints(item)
    elif isinstance(value, str) and "$" in value:
        for piece in (piece for pieces in parse(value) for piece in pieces):
            unread = re.search(r"\\[a-zA-Z]+", piece.get("mathml", ""))
            if unread:
                yield f"the formula {piece['text']!r} holds {unread[0]}, which is not set as mathematics"
            if piece["kind"] == "text" and re.search(r"\$[^$]+\$", piece["text"]):
                yield f"a formula is not closed or starts with a space: {piece['text']!r}"


# --- choices ------------------------------------------------------------------------------------------------------


def _length(answer):
    return len(_visible(str(answer.get("answer", "")))) + len(str(answer.get("code", "")))


def _visible(text):
    return re.sub(r"\\[a-z]+|[{}$*`^_]", "", text)


def _choice_complaints(question):
    answers = question.data["answers"]
    right = [a for a in answers if a["correct"]]
    wrong = [a for a in answers if not a["correct"]]
    yield from _wrong_complaints(wrong, "option")
    if question.type == "multiple_choice" and not wrong:
        yield "there is no wrong option"
    if not wrong:
        return
    if question.type == "multiple_choice":
        yield from _length_complaints(_length(right[0]), [_length(a) for a in wrong])
    yield from _tone_complaints([_text(a) for a in right], [_text(a) for a in wrong])


def _text(answer):
    return str(answer.get("answer", "")) + str(answer.get("ja", {}).get("answer", ""))


def _length_complaints(right, wrong):
    """The right option stands out by its length: a reader who knows nothing would pick it."""
    if right > 1.6 * max(wrong) and right > max(wrong) + 15:
        yield f"the right option ({right} characters) is far longer than the wrong ones (at most {max(wrong)})"
    if right < 0.5 * min(wrong) and right < min(wrong) - 15:
        yield f"the right option ({right} characters) is far shorter than the wrong ones (at least {min(wrong)})"


def _tone_complaints(right, wrong):
    if len(wrong) >= 2 and all(map(ABSOLUTE.search, wrong)) and not any(map(ABSOLUTE.search, right)):
        yield "every wrong option has an absolute word (always, never, only …) and the right one has none"


def _wrong_complaints(wrong, name):
    for answer in wrong:
        what = str(next((answer[key] for key in ("answer", "code", "value", "cell", "word") if key in answer), "?"))
        for key in ("feedback", "misconception"):
            if not answer.get(key):
                yield f"wrong {name} {what[:40]!r} has no {key}"


# --- numbers, texts and places --------------------------------------------------------------------------------------


def _numeric_complaints(question):
    yield from _wrong_complaints(
        [a for a in question.data["answers"] if a.get("type", "value") != "default" and not a.get("correct")], "answer"
    )
    yield from _default_complaints(question.data["answers"])
    for draw in range(_draws(question)):
        names = numbers(question.id, question.variables, draw)
        yield from _reach_complaints(question, filled(localised(question.data, "en"), names), names)


def _draws(question):
    return 1 if not question.variables else 12


def _reach_complaints(question, shown, names):
    """What a learner types as the right answer must be marked right, at the precision asked for."""
    precision, where = shown.get("precision"), f" with {names}" if names else ""
    for answer in shown["answers"]:
        if answer.get("type") == "range" and precision:
            low, high = map(float, answer["range"])
            if not low <= significant((low + high) / 2, precision) < high:
                yield f"at precision {precision} no number falls into the range {answer['range']}"
        if answer.get("type", "value") != "value":
            continue
        value = float(answer["value"])
        if precision and significant(value, precision) != value:
            yield f"{value:g} has more digits than the precision {precision}: jupyterquiz could not match it{where}"
        verdict = mark(shown, repr(value), question.id)
        if answer.get("correct") is True and verdict.correct is not True:
            yield f"the right answer {value:g} is marked {verdict.status}: an earlier answer takes it{where}"
        if not answer.get("correct") and verdict.correct:
            yield f"the wrong answer {value:g} is marked right{where}"


def _default_complaints(answers):
    kinds = [answer.get("type", "value") for answer in answers]
    if "default" in kinds[:-1]:
        yield "answers after the default are never reached"
    if "default" not in kinds:
        yield "no default answer: most wrong answers get no feedback"
    elif not answers[kinds.index("default")].get("feedback"):
        yield "the default answer has no feedback"


def _string_complaints(question):
    answers = question.data["answers"]
    yield from _wrong_complaints([a for a in answers if a.get("type") != "default" and not a.get("correct")], "answer")
    yield from _default_complaints(answers)
    for answer in answers:
        if answer.get("correct") is True and mark(question.data, answer["answer"], question.id).correct is not True:
            yield f"the right answer {answer['answer']!r} is marked wrong: an earlier answer takes it"


def _place_complaints(question):
    answers = question.data["answers"]
    yield from _wrong_complaints([a for a in answers if a.get("type") != "default" and not a["correct"]], "place")
    places = len(question.data.get("words", ())) or len(question.data["rows"]) * len(question.data["columns"])
    if len(answers) < places:  # else every place has its own feedback
        yield from _default_complaints(answers)


def _whole_complaints(question):
    if not question.data.get("feedback") and not all(pair.get("feedback") for pair in question.data.get("pairs", [{}])):
        yield "no 'feedback' for an answer that is not fully right"


def _open_complaints(question):
    if len(question.data["points"]) < 2:
        yield "an open question needs at least two points to mark by"


_CHECKS = {
    "multiple_choice": _choice_complaints,
    "many_choice": _choice_complaints,
    "numeric": _numeric_complaints,
    "string": _string_complaints,
    "cell": _place_complaints,
    "word": _place_complaints,
    "matching": _whole_complaints,
    "ordering": _whole_complaints,
    "open": _open_complaints,
}


def main():
    """List the complaints about all our banks; exit status 1 where there is one."""
    found = lint()
    for line in found:
        print(line)
    print(f"{len(found)} complaints about {sum(map(len, all_banks()))} questions")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
