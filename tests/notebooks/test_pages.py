"""README and the teaching guide say the same in every language, as far as that can be told without reading."""

import pytest

from tests.notebooks.form import ROOT
from tests.notebooks.links import LINK
from tests.notebooks.pages import differences, pairs

ENGLISH = """# Start

`make lab` takes 3 minutes. [The lesson](../notebooks/00_start_here.ipynb), [how](README.md#how).

```
make lab     # opens it
data/        names  what it is
```

| 30 | Section | Votes |
| --: | :-- | :-- |
| 5 | A vote | `00.share` |
"""
JAPANESE = """# はじめに

`make lab ARGS=ja` は3分かかります。[レッスン](../../notebooks/ja/00_start_here.ipynb)、[方法](README.ja.md#方法)。

```
make lab ARGS=ja  # 開く
data/             names  説明
```

| 30 | 節 | 投票 |
| --: | :-- | :-- |
| 5 | 投票 | 割合 `00.share` |
"""


@pytest.mark.parametrize("page, other", pairs(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_needs_no_translation_is_the_same(page, other):
    assert differences(page.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page, other", pairs(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_leads_to_the_other_at_its_head(page, other):
    for here, there in ((page, other), (other, page)):
        head = "\n".join(here.read_text(encoding="utf-8").splitlines()[:3])
        assert there in {(here.parent / link).resolve() for link in LINK.findall(head)}


def test_what_is_translated_and_what_a_language_adds_is_no_difference():
    assert differences(ENGLISH, JAPANESE) == []


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("`make lab ARGS=ja` は", "`make ARGS=ja` は", "lacks `make lab`"),
        ("3分", "4分", "lacks the number 3"),
        ("00_start_here", "01_start_here", "lacks a link to notebooks/00_start_here.ipynb"),
        ("[方法](README.ja.md#方法)", "方法", "lacks a link to README.md"),
        ("| 5 | 投票 |", "| 6 | 投票 |", "tables: got '6', expected '5'"),
        ("`00.share`", "`00.one`", "tables: got '割合 `00.one`', expected '`00.share`'"),
        ("| 割合 `00.share` |", "|", "tables: 3 rows, expected 3 of as many cells"),
        ("make lab ARGS=ja  #", "make lessons  #", "code: got 'make lessons  # 開く', expected 'make lab "),
        ("names  説明", "texts  説明", "code: got 'data/             texts  説明'"),
        ("names  説明", "names  説明\nmore", "code: 1 blocks, expected 1 of as many lines"),
    ],
)
def test_what_is_not_the_same_is_found(old, new, told):
    assert JAPANESE.replace(old, new) != JAPANESE
    assert any(sentence.startswith(told) for sentence in differences(ENGLISH, JAPANESE.replace(old, new)))
