"""Reading banks of questions, in the form of data/quizzes/README.md: jupyterquiz's, extended."""

import hashlib
import json
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from attention_helpers.course.questions.intake import BankError, plain, read_json
from attention_helpers.course.questions.pictures import look_up
from attention_helpers.course.questions.problems import problems
from attention_helpers.course.questions.question import Question
from attention_helpers.course.schema import complaints
from attention_helpers.paths import as_path
from attention_helpers.places import DATA

FOLDER = DATA / "quizzes"
SCHEMA = {"title": "a bank", "type": "array", "description": "a list of questions"}
MOST_LINES, LONGEST_LINE = 50, 500  # of what is told about a bank


def load(source):
    """A bank from a lesson's two digits ("01", or "01-further"), a path, or a list of questions (dictionaries).

    Raises BankError naming file, question and reason; FileNotFoundError, saying what there is, where there is no file;
    ValueError for a name that no file can have; TypeError for anything else.
    """
    if isinstance(source, Bank):
        return source
    if isinstance(source, (list, tuple)):
        return _checked("list of questions", list(source), None)
    if not isinstance(source, (str, os.PathLike)) or isinstance(os.fspath(source), bytes):
        raise TypeError(f"source: got {source!r:.60}, expected a lesson's two digits, a path or a list of questions.")
    if re.match(r"[a-z]+://", str(source)):
        raise ValueError(f"{source} is an address on the network; save the bank as a file and give its path.")
    path = FOLDER / f"{source}.json" if lesson_named(source) else as_path(source, "source")
    if not path.is_file():
        there = ", ".join(sorted(file.stem for file in FOLDER.glob("*.json"))) or "none"
        raise FileNotFoundError(f"There is no bank {str(path)!r}. Lessons with a bank: {there}.")
    return _checked(path.name, read_json(path), path.resolve())


def lesson_named(source):
    """The lesson that "01" or "01-further" names, "01"; "" for any other source of questions."""
    return source[:2] if isinstance(source, str) and re.fullmatch(r"\d\d(-further)?", source) else ""


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
        for question in self.questions if isinstance(id, str) else ():
            if question.id == id:
                return question
        raise KeyError(f"{self.name} has no question {id!r:.60}")


def of_lesson(lesson):
    """All that is asked of a lesson ("01"): its own bank and the one for more practice ("01-further"), as one Bank."""
    further = f"{lesson}-further"
    parts = [load(lesson), *([load(further)] if (FOLDER / f"{further}.json").is_file() else [])]
    return Bank(parts[0].name, tuple(question for part in parts for question in part))


def all_banks():
    """What is asked of each lesson, in order."""
    return [of_lesson(path.stem) for path in sorted(FOLDER.glob("[0-9][0-9].json"))]


def _checked(name, content, path):
    content = plain(content, name)
    wrong = list(complaints(content, SCHEMA))
    if wrong or not content:
        raise BankError(f"{name}: {wrong[0] if wrong else 'no question in it'}.")
    ids = _ids(content, path.stem if path else "list")
    questions, found, seen = [], [], {}
    for number, (id, data) in enumerate(zip(ids, content, strict=True), 1):
        reasons = list(problems(data))
        if id in seen and not reasons:
            reasons = [f"the id {id!r} is already that of question {seen[id]}"]
        place = f"{name}, question {number}" + (f" ({id[:200]})" if id else "")
        found += [f"{place}: {reason[:LONGEST_LINE]}." for reason in reasons]
        seen.setdefault(id, number)
        questions.append((id, data))
    if found:
        more = [f"{name}: {len(found) - MOST_LINES} more reasons."] if len(found) > MOST_LINES else []
        raise BankError("\n".join([*found[:MOST_LINES], *more]))
    pictures = look_up(content, path.parent if path else Path.cwd())
    return Bank(name, tuple(Question(id, data, *_name(id, data, path), pictures) for id, data in questions))


def _ids(content, stem):
    """The questions' ids; without one, a name made of what is asked, so that answers find it again.

    Where several ask the same, of all their content.
    """
    asked = [_hash([data.get(key) for key in ("type", "question", "code")]) for data in content if _nameless(data)]
    count, ids = Counter(asked), []
    for data in content:
        id = data.get("id") if isinstance(data, dict) else ""
        if _nameless(data):
            words = asked.pop(0)
            id = f"{stem}.{words if count[words] == 1 else _hash(data)}"
            while id in ids:
                id += "-again"
        ids.append(id if isinstance(id, str) else "")
    return ids


def _nameless(data):
    return isinstance(data, dict) and data.get("id") is None


def _name(id, data, path):
    """A question's name in records, and its place. What the course's own questions are called, no other bank can take.

    Others are called by id, file and words: two banks may use one id. The place finds answers after a change of words.
    """
    if path and path.parent == FOLDER.resolve():
        return id, ""
    words = _hash([data.get("question"), data.get("code")])[:6]
    return f"{id}@{path.stem if path else 'list'}~{words}", _hash([str(path), id]) if path else ""


def _hash(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()[:10]
