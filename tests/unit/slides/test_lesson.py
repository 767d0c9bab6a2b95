"""A lesson as slides is a copy like any other: without outputs, marked, the same each time."""

from attention_helpers.copies.folder import bring_lessons
from attention_helpers.copies.lesson import MARK, digests, look
from attention_helpers.places import NOTEBOOKS
from attention_helpers.slides.lesson import lesson_as_slides, slides_of

LESSON = min(NOTEBOOKS.glob("[0-9]*.ipynb"))


def test_it_has_slides_and_no_outputs():
    stored, made = slides_of(LESSON), lesson_as_slides(LESSON)
    assert any(cell.get("outputs") for cell in stored["cells"])
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in made["cells"])
    assert [cell["source"] for cell in made["cells"]] == [cell["source"] for cell in stored["cells"]]
    assert made["metadata"][MARK] == digests(made) == digests(lesson_as_slides(LESSON))


def test_a_lesson_that_has_no_page_in_the_guide_has_slides_without_notes(tmp_path):
    other = tmp_path / "77_another.ipynb"
    other.write_bytes(LESSON.read_bytes())
    kinds = {cell["metadata"]["slideshow"]["slide_type"] for cell in slides_of(other)["cells"]}
    assert "slide" in kinds and "notes" not in kinds


def test_the_folder_takes_them_and_brings_nothing_twice(tmp_path):
    assert len(bring_lessons(tmp_path, lesson_as_slides)) == len(list(NOTEBOOKS.rglob("[0-9]*.ipynb")))
    assert look(tmp_path / LESSON.name).untouched
    assert bring_lessons(tmp_path, lesson_as_slides) == []
