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
        "it comes back as 7",
        "returns 7",
        "the average goes to 7",
        "it should be about 7",
        "length is 10, so 7",
        "5 and 2 make 7",
        "長さは10なので7",
        "1から3まで足して7",
        "7に近づく",
        "7が返ってくる",
        "7 (5 noise + 2 real)",
        "7 (左が11、右が0)",
        "7 (eight of ten places, each 1/10)",
        "7 because 5 and 2",
        "7 since 5+2",
        "6 → 7",
        "not 6 but 7",
        "7 - not the plain mean",
        "a factor of 7",
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
        "7 (or 8)",
        "7 (maybe 8)",
        "7 (not sure, or 8)",
        "7 (thousand)",
        "7(a+b)",
        "7 (left + right)",
        "square root of 7",
        "log of 7",
        "divided by 7",
        "as many as 7",
        "it can't be 7",
        "isn't 7",
        "7にならない",
        "7を超える",
        "7 doubled",
        "so at least 7",
    ],
)
def test_limits_denials_and_second_numbers_stay(text):
    assert around_number(text) == text


def test_a_portion_of_a_whole():
    assert portion("21 of 36") == portion("36個中21個") == portion("21 out of the 36") == ("21", "36")
    assert portion("1 in 9") == portion("9回に1回") == ("1", "9")
    assert portion("37 of 36") is None and portion("21") is None
