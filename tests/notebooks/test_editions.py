"""Every lesson in another language is the English one, cell by cell: its words alone are others, and all are there."""

import ast
import copy
import json
import re

import pytest
from babel.messages.catalog import Catalog

from attention_helpers.widgets import catalogue
from tests.notebooks import store as storing
from tests.notebooks.editions import (
    NOTEBOOKS,
    built,
    editions,
    english_of,
    is_edition,
    speaking,
    texts_of,
    twins,
    untranslated,
)
from tests.notebooks.form import ROOT, notebooks
from tests.notebooks.hours import MINUTES
from tests.notebooks.links import LINK

LESSON = NOTEBOOKS / "ja" / "00_start_here.ipynb"


@pytest.fixture(params=editions(), ids=lambda path: path.relative_to(ROOT).as_posix())
def path(request):
    return request.param


def stored(path):
    return json.loads(path.read_text(encoding="utf-8"))


def source_of(cell):
    return "".join(cell["source"])


def skeleton(code):
    """The code without its comments, with every text and every line that sets a language left out."""
    tree = ast.parse(code)
    tree.body = [node for node in tree.body if not ast.unparse(node).startswith("course.set_language(")]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


def test_lesson_00_has_its_editions():
    assert LESSON in editions() and {path.parent.name for path in editions()} <= set(catalogue.languages())


def test_it_is_what_the_lesson_and_the_catalogue_make(path):
    found, wanted = stored(path), built(path)
    for cell, new in zip(found["cells"], wanted["cells"], strict=True):
        assert source_of(cell) == source_of(new), f"{cell['id']}: run `make notebooks ARGS={path.relative_to(ROOT)}`"


def test_its_cells_and_its_code_are_those_of_the_english(path):
    for cell, english in zip(stored(path)["cells"], english_of(path)["cells"], strict=True):
        assert [cell[key] for key in ("id", "cell_type", "metadata")] == [
            english[key] for key in ("id", "cell_type", "metadata")
        ]
        if cell["cell_type"] == "code":
            assert skeleton(source_of(cell)) == skeleton(source_of(english)), cell["id"]
            kinds = [[output["output_type"] for output in one["outputs"]] for one in (cell, english)]
            assert kinds[0] == kinds[1], cell["id"]


def test_its_first_code_sets_its_language_and_nothing_else_does(path):
    code = [source_of(cell) for cell in stored(path)["cells"] if cell["cell_type"] == "code"]
    call = f'course.set_language("{path.parent.name}")'
    assert call in code[0].splitlines() and "set_language" not in "".join(code).replace(call, "", 1)


def test_nothing_in_it_is_fuzzy_or_missing(path):
    assert untranslated(path) == []


def test_it_states_the_minutes_of_the_english(path):
    pairs = zip(stored(path)["cells"], english_of(path)["cells"], strict=True)
    for cell, english in (pair for pair in pairs if pair[0]["cell_type"] == "markdown"):
        stated = MINUTES.findall(source_of(english))  # "about a minute" has no digit
        assert not stated or MINUTES.findall(source_of(cell)) == stated, cell["id"]


def test_its_links_stay_in_the_language_and_each_head_leads_to_the_other(path):
    language, cells = path.parent.name, stored(path)["cells"]
    targets = [target for cell in cells for target in LINK.findall(source_of(cell)) if ".ipynb" in target]
    leaving = [target for target in targets if target.startswith("..")]
    translated = {f"../{other.name}" for other in editions() if other.parent == path.parent} - {f"../{path.name}"}
    assert translated.isdisjoint(leaving)
    assert f"../{path.name}" in LINK.findall(source_of(cells[0]))
    assert f"{language}/{path.name}" in LINK.findall(source_of(english_of(path)["cells"][0]))


@pytest.mark.parametrize("english", [path for path in notebooks() if not is_edition(path)], ids=lambda path: path.stem)
def test_an_english_lesson_leads_to_the_editions_that_there_are(english):
    targets = LINK.findall(source_of(stored(english)["cells"][0]))
    wanted = [path.relative_to(NOTEBOOKS).as_posix() for path in twins(english)]
    assert [target for target in targets if re.fullmatch(r"\w\w/\d\d_\w+\.ipynb", target)] == wanted


def changed(texts, change):
    """The catalogue with `change(entry)` done to one text of lesson 00."""
    texts = copy.deepcopy(texts)
    change(texts.get("## A quiz", "00/about-quiz"))
    return texts


@pytest.mark.parametrize("change", [lambda entry: entry.flags.add("fuzzy"), lambda entry: setattr(entry, "string", "")])
def test_one_text_that_is_fuzzy_or_missing_is_found_and_stores_nothing(change, monkeypatch):
    texts = changed(texts_of("ja"), change)
    assert untranslated(LESSON, texts) == ["about-quiz: ## A quiz"]
    monkeypatch.setattr(storing, "untranslated", lambda path: untranslated(path, texts))
    before = LESSON.read_bytes()
    assert storing.store(LESSON).startswith("failed") and LESSON.read_bytes() == before


def test_nothing_is_translated_by_an_empty_catalogue():
    assert len(untranslated(LESSON, Catalog())) > 60


@pytest.mark.parametrize(
    "code, wanted",
    [
        ("import a\nfrom b import course\n\nf()", 'import a\nfrom b import course\n\ncourse.set_language("ja")\nf()'),
        ("from b import course\nx = 1\n", 'from b import course\n\ncourse.set_language("ja")\nx = 1\n'),
        ("from b import (\n    a,\n)\n\n\nf()", 'from b import (\n    a,\n)\n\ncourse.set_language("ja")\n\nf()'),
    ],
)
def test_the_language_is_set_after_the_imports(code, wanted):
    assert speaking(code, "ja") == wanted


def test_a_link_to_a_lesson_that_the_language_lacks_leads_to_the_english():
    way_on = source_of(built(LESSON)["cells"][-1])
    for target in LINK.findall(way_on):
        assert target.startswith("../") != (LESSON.parent / target.removeprefix("../")).exists()
        assert (LESSON.parent / target).exists()
