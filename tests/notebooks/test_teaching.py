"""The instructor's guide says of each lesson what is so, and every way of saying something else is found."""

from functools import cache

import pytest

from attention_helpers.course.lessons import lessons
from tests.notebooks.teaching import FOLDER, facts_of, plan_troubles, troubles

facts = cache(facts_of)


def page(name):
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def test_every_lesson_has_its_page():
    assert sorted(path.stem for path in FOLDER.glob("[0-9]*.md")) == list(lessons())


@pytest.mark.parametrize("number", lessons())
def test_a_page_says_of_its_lesson_what_is_so(number):
    assert troubles(page(number), facts(number)) == []


def test_the_plans_take_the_lessons_at_lengths_that_they_have():
    assert plan_troubles(page("README"), {number: facts(number) for number in lessons()}) == []


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
        ("03", "4. How wide are the weights?", "4. How wide?", "agenda: lacks ('4. How wide are the weights?'"),
        ("03", "| `03.mask` | The most", "| | The most", "agenda: lacks ('1. Softmax with a mask', ['03.mask'])"),
        ("03", "`masked_softmax` `soft_attention` |", "`soft_attention` |", "agenda: lacks ('Exercises'"),
        ("03", "| `03.shape` | “", "| `03.form` | “", "votes: lacks 03.shape"),
        ("03", "| 45 % |", "| 100 % |", "03.mask comes out as '45 %', the page says '100 %'"),
        ("03", "“That of ペン, since it is wanted”", "“That of ペン”", "'That of ペン' is no option of 03.value"),
        ("03", "`word vectors are alike before training`", "`vectors are alike`", "nothing names 'vectors are alike'"),
        ("03", "| Neither: ½ and ½ give 2, three alike give 3 |", "| |", "03.effective leaves something empty"),
        ("03", "| `softmax over the wrong axis`", "| `a wrong axis`", "soft_attention does not name 'a wrong axis'"),
        ("03", "| `03.mask-too-late`", "| `03.fill-mask`", "03.fill-mask does not name 'mask may come after"),
        ("03", '"One word has 0.9. Is the row wide or narrow?"', "Narrow rows", "has no question"),
        ("03", "| 3 | Further: what the scores cost", "| 5 | Further: what the scores cost", "further: lacks"),
        ("03", "| 8 | Further: exercise 3, the additive score | `additive_score` | |\n", "", "further: lacks"),
        ("03", "and `03.no-links` together", "and `03.links` together", "there is no 03.links"),
        ("01", "| – | The result needs", "| 4 | The result needs", "01.halving comes out as '–'"),
        ("00", "| 30 | 20 |", "| 30 | 45 |", "lengths ['30', '45'], expected [30, 20]"),
    ],
)
def test_what_is_not_so_on_a_page_is_found(number, old, new, told):
    changed = page(number).replace(old, new)
    assert changed != page(number)
    assert any(told in sentence for sentence in troubles(changed, facts(number)))


def test_two_rows_that_changed_places_are_found():
    first, second = (line for line in page("03").splitlines(keepends=True) if " 1. Soft" in line or " 2. The" in line)
    assert troubles(page("03").replace(first + second, second + first), facts("03")) == [
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
    changed = page("README").replace(old, new)
    assert changed != page("README")
    known = {number: facts(number) for number in lessons()}
    assert any(told in sentence for sentence in plan_troubles(changed, known))
