"""Where a section of a lesson stands for a reader: in the notebook of the reader's language, where there is one.

A section is named by the English lesson and its heading: "00_start_here.ipynb#A-quiz".
"""

import json
import re
from functools import cache
from pathlib import Path

from attention_helpers.places import NOTEBOOKS
from attention_helpers.widgets.catalogue import SOURCE
from attention_helpers.widgets.language import language, languages


def section_link(section, language_name=None):
    """Where a link to `section` leads from the notebook that is open: "../00_start_here.ipynb#A-quiz".

    A kernel works in its notebook's folder, and `ja/`, beside the English lessons, holds the Japanese ones. What names
    no lesson stays as it is.
    """
    notebook, sign, anchor = section.partition("#")
    if not re.fullmatch(r"\d\d_\w+\.ipynb", notebook):
        return section
    to = language_name or language()
    if to == SOURCE or not (NOTEBOOKS / to / notebook).is_file():
        to = ""
    folder = Path.cwd()
    here = folder.name if folder.name in languages() and (folder.parent / notebook).is_file() else ""
    way = "" if here == to else ("../" if here else "") + (f"{to}/" if to else "")
    return f"{way}{notebook}{sign}{_translated(notebook, anchor, to) if to else anchor}"


def anchors(path):
    """{(cell's id, number within it): anchor} of a notebook's headings: hyphens for spaces, as JupyterLab has it."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return {
        (cell["id"], number): re.sub(r"[`*]", "", line).strip().replace(" ", "-")
        for cell in cells
        if cell["cell_type"] == "markdown"
        for number, line in enumerate(re.findall(r"^#+ (.*)$", "".join(cell["source"]), re.MULTILINE))
    }


@cache
def _translated(notebook, anchor, to):
    """The anchor in the edition `to` of the heading that has this one in English; the same where there is none."""
    pairs = anchors(NOTEBOOKS / notebook).items()
    place = next((place for place, english in pairs if english == anchor), None)
    return anchors(NOTEBOOKS / to / notebook).get(place, anchor)
