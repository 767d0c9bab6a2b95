"""The instructor's guide says of each lesson what is so, in each language; every way of saying another thing is found.

A page in another language is compared with the lesson in that language as soon as there is one.
"""

from functools import cache

import pytest

from attention_helpers.course.lessons import lessons
from attention_helpers.places import TEACHING
from tests.notebooks.teaching import edition_of, facts_of, folder_of, page_of, plan_troubles, troubles
from tests.notebooks.words import WORDS

facts = cache(facts_of)
EDITIONS = [(number, language) for language in WORDS for number in lessons() if edition_of(number, language).is_file()]


@pytest.mark.parametrize("language", WORDS)
def test_every_lesson_has_its_page(language):
    assert sorted(path.stem for path in folder_of(language, TEACHING).glob("[0-9]*.md")) == list(lessons())


@pytest.mark.parametrize("number, language", EDITIONS)
def test_a_page_says_of_its_lesson_what_is_so(number, language):
    assert troubles(page_of(number, language), facts(number, language)) == []


@pytest.mark.parametrize("language", WORDS)
def test_the_plans_take_the_lessons_at_lengths_that_they_have(language):
    known = {number: facts(number, spoken) for number, spoken in EDITIONS if spoken == language}
    if missing := lessons().keys() - known.keys():
        pytest.skip(f"not in {language} yet: {', '.join(sorted(missing))}")
    assert plan_troubles(page_of("README", language), known, language) == []


@pytest.mark.parametrize(
    "number, old, new, told",
    [
        ("03", "# 03 · Soft attention", "# 03 · Attention", "begins with"),
        ("03", "70 minutes", "65 minutes", "does not say '70 minutes'"),
        ("03", "## Say", "## Tell", "lacks the section 'Say'"),
        ("03", "| 70 | 45 | 20 |", "| 70 | 40 | 20 |", "lengths ['70', '40', '20']"),
        ("03", "| 8 | 6 | 4 | 1. ", "| 9 | 6 | 4 | 1. ", "of 70 minutes: adds up to 71"),
        ("03", "| 8 | 6 | 4 | 1. ", "| 8 | 6 | – | 1. ", "of 20 minutes: adds up to 16"),
        ("03", "| 8 | 6 | 4 | 1. ", "| 8 | 6 | four | 1. ", "'four' is no number"),
        ("03", "| 12 | – | – | Exercises", "| – | – | – | Exercises", "'Exercises' has no time"),
        ("03", "4. How wide are the weights?", "4. How wide?", "in place of ('4. How wide are the weights?'"),
        ("03", "| `03.mask` | The most", "| | The most", "agenda: has ('1. Softmax with a mask', []) in place"),
        ("03", "`masked_softmax` `soft_attention` |", "`soft_attention` |", "in place of ('Exercises', ['masked"),
        ("03", "| `03.shape` | “", "| `03.form` | “", "votes: has 03.form in place of 03.shape"),
        ("03", "| 45 % |", "| 100 % |", "03.mask comes out as '45 %', the page says '100 %'"),
        ("03", "“That of ペン, since it is wanted”", "“That of ペン”", "'That of ペン' is no option of 03.value"),
        ("03", "`word vectors are alike before training`", "`vectors are alike`", "nothing names 'vectors are alike'"),
        ("03", "| Neither: ½ and ½ give 2, three alike give 3 |", "| |", "03.effective leaves something empty"),
        ("03", "| `softmax over the wrong axis`", "| `a wrong axis`", "soft_attention does not name 'a wrong axis'"),
        ("03", "| `03.mask-too-late`", "| `03.fill-mask`", "03.fill-mask does not name 'mask may come after"),
        ("03", '"One word has 0.9. Is the row wide or narrow?"', "Narrow rows", "has no question"),
        ("03", "| 3 | Further: what the scores cost", "| 5 | Further: what the scores cost", "further: has"),
        ("03", "| 8 | Further: exercise 3, the additive score | `additive_score` | |\n", "", "further: lacks"),
        ("03", "and `03.no-links` together", "and `03.links` together", "there is no 03.links"),
        ("01", "| – | The result needs", "| 4 | The result needs", "01.halving comes out as '–'"),
        ("00", "| 30 | 20 |", "| 30 | 45 |", "lengths ['30', '45'], expected [30, 20]"),
    ],
)
def test_what_is_not_so_on_a_page_is_found(number, old, new, told):
    assert_found(number, "en", old, new, told)


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("# 00 · はじめに", "# 00 · 初めに", "begins with"),
        ("30分", "35分", "does not say '30分'"),
        ("## 最初に話すこと", "## 話すこと", "lacks the section '最初に話すこと'"),
        ("| 5 | 5 | 予想・実行・説明", "| 6 | 5 | 予想・実行・説明", "of 30 minutes: adds up to 31"),
        ("| コースマップ |", "| 地図 |", "agenda: has ('地図', []) in place of ('コースマップ', [])"),
        ("| 63% |", "| 57% |", "00.share comes out as '63%', the page says '57%'"),
        ("| 57 前後。", "| 『57』。", "'57' is no option of 00.share"),
        (
            "重みを無視した `weights",
            "重みの無視 `weights",
            "`weights ignored` stands without its name, expected 重みを",
        ),
        (
            "「重みは 1 と 3 です。値に掛ける前に、合計をいくつにしておきますか」",
            "合計",
            "'sum_not_mean' has no question",
        ),
    ],
)
def test_what_is_not_so_on_a_page_in_japanese_is_found(old, new, told):
    assert_found("00", "ja", old, new, told)


def assert_found(number, language, old, new, told):
    page = page_of(number, language)
    assert page.replace(old, new) != page
    assert any(told in sentence for sentence in troubles(page.replace(old, new), facts(number, language)))


def test_two_rows_that_changed_places_are_found():
    page = page_of("03")
    first, second = (line for line in page.splitlines(keepends=True) if " 1. Soft" in line or " 2. The" in line)
    assert troubles(page.replace(first + second, second + first), facts("03")) == [
        "agenda: not in the order of the lesson"
    ]


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("workshop (240 minutes)", "workshop (250 minutes)", "workshop: adds up to 240 minutes, not 250"),
        ("| 0:40 | 45 | [02]", "| 0:40 | 50 | [02]", "[02](02.md): 50 minutes, expected one of [65, 45, 20]"),
        ("| 3:50 | 10 | Close", "| 3:45 | 10 | Close", "Close starts at 3:45, after 230 minutes"),
        ("| 2 | [03](03.md) | 70 |", "| 2 | [03](03.md) | 75 |", "week 2: [03](03.md): 75 minutes"),
        ("| 4 | [06](06.md) | 70 |", "| 4 | [05](05.md) | 65 |", "four weeks: lacks 06"),
        ("`count_weights`;", "`count_words`;", "count_words is not in 01"),
        ("*Further: BLEU by hand*", "*Further: BLEU*", "Further: BLEU is not in 05"),
    ],
)
def test_what_is_not_so_in_the_plans_is_found(old, new, told):
    changed = page_of("README").replace(old, new)
    assert changed != page_of("README")
    known = {number: facts(number) for number in lessons()}
    assert any(told in sentence for sentence in plan_troubles(changed, known))
