"""A claim says what holds, what does not, and refuses what could not fail."""

import numpy as np
import pytest

from attention_helpers import views
from attention_helpers.widgets.language import set_language


def said(capsys, *arguments, **numbers):
    views.claim(*arguments, **numbers)
    return capsys.readouterr().out


def test_the_sentence_with_its_numbers_where_all_conditions_hold(capsys):
    line = said(capsys, "slope ≈{slope:.2f}, {word} first", 0.01 < 0.024, True, slope=0.024, word="を")
    assert line == "✓ slope ≈0.02, を first\n"


@pytest.mark.parametrize("conditions", [(False,), (True, False), (False, True), (np.bool_(False),)])
def test_one_condition_that_fails_is_enough(capsys, conditions):
    assert said(capsys, "slope {slope:.1f}", *conditions, slope=0.5) == "✗ not in this run: slope 0.5\n"


@pytest.mark.parametrize("condition", [np.float32(3) > 2, np.array(True), np.all([1, 2]), np.array([1, 2]).any()])
def test_numpy_bools_are_welcome(capsys, condition):
    assert said(capsys, "{n} words", condition, n=np.int64(3)) == "✓ 3 words\n"


@pytest.mark.parametrize("number", [np.nan, float("nan"), np.float32("nan")])
def test_nan_makes_no_claim_true(capsys, number):
    assert said(capsys, "loss {loss:.1f}", not number > 3, loss=number) == "✗ not in this run: loss nan\n"


def test_a_word_cannot_hide_what_is_said(capsys):
    told = said(capsys, "{word} comes {n} times", True, word="a\rb\x1b[8m\ud800", n=2)
    assert told == "✓ a\\u000db\\u001b[8m\\ud800 comes 2 times\n"


def test_what_does_not_hold_is_told_in_the_language_in_force(capsys):
    set_language("ja")
    assert said(capsys, "傾きは {slope:.1f}", True, slope=0.5) == "✓ 傾きは 0.5\n"
    told = said(capsys, "傾きは {slope:.1f}", False, slope=0.5)
    assert told.startswith("✗") and told.endswith("傾きは 0.5\n") and "not" not in told


@pytest.mark.parametrize(
    "arguments, numbers, error, message",
    [
        (("n = {n}",), {"n": 1}, ValueError, "needs a condition that makes it true, got none"),
        (("n = {n}, m = {m}", True), {"n": 1}, ValueError, r"fields without a number \['m'\]"),
        (("n = {n}", True), {"n": 1, "m": 2}, ValueError, r"numbers without a field \['m'\]"),
        ((f"n = {1}", True), {"n": 1}, ValueError, "no f-string"),
        (("it works", True), {}, ValueError, "has no field"),
        (("n = {}", True), {}, ValueError, "fields must be names"),
        (("n = {n.real}", True), {"n": 1}, ValueError, "fields must be names"),
        ((3, True), {}, TypeError, "must be a str, got int"),
        (("n = {n}", np.array([1, 2]) > 0), {"n": 1}, TypeError, r"shape \(2,\); use \.all\(\) or \.any\(\)"),
        (("n = {n}", 1), {"n": 1}, TypeError, "condition 1 must be a bool such as share > 0.9, got 1"),
        (("n = {n}", True, None), {"n": 1}, TypeError, "condition 2 must be a bool .*, got None"),
        (("n = {n}", np.array(1)), {"n": 1}, TypeError, "must be a bool"),
    ],
)
def test_what_is_no_claim_is_refused(arguments, numbers, error, message):
    with pytest.raises(error, match=message):
        views.claim(*arguments, **numbers)
