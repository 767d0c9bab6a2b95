"""Reading banks of questions, in the form of data/quizzes/README.md: jupyterquiz's, extended."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from attention_helpers.course.questions.problems import problems
from attention_helpers.course.questions.question import Question
from attention_helpers.course.schema import complaints
from attention_helpers.places import DATA

FOLDER = DATA / "quizzes"
SCHEMA = {"title": "a bank", "type": "array", "description": "a list of questions"}


class BankError(ValueError):
    """A bank that cannot be shown. The message names file, question and reason, a line for each."""


def load(source):
    """A bank from a lesson's two digits ("01", or "01-further"), a path, or a list of questions (dictionaries).

    Raises BankError naming file, question and reason; FileNotFoundError, saying what there is, where there is no file.
    """
    if isinstance(source, Bank):
        return source
    if isinstance(source, (list, tuple)):
        return _checked("list of questions", list(source), "list")
    if re.match(r"[a-z]+://", str(source)):
        raise ValueError(f"{source} is an address on the network; save the bank as a file and give its path.")
    path = FOLDER / f"{source}.json" if re.fullmatch(r"\d\d(-further)?", str(source)) else Path(source)
    if not path.is_file():
        there = ", ".join(sorted(file.stem for file in FOLDER.glob("*.json"))) or "none"
        raise FileNotFoundError(f"There is no bank {str(path)!r}. Lessons with a bank: {there}.")
    return _checked(path.name, _content(path), path.stem)


@dataclass(frozen=True)
class Bank:
    """Questions in order, and where they came from."""

    name: str
    questions: tuple

    load = staticmethod(load)

    def __len__(self):
        return len(self.questions)

    def __iter__(self):
        return iter(self.questions)

    def __getitem__(self, id):
        for question in self.questions:
            if question.id == id:
                return question
        raise KeyError(f"{self.name} has no question {id!r}")


def of_lesson(lesson):
    """All that is asked of a lesson ("01"): its own bank and the one for more practice ("01-further"), as one Bank."""
    further = f"{lesson}-further"
    parts = [load(lesson), *([load(further)] if (FOLDER / f"{further}.json").is_file() else [])]
    return Bank(parts[0].name, tuple(question for part in parts for question in part))


def all_banks():
    """What is asked of each lesson, in order."""
    return [of_lesson(path.stem) for path in sorted(FOLDER.glob("[0-9][0-9].json"))]


def _content(path):
    """What the file holds. A mark of the byte order, as some editors leave it at the start, is passed over."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text)
    except UnicodeDecodeError as error:
        raise BankError(f"{path.name}: not UTF-8 at byte {error.start}; save the file as UTF-8.") from None
    except json.JSONDecodeError as error:
        reason = _spare_comma(text, error.pos) or error.msg
        raise BankError(f"{path.name}, line {error.lineno}: not JSON ({reason}).") from None


def _spare_comma(text, position):
    """What is wrong where a list or object ends with a comma, as JavaScript allows it; else None."""
    found = re.compile(r",\s*([\]}])").match(text, max(text.rfind(",", 0, position + 1), 0))
    return f"a comma too many before {found[1]}; take it out" if found and found.end() > position else None


def _checked(name, content, stem):
    wrong = list(complaints(content, SCHEMA))
    if wrong or not content:
        raise BankError(f"{name}: {wrong[0] if wrong else 'no question in it'}.")
    questions, found, seen = [], [], {}
    for number, data in enumerate(content, 1):
        id = _id(data, stem, seen)
        reasons = list(problems(data))
        if id in seen and not reasons:
            reasons = [f"the id {id!r} is already that of question {seen[id]}"]
        place = f"{name}, question {number}" + (f" ({id})" if id else "")
        found += [f"{place}: {reason}." for reason in reasons]
        seen.setdefault(id, number)
        questions.append(Question(id, data))
    if found:
        raise BankError("\n".join(found))
    return Bank(name, tuple(questions))


def _id(data, stem, seen):
    """The question's id; without one, a name made of its content, so that answers find it again."""
    given = data.get("id") if isinstance(data, dict) else ""
    if given is not None:
        return given if isinstance(given, str) else ""
    content = json.dumps(data, sort_keys=True, ensure_ascii=False)
    name = f"{stem}.{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:10]}"
    while name in seen:
        name += "-again"
    return name
