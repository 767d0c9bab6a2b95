"""What the instructor's guide says of a lesson, sorted by the place in the lesson where a speaker needs it."""

import re
from collections import defaultdict

from attention_helpers.slides.blocks import section

RULE = re.compile(":?-+:?")


def tables(page):
    """{section: its tables' rows, each a list of cells, heads included and rules left out}"""
    found = {}
    for name, text in _sections(page):
        lines = [line.strip() for line in text.splitlines() if line.startswith("|")]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        found[name] = [row for row in rows if not all(map(RULE.fullmatch, row))]
    return found


def speaker_notes(page):
    """{section, prediction, exercise or question: Markdown} of a page of the guide; "" holds what is for the start.

    Every word is the page's own: the heads of its tables name what stands in them. Its sections are known by their
    order, whatever its language calls them: what to say, the agenda, votes, misconceptions, what is further, the day.
    """
    notes = defaultdict(list)
    (_, say), *_, (_, day) = _sections(page)
    _, (head, opening, *agenda), votes, misconceptions, *further, _ = tables(page).values()
    lengths = sum(map(str.isdecimal, head))
    notes[""] = [say.replace("\n> ", "\n").lstrip("> "), _minutes(head[:lengths], opening), day]
    for row in agenda:
        notes[section(row[lengths])] += [_minutes(head[:lengths], row), row[-1]]
    _add(notes, votes, lambda row: row[0].strip("`"), 1)
    _add(notes, misconceptions, lambda row: row[1].strip("`"), 2)
    for rows in further:
        _add(notes, rows, lambda row: section(row[1]), 3)
    return {key: "\n\n".join(filter(None, map(str.strip, texts))) for key, texts in notes.items() if any(texts)}


def _sections(page):
    """(heading, text) for each section of the second rank."""
    return [part.split("\n", 1) for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]]


def _minutes(lengths, row):
    rule = [":-:"] * len(lengths)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (lengths, rule, row[: len(lengths)]))


def _add(notes, rows, key, first):
    """A paragraph "head: cell" for each cell from the column `first` on."""
    head, *rows = rows
    for row in rows:
        notes[key(row)] += [f"**{name}:** {cell}" for name, cell in zip(head[first:], row[first:], strict=True) if cell]
