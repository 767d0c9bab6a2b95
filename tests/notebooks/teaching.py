"""The instructor's guide, docs/teaching/, beside the lessons: what a page says of a lesson, and what is so.

A page has the sections `## Agenda`, `## Votes`, `## Misconceptions` and, where its lesson goes beyond its core,
`## Further`, each with one table. `troubles` and `plan_troubles` tell where a table and a lesson part. A page in
another language lies in docs/teaching/LANG, has the sections that words.py names, and is compared with the lesson in
that language.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from attention_helpers.course.checking.task import load_task, task_names
from attention_helpers.course.lessons import Lesson, lessons
from attention_helpers.course.predictions.texts import all_predictions
from attention_helpers.places import DATA, NOTEBOOKS, TEACHING
from attention_helpers.slides.blocks import MINUTES
from attention_helpers.slides.notes import tables
from attention_helpers.widgets.language import translate
from tests.notebooks.hours import HEADING
from tests.notebooks.lesson_map import heading
from tests.notebooks.words import WORDS, Words

SHORTER = (45, 20)  # minutes of the agendas beside the full one, where they are shorter than it
FEWEST_MISCONCEPTIONS = 5
CODE = re.compile(r"`([^`]+)`")


@dataclass
class Section:
    """A heading of a lesson, its minutes where it states them, and the predictions and exercises under it."""

    name: str
    further: bool = False
    minutes: int | None = None
    holds: list[str] = field(default_factory=list)


@dataclass
class Facts:
    """A lesson, as the guide must show it."""

    lesson: Lesson
    language: str
    sections: list[Section]
    results: dict[str, str]  # prediction -> what came out; "–" where that takes an exercise
    options: dict[str, list[str]]  # prediction -> what may be chosen
    named: dict[str, set[str]]  # question or exercise -> the misconceptions that it names

    @property
    def words(self) -> Words:
        return WORDS[self.language]

    @property
    def lengths(self) -> list[int]:
        return [self.lesson.minutes, *(length for length in SHORTER if length < self.lesson.minutes)]


def folder_of(language: str, folder: Path) -> Path:
    """Where what lies in `folder` in English lies in a language."""
    return folder if language == "en" else folder / language


def page_of(name: str, language: str = "en") -> str:
    return (folder_of(language, TEACHING) / f"{name}.md").read_text(encoding="utf-8")


def edition_of(number: str, language: str) -> Path:
    """Where the lesson in a language lies, or belongs."""
    return folder_of(language, NOTEBOOKS) / lessons()[number].file


def facts_of(number: str, language: str = "en") -> Facts:
    notebook = json.loads(edition_of(number, language).read_text(encoding="utf-8"))
    asked = {id: entry for id, entry in all_predictions().items() if id.startswith(f"{number}.")}
    shown = [re.fullmatch(WORDS[language].shown, text) for text in _texts(notebook)]
    results = dict.fromkeys(asked, "–") | {found[1]: found[2] for found in shown if found}
    options = {
        id: [translate(text, id, "predictions", language) for text in entry.get("options", [])]
        for id, entry in asked.items()
    }
    return Facts(lessons()[number], language, sections(notebook, WORDS[language]), results, options, _named(number))


def sections(notebook: dict, words: Words) -> list[Section]:
    """The sections of a lesson below its title, in order, but for its sources."""
    found, opening, level = [], Section(words.opening), 0
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            (found[-1] if found else opening).holds += re.findall(r'course\.predict\("([^"]+)"', source)
            if cell["id"].startswith("exercise-"):
                found[-1].holds.append(cell["id"].removeprefix("exercise-"))
            continue
        for marks, text in HEADING.findall(source):
            level = 0 if len(marks) <= level else level
            if text.startswith(words.further):
                level = len(marks)
                found.append(Section(MINUTES.sub("", text), True, int(MINUTES.search(text)[1])))
            elif len(marks) > 1:
                found.append(Section(text, level > 0))
    return [opening, *(section for section in found if section.name != words.untimed)]


def _texts(notebook: dict) -> list[str]:
    """What the cells of a stored lesson show as text in place of a card or a figure."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return ["".join(output.get("data", {}).get("text/plain", "")) for output in outputs]


