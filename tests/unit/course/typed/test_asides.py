"""What people say beside an answer."""

import pytest

from attention_helpers.course.typed.asides import around_number, portion


@pytest.mark.parametrize(
    "text",
    [
        "the sum is 7",
        "標準偏差は7",
        "全部で7",
        "合計:7",
        "a total of 7",
        "7 in total",
        "i get 7",
        "it falls by 7",
        "they add up to 7",
        "7 (the cat)",
        "7 (not 6)",
        "7, not 6",
        "7 instead of 6",
        "6ではなく7",
        "7, counting the words",
        "7?",
    ],
)
def test_what_is_said_around_a_number_is_taken_off(text):
    assert around_number(text) == "7"


@pytest.mark.parametrize(
    "text",
    [
        "not 7",
        "at most 7",
        "up to 7",
        "the sum is not 7",
        "less than 7",
        "7 or 8",
        "7, or 8",
        "7, at least",
        "7, or more",
        "7以上",
        "7ではない",
        "6 (7)",
    ],
)
def test_limits_denials_and_second_numbers_stay(text):
    assert around_number(text) == text


def test_a_portion_of_a_whole():
    assert portion("21 of 36") == portion("36個中21個") == portion("21 out of the 36") == ("21", "36")
    assert portion("37 of 36") is None and portion("21") is None
