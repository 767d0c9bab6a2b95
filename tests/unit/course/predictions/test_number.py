"""A guess that is a number: typed in either width, within its range, rounded to its step."""

import pytest

from attention_helpers.course.records import store
from tests.unit.course.predictions.asked import number


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


def test_a_range_upside_down():
    with pytest.raises(ValueError, match=r"predict 01\.halving: low must be below high, got low=5 and high=5"):
        number(low=5, high=5)
