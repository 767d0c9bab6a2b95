"""What explains a result is folded in a copy, and nothing else; what is to be folded is there."""

import json
import re

import pytest

from attention_helpers.copies import explained as explanations
from attention_helpers.copies.explained import BEGIN, BETWEEN, explained, fold_explanations
from attention_helpers.course.predictions.texts import all_predictions
from attention_helpers.places import NOTEBOOKS

LESSONS = sorted(NOTEBOOKS.rglob("[0-9]*.ipynb"))  # in each language
# Predictions whose result no Markdown explains, and what follows it.
WITHOUT = {
    "00.share": "the formula, which the next cell puts to use",
    "01.four": "a playground",
    "01.halving": "the quiz",
    "03.shape": "another limit of a weighted mean",
    "03.effective": "the next question",
    "04.cost": "the next run",
    "06.four-clauses": "the next run",
    "07.shape": "what the package does about it",
}


def cell(id, source):
    return {"cell_type": "markdown", "id": id, "metadata": {}, "source": source.splitlines(keepends=True)}


@pytest.fixture
def fold(monkeypatch):
    """fold(explained, source) -> what a copy says in the place of `source`."""

    def folded(explained, source, language="en"):
        monkeypatch.setattr(explanations, "predictions_of", lambda lesson: {"01.a": {"explained": explained}})
        cells = [cell("why", source), cell("other", source)]
        fold_explanations(cells, "01", language)
        assert "".join(cells[1]["source"]) == source
        return "".join(cells[0]["source"])

    return folded


LABEL = "<summary>The explanation: open it when you have the result</summary>"


@pytest.mark.parametrize(
    "count, inside, after",
    [
        (1, "One.", "\n\n$$\n2\n$$\n\nThree:"),
        (2, "One.\n\n$$\n2\n$$", "\n\nThree:"),
        (3, "One.\n\n$$\n2\n$$\n\nThree:", ""),
        ("all", "One.\n\n$$\n2\n$$\n\nThree:", ""),
    ],
)
def test_the_first_paragraphs_are_folded(count, inside, after, fold):
    expected = f"{BEGIN}\n{LABEL}\n\n{inside}\n\n</details>{after}"
    assert fold({"why": count}, "One.\n\n$$\n2\n$$\n\nThree:") == expected


def test_the_line_in_their_place_is_in_the_lessons_language(fold):
    assert "説明" in fold({"why": 1}, "一。", "ja") and LABEL in fold({"why": 1}, "One.", "notebooks")


def test_nothing_is_folded_where_nothing_is_named(fold):
    assert fold({}, "One.") == "One."


def test_of_two_predictions_the_larger_part_is_folded():
    parts = [{"explained": {"a": 1, "b": "all"}}, {"explained": {"a": 2, "b": 3}}, {}]
    assert explained(parts) == {"a": 2, "b": float("inf")}


def test_each_prediction_names_what_explains_its_result_but_for_those_that_nothing_explains():
    assert {id for id, entry in all_predictions().items() if not entry.get("explained")} == set(WITHOUT)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.relative_to(NOTEBOOKS).as_posix())
def test_what_is_named_is_markdown_of_the_lesson_and_holds_no_heading_and_no_exercise(path):
    cells = {cell["id"]: cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]}
    of_lesson = [entry for id, entry in all_predictions().items() if id.startswith(path.name[:2])]
    for id, count in explained(of_lesson).items():
        assert cells[id]["cell_type"] == "markdown"
        paragraphs = BETWEEN.split("".join(cells[id]["source"]))
        assert count <= len(paragraphs) or count == float("inf")
        folded = paragraphs[: len(paragraphs) if count == float("inf") else count]
        wrong = [text for text in folded if re.match(r"#|\*\*(?:Exercise|演習)|```|<", text)]
        assert not wrong, f"{id}: {wrong} would be folded"
