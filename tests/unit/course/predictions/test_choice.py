"""Guesses among several options: one of them, or any number."""

from attention_helpers import course
from tests.unit.course.predictions.asked import choice


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


def test_an_option_that_no_message_can_hold_is_written_out():
    asked = course.predict("01.odd", "choice", "Which\ud800?", options=["a\ud800", "b"])
    assert [name for name, _ in asked.guess.radio.options] == ["a\\ud800", "b"] and "Which\\ud800?" in repr(asked)
    asked.guess.radio.value = 0
    asked.record()
    assert "is right" in repr(asked.show_result("a\ud800"))
