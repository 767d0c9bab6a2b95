"""Signs of numbers in one form each."""

import pytest

from attention_helpers.course.typed.signs import from_roman, in_operators, in_signs, plain_signs


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
        ("7️⃣", "7"),
        (r"\boxed{25}", "25"),
        (r"\(\sqrt{16}\)", "√(16)"),
        ("1.28M", "1.28 million"),
        ("22（左）", "22 (左)"),
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
        ("十三点五", "13.5"),
        ("二·五", "2.5"),
        ("ゼロ", "0"),
        ("1/4 and 3/4", "1/4 and 3/4"),
        ("百千", "百千"),
        ("万", "万"),
    ],
)
def test_words_and_kanji_become_signs(words, signs):
    assert in_signs(words) == signs


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("3 times 4", "3*4"),
        ("4 over 5", "4/5"),
        ("6足す1は7", "6+1=7"),
        ("63引く6", "63-6"),
        ("0.5 squared", "0.5^2"),
        ("1/2 of 110", "1/2*110"),
        ("20 times", "20 times"),
        ("over 7", "over 7"),
        ("これは7", "これは7"),
    ],
)
def test_what_is_calculated_in_words(words, signs):
    assert in_operators(words) == signs


def test_roman_numerals():
    assert [from_roman(text) for text in ("VII", "IV", "XXVII", "LVII", "MCMXC")] == ["7", "4", "27", "57", "1990"]
    for text in ("V", "IIII", "vii", "XX", "VX", "GRU", ""):
        assert from_roman(text) == text
