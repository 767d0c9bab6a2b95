"""Predictions: recorded before the run, shown beside the result, there again after a kernel restart."""

import re

import pytest

from attention_helpers import course
from attention_helpers.course.records import store

OPTIONS = {"en": ["the first word", "the last word", "both"], "ja": ["最初の語", "最後の語", "両方"]}


def number(**changes):
    given = {"kind": "number", "question": "At how many words?", "low": 1, "high": 30, "unit": "words"} | changes
    return course.predict("01.halving", **given)


def choice(kind="choice"):
    question = {"en": "Which word is lost?", "ja": "どの語が失われますか。"}
    return course.predict("01.lost", kind, question, options=OPTIONS)


def curve(**changes):
    given = {"x": [1, 2, 3, 4], "low": 0, "high": 100, "unit": "%", "x_label": "clauses"} | changes
    return course.predict("01.curve", "curve", "Draw what you expect.", **given)


# --- nobody answers: what re-execution compares --------------------------------------------------------------------


ONE = "Choose one:\n  ( ) the first word\n  ( ) the last word\n  ( ) both"
MANY = "Choose all that apply:\n  [ ] the first word\n  [ ] the last word\n  [ ] both"


@pytest.mark.parametrize(
    "guess, plain, actual, shown",
    [
        (number, "Prediction 01.halving: At how many words?\nA number from 1 to 30 (words).", 12, "12 words"),
        (choice, f"Prediction 01.lost: Which word is lost?\n{ONE}", 0, "the first word"),
        (lambda: choice("choices"), f"Prediction 01.lost: Which word is lost?\n{MANY}", [0, 2], "the first word; both"),
        (
            curve,
            "Prediction 01.curve: Draw what you expect.\nA value from 0 to 100 (%) for each of clauses 1, 2, 3, 4.",
            [90, 50.0, 25, 5],
            "1: 90 %, 2: 50 %, 3: 25 %, 4: 5 %",
        ),
    ],
    ids=["number", "choice", "choices", "curve"],
)
def test_without_an_answer_everything_is_still_there(guess, plain, actual, shown, own_store):
    guess = guess()
    assert repr(guess) == plain and guess.value is None
    bundle = guess._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == plain and "application/vnd.jupyter.widget-view+json" in data
    name = plain.split(":")[0]
    assert repr(guess.show_result(actual)) == f"{name}\nNo guess recorded.\nResult: {shown}"
    assert repr(guess.show_result(actual, words="in words")) == f"{name}\nNo guess recorded.\nResult: in words"
    assert not own_store.exists()  # asking and showing write nothing


# --- somebody answers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed, value", [("12", 12.0), (" １２ ", 12.0), ("7.5", 7.5), ("７，５", 7.5), ("1e1", 10.0)])
def test_a_number_is_recorded(typed, value):
    guess = number()
    guess.guess.box.value = typed
    guess.button.click()
    assert guess.value == value and store.latest("predict", "01.halving")["value"] == value
    assert "Recorded" in guess.status.value


def test_a_number_is_rounded_to_its_step():
    guess = number(low=1, high=30, step=2)
    guess.guess.box.value = "8.2"
    guess.record()
    assert guess.value == 9
    with pytest.raises(ValueError, match="step must be above 0"):
        number(step=0)


@pytest.mark.parametrize("typed", ["", "many", "0", "31", "nan", "inf", "1/0", "<script>"])
def test_what_is_no_number_in_the_range_is_asked_for_again(typed, own_store):
    guess = number()
    guess.guess.box.value = typed
    guess.button.click()
    assert guess.value is None and guess.status.value == "Type a number from 1 to 30 first."
    assert not own_store.exists()


def test_a_guess_beside_the_result():
    guess = number()
    guess.guess.box.value = "10"
    guess.record()
    assert "Your guess: 10 words" in repr(guess.show_result(12)) and "off by 2 words" in repr(guess.show_result(12))
    assert "Your guess is right." in repr(guess.show_result(10))