def _named(number: str) -> dict[str, set[str]]:
    named = {}
    for path in sorted((DATA / "quizzes").glob(f"{number}*.json")):
        for question in json.loads(path.read_text(encoding="utf-8")):
            named[question["id"]] = set(re.findall(r'"misconception": "([^"]+)"', json.dumps(question)))
    for task in map(load_task, task_names()):
        if task.lesson == number:
            named[task.name] = {mistake.misconception["key"] for mistake in task.misconceptions}
    return named


def troubles(page: str, facts: Facts) -> list[str]:
    """A sentence for each way in which a page of the guide and its lesson part."""
    found, words, wanted = tables(page), facts.words, f"# {heading(facts.lesson, facts.language)}"
    told = [] if page.startswith(wanted) else [f"begins with {page[:60]!r}, expected {wanted!r}"]
    stated = words.minutes.format(facts.lesson.minutes)
    told += [] if stated in page.partition("\n## ")[0] else [f"does not say {stated!r} below its title"]
    told += [f"lacks the section {name!r}" for name in (words.say, words.on_the_day) if name not in found]
    told += _of_agenda(found.get(words.agenda, [[]]), facts)
    told += _of_votes(found.get(words.votes, [[]])[1:], facts)
    told += _of_misconceptions(found.get(words.misconceptions, [[]])[1:], facts)
    told += _of_names(page, facts)
    there = facts.results.keys() | facts.named.keys()
    told += [f"there is no {id}" for id in CODE.findall(page) if re.match(r"\d\d\.", id) and id not in there]
    return told + _of_further(found.get(words.further, [[]])[1:], facts)


def _of_agenda(rows: list[list[str]], facts: Facts) -> list[str]:
    head, *rows = rows
    count = len(facts.lengths)
    if head[:count] != list(map(str, facts.lengths)):
        return [f"agenda: lengths {head[:count]}, expected {facts.lengths}"]
    told = []
    for column, length in enumerate(facts.lengths):
        minutes = [row[column] for row in rows]
        wrong = [text for text in minutes if not re.fullmatch(r"[1-9]\d*|–", text)]
        told += [f"agenda of {length} minutes: {text!r} is no number of minutes" for text in wrong]
        total = sum(int(text) for text in minutes if text.isdecimal())
        told += [] if total == length else [f"agenda of {length} minutes: adds up to {total}"]
    told += [f"agenda: {row[count]!r} has no time in the full one" for row in rows if row[0] == "–"]
    core = [(section.name, section.holds) for section in facts.sections if not section.further]
    return told + _compared("agenda", [(row[count], CODE.findall(row[count + 1])) for row in rows], core)


def _of_further(rows: list[list[str]], facts: Facts) -> list[str]:
    further = [
        (section.name, section.holds, section.minutes)
        for section in facts.sections
        if section.further and section.minutes is not None
    ]
    return _compared("further", [(row[1], CODE.findall(row[2]), int(row[0])) for row in rows], further)


def _compared(where: str, got: list, wanted: list) -> list[str]:
    lacking, strange = ([item for item in one if item not in two] for one, two in ((wanted, got), (got, wanted)))
    if len(lacking) == len(strange):  # renamed, as a heading that was translated anew
        told = [f"{where}: has {item} in place of {other}" for item, other in zip(strange, lacking, strict=True)]
    else:
        told = [f"{where}: lacks {item}" for item in lacking]
        told += [f"{where}: has {item}, which is not in the lesson" for item in strange]
    return told or ([] if got == wanted else [f"{where}: not in the order of the lesson"])


