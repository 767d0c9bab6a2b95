"""What a class is to be taught again comes first, and only what is worth a class's time."""

import pytest

from attention_helpers.course.report.counting import tally
from attention_helpers.course.report.counting.counts import Item, Mistake
from attention_helpers.course.report.counting.guesses import Guesses
from attention_helpers.course.report.teach_again import line, teach_again, value_of
from attention_helpers.widgets import language as languages
from tests.unit.course.report.simulated import HELD, KEPT, STUCK_AT, klass


def of(items=(), guesses=()):
    kept = [Mistake(name, count, one.learners, one) for one in items for name, count in one.at_last.items()]
    return teach_again(tally.ClassReport([], list(items), guesses=list(guesses), mistakes=kept))


def item(id, wrong=0, kept=0, stuck=0, learners=40, kind="quiz", mistake="a mistake"):
    one = Item(kind, id, id[:2], learners, last_right=learners - wrong, stuck=stuck)
    if kept:
        one.at_last[mistake] = kept
    return one


def guesses(id, again, held):
    one = Guesses(id, id[:2], held=held)
    for _ in range(again):
        one.after.add(0)
    return one


@pytest.mark.parametrize("seed", range(4))
def test_three_planted_troubles_of_forty_learners_come_first(seed):
    found = teach_again(tally.summarise(klass(seed)))
    assert {(one.name, one.id) for one in found} == {
        ("misconception", KEPT[0]),
        ("stuck", STUCK_AT),
        ("prediction", HELD),
    }
    told = {one.name: one for one in found}
    assert told["misconception"].mistake == KEPT[1] and 24 <= told["misconception"].count <= 26
    assert (told["stuck"].count, told["stuck"].learners, told["prediction"].count) == (15, 39, 20)


@pytest.mark.parametrize("seed", range(4))
def test_of_a_class_without_trouble_nothing_is_said(seed):
    assert teach_again(tally.summarise(klass(seed, trouble=False))) == []


def test_the_most_learners_come_first_and_a_mere_wrong_answer_counts_half():
    items = [item("01.a", wrong=30), item("02.b", wrong=16, kept=16), item("soft", stuck=14, kind="exercise")]
    found = of(items, [guesses("03.c", again=20, held=20)])
    assert [(one.id, one.name, one.count) for one in found] == [
        ("03.c", "prediction", 20),
        ("02.b", "misconception", 16),
        ("01.a", "question", 30),
    ]


def test_of_equal_ones_the_larger_share_then_the_earlier_lesson():
    rare = item("03.c", kept=9, learners=10, mistake="c")
    found = of([item("02.b", kept=9, mistake="b"), item("01.a", kept=9), rare])
    assert [one.id for one in found] == ["03.c", "01.a", "02.b"]


def test_a_question_an_exercise_and_a_misconception_are_named_once():
    found = of([item("01.a", wrong=30, kept=20), item("02.b", kept=15), item("03.c", kept=14, mistake="other")])
    assert [(one.id, one.name) for one in found] == [("01.a", "misconception"), ("03.c", "misconception")]


@pytest.mark.parametrize(
    ("kept", "learners", "told"), [(2, 2, False), (3, 3, True), (3, 15, True), (3, 16, False), (8, 40, True)]
)
def test_from_three_learners_and_a_fifth_of_them(kept, learners, told):
    assert bool(of([item("01.a", kept=kept, learners=learners)])) is told


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_line_names_lesson_place_count_and_what_to_do(language, monkeypatch):
    monkeypatch.setattr(languages, "_chosen", language)
    items = [item(KEPT[0], kept=24, mistake=KEPT[1]), item(STUCK_AT, stuck=15, kind="exercise"), item("mine", wrong=40)]
    items[1].lesson = "03"
    one, two, three = map(line, of(items))
    assert all(words in one for words in ("02", KEPT[0], "24", "40"))
    assert all(words in three for words in ("03", STUCK_AT, "15", "40")) and "mine" in two
    if language == "en":
        assert "“soft look-up can say not found”. Ask it again" in one and "Write it together" in three
        assert "Weights are the softmax of dot products" in one and "in their own way" in two
    else:
        assert "ソフトな検索は「見つからない」と言える" in one and "全員で書きます" in three


def test_a_misconception_in_an_exercise_and_a_prediction_have_lines_of_their_own():
    (one,) = of([item(STUCK_AT, kept=9, kind="exercise")])
    assert "Work a small input out by hand" in line(one)
    held = guesses(HELD, again=20, held=12)
    held.results.add(1)
    (two,) = of(guesses=[held])
    assert "of 20 learners who guessed again after the run, 12" in line(two) and "From some starts" in line(two)


@pytest.mark.parametrize(
    ("id", "value", "words"),
    [("02.tie", 1, "The value that stands first in the list"), ("02.tie", 7, "7"), ("02.tie", None, "–")],
)
def test_a_value_in_words(id, value, words):
    assert value_of(id, value) == words
