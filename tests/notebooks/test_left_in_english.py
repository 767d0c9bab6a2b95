"""No lesson in another language says in English what its readers should read in theirs."""

import json

import pytest

from tests.notebooks.editions import editions
from tests.notebooks.form import ROOT
from tests.notebooks.left_in_english import left_in_english


@pytest.mark.parametrize("path", editions(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_left_in_english(path):
    assert left_in_english(path) == {}


def lesson(tmp_path, *cells):
    path = tmp_path / "03_soft.ipynb"
    path.write_text(json.dumps({"cells": list(cells)}), encoding="utf-8")
    return path


def markdown(id, source):
    return {"cell_type": "markdown", "id": id, "source": [source]}


def code(id, source, **output):
    return {"cell_type": "code", "id": id, "source": [source], "outputs": [output]}


@pytest.mark.parametrize(
    "cell",
    [
        markdown("a", "これは entirely です。"),
        code("a", "x = 1", text=["entirely: 3\n"]),
        code("a", "x = 1", data={"text/plain": "entirely"}),
        code("a", "x = 1", data={"text/html": "<b title='x'>entirely</b>"}),
        code(
            "a",
            "x = 1",
            data={"image/png": "", "text/plain": "<Figure size>"},
            metadata={"image/png": {"alt": "entirely"}},
        ),
    ],
)
def test_what_is_left_is_found_with_its_cell(tmp_path, cell):
    assert left_in_english(lesson(tmp_path, cell)) == {"entirely": ["a"]}


def test_names_code_terms_and_english_that_is_read_are_passed_over(tmp_path):
    text = "エンコーダ（encoder whatever）は `entirely` と $entirely$ と *I own it* を NumPy、RNN、my_own で。"
    cells = [markdown("a", text), code("b", "my_own = 1", text=["training:   0%|  | 0/5 [00:00<?, ?batch/s]"])]
    assert left_in_english(lesson(tmp_path, *cells, markdown("sources", "Entirely English"))) == {}
