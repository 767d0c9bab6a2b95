"""Numbers as learners write them: what must be right one by one. The lists of what people type are in test_typed.py."""

from fractions import Fraction

import pytest

from attention_helpers.course.typed.numerals import as_number, is_number, read_number, significant, written
from attention_helpers.course.typed.unreadable import Unreadable


def why(text, *units):
    """The reason for which a text cannot be read, and what could be written instead."""
    with pytest.raises(Unreadable) as found:
        read_number(text, units)
    assert "{" not in found.value.sentence("en") and found.value.sentence("ja") != found.value.sentence("en")
    return found.value.reason, found.value.choices


def test_negative_numbers_by_every_minus():
    for minus in "-−–ー‐":
        assert read_number(f"{minus}2") == -2


@pytest.mark.parametrize("typed", ["1,234", "１，２３４", "1、234", "-1,234", "1,000", "12,345", "999,999 ", "1,234."])
def test_one_comma_before_three_digits_is_asked_back(typed):
    reason, choices = why(typed)
    whole, decimal = map(read_number, choices)
    assert reason == "two_ways" and whole == 1000 * decimal


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0,250", "0.25"),
        ("00,5", "0.5"),
        ("1234,567", "1234.567"),
        ("1,2345", "1.2345"),
        ("12,34", "12.34"),
        ("5,0", "5"),
        ("10,00", "10"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234", "1.234"),
        ("1 234,567", "1234.567"),
        ("1'234.5", "1234.5"),
        ("1_234", "1234"),
    ],
)
def test_separators_that_can_be_read_in_one_way_only(typed, value):
    assert read_number(typed) == Fraction(value)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1,0000", (10000, 1)),
        ("3·4", (12, Fraction("3.4"))),
        ("2-1/2", (Fraction(5, 2), 1.5)),
        ("5×10−3", (Fraction(5, 1000), 47)),
        ("1 123/456", (Fraction(579, 456), Fraction(1123, 456))),
    ],
)
def test_other_texts_of_two_readings(typed, readings):
    assert tuple(map(read_number, why(typed)[1])) == readings


def test_a_percentage_asked_back_stays_one():
    assert list(map(read_number, why("1,234%")[1])) == [Fraction("12.34"), Fraction("0.01234")]
    assert why("1,234 %", "%")[1] == ("1234", "1.234")


@pytest.mark.parametrize(
    ("typed", "units", "value"),
    [
        ("81 %", (), "0.81"),
        ("81 %", ("%",), "81"),
        ("３語", ("語",), "3"),
        ("1 patch", ("patches",), "1"),
        ("5 queries", ("query",), "5"),
        ("約２０倍です。", ("倍",), "20"),
        ("**12** words", ("words",), "12"),
    ],
)
def test_units_are_what_the_question_allows(typed, units, value):
    assert read_number(typed, units) == Fraction(value)


@pytest.mark.parametrize("typed", ["3 words", "3x", "2^n", "7 = n", "3i", "2π", "7!", "0x1F", "1e", "12k", "#7"])
def test_what_stands_beside_a_number_is_named(typed):
    reason, choices = why(typed)
    assert reason == "alone" and not choices
    with pytest.raises(Unreadable) as found:
        read_number("3 wörds")
    assert found.value.facts == {"rest": "wörds"}


@pytest.mark.parametrize("typed", ["5-7", "2024-01-02", "-5-3", "5〜7", "～30", "1:9", "7 or 8", "7, 8", ">5", "±2"])
def test_more_than_one_number_is_none(typed):
    assert why(typed)[0] == "one"


@pytest.mark.parametrize(
    "typed", ["9^9^9", "2^99999", "10^400", "1e999", "1e99*1e99*1e99*1e99", "0.5^9999", "9**9**9", "(1e99)^99"]
)
@pytest.mark.timeout(5)
def test_nothing_typed_holds_the_kernel_up(typed):
    assert why(typed)[0] == "large"


def test_what_cannot_be_worked_out():
    assert {why(typed)[0] for typed in ("1..5", "0.72…", "(3+4", "2^", "1/2/3", "--5", "7//2", "(-8)^(1/3)")} == {"sum"}
    assert {why(typed)[0] for typed in ("0.000,5", "0,123,456", "1 00", "15 36", "1,23,45")} == {"groups"}
    assert why("1/0")[0] == why("1/(2-2)")[0] == "zero"
    assert why("1" * 61)[0] == "long"
    assert {why(typed)[0] for typed in ("abc", "-", ".", "()", "nan", "inf", "∞", "XX", "%")} == {"digits"}


def test_numerals_in_kanji():
    for typed, value in [("十二", 12), ("千五百三十六", 1536), ("1万5千", 15000), ("一五三六", 1536), ("1.5万", 15000)]:
        assert read_number(typed) == value
    assert read_number("三・一四") == read_number("三点一四") == Fraction("3.14") and why("十百")[0] == "digits"
    assert (
        read_number("さんじゅうに") == 32 and read_number("ゼロ") == 0 and read_number("Ⅶ") == read_number("VII") == 7
    )


def test_an_equation_says_one_number():
    assert read_number("16*100 = 1600") == 1600 and read_number("1/3 ≈ 0.33") == Fraction(1, 3)
    assert read_number("1/8 = 0.13") == read_number("1/8 = 0.12") == Fraction(1, 8)  # both are in use
    assert why("16*100 = 160")[0] == why("1/3 = 0.34")[0] == why("1/8 = 0.14")[0] == "one"


