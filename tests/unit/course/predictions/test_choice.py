"""A guess that is one of several options."""

from tests.unit.course.predictions.asked import choice


def test_a_choice():
    guess = choice()
    guess.record()
    assert guess.value is None and guess.status.value == "Choose first."
    guess.guess.radio.value = 1
    guess.record()
    assert guess.value == 1
    assert "another one" in repr(guess.show_result(0)) and "is right" in repr(guess.show_result("the last word"))
