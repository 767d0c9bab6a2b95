"""Signs of numbers in one form each."""

import pytest

from attention_helpers.course.typed.signs import in_signs, plain_signs


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("2³", "2^(3)"),
        ("10⁻³", "10^(-3)"),
        ("1½", "1 (1/2)"),
        ("３÷４", "3/4"),
        ("3⁄4", "3/4"),
        ("٣٫٥", "3.5"),
        ("−２", "-2"),
        ("3✕4", "3×4"),
        (r"$\frac{1}{9}$", "$((1)/(9))$"),
        ("～30", "〜30"),
        ("⑦", "7"),
        ("0。5", "0.5"),
    ],
)
def test_each_sign_has_one_form(typed, plain):
    assert plain_signs(typed) == plain


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("マイナス3", "-3"),
        ("minus 3", "- 3"),
        ("2**3", "2^3"),
        ("ー3", "-3"),
        ("パーセント", "パーセント"),
        ("三分の二", "(2/3)"),
        ("2の10乗", "2^(10)"),
        ("1と1/2", "1 1/2"),
        ("1 and 1/2", "1 1/2"),
        ("二百三", "203"),
        ("1億2千万", "120000000"),
        ("1.5万", "(1.5*10000)"),
        ("1、536", "1,536"),
        ("百千", "百千"),
        ("万", "万"),
    ],
)
def test_words_and_kanji_become_signs(words, signs):
    assert in_signs(words) == signs
