"""Options and numbers: what a phone may send, what comes of it, how it is counted."""

import math

import numpy as np
import pytest

from attention_helpers import course
from attention_helpers.course.questions.parts.wording import of_plain
from attention_helpers.course.voting.forms import Numbers, Options
from attention_helpers.course.voting.phones.web import Incomplete


def options(many=False):
    texts = {"en": ["left", "right", "both"], "ja": ["左", "右", "両方"]}
    return Options({name: list(map(of_plain, several)) for name, several in texts.items()}, many)


def numbers(**more):
    return Numbers({"en": [""], "ja": [""]}, {"en": "words", "ja": "語"}, **({"low": 1, "high": 30} | more))


def curve():
    places = {"en": ["size 1", "size 2"], "ja": ["大きさ 1", "大きさ 2"]}
    return Numbers(places, {"en": "%", "ja": "%"}, low=0, high=100)


@pytest.mark.parametrize("picks", [["3"], ["-1"], ["x"], ["1", "2"], ["²"], ["0001"], [""]])
def test_no_page_sends_that(picks):
    with pytest.raises(ValueError) as raised:
        options().read({"pick": picks})
    assert not isinstance(raised.value, Incomplete)


def test_an_option_is_voted_for_and_several_where_that_is_asked():
    assert options().read({"pick": ["2"]}) == (2,)
    assert options(many=True).read({"pick": ["2", "0"]}) == (0, 2)
    for form in (options(), options(many=True)):
        with pytest.raises(Incomplete, match="nothing"):
            form.read({})
    with pytest.raises(ValueError, match="fields"):
        options().read({"pick": ["1"], "n0": ["1"]})


def test_options_are_counted_with_the_hands():
    form, votes, hands = options(), [(0,), (2,), (2,)], [1, 0, 5]
    assert form.voters(votes, hands) == 9 and form.record(votes, hands) == {"counts": [2, 0, 7], "hands": 6}
    rows = form.rows(votes, hands, (2,))
    assert [(str(row.label), row.said, row.right) for row in rows] == [
        ("left", "2 (22 %)", False),
        ("right", "0 (0 %)", False),
        ("both", "7 (78 %)", True),
    ]
    assert form.compare(votes, hands, (2,)) == ["7 of 9 said so: 78 %."]
    assert form.compare([], None, (2,)) == []


def test_several_options_have_no_shares():
    form = options(many=True)
    assert [row.said for row in form.rows([(0, 2), (2,)], [1, 1, 3])] == ["2", "1", "5"]
    assert form.voters([(0, 2), (2,)], [1, 1, 3]) == 5 and form.compare([(0,)], None, (0, 1)) == []


def test_what_came_out_by_place_by_words_of_any_language_or_as_a_list():
    assert options().result(1) == options().result("right") == options().result("右") == options().result(np.int64(1))
    assert options(many=True).result([2, "left"]) == (0, 2) and options().write((1,)) == "right"
    course.set_language("ja")
    assert options().write((1,)) == "右" and str(options().rows([], None)[0].label) == "左"
    for wrong in (3, -1, True, "up", None, 1.0, [1]):
        with pytest.raises(ValueError, match="none of the 3 options"):
            options().result(wrong)
    with pytest.raises(TypeError, match="a list of options"):
        options(many=True).result(1)


@pytest.mark.parametrize(
    "typed, vote", [("12", 12), ("12 words", 12), ("12語", 12), ("１２", 12), ("1,5", 1.5), ("30", 30), ("3/2", 1.5)]
)
def test_a_number_is_read_as_the_quizzes_read_it(typed, vote):
    assert numbers().read({"n0": [typed]}) == (vote,)


@pytest.mark.parametrize("typed", ["", " ", "0", "31", "many", "nan", "inf", "1e999", "9**9**9", "5-7", "x" * 2000])
def test_what_is_no_number_in_the_limits(typed):
    with pytest.raises(Incomplete, match="number"):
        numbers().read({"n0": [typed]})


@pytest.mark.parametrize("typed", ["", "many", "nan", "1e13", "-1e13", "1e999", "9**9**9"])
def test_without_limits_a_number_is_still_finite(typed):
    form = numbers(low=None, high=None)
    with pytest.raises(Incomplete, match="number"):
        form.read({"n0": [typed]})
    assert form.read({"n0": ["-5"]}) == (-5.0,) and form.range("en") == ""


@pytest.mark.parametrize("given", [{}, {"n1": ["1"]}, {"n0": ["1", "2"]}, {"n0": ["1"], "pick": ["1"]}])
def test_other_fields_are_none_of_a_number(given):
    with pytest.raises(ValueError, match="fields"):
        numbers().read(given)


def test_numbers_are_rounded_to_the_step_and_stay_within():
    form = numbers(low=0, high=10, step=4)
    assert [form.read({"n0": [typed]}) for typed in ("1", "3", "9.9")] == [(0,), (4,), (8,)]
    assert numbers(low=0, high=10, step=0.1).read({"n0": ["9.97"]}) == (10,)


def test_called_numbers_are_read_one_by_one():
    assert numbers().called(" 12 15、15,3 ") == [12, 15, 15, 3] and numbers().called(" ") == []
    with pytest.raises(ValueError, match=r"^many$"):
        numbers().called("12 many 3")


def test_numbers_are_counted_with_those_called_out():
    form, votes = numbers(), [(3.0,), (12.0,), (12.0,)]
    assert form.record(votes, [15.0]) == {"values": [3.0, 12.0, 12.0, 15.0], "hands": 1}
    rows = form.rows(votes, [15.0], (12.0,))
    assert [(row.label, row.said, row.right) for row in rows] == [
        ("3 words", "1 (25 %)", False),
        ("12 words", "2 (50 %)", True),
        ("15 words", "1 (25 %)", False),
    ]
    assert form.compare(votes, [15.0], (12.0,)) == ["The middle of 4 votes (median): 12 words."]
    assert form.compare([], None, (12.0,)) == [] and form.result(np.float32(3)) == (3.0,)


def test_a_curve_is_a_number_for_each_place():
    form = curve()
    assert form.read({"n0": ["90 %"], "n1": ["5"]}) == (90.0, 5.0)
    votes = [(90.0, 5.0), (80.0, 50.0), (10.0, 40.0)]
    assert [(row.label, row.said) for row in form.rows(votes, None)] == [
        ("size 1", "80 % in the middle, from 10 % to 90 %"),
        ("size 2", "40 % in the middle, from 5 % to 50 %"),
    ]
    assert math.isclose(form.rows(votes, None)[0].bar, 0.8) and form.rows([], None) == []
    assert form.record(votes, None)["hands"] == 0 and form.write((90.0, 5.0)) == "size 1: 90 %, size 2: 5 %"
    assert form.result([1, 2]) == (1.0, 2.0) and form.compare(votes, None, (1.0, 2.0)) == []
    for wrong, error in (([1], ValueError), (1, TypeError), ([1, "x"], TypeError), ([1, math.nan], ValueError)):
        with pytest.raises(error, match="show_result: actual"):
            form.result(wrong)
