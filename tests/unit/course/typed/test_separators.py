"""Commas, points and spaces in one numeral."""

from fractions import Fraction

import pytest

from attention_helpers.course.typed.separators import NUMERAL, value_of
from attention_helpers.course.typed.unreadable import Unreadable


def read(text, whole=False):
    """The value of the first numeral in `text`, or the readings where there are two."""
    try:
        return value_of(NUMERAL.search(text), text, whole)
    except Unreadable as error:
        return error.choices or error.reason


def test_one_comma_before_three_digits():
    assert read("9,760") == ("9760", "9.760")
    assert read("9,760", whole=True) == 9760 and read("102,400", whole=True) == 102_400


def test_one_point_before_three_digits():
    assert read("9.760") == Fraction("9.76")
    assert read("9.760", whole=True) == ("9760", "9.7600") and read("9.7600", whole=True) == Fraction("9.76")
    assert read("9.646e4", whole=True) == 96_460 and read("9.646*10^4", whole=True) == Fraction("9.646")


@pytest.mark.parametrize("text", ["97,60", "5,0"])
def test_a_count_has_no_decimal_comma(text):
    assert read(text, whole=True) == "groups" and isinstance(read(text), Fraction)


def test_a_comma_behind_a_lone_0_is_a_decimal_one():
    assert read("0,250", whole=True) == read("0,250") == Fraction("0.25")


@pytest.mark.parametrize("text", ["12,34,567", "12,34,567.0"])
def test_groups_as_in_india(text):
    assert read(text) == read(text, whole=True) == 1_234_567


@pytest.mark.parametrize("text", ["123,45,678", "0,12,345", "1,23,45", "1,234,56"])
def test_what_is_no_group_anywhere(text):
    assert read(text) == read(text, whole=True) == "groups"


@pytest.mark.parametrize("text", ["1,234,567", "1.234.567", "1 234 567", "1'234'567", "1_234_567"])
def test_groups_of_three(text):
    assert read(text) == read(text, whole=True) == 1_234_567


def test_readings_keep_what_stands_beside_the_numeral():
    assert read("9,760/2") == ("9760/2", "9.760/2")
