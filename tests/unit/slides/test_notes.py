"""The speaker's notes: every page of the guide, sorted by the places of its lesson; nothing of it is lost."""

import pytest

from attention_helpers.places import NOTEBOOKS, TEACHING
from attention_helpers.slides.lesson import slides_of
from attention_helpers.slides.notes import speaker_notes, tables

LESSONS = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
EDITIONS = sorted(NOTEBOOKS.glob("*/[0-9]*.ipynb"))


def page_of(path):
    folder = TEACHING if path in LESSONS else TEACHING / path.parent.name
    return (folder / f"{path.name[:2]}.md").read_text(encoding="utf-8")


def test_notes_are_found_by_what_they_are_for():
    notes = speaker_notes(page_of(LESSONS[3]))
    assert notes[""].startswith("Last time one query asked one sentence.") and "> " not in notes[""]
    assert "| 2 | 1 | 1 |" in notes[""] and "The kernel is busy" in notes[""]
    assert "| 8 | 6 | 4 |" in notes["1. Softmax with a mask"]
    assert "take time for it" in notes["1. Softmax with a mask"]
    assert notes["03.mask"].startswith("**Expect:** 100") and "**Comes out:** 45 %" in notes["03.mask"]
    assert (
        notes["masked_softmax"].startswith('**Ask:** "Padding has')
        and "**Listen for:** 0 out of 0" in notes["masked_softmax"]
    )
    assert "**For:** Whoever" in notes["Further: masks and very large scores"]


@pytest.mark.parametrize("path", LESSONS + EDITIONS, ids=lambda path: path.relative_to(NOTEBOOKS).as_posix())
def test_every_note_has_its_slide(path):
    notes = speaker_notes(page_of(path))
    cells = slides_of(path)["cells"]
    told = [cell["source"] for cell in cells if cell["metadata"]["slideshow"]["slide_type"] == "notes"]
    lost = {key: text for key, text in notes.items() if text not in told}
    assert lost == {}
    rows = tables(page_of(path))
    assert len(told) >= len(list(rows.values())[1]) - 1  # its second section is the agenda


def test_tables_are_read_with_their_heads():
    page = "# T\n\n## A\n\n| a | b |\n| --: | :-- |\n| 1 | 2 |\n\ntext\n\n## B\n\nno table\n"
    assert tables(page) == {"A": [["a", "b"], ["1", "2"]], "B": []}
