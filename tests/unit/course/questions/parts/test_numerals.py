"""Numbers as learners write them."""

from attention_helpers.course.questions.parts.numerals import parse_number


def test_negative_numbers_by_every_minus():
    for minus in "-−–ー‐":
        assert parse_number(f"{minus}2") == -2
