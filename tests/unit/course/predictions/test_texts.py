"""The predictions in data/: each is used by one cell and can be asked, and what is wrong in a file is told."""

import ast
import json
import re
from collections import Counter

import pytest

from attention_helpers import course
from attention_helpers.course.predictions.texts import all_predictions, read
from attention_helpers.places import NOTEBOOKS

GOOD = {"id": "01.way", "kind": "choice", "question": "Which way?", "options": ["left", "right"]}
NUMBER = {"id": "01.size", "kind": "number", "question": "How many?", "low": 0, "high": 9}


def cells(notebook):
    content = json.loads(notebook.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in content["cells"] if cell["cell_type"] == "code"]


def test_each_prediction_is_used_by_one_cell_of_its_lesson_and_each_id_used_is_here():
    used = Counter()
    for notebook in sorted(NOTEBOOKS.glob("*.ipynb")):
        for cell in cells(notebook):
            ids = re.findall(r"course\.predict\(\s*[\"']([^\"']+)", cell)
            assert all(id[:2] == notebook.name[:2] for id in ids), f"{notebook.name} asks for {ids}"
            used.update(ids)
    assert used == Counter(all_predictions().keys())


@pytest.mark.parametrize("id", all_predictions())
def test_each_can_be_asked(id):
    guess = course.predict(id)
    assert guess.value is None and all_predictions()[id]["question"] in repr(guess)


@pytest.mark.parametrize(
    "id, name", [("01.four", "four_sentences"), ("03.frozen", "KINDS"), ("04.spread", "estimators")]
)
def test_options_agree_with_what_the_lessons_code_calls_them(id, name):
    """The options that a lesson's code goes through: the list, or the dictionary's keys, that it gives this name."""
    (notebook,) = NOTEBOOKS.glob(f"{id[:2]}_*.ipynb")
    given = {}
    for statement in (statement for cell in cells(notebook) for statement in ast.parse(cell).body):
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            given[statement.targets[0].id] = statement.value
    items = given[name].keys if isinstance(given[name], ast.Dict) else given[name].elts
    words = [ast.literal_eval(given[item.id] if isinstance(item, ast.Name) else item) for item in items]
    options = all_predictions()[id]["options"]
    assert [option.partition(": ")[2] if option.startswith("Sentence ") else option for option in options] == words


def read_file(tmp_path, *entries):
    path = tmp_path / "01.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    return read(path)


def test_what_is_right_is_read(tmp_path):
    assert list(read_file(tmp_path, GOOD, NUMBER)) == ["01.way", "01.size"]


@pytest.mark.parametrize(
    "entry, said",
    [
        (GOOD | {"kind": "colour"}, ["kind", "'number', 'choice', 'choices', 'curve'"]),
        (GOOD | {"kind": ["choice"]}, ["kind", "'number', 'choice', 'choices', 'curve'"]),
        (GOOD | {"id": "02.way"}, ["id", "'02.way'"]),
        (GOOD | {"question": ""}, ["question"]),
        (GOOD | {"options": ["left"]}, ["options"]),
        (GOOD | {"unit": "%"}, ["'unit'"]),
        (GOOD | {"ja": {"question": "どちら？"}}, ["ja"]),
        (GOOD | {"explained": {"why": 0}}, ["explained", "a number of paragraphs, or 'all'"]),
        (NUMBER | {"step": 0}, ["step"]),
        (NUMBER | {"high": "9"}, ["high"]),
        ({**NUMBER, "kind": "curve"}, ["'x'"]),
    ],
)
def test_what_is_wrong_is_told_with_file_and_prediction(tmp_path, entry, said):
    with pytest.raises(ValueError) as caught:
        read_file(tmp_path, NUMBER | {"id": "01.other"}, entry)
    assert str(caught.value).startswith(f"01.json, entry 2 ({entry['id']}): ")
    assert all(word in str(caught.value) for word in said), str(caught.value)
