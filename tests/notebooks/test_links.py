"""The links of every page of text, and that broken ones are found; test_form.py follows those of the lessons."""

import pytest

from tests.notebooks.form import ROOT, notebooks
from tests.notebooks.links import broken, broken_links

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_of_a_page_resolve(page):
    assert broken_links(page, page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "target, trouble",
    [
        ("nowhere.ipynb", "no such file"),
        ("../../outside", "no such file"),
        ("../..", "outside the course"),
        ("#no-such-heading", "no such heading"),
        ("../README.md#no-such-heading", "no such heading"),
        ("../README.md#two-commands", None),
        ("01_fixed_vector_bottleneck.ipynb#4.-Quality-against-length", None),
        ("https://arxiv.org/abs/1409.0473", None),
    ],
)
def test_broken_links_are_found(target, trouble):
    assert broken(notebooks()[0], target) == trouble


def test_each_broken_link_of_a_text_is_told():
    text = "[one](nowhere.md) `[no](link)` [two](00_start_here.ipynb#A-quiz) [three](#nothing)"
    assert broken_links(notebooks()[0], text) == ["nowhere.md: no such file", "#nothing: no such heading"]