def _of_votes(rows: list[list[str]], facts: Facts) -> list[str]:
    told = _compared("votes", sorted(row[0].strip("`") for row in rows), sorted(facts.results))
    for id, expect, comes_out, use in ([row[0].strip("`"), *row[1:]] for row in rows):
        told += [f"votes: {id} leaves something empty" for text in (expect, comes_out, use) if not text]
        pattern = ".*".join(map(re.escape, map(str.strip, comes_out.replace("`", "").split("…"))))
        if not re.fullmatch(pattern, facts.results.get(id, "").replace("`", "")):
            told.append(f"votes: {id} comes out as {facts.results.get(id)!r}, the page says {comes_out!r}")
        strange = [text for text in re.findall(facts.words.option, expect) if text not in facts.options.get(id, [])]
        told += [f"votes: {text!r} is no option of {id}" for text in strange]
        known = set().union(*facts.named.values())
        told += [f"votes: nothing names {text!r}" for text in CODE.findall(expect) if " " in text and text not in known]
    return told


def _of_misconceptions(rows: list[list[str]], facts: Facts) -> list[str]:
    few = len(rows) < FEWEST_MISCONCEPTIONS
    told = [f"misconceptions: {len(rows)}, expected {FEWEST_MISCONCEPTIONS} at least"] if few else []
    for name, where, ask, listen in ([*("".join(CODE.findall(cell)) for cell in row[:2]), *row[2:]] for row in rows):
        if name not in facts.named.get(where, ()):
            told.append(f"misconceptions: {where} does not name {name!r}")
        if not re.fullmatch(facts.words.question, ask) or not listen:
            told.append(f"misconceptions: {name!r} has no question in quotation marks, or no answer to listen for")
    return told


def _of_names(page: str, facts: Facts) -> list[str]:
    """In another language a misconception's key follows its name in that language."""
    told = []
    for key in sorted(set().union(*facts.named.values())):
        name = translate(key, None, "misconceptions", facts.language)
        wanted = f"`{key}`" if name == key else f"{name} `{key}`"
        if page.count(f"`{key}`") != page.count(wanted):
            told.append(f"misconceptions: `{key}` stands without its name, expected {wanted}")
    return told


def plan_troubles(page: str, known: dict[str, Facts], language: str = "en") -> list[str]:
    """A sentence for each way in which the plans of the guide's front page and the lessons' agendas part."""
    told, words = [], WORDS[language]
    name, rows = next((name, rows) for name, rows in tables(page).items() if name.startswith(words.workshop))
    stated, total = int(MINUTES.search(name)[1]), 0
    for start, minutes, what, _ in rows[1:]:
        if start != f"{total // 60}:{total % 60:02}":
            told.append(f"workshop: {what} starts at {start}, after {total} minutes")
        total += int(minutes)
        told += _of_length(f"workshop: {what}", what, int(minutes), known)
    told += [] if total == stated else [f"workshop: adds up to {total} minutes, not {stated}"]
    weeks = tables(page)[words.weeks][1:]
    told += _compared("four weeks", [re.search(r"\d\d", row[1])[0] for row in weeks], list(known))
    for week, lesson, minutes, home in weeks:
        number = re.search(r"\d\d", lesson)[0]
        told += _of_length(f"week {week}: {lesson}", lesson, int(minutes), known)
        names = {section.name for section in known[number].sections} | set(known[number].named)
        strange = {*CODE.findall(home), *re.findall(words.named, home)} - names
        told += [f"week {week}: {what} is not in {number}" for what in strange if not what.startswith("course.")]
    return told


def _of_length(where: str, what: str, minutes: int, known: dict[str, Facts]) -> list[str]:
    """Whether a lesson that is named, if one is, has an agenda of so many minutes."""
    number = re.match(r"\[(\d\d)\]", what)
    lengths = known[number[1]].lengths if number and number[1] in known else [minutes]
    return [] if minutes in lengths else [f"{where}: {minutes} minutes, expected one of {lengths}"]
