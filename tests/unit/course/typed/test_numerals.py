"""Numbers as learners write them."""

from fractions import Fraction

from attention_helpers.course.typed.numerals import as_number, is_number, parse_number, significant


def test_negative_numbers_by_every_minus():
    for minus in "-−–ー‐":
        assert parse_number(f"{minus}2") == -2


def test_a_banks_number_is_json_s_own_or_text():
    assert as_number(0.5) == as_number("1/2") == Fraction(1, 2) and as_number(" 1,536 ") == 1536
    for value in ("", "x", float("nan"), float("inf"), "1/0"):
        assert not is_number(value) and as_number(value) is None


def test_significant_digits():
    assert significant(0.012345, 2) == 0.012 and significant(98765, 3) == 98800
