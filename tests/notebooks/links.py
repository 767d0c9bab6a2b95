"""Links in a lesson or a page of text: whether they lead to a file of the course, and to a heading in it."""

from __future__ import annotations

import json
import re
import urllib.parse
from pathlib import Path

from tests.notebooks.form import ROOT

LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
HEADING = re.compile(r"^#+\s+(.+?)\s*$", re.MULTILINE)
BY_HAND = re.compile(r'id="([^"]+)"')
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")


def broken_links(path: Path, text: str) -> list[str]:
    """A sentence for each link within `text`, which stands in the file at `path`, that leads nowhere."""
    targets = LINK.findall(INLINE.sub("", FENCED.sub("", text)))  # in code it is no link
    found = [(target, broken(path, urllib.parse.unquote(target))) for target in targets]
    return [f"{target}: {trouble}" for target, trouble in found if trouble]


def broken(path: Path, target: str) -> str | None:
    """What is wrong with a link that stands in the file at `path`; None where it leads somewhere."""
    if re.match(r"https?://|mailto:|attachment:", target):
        return None
    name, _, anchor = target.partition("#")
    there = (path.parent / name).resolve() if name else path
    if not there.exists():
        return "no such file"
    if ROOT not in there.parents:
        return "outside the course"
    if anchor and there.suffix in ANCHORS and anchor not in ANCHORS[there.suffix](there.read_text(encoding="utf-8")):
        return "no such heading"
    return None


def of_notebook(text: str) -> set[str]:
    """Anchors as JupyterLab makes them: the heading's text with hyphens for spaces; also ids set by hand."""
    pages = ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown"]
    headings = [heading.replace(" ", "-") for page in pages for heading in HEADING.findall(page)]
    return {*headings, *(anchor for page in pages for anchor in BY_HAND.findall(page))}


def of_page(text: str) -> set[str]:
    """Anchors as GitHub makes them: in small letters, letters, digits and hyphens alone; also ids set by hand."""
    headings = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(FENCED.sub("", text))]
    return {*(heading.replace(" ", "-") for heading in headings), *BY_HAND.findall(text)}


ANCHORS = {".ipynb": of_notebook, ".md": of_page}