def test_a_formula_is_what_its_other_side_says_unless_it_can_be_worked_out():
    for typed in ("K+1 = 6", "exp(-1/3) + 5.28 ≈ 6", "1+2+...+n = 6", "5 words + 1 join = 6", "6 = K+1", "K+1で6"):
        assert read_number(typed) == 6, typed
    for typed in ("x = 0.6, y = 0.8", "7 = n", "3 words = 6", "5+2 = 6", "K+1 = 5 or 6", "2 (n+1)", "4(D+H)"):
        assert why(typed)[0] in ("alone", "one", "sum"), typed


def test_an_equation_says_which_reading_and_which_sign_are_meant():
    assert read_number("8,000/100 = 80") == 80 and why("16,100 - 6,144 = 9,956")[0] == "two_ways"
    assert read_number("36 - 15 = 21") == 21 and read_number("26 (32 - 6)") == 26 and read_number("1.75 (=7/4)") == 1.75
    assert read_number("0.3 (30%)") == Fraction("0.3") and read_number("0.9^2 = 0.81 = 81%", ("%",)) == 81
    assert why("26 (32 - 5)")[0] == "one" and why("0.81 = 80%", "%")[0] == "one"


def test_a_difference_falls_and_a_range_rises():
    assert read_number("63-6") == 57 and read_number("16100 − 6144") == 9956
    assert {why(typed)[0] for typed in ("6-63", "7-7", "10-2", "-63-6", "0-5")} == {"one"}


def test_two_fractions_are_two_numbers():
    for typed in ("1/4 and 3/4", "1/4 3/4", "1 / 4 3 / 4", "0.24 / 0.22", "12k-13k", "1-2M", "1-2 million", "16-17k"):
        with pytest.raises(Unreadable):
            read_number(typed, whole=True)
    assert read_number("1 and 3/4") == Fraction(7, 4) and read_number("6/24") == Fraction(1, 4)


def test_a_share_is_no_count():
    for typed in ("half", "55%", "三割", "a quarter", "半分"):
        with pytest.raises(Unreadable) as found:
            read_number(typed, whole=True)
        assert found.value.reason == "share" and 0 < read_number(typed) < 1
    assert read_number("1 in 9") == Fraction(1, 9)
    with pytest.raises(Unreadable):
        read_number("1 in 9", whole=True)
    assert read_number("half of 110", whole=True) == 55 and read_number("1/1000", whole=True) == Fraction(1, 1000)


def test_a_digit_that_goes_on():
    assert read_number("0.333…") == read_number("0.3333...") == Fraction(1, 3) and read_number("0.1666…") == Fraction(
        1, 6
    )


def test_a_root_is_read_where_it_is_whole():
    assert read_number("√16") == read_number("sqrt(16)") == read_number("ルート16") == 4 and read_number("9√64") == 72
    assert why("√2")[0] == why("2√2")[0] == "alone"


def test_a_count_reads_thousands():
    assert read_number("9,760 weights", ("weights",), whole=True) == read_number("9.76k", whole=True) == 9760
    assert read_number("12k weights", ("weights",), whole=True) == 12_000 and read_number("1.28M") == 1_280_000
    assert read_number("21 of 36", whole=True) == 21 and read_number("21 of 36") == Fraction(21, 36)
    assert read_number("81 out of 100", ("%",)) == 81 and read_number("36個中21個", ("個",), whole=True) == 21


def test_tenths_and_counters_in_kana():
    assert read_number("3割") == read_number("三割") == Fraction("0.3") and read_number("8割1分", ("%",)) == 81
    assert read_number("5こ", ("個",)) == read_number("5つ", ("個",)) == read_number("5ヶ", ("個",)) == 5
    assert read_number("9万6,460個", ("個",)) == 96_460


def test_a_banks_number_is_json_s_own_or_text_of_one_reading():
    assert as_number(0.5) == as_number("1/2") == Fraction(1, 2) and as_number(" 1536 ") == 1536
    for value in ("", "x", float("nan"), float("inf"), "1/0", "1,536"):
        assert not is_number(value) and as_number(value) is None


@pytest.mark.parametrize("number", ["0.25", "1536", "-0.7", "1e-05", "123456789012345678", "0.1234567"])
def test_what_is_shown_as_read_is_the_number(number):
    shown = written(Fraction(number))
    assert read_number(shown.removeprefix("≈ ")) == pytest.approx(Fraction(number))
    assert written(Fraction(1, 9)) == "1/9 ≈ 0.1111" and written(Fraction(1536)) == "1536"


def test_significant_digits():
    assert significant(0.012345, 2) == Fraction("0.012") and significant(98765, 3) == 98800
    assert significant(0, 3) == 0 and significant(-9.96, 2) == -10 and significant(999.5, 3) == 1000
    halves = {"0.125": "0.13", "2.5": "3", "-2.5": "-3", "2.675": "2.68", "1.005": "1.01", "0.15000000000000002": "0.2"}
    for number, rounded in halves.items():
        digits = len(rounded.strip("-0.").replace(".", ""))
        assert significant(float(number), digits) == Fraction(rounded), number
    assert significant(1.15 - 1, 1) == Fraction("0.2")  # 0.1499999999999999
