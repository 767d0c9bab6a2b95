"""What is legal in a bank but poor: `python -m attention_helpers.course.questions.lint` lists it.

problems.py refuses what cannot be shown; this finds what would teach or measure badly, and each kind's `complaints` and
`habits` what does so in its own way. A test wants the list empty.
"""

import json
import re
import sys

from attention_helpers.console import use_any_console
from attention_helpers.course.questions.bank import all_banks
from attention_helpers.course.questions.mixed_test import may_be_drawn
from attention_helpers.course.questions.parts.markup import parse, walk
from attention_helpers.course.questions.problems import TOPICS
from attention_helpers.course.sections import anchors
from attention_helpers.places import NOTEBOOKS
from attention_helpers.widgets.language import languages

LEAST_QUESTIONS, LEAST_KINDS = 8, 4
LEAST_OF_TOPIC = 8  # that a mixed test may draw: of fewer the same ones come in every test
HERE = re.compile(
    r"\b(this|the|our) (lesson|section|notebook|chapter)\b|\b(previous|last|next|earlier) question|\bnow asked\b"
    r"|この(課|レッスン|セクション|ノートブック|章)|(前|次|上)の(問題|問い)|先ほど",
    re.IGNORECASE,
)  # what is understood beside the lesson alone
LAZY = re.compile(r"\b(all|none|both) of the above\b|上記のすべて|上のすべて", re.IGNORECASE)


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
    return [*found, *(f"all banks: {reason}" for reason in course_complaints(banks))]


def course_complaints(banks):
    """Yield what is poor about several banks taken together: habits too weak for one, topics with few questions."""
    if len(banks) < 2:
        return
    by_kind, by_topic = {}, {}
    for question in (question for bank in banks for question in bank):
        by_kind.setdefault(question.kind, []).append(question)
        if may_be_drawn(question):
            by_topic.setdefault(question.data.get("topic"), []).append(question)
    for kind, questions in by_kind.items():
        yield from kind.habits(questions)
    for topic, questions in by_topic.items():
        if len(questions) < LEAST_OF_TOPIC:
            yield f"{len(questions)} questions for a test about {topic!r}; at least {LEAST_OF_TOPIC}"


def bank_complaints(bank):
    """Yield what is poor about a bank as a whole."""
    by_kind = {}
    for question in bank:
        if not question.is_survey:
            by_kind.setdefault(question.kind, []).append(question)
    if len(bank) < LEAST_QUESTIONS:
        yield f"{len(bank)} questions; a lesson has at least {LEAST_QUESTIONS}"
    if len(by_kind) < LEAST_KINDS:
        yield f"{len(by_kind)} types of question; a lesson has at least {LEAST_KINDS}"
    for kind, questions in by_kind.items():
        yield from kind.habits(questions)


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
    if question.lesson and not data.get("section", question.lesson).startswith(question.lesson):
        yield f"section {data['section']!r} lies in another lesson"
    yield from _formula_complaints(data)
    yield from _picture_complaints(data)
    if not question.is_survey:
        yield from question.kind.complaints(question)
    if LAZY.search(json.dumps(data, ensure_ascii=False)):
        yield "an option speaks of the options above"
    yield from _test_complaints(question)


def _test_complaints(question):
    """What would not do in a mixed test, where the lesson is not at hand and the second try must still be worth it."""
    if not may_be_drawn(question):
        return
    for name in languages():
        shown = question.shown(name)
        here = HERE.search(json.dumps({**shown, "section": ""}, ensure_ascii=False))
        if here:
            yield f"{here[0]!r} ({name}) says nothing in a mixed test"
        wrong = [answer for answer in shown.get("answers", []) if answer.get("correct") is not True]
        told = [answer["feedback"] for answer in wrong if answer.get("feedback")]
        for line in question.kind.right_answer(shown) if told else ():
            if len(line) > 1 and any(re.search(rf"(?<![\w.]){re.escape(line)}(?!\w|\.\d)", text) for text in told):
                yield f"a feedback ({name}) tells the right answer, {line!r}"


def _section_complaints(section):
    name, _, heading = section.partition("#")
    path = NOTEBOOKS / name
    if section and not re.fullmatch(r"\d\d_\w+\.ipynb", name):
        yield f"section {section!r} does not start with a notebook's name"
    elif path.is_file() and heading and heading not in anchors(path).values():
        yield f"section {section!r}: {name} has no such heading; it has {', '.join(sorted(anchors(path).values()))}"


def _formula_complaints(value):
    if isinstance(value, list):
        for item in value:
            yield from _formula_complaints(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ("code", "words"):
                yield from _formula_complaints(item)
    elif isinstance(value, str) and "$" in value:
        for piece in walk(parse(value)):
            unread = re.search(r"\\[a-zA-Z]+", " ".join(_texts(piece.get("mathml") or [])))
            if unread:
                yield f"the formula {piece['text']!r} holds {unread[0]}, which is not set as mathematics"
            if piece["kind"] == "text" and re.search(r"\$[^$]+\$", piece["text"]):
                yield f"a formula is not closed or starts with a space: {piece['text']!r}"


def _picture_complaints(value):
    """Yield which pictures say nothing to those who do not see them."""
    if isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _picture_complaints(item)
    elif isinstance(value, str):
        for piece in walk(parse(value)):
            if piece["kind"] == "image" and not piece["text"].strip():
                yield f"the picture {piece['to']!r} has no alternative text"


def _texts(node):
    """Yield what is written in a formula's nodes."""
    for child in node[2:]:
        yield from [child] if isinstance(child, str) else _texts(child)


def main():
    """List the complaints about all our banks; exit status 1 where there is one."""
    found = lint()
    for line in found:
        print(line)
    print(f"{len(found)} complaints about {sum(map(len, all_banks()))} questions")
    return 1 if found else 0


if __name__ == "__main__":
    use_any_console()
    sys.exit(main())
