"""A section's link leads to the notebook and the heading of the reader's language, from wherever the reader is."""

import json

import pytest

from attention_helpers.course import sections
from attention_helpers.course.questions import results
from attention_helpers.course.questions.bank import all_banks, load
from attention_helpers.course.sections import anchors, section_link
from attention_helpers.places import NOTEBOOKS
from attention_helpers.widgets.language import speaking

QUIZ, ELSEWHERE = "00_start_here.ipynb#A-quiz", "99_none.ipynb#A-quiz"


@pytest.mark.parametrize(
    ("folder", "language", "section", "link"),
    [
        ("notebooks", "en", QUIZ, QUIZ),
        ("notebooks", "ja", QUIZ, "ja/00_start_here.ipynb#クイズ"),
        ("ja", "ja", QUIZ, "00_start_here.ipynb#クイズ"),
        ("ja", "en", QUIZ, f"../{QUIZ}"),
        ("ja", "ja", ELSEWHERE, f"../{ELSEWHERE}"),
        ("notebooks", "ja", ELSEWHERE, ELSEWHERE),
        ("ja", "ja", "00_start_here.ipynb", "00_start_here.ipynb"),
        ("ja", "ja", "https://example.org/x#y", "https://example.org/x#y"),
        ("ja", "ja", "", ""),
    ],
)
def test_a_link_leads_to_the_reader_s_language(folder, language, section, link, tmp_path, monkeypatch):
    for name in ("notebooks", "ja"):
        (tmp_path / name).mkdir()
    for notebook in (QUIZ, ELSEWHERE):
        (tmp_path / notebook.partition("#")[0]).touch()
    monkeypatch.chdir(tmp_path / folder)
    assert section_link(section, language) == link
    with speaking(language):
        assert section_link(section) == link


def test_a_folder_of_a_language_s_name_elsewhere_is_no_edition(tmp_path, monkeypatch):
    (tmp_path / "ja").mkdir()
    monkeypatch.chdir(tmp_path / "ja")
    assert section_link(QUIZ, "en") == QUIZ


def test_every_section_of_a_question_has_its_heading_in_every_edition(monkeypatch):
    monkeypatch.chdir(NOTEBOOKS / "ja")
    named = {question.data["section"] for bank in all_banks() for question in bank if "section" in question.data}
    found = 0
    for section in named:
        notebook, _, anchor = section_link(section, "ja").partition("#")
        path = NOTEBOOKS / "ja" / notebook
        assert path.resolve().is_file() and (not anchor or anchor in anchors(path).values()), section
        found += not notebook.startswith("..")
    assert found >= 5


def test_headings_are_matched_by_their_cell_and_their_place_in_it(tmp_path, monkeypatch):
    for folder, texts in (("", ["# A b", "## C\n\n## D `e`"]), ("ja", ["# あ", "## い\n\n## う"])):
        cells = [{"cell_type": "markdown", "id": f"c{n}", "source": [text]} for n, text in enumerate(texts)]
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "90_x.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    monkeypatch.setattr(sections, "NOTEBOOKS", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert anchors(tmp_path / "90_x.ipynb") == {("c0", 0): "A-b", ("c1", 0): "C", ("c1", 1): "D-e"}
    assert section_link("90_x.ipynb#D-e", "ja") == "ja/90_x.ipynb#う"


def test_a_result_names_the_section_in_the_language():
    data = {"type": "string", "id": "00.x", "question": "Who?", "answers": [{"answer": "a", "correct": True}]}
    asked = load([{**data, "section": QUIZ}]).questions[0]
    with speaking("ja"):
        (row,) = results.by_topic({"no_topic": "–"}, [(asked, False)])["rows"]
    assert row["links"] == [{"to": "ja/00_start_here.ipynb#クイズ", "text": "00 · クイズ"}]
