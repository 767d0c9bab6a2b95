"""A guess that is any number of several options."""

from tests.unit.course.predictions.asked import choice


def test_several_choices_none_included():
    guess = choice("choices")
    guess.record()
    assert guess.value == []
    guess.guess.boxes[0].value = guess.guess.boxes[2].value = True
    guess.record()
    assert guess.value == [0, 2] and "is right" in repr(guess.show_result([2, 0]))
    shown = repr(guess.show_result([0]))
    assert "✓ the first word" in shown and "✗ both" in shown
