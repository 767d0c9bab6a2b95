"""What a learner reads."""

import re

import numpy as np

from attention_helpers import course
from attention_helpers.course.checking.check import check as check_task
from attention_helpers.course.checking.form import Input
from tests.unit.course.checking.sample import check, make, right, shown, words, written


def test_the_input_what_came_and_what_was_expected_are_shown():
    details = dict(check(written("return right(scores) + [0, 0.01, 0]")).details)
    assert details["Input 1 of 4 (the example)"] == "scores = [1., 2., 3.]"
    assert details["Came"] == "[0.09  , 0.2547, 0.6652]" and details["Expected"] == "[0.09  , 0.2447, 0.6652]"


def test_an_error_names_the_learners_own_line():
    verdict = check(written("total = 0; return np.linalg.inv(scores) / total"))  # the error arises inside NumPy
    assert verdict.status == "raised" and "LinAlgError" in words(verdict)
    assert re.search(r"Your line \d+: `return np.linalg.inv\(scores\) / total", words(verdict))


def test_an_unfinished_step_is_named_as_the_cause():
    verdict = check(written("weights = ...; return weights / 2"))
    assert verdict.status == "raised" and "`...` still stands in your function" in words(verdict)


def test_dots_that_only_the_message_of_numpy_holds_are_no_cause():
    for body in ("return scores['left']", "scores[..., 0]; return scores['left']", "return make() / 2"):
        function = written(body)
        function.__globals__["make"] = lambda: Ellipsis
        verdict = check(function)
        assert verdict.status == "raised" and "may be the cause" not in words(verdict)


def test_a_loop_that_ends_only_on_some_input_is_told_with_that_input():
    def waits(scores):
        while scores[0] > 100:
            pass
        return right(scores)

    verdict = check(waits, seconds=0.5)
    assert verdict.kind == "endless" and "2 of 4 inputs" in words(verdict) and "large scores" in verdict.details[0][0]
    assert "`while scores[0] > 100:`" in words(verdict) or "`pass`" in words(verdict), "the line it was stopped in"


def test_an_argument_that_was_changed_is_told_beside_a_wrong_result():
    changed = "Your function also changes `scores`"
    assert changed in words(check(written("scores += 1; return scores")))
    assert changed not in words(check(written("return scores + 1")))
    verdict = check(written("result = right(scores); scores += 1; return result"))
    assert verdict.kind == "changed" and changed not in words(verdict)


def test_an_error_that_cannot_be_printed():
    class Nasty(Exception):
        def __str__(self):
            raise RuntimeError

    def raises(scores):
        raise Nasty

    assert "Nasty" in shown(lambda weights, vectors: raises(weights)).text


def test_digits_that_rounding_would_hide_are_shown():
    details = dict(
        shown(lambda V, D, H: float(V * (D + H + 1) + H * (D + H + 1)) + (V > 50_000), "count_weights").verdict.details
    )
    assert "e+0" not in details["Came"] and float(details["Came"]) == int(details["Expected"]) + 1


def told(expected, actual):
    """What is told of a result, in one text."""
    task = make(softmax=lambda n: expected, inputs=lambda rng: iter([Input(5)]), misconceptions=())
    return words(check_task(task, lambda n: actual))


def test_a_single_number_is_told_with_the_one_expected():
    assert told(np.array([[-826.188]]), [[-826]]) == "The result is -826; -826.188 is expected."
    assert told(10_000_000, 10_000_001) == "The result is 10000001; 10000000 is expected."
    assert told(np.array([True]), [False]) == "The result is False; True is expected."
    assert told("left", "right") == "The result is not the expected one.", "no numbers"


def test_true_and_false_are_told_as_such():
    wanted = np.array([[True, False], [True, True]])
    assert "1 of 4 places are not. At [1, 0] stands False; True is expected." in told(
        wanted, [[1 > 0, 0 > 1], [0 > 1, 1 > 0]]
    )
    assert "At [1, 0] stands 0; True is expected." in told(wanted, [[1, 0], [0, 1]]), "numbers came"
    assert "Farthest off at [0]: True, expected 5." in told(np.array([5, 1]), np.array([True, True]))


def test_hostile_text_is_never_rendered():
    def raises(weights, vectors):
        print("<script>alert(1)</script>\x1b[31m \u202e $x$")
        raise ValueError("<img src=x onerror=alert(1)> `$y$` \x00 \u2066")

    bundle = shown(raises)._repr_mimebundle_()
    assert "<script" not in bundle["text/html"] and "<img" not in bundle["text/html"]
    for text in bundle.values():
        assert not re.search("[\x00\x1b\u202e\u2066]", text)
    outside = re.sub("<(code|pre)[^>]*>.*?</(code|pre)>", "", bundle["text/html"], flags=re.S)
    assert "$" not in outside  # a formula comes alive nowhere but outside code


def test_everything_speaks_japanese():
    course.set_language("ja")
    assert repr(shown(lambda weights, vectors: ...)) == "演習 weighted_mean：まだ手を付けていません"
    text = repr(shown(lambda weights, vectors: weights @ vectors))
    assert "重み付きの和" in text and "期待" in text and "Expected" not in text
    assert "重み付き平均" in repr(course.exercise("weighted_mean"))
