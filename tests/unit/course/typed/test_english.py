"""English numerals in digits."""

import pytest

from attention_helpers.course.typed.english import in_digits


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("seven", "7"),
        ("zero", "0"),
        ("twenty-five", "25"),
        ("twenty five", "25"),
        ("seven hundred and sixty-eight", "768"),
        ("nine thousand seven hundred sixty", "9760"),
        ("two million, one thousand and six", "2001006"),
        ("a thousand", "1000"),
        ("three tenths", "3/10"),
        ("an eighth", "1/8"),
        ("two and a half", "2 and 1/2"),
        ("1/8th", "1/8"),
        ("4 fifths", "4/5"),
        ("half", "1/2"),
        ("6.4 thousand", "(6.4*1000)"),
        ("24 hundred", "(24*100)"),
        ("one or two", "1 or 2"),
        ("point six", "0.6"),
        ("thirteen point five", "13.5"),
        ("zero point oh five", "0.05"),
        ("point twenty-five", "0.25"),
        ("a dozen", "(12)"),
        ("two dozen", "(2*12)"),
        ("half a dozen", "(6)"),
        ("twice", "2 times"),
        ("twentyfold", "20fold"),
    ],
)
def test_numerals(words, digits):
    assert in_digits(words) == digits


@pytest.mark.parametrize(
    "text",
    ["tone", "sixty-", "the third", "a", "hundred", "thousand", "weights", "someone", "the point", "5-7 million"],
)
def test_what_is_no_numeral_stays(text):
    assert in_digits(text) == text.replace("sixty", "60")
