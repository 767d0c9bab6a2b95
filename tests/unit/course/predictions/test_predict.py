"""Predictions of every kind: recorded before the run, shown beside the result, there again after a kernel restart."""

import json
import re

import numpy as np
import pytest

from attention_helpers import course
from attention_helpers.course.predictions import texts
from attention_helpers.course.records import store
from attention_helpers.widgets import catalogue
from tests.unit.course.predictions.asked import choice, curve, number

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
            "Prediction 01.curve: Draw what you expect.\nA value from 0 to 100 (%) for each: clauses 1, 2, 3, 4.",
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


def test_what_came_out_is_recorded_once_and_only_beside_a_guess():
    guess = choice()
    guess.show_result(0)
    assert store.history() == []
    guess.guess.radio.value = 1
    guess.record()
    for result in (0, 0, 2, 2):
        guess.show_result(result)
    told = [(row["kind"], row["id"], row["lesson"], row["value"]) for row in store.history()]
    assert told == [("predict", guess.id, "01", 1), ("result", guess.id, "01", 0), ("result", guess.id, "01", 2)]
    assert course.predict("01.halving", "number", "?", low=1, high=30).value is None  # a result is no guess


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


def test_an_id_alone_is_a_prediction_of_the_course():
    guess = course.predict("02.scale")
    assert guess.lesson == "02" and len(guess.guess.options) == 3
    assert repr(guess).startswith("Prediction 02.scale: d = 256, start values of variance 1, four random starts.")
    with pytest.raises(
        ValueError, match=r"'02.scael' alone, but data/quizzes/predictions/02.json has only 02.polite, "
    ):
        course.predict("02.scael")
    with pytest.raises(ValueError, match=r"predictions/42\.json has only none"):
        course.predict("42.new")


def test_an_id_alone_speaks_the_language_in_force(tmp_path, monkeypatch):
    entry = {"id": "01.way", "kind": "choice", "question": "Which way?", "options": ["left", "right"]}
    japanese = {("01.way", "Which way?"): "どちら？", ("01.way", "left"): "左", ("01.way", "right"): "右"}
    monkeypatch.setattr(catalogue, "_messages", lambda domain, _: japanese if domain == "predictions" else {})
    (tmp_path / "01.json").write_text(json.dumps([entry]), encoding="utf-8")
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    english = course.predict("01.way")
    assert repr(english).endswith("Which way?\nChoose one:\n  ( ) left\n  ( ) right")
    english.guess.put(1)
    english.record()
    course.set_language("ja")
    assert "どちら？" in repr(course.predict("01.way")) and "右" in repr(course.predict("01.way").show_result("右"))
    assert course.predict("01.way").value == 1  # a guess is no matter of language


def test_a_setting_of_another_kind_is_passed_over_and_one_of_none_is_refused():
    assert repr(course.predict("01.a", "choice", "?", options=["a", "b"], unit="%")).endswith("( ) b")
    assert "for each: 1, 2." in repr(course.predict("01.a", "curve", "?", x=np.arange(1, 3), low=0, high=1))
    with pytest.raises(TypeError, match="predict: got lo; expected only high, low, options, step"):
        course.predict("01.a", "number", "?", lo=0, high=9)