def test_a_choice():
    guess = choice()
    guess.record()
    assert guess.value is None and guess.status.value == "Choose first."
    guess.guess.radio.value = 1
    guess.record()
    assert guess.value == 1
    assert "another one" in repr(guess.show_result(0)) and "is right" in repr(guess.show_result("the last word"))


def test_several_choices_none_included():
    guess = choice("choices")
    guess.record()
    assert guess.value == []
    guess.guess.boxes[0].value = guess.guess.boxes[2].value = True
    guess.record()
    assert guess.value == [0, 2] and "is right" in repr(guess.show_result([2, 0]))
    shown = repr(guess.show_result([0]))
    assert "✓ the first word" in shown and "✗ both" in shown


def test_a_curve_by_slider_and_by_dragging():
    guess = curve()
    guess.guess.sliders[0].value = 100
    guess.guess._dragged("3", 0, guess.guess.height)  # below the axis: the lowest value
    guess.record()
    assert guess.value == [100.0, 50.0, 50.0, 0.0]
    assert "Largest distance: 30 % at clauses 2." in repr(guess.show_result([90, 20, 40, 5]))


def test_the_curves_picture_moves_with_the_sliders_and_is_told_in_words():
    guess = curve()
    before = guess.guess.picture.svg
    guess.guess.sliders[1].value = 80
    assert guess.guess.picture.svg != before and "2: 80 %" in guess.guess.picture.description
    assert guess.guess.picture.svg.count("data-drag") == 4


@pytest.mark.parametrize(
    "make, fill",
    [
        (number, lambda g: setattr(g.guess.box, "value", "9")),
        (choice, lambda g: setattr(g.guess.radio, "value", 2)),
        (lambda: choice("choices"), lambda g: setattr(g.guess.boxes[1], "value", True)),
        (curve, lambda g: setattr(g.guess.sliders[2], "value", 33)),
    ],
    ids=["number", "choice", "choices", "curve"],
)
def test_a_guess_is_there_again_in_the_next_session(make, fill):
    first = make()
    fill(first)
    first.record()
    again = make()
    assert again.value == first.value is not None and again.guess.read() == first.value
    assert "Your guess" in again.status.value and repr(again) == repr(first)


@pytest.mark.parametrize("stored", [None, "text", [1, 2], {"a": 1}, True, float("nan"), 10**400], ids=range(7))
def test_a_stored_guess_of_another_form_counts_as_none(stored):
    for kind in (number, choice, lambda: choice("choices"), curve):
        store.record("predict", kind().id, lesson="01", value=stored)
        again = kind()
        assert again.value is None or again.guess.valid(again.value)


def test_what_cannot_be_saved_is_said_beside_the_guess(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(store.VARIABLE, str(tmp_path / "file" / "x"))
    guess = number()
    guess.guess.box.value = "3"
    guess.record()
    assert guess.value == 3 and "could not be saved" in guess.status.value


def test_texts_are_escaped():
    guess = course.predict("01.x", "choice", "<b>bold</b>?", options=["<script>", "b"])
    assert not any(
        "<script>" in child.value or "<b>bold" in child.value
        for child in guess.children
        if isinstance(getattr(child, "value", None), str)
    )
    drawn = curve(x_label="<b>", y_label="<i>", x=["<u>", "b"]).guess.picture.svg
    assert not re.search("<[biu]>", drawn)


def test_japanese():
    course.set_language("ja")
    assert "どの語が失われますか。" in repr(choice()) and "最初の語" in repr(choice())
    assert "予想は記録されていません" in repr(choice().show_result(1))


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("halving",), "must begin with its lesson"),
        (("01.a", "colour"), "kind must be one of number, choice, choices, curve"),
        (("01.a", "choice", "?"), "at least two options"),
        (("01.a", "number", "?"), "low must be below high"),
    ],
)
def test_what_is_missing_is_said(arguments, said):
    with pytest.raises(ValueError, match=said):
        course.predict(*arguments)


def test_a_range_upside_down_and_a_curve_without_places():
    with pytest.raises(ValueError, match="low must be below high"):
        number(low=5, high=5)
    with pytest.raises(ValueError, match="at least two places"):
        curve(x=[1])
