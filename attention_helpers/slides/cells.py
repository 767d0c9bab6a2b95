"""Which cell of a lesson is a slide: one rule for all lessons, written into a copy's metadata as nbformat has it.

A slide begins at every heading, at whatever draws, asks or moves, and where the one before is full; the rest of it
comes piece by piece, a paragraph or a cell at a press. A quiz has a slide for each question, an exercise and its check
share one. What stands under a heading *Further*, a cell whose id begins so in every language, lies below that heading's
slide, so that one can pass it by.
"""

import re

from attention_helpers.slides.blocks import PAGE, blocks, height_of_block, height_of_code, section

# A cell that shows a bank of questions, all of them or all but those of one type.
QUIZ = re.compile(r'course\.quiz\("([^"]+)"(?:, only=\[question\.id .* if question\.type != "(\w+)"\])?\)')
ASKS = re.compile(r'course\.(?:predict\(|quiz\("\w+", only=\[)\s*"([^"]+)"')
ONE = 'course.quiz("{bank}", only=["{id}"])'


def slides(notebook, questions, notes):
    """The notebook (a dictionary), its cells as slides with notes for the speaker; changed in place and returned.

    questions  {name of a bank: {id of a question: its type}}
    notes      {section, prediction, exercise or question: Markdown}; "" for the title's
    """
    found, room = [], 0
    parts = [part for cell in notebook["cells"] for part in _parts(cell, questions)]
    for at, (cell, key, height) in enumerate(parts):
        starts = height is None or height > room or _level(cell) > 0
        if _is_check_of(cell, parts[at - 1][0]):
            starts, room = False, 0
        elif _type(cell) != "skip":
            room = (PAGE if starts else room) - (PAGE if height is None else height)
        if starts and _type(cell) != "skip":
            cell["metadata"]["slideshow"]["slide_type"] = "slide"
        found.append(cell)
        told = notes.get("" if at == 0 else key)
        if told:
            found.append(_note(cell["id"], told))
    _put_below(found)
    notebook["cells"] = found
    return notebook


def _parts(cell, questions):
    """(cell, what its notes are found by, its height or None where it has a slide alone) for all that it becomes."""
    source = "".join(cell["source"])
    cell = cell | {"metadata": {name: value for name, value in cell["metadata"].items() if not name.startswith("jp-")}}
    if cell["cell_type"] == "markdown":
        texts = _with_headings(blocks(source))
        return [(_part(cell, text, at), _key(text), height_of_block(text)) for at, text in enumerate(texts)]
    folding = cell["metadata"].get("jupyter", {})
    if folding:  # an answer that is folded away comes when its slide does
        cell["metadata"]["jupyter"] = {name: value for name, value in folding.items() if name != "outputs_hidden"}
    bank = QUIZ.fullmatch(source)
    if bank and bank[1] in questions:
        ids = [id for id, kind in questions[bank[1]].items() if kind != bank[2]]
        cell["outputs"], cell["metadata"]["jupyter"] = [], {"source_hidden": True}
        return [(_part(cell, ONE.format(bank=bank[1], id=id), at), id, None) for at, id in enumerate(ids)]
    asked = ASKS.search(source)
    key = asked[1] if asked else cell["id"].removeprefix("exercise-")
    printed = [output.get("name") == "stdout" for output in cell["outputs"]]
    alone = asked or cell["id"].startswith("exercise-") or not all(printed)
    text = "".join(line for output in cell["outputs"] for line in output.get("text", ""))
    height = None if alone else height_of_code(source, folding.get("source_hidden"), text)
    return [(_part(cell, source, 0, "skip" if cell["id"] == "setup" else "fragment"), key, height)]


def _with_headings(texts):
    """A heading and the paragraph below it come together."""
    joined = []
    for text in texts:
        if joined and joined[-1].startswith("#") and "\n" not in joined[-1] and not text.startswith("#"):
            joined[-1] += "\n\n" + text
        else:
            joined.append(text)
    return joined


def _part(cell, source, number, kind="fragment"):
    id = f"{cell['id']}-part-{number + 1}" if number else cell["id"]
    return cell | {"id": id, "metadata": cell["metadata"] | {"slideshow": {"slide_type": kind}}, "source": source}


def _note(id, text):
    shown = {"slideshow": {"slide_type": "notes"}}
    return {"cell_type": "markdown", "id": f"{id}-notes", "metadata": shown, "source": text}


def _type(cell):
    return cell["metadata"]["slideshow"]["slide_type"]


def _is_check_of(cell, before):
    return cell["id"].startswith("check-") and before["id"].startswith("exercise-")


def _key(text):
    """What the notes of a section that begins here are found by."""
    return section(text) if text.startswith("#") else None


def _level(cell):
    """2 for "## …"; 0 for anything but a heading."""
    source = cell["source"]
    return len(source) - len(source.lstrip("#")) if cell["cell_type"] == "markdown" else 0


def _put_below(cells):
    """Slides under a heading *Further* become those below its own, up to a heading of its rank."""
    rank = 0  # of the heading "Further" that is open; 0 for none
    for cell in cells:
        level = 0 if _type(cell) == "notes" else _level(cell)
        if level and (rank == 0 or level <= rank):
            rank = level if cell["id"].startswith("further") else 0
        elif rank and _type(cell) == "slide":
            cell["metadata"]["slideshow"]["slide_type"] = "subslide"
