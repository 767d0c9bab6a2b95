"""Guesses among several options: one of them, or any number."""

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
