"""Every text of a lesson is found, and put in its place without touching anything else."""

import ast
import json
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from attention_helpers.places import NOTEBOOKS
from tests.locale.notebook import messages, pieces, translated, unfinished

CODE = {"cell_type": "code", "id": "a"}
LESSONS = {path.stem[:2]: path for path in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))}


@pytest.fixture(params=LESSONS)
def lesson(request):
    """A lesson's number and its notebook."""
    return request.param, json.loads(LESSONS[request.param].read_text(encoding="utf-8"))


def marked(lesson, notebook, **settings):
    """A catalogue that has every text of a notebook in brackets."""
    catalogue = Catalog()
    for cell, text in messages(notebook):
        catalogue.add(text, f"«{text}»", context=f"{lesson}/{cell}", **settings)
    return catalogue


def code_of(notebook):
    return {cell["id"]: "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"}


def test_every_text_is_replaced_and_nothing_else(lesson):
    number, notebook = lesson
    new = translated(notebook, number, marked(*lesson))
    assert {**new, "cells": None} == {**notebook, "cells": None}
    for before, after in zip(notebook["cells"], new["cells"], strict=True):
        rest = {"source": None, "outputs": None, "execution_count": None}
        assert {**before, **rest} == {**after, **rest} and not after.get("outputs")
        english, source = "".join(before["source"]), "".join(after["source"])
        assert "«" not in english and source.count("«") >= sum(p.kind in ("prose", "literal") for p in pieces(before))
        if before["cell_type"] == "code":
            english, source = ast.dump(ast.parse(english)), ast.dump(ast.parse(source))
        assert source.replace("«", "").replace("»", "") == english


def test_what_the_catalogue_lacks_or_marks_as_fuzzy_stays_english(lesson):
    number, notebook = lesson
    for catalogue in (Catalog(), marked(*lesson, flags={"fuzzy"})):
        cells = translated(notebook, number, catalogue)["cells"]
        assert [cell["source"] for cell in cells] == [cell["source"] for cell in notebook["cells"]]


def test_f_strings_that_hold_words_only_become_fewer(lesson):
    """unfinished.txt names their cells: make them templates, which a catalogue can hold, and strike them off."""
    number, notebook = lesson
    listed = dict(
        line.split(": ") for line in Path(__file__).with_name("unfinished.txt").read_text("utf-8").splitlines()
    )
    found = [cell for cell, code in code_of(notebook).items() if unfinished(code)]
    assert found == listed.get(number, "").split()


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('ax.set_title("a title")  # why so\n', ["a title", "why so"]),
        ('def f():\n    """What it does."""\n', ["What it does."]),
        ('views.claim("slope {s:.2f} "\n            "below 1", s < 1, s=s)', ["slope {s:.2f} below 1"]),
        ('ax.legend(["one", "two words"], loc="upper left")', ["one", "two words"]),
        ('curves["of the RNN"] = ["no", "yes"][i]', ["of the RNN", "no", "yes"]),
        ('curves["of the RNN"]; name == "tree"; name in ("tree", "bag")', []),
        ('course.predict("03.mask"); corpus.load("ja-en", split="train"); nn.train(kind="dot")', []),
        ('"私 は ペン"; "(B, S)"; "I have a pen".split(); ax.set_yscale("log"); f"{x} words"; {"left": 1}', []),
        ('ax.text(0, 0, "x", va="top" if low else "bottom"); {"hidden_size": 2, "rnn.bias": b}; dict(ha="center")', []),
        ('"私 I"; "おやすみ, 22 h"; "h3"; plot(ylabel="right"); f(norm="before")', ["私 I", "おやすみ, 22 h", "right"]),
    ],
)
def test_what_is_a_text(code, texts):
    assert [text for _, text in messages({"cells": [{**CODE, "source": code.splitlines(keepends=True)}]})] == texts


def test_a_label_that_is_a_key_is_one_message_and_what_looks_it_up_follows():
    look = """print(f"it's {runs['tree']:{width}} {{'a bag'}} 'tree'", runs["a bag"], "tree")"""
    cells = [{**CODE, "source": ['runs = {"tree": 1, "a bag": 2}']}, {**CODE, "id": "b", "source": [look]}]
    assert list(messages({"cells": cells})) == [("a", "tree"), ("a", "a bag")]
    catalogue = Catalog()
    catalogue.add("tree", "木", context="07/a")
    catalogue.add("a bag", '袋 "B"\n\\', context="07/a")
    first, second = code_of(translated({"cells": cells}, "07", catalogue)).values()
    assert ast.literal_eval(first.removeprefix("runs = ")) == {"木": 1, '袋 "B"\n\\': 2}
    assert second == """print(f"it's {runs['木']:{width}} {{'a bag'}} 'tree'", runs["袋 \\"B\\"\\n\\\\"], "木")"""
