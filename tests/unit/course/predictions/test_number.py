"""A guess that is a number: typed in either width, within its range, rounded to its step."""

import pytest

from attention_helpers.course.records import store
from tests.unit.course.predictions.asked import number


@pytest.mark.parametrize(
    "typed, value",
    [
        ("12", 12.0),
        (" １２ ", 12.0),
        ("12 words", 12.0),
        ("約１２ word", 12.0),
        ("7½", 7.5),
        ("7.5", 7.5),
        ("７，５", 7.5),
        ("1e1", 10.0),
    ],
)
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


def test_what_is_read_stands_under_the_box_before_it_is_recorded(own_store):
    guess = number(high=3000)
    for typed, said in [("１２語", "“語” cannot be read here."), ("12,5 words", "Read as 12.5."), ("", "")]:
        guess.guess.box.value = typed
        assert guess.guess.reading.value.startswith(said)
    guess.guess.box.value = "1,234"
    assert guess.guess.reading.value == "This can be read in two ways. Write 1234 or 1.234."
    guess.button.click()
    assert guess.status.value.startswith("This can be read in two ways.") and not own_store.exists()


def test_a_guess_is_put_back_in_all_its_digits():
    guess = number(high=3e6)
    guess.guess.box.value = "1234567"
    guess.record()
    assert number(high=3e6).guess.box.value == "1234567"


def test_a_percentage_is_one_where_the_guess_is():
    guess = number(low=0, high=100, unit="%")
    guess.guess.box.value = "81 %"
    guess.record()
    assert guess.value == 81
