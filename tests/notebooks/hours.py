"""Minutes that a lesson takes, reckoned from what a learner reads, types, looks at and answers.

    python -m tests.notebooks.hours      # every lesson: stated and reckoned, and what makes the minutes

150 words a minute, and in a Japanese lesson 400 letters, 12 s a visible line of code, 45 s a figure, display formula or
guess, 4 minutes a playground, an exercise as its text states ("8 minutes"), 1 minute a quiz question. The core path is
what does not stand under a heading "Further", whose cell's id begins so in every language; each of those states its own
minutes.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from attention_helpers.places import DATA
from tests.notebooks.form import notebooks

WORDS_A_MINUTE, LETTERS_A_MINUTE = 150, 400
CODE_LINE, LOOK, PLAYGROUND, QUESTION = 0.2, 0.75, 4, 1  # minutes
LONGEST_CORE, TOLERANCE = 70, 0.15
SMALLEST_SLIP = 2  # minutes: a Further section is too short for 15 % to mean anything
MINUTES = re.compile(r"(\d+)\s*(?:min|分(?!ずつ))")
HEADING = re.compile(r"^(#+)\s+(.*)$", re.MULTILINE)
WORD = re.compile(r"[A-Za-z0-9$\\]+")
LETTER = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@dataclass
class Part:
    """The core path, or one Further section: what it holds, and the minutes that it states."""

    name: str
    stated: int | None = None
    collapsed: bool = True
    further: bool = False
    words: int = 0
    letters: int = 0  # Japanese ones, where the lesson is in Japanese: elsewhere they are names, not read
    code_lines: int = 0
    looks: int = 0
    playgrounds: int = 0
    exercises: int = 0  # minutes, as stated
    questions: int = 0

    @property
    def minutes(self) -> float:
        looks = self.looks * LOOK + self.playgrounds * PLAYGROUND + self.questions * QUESTION
        text = self.words / WORDS_A_MINUTE + self.letters / LETTERS_A_MINUTE
        return text + self.code_lines * CODE_LINE + looks + self.exercises

    def __str__(self) -> str:
        return (
            f"{self.name}: stated {self.stated}, reckoned {self.minutes:.0f} (words {self.words}, letters "
            f"{self.letters}, code lines {self.code_lines}, figures, formulas and guesses {self.looks}, "
            f"playgrounds {self.playgrounds}, "
            f"exercises {self.exercises} min, questions {self.questions})"
        )


@dataclass
class Lesson:
    core: Part
    further: list[Part] = field(default_factory=list)

    def troubles(self) -> list[str]:
        """A sentence for each part that takes another time than it states, and for a core that is too long."""
        found = [] if self.core.minutes <= LONGEST_CORE else [f"{self.core}: longer than {LONGEST_CORE} minutes"]
        for part in [self.core, *self.further]:
            slip = SMALLEST_SLIP if part.further else 0
            if part.stated is None:
                found.append(f"{part}: states no minutes")
            elif abs(part.minutes - part.stated) > max(TOLERANCE * part.stated, slip):
                found.append(f"{part}: more than {TOLERANCE:.0%} off")
            if not part.collapsed:
                found.append(f"{part.name}: is not collapsed when the lesson opens")
        return found


def reckon(notebook: dict, questions: int, name: str = "core", further: int = 0, japanese: bool = False) -> Lesson:
    """The minutes of a lesson whose quiz has so many questions, and so many further ones."""
    lesson = Lesson(Part(name, questions=questions))
    part, level = lesson.core, 0
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            _add_code(part, cell, source)
            part.questions += further * ('-further")' in source)
            continue
        heading = HEADING.match(source)
        if heading and part is not lesson.core and len(heading[1]) <= level:
            part = lesson.core
        if heading and cell["id"].startswith("further"):
            collapsed = cell["metadata"].get("jp-MarkdownHeadingCollapsed", False)
            part, level = Part(heading[2], _stated(heading[2]), collapsed, further=True), len(heading[1])
            lesson.further.append(part)
            source = MINUTES.sub("", source)
        elif part is lesson.core and part.stated is None and _stated(source):
            part.stated = _stated(source)
            source = MINUTES.sub("", source)
        _add_text(part, source, japanese)
    return lesson


def _stated(text: str) -> int | None:
    found = MINUTES.search(text)
    return int(found[1]) if found else None


def _add_text(part: Part, source: str, japanese: bool) -> None:
    part.looks += source.count("$$") // 2
    prose = re.sub(r"\$\$.*?\$\$", " ", source, flags=re.DOTALL)
    prose = re.sub(r"\]\([^)]*\)", "]", prose)
    part.words += len(WORD.findall(prose))
    part.letters += len(LETTER.findall(prose)) if japanese else 0
    if re.search(r"exercise|演習", source, re.IGNORECASE):
        part.exercises += sum(map(int, MINUTES.findall(source)))


def _add_code(part: Part, cell: dict, source: str) -> None:
    if "exercise" in cell["id"] or "quiz(" in source:
        return
    if not cell["metadata"].get("jupyter", {}).get("source_hidden"):
        part.code_lines += sum(bool(line.strip()) for line in source.splitlines())
    part.looks += source.count("course.predict(") + sum("image/png" in out.get("data", {}) for out in cell["outputs"])
    part.playgrounds += source.count("_playground(") + source.count("_player(")


def of_file(path: Path) -> Lesson:
    """The minutes of the notebook at `path`, with the questions of its bank."""
    lesson = path.name[:2]
    banks = [DATA / "quizzes" / f"{name}.json" for name in (lesson, f"{lesson}-further")]
    core, further = (len(json.loads(bank.read_text(encoding="utf-8"))) if bank.is_file() else 0 for bank in banks)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return reckon(notebook, core, lesson, further, japanese=path.parent.name == "ja")


def main() -> int:
    lessons = [of_file(path) for path in notebooks()]
    for lesson in lessons:
        print(lesson.core, *lesson.further, sep="\n    ")
    troubles = [trouble for lesson in lessons for trouble in lesson.troubles()]
    print(f"{len(troubles)} troubles", *troubles, sep="\n")
    return int(bool(troubles))


if __name__ == "__main__":
    sys.exit(main())
