"""Which cell is a slide: the rule on a small notebook, and what holds for every lesson."""

import json

import pytest

from attention_helpers.places import NOTEBOOKS
from attention_helpers.slides.cells import slides
from attention_helpers.slides.lesson import slides_of

LESSONS = sorted(NOTEBOOKS.rglob("[0-9]*.ipynb"))  # in each language
SPOKEN = {"fragment", "notes", "skip", "slide", "subslide"}
LONG = "A sentence of some words, over and over. " * 30


def text(id, source, **metadata):
    return {"cell_type": "markdown", "id": id, "metadata": metadata, "source": source}


def code(id, source, *outputs, **metadata):
    return text(id, source, **metadata) | {"cell_type": "code", "execution_count": 1, "outputs": list(outputs)}


PRINTED = {"output_type": "stream", "name": "stdout", "text": ["two\n", "lines\n"]}
DRAWN = {"output_type": "display_data", "data": {"image/png": ""}, "metadata": {}}


def shown(*cells, questions=None, notes=None):
    """[(id, kind of slide)]"""
    made = slides({"cells": list(cells)}, questions or {}, notes or {})["cells"]
    return [(cell["id"], cell["metadata"]["slideshow"]["slide_type"]) for cell in made]


def test_paragraphs_come_one_by_one_until_a_slide_is_full():
    kinds = shown(text("a", "# A\n\none\n\ntwo"), text("b", f"three\n\n{LONG}\n\nfour"))
    assert kinds == [
        ("a", "slide"),
        ("a-part-2", "fragment"),
        ("b", "fragment"),
        ("b-part-2", "slide"),
        ("b-part-3", "fragment"),
    ]


def test_code_joins_the_text_before_it_and_what_draws_or_asks_has_its_own_slide():
    kinds = shown(
        text("a", "# A"),
        code("prints", "x", PRINTED),
        code("asks", 'g = course.predict("01.x")\ng'),
        text("after", "Words."),
        code("draws", "y", DRAWN),
        text("explains", "Words."),
    )
    assert kinds == [
        ("a", "slide"),
        ("prints", "fragment"),
        ("asks", "slide"),
        ("after", "slide"),
        ("draws", "slide"),
        ("explains", "slide"),
    ]


def test_a_heading_begins_a_slide_and_a_set_up_is_none():
    kinds = shown(text("a", "# A"), code("setup", "import x"), text("b", "## B\n\nwords"), text("c", "### C"))
    assert kinds == [("a", "slide"), ("setup", "skip"), ("b", "slide"), ("c", "slide")]


def test_an_exercise_and_its_check_share_a_slide():
    checks = code("check-mean", 'course.exercise("mean").check(mean)', {"output_type": "execute_result", "data": {}})
    assert shown(text("a", "# A"), code("exercise-mean", "def mean(): ..."), checks, text("b", "words")) == [
        ("a", "slide"),
        ("exercise-mean", "slide"),
        ("check-mean", "fragment"),
        ("b", "slide"),
    ]


def test_a_quiz_has_a_slide_for_each_question():
    questions = {"06": {"06.a": "string", "06.b": "open", "06.c": "word"}}
    some = 'course.quiz("06", only=[question.id for question in course.Bank.load("06") if question.type != "open"])'
    made = slides({"cells": [code("quiz", 'course.quiz("06")', DRAWN), code("some", some)]}, questions, {})["cells"]
    asked = [f'course.quiz("06", only=["06.{name}"])' for name in "abcac"]
    assert [cell["source"] for cell in made] == asked
    assert not any(cell["outputs"] for cell in made)
    assert len({cell["id"] for cell in made}) == 5


def test_what_is_further_lies_below_its_heading():
    further = text("further", "## Further: more (3 minutes)", **{"jp-MarkdownHeadingCollapsed": True})
    cells = [text("a", "# A"), further, code("draws", "y", DRAWN), text("deep", "### Deep"), text("b", "## B")]
    assert shown(*cells) == [
        ("a", "slide"),
        ("further", "slide"),
        ("draws", "subslide"),
        ("deep", "subslide"),
        ("b", "slide"),
    ]
    made = slides({"cells": cells}, {}, {})["cells"]
    assert all("jp-MarkdownHeadingCollapsed" not in cell["metadata"] for cell in made), "its cells would be hidden"


def test_notes_follow_the_slide_that_they_are_for():
    cells = [text("a", "# A\n\none"), text("b", "## B (3 minutes)"), code("asks", 'g = course.predict("01.x")\ng')]
    kinds = shown(*cells, notes={"": "hello", "B": "of the section", "01.x": "of the vote", "C": "of nothing"})
    assert kinds == [
        ("a", "slide"),
        ("a-notes", "notes"),
        ("b", "slide"),
        ("b-notes", "notes"),
        ("asks", "slide"),
        ("asks-notes", "notes"),
    ]


def text_of(cells):
    """The words of all cells but the quizzes', one after another."""
    return " ".join(s for s in ("".join(cell["source"]) for cell in cells) if "course.quiz(" not in s).split()


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.relative_to(NOTEBOOKS).as_posix())
def test_every_lesson_keeps_its_text_its_code_and_its_outputs(path):
    stored, made = json.loads(path.read_text(encoding="utf-8")), slides_of(path)
    told = [cell for cell in made["cells"] if cell["metadata"]["slideshow"]["slide_type"] != "notes"]
    kinds = {cell["metadata"]["slideshow"]["slide_type"] for cell in made["cells"]}
    assert kinds <= SPOKEN and {"notes", "slide", "fragment"} <= kinds
    ids = [cell["id"] for cell in made["cells"]]
    assert len(set(ids)) == len(ids) and max(map(len, ids)) <= 64
    assert text_of(told) == text_of(stored["cells"])
    outputs = {cell["id"]: cell.get("outputs") for cell in stored["cells"]}
    assert all(cell.get("outputs") in ([], outputs[cell["id"]]) for cell in told if cell["id"] in outputs)
    assert not [cell["id"] for cell in told if "outputs_hidden" in cell["metadata"].get("jupyter", {})]


def split_of(path):
    """[(id, kind of slide at a heading; "" where the height of a text may decide)] of all cells but notes."""
    found = []
    for cell in slides_of(path)["cells"]:
        kind, heads = cell["metadata"]["slideshow"]["slide_type"], cell["cell_type"] == "markdown"
        if kind != "notes":
            found.append((cell["id"], kind if heads and cell["source"].startswith("#") else ""))
    return found


@pytest.mark.parametrize(
    "path", sorted(NOTEBOOKS.glob("*/[0-9]*.ipynb")), ids=lambda path: path.parent.name + path.stem
)
def test_a_lesson_in_another_language_is_split_as_the_english_one(path):
    assert split_of(path) == split_of(NOTEBOOKS / path.name)
