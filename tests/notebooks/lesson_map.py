"""Tables of lessons for readers, README.md's and lesson 00's map, beside the one table that the course reads."""

from __future__ import annotations

import re

from attention_helpers.widgets.language import speaking

ROW = re.compile(
    r"^\| (?:\[([^]]+)\]\(([^)]+)\)|(\d\d · [^|]+?))( \(optional\)|（任意）)? \| (\d+)(?:\smin|分) \|(.*)\|$",
    re.MULTILINE,
)


def heading(lesson, language: str = "en") -> str:
    """A lesson's title as its notebook and a map have it: "00 · Start here"."""
    with speaking(language):
        title = lesson.title
    return f"{lesson.number} · {title[0].upper()}{title[1:]}"


def differences(text: str, lessons, language: str = "en") -> list[str]:
    """A sentence for each way in which the table of lessons within a page's text differs from these lessons.

    A row has the lesson's heading, as a link but where the page is that lesson's own, "(optional)" where it is; the
    minutes; what one can do afterwards; and, where the page has a column "Needs", the lessons needed.
    """
    rows = list(ROW.finditer(text))
    shown = [f"{row[1] or row[3]}{' (optional)' * bool(row[4])}, {row[5]} min" for row in rows]
    wanted = [f"{heading(one, language)}{' (optional)' * one.optional}, {one.minutes} min" for one in lessons]
    found = [f"expected the row {line!r}" for line in wanted if line not in shown]
    found += [f"got the row {line!r}, which is not in data/lessons.json" for line in shown if line not in wanted]
    if found or shown != wanted:
        return found or [f"expected the rows in this order: {wanted}"]
    has_needs = re.search(r"\| (?:Needs|前提) \|$", text, re.MULTILINE)
    for row, lesson in zip(rows, lessons, strict=True):
        if row[2] and row[2].rpartition("/")[2] != lesson.file:
            found.append(f"{heading(lesson)}: got a link to {row[2]}, expected {lesson.file}")
        needs = re.findall(r"\d\d", re.split("[(（]", row[6].rpartition("|")[2])[0])  # "01 (05 helps)"
        if has_needs and needs != list(lesson.needs):
            found.append(f"{heading(lesson)}: needs {needs}, expected {list(lesson.needs)}")
    return found
