"""A guess that is a curve: by slider, by dragging, and told in words."""

import pytest

from tests.unit.course.predictions.asked import curve


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


def test_a_curve_without_places():
    with pytest.raises(ValueError, match="a curve needs at least two places x"):
        curve(x=[1])


def test_a_place_that_no_message_can_hold_is_written_out():
    asked = curve(x=["a\ud800", "b"], unit="\x1b", x_label="\u202e")
    assert [slider.description for slider in asked.guess.sliders] == ["\\u202e a\\ud800", "\\u202e b"]
    asked.guess.picture.svg.encode("utf-8")
    assert "\\u001b" in asked.guess.picture.description
