"""The Japanese of every catalogue, of README and of the teaching guide is written in one way; what is not is found."""

import json
import re

import pytest

from attention_helpers.places import DATA, TEACHING
from attention_helpers.widgets.catalogue import FOLDER
from tests.locale.collect import domains
from tests.locale.japanese import RULES, terms, troubles
from tests.locale.update import read
from tests.notebooks.form import ROOT

PAGES = [ROOT / "README.ja.md", TEACHING / "hub" / "README.ja.md", *sorted((TEACHING / "ja").rglob("*.md"))]
TERMS = json.loads((FOLDER / "ja" / "terms.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("domain", domains())
def test_the_catalogues_keep_to_it(domain):
    entries = [entry for entry in read(FOLDER / "ja" / f"{domain}.po") if entry.id and entry.string]
    found = {f"{entry.context}: {entry.id[:60]}": troubles(entry.string) for entry in entries}
    assert {place: told for place, told in found.items() if told} == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_pages_keep_to_it(page):
    assert troubles(page.read_text(encoding="utf-8")) == []


def test_the_terms_of_the_glossary_are_the_terms():
    """In brackets it may name another that learners will meet."""
    glossary = json.loads((DATA / "glossary.json").read_text(encoding="utf-8"))
    shown = [re.sub("（.*?）", "", term["ja"]) for term in glossary]
    assert [told for text in shown for refused, use in terms() for told in re.findall(refused, text)] == []


def test_each_concept_has_one_term_that_is_not_refused():
    assert len({term["en"] for term in TERMS}) == len({term["use"] for term in TERMS}) == len(TERMS)
    for term in TERMS:
        assert term["not"] and not any(re.search(refused, term["use"]) for refused in term["not"]), term["use"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("形は (3, 5) です.", "half-width punctuation after Japanese"),
        ("それは何ですか?", "half-width punctuation after Japanese"),
        ("結果: `x`", "half-width punctuation after Japanese"),
        ("重み (割合) です。", "Japanese in half-width brackets"),
        ("はい。 いいえ。", "a space beside full-width punctuation"),
        ("これは 「値」です。", "a space beside full-width punctuation"),
        ("“値”です。", "quotation marks other than 「」"),
        ('"値"です。', "quotation marks other than 「」"),
        ("３です。", "a full-width digit or letter"),
        ("モデルはRNN です。", "no space between Japanese and Latin letters, code or a formula"),
        ("`x`を足します。", "no space between Japanese and Latin letters, code or a formula"),
        ("式は $x$です。", "no space between Japanese and Latin letters, code or a formula"),
        ("2 つの値です。", "a space between a number and what it counts"),
        ("{count} 個です。", "a space between a number and what it counts"),
        ("これは 2つの値です。", "a space before a number that counts"),
        ("スコアは 3です。", "no space after a number"),
        ("スコアは3 です。", "no space before a number"),
        ("割合は 97 % です。", "a space before %"),
        ("二つの値です。", "a number of things in old numerals"),
        ("これは値である。", "a sentence that does not end in です or ます"),
    ],
)
def test_what_is_not_so_is_found(text, rule):
    assert rule in RULES and {told.partition(": …")[0] for told in troubles(text)} == {rule}


def test_every_rule_has_its_example():
    marks = test_what_is_not_so_is_found.pytestmark
    assert {rule for mark in marks for _text, rule in mark.args[1]} == set(RULES)


@pytest.mark.parametrize(
    "text",
    [
        "**予想。** 3つの値と (B, S) の形。`x` は $y$ です。割合は 63% で、2〜4文で答えます。",
        "| レッスン | 時間 |\n| :-- | :-- |\n| [08 · 自己注意](08_self_attention.ipynb)（任意） | 70分 |",
        "1. 「{best}」は {most:.0%} です。\n2. 約{count}個、もう一度、一部、十分に。",
        "Attention機構を学びます。",
        "E資格などの試験です。重み {weight:.2f}（ヘッド {number}）、{{D}}次元ではなく 1、第1の引数です。",
        "3エポックで終わり、1つの数は4バイト、縦に8マス、16コアのマシンが1台です。",
    ],
)
def test_what_is_so_is_passed_over(text):
    assert troubles(text) == []


@pytest.mark.parametrize("text", ["ソフト注意とは", "重みの加重平均", "回答を保存", "本物の単語", "抽選する"])
def test_a_second_word_for_a_concept_is_found(text):
    assert troubles(text) and all(": expected " in told for told in troubles(text))


@pytest.mark.parametrize("text", ["自己注意と注意機構", "浮動小数点数", "符号に注意", "skip-gram（スキップグラム）と"])
def test_what_only_looks_like_one_is_passed_over(text):
    assert troubles(text) == []
