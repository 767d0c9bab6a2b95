"""What is not attempted, and what is no function that fits."""

import numpy as np
import pytest

from attention_helpers.course.checking.stubs import has_placeholder
from tests.unit.course.checking.sample import check, words, written


@pytest.mark.parametrize(
    "body",
    [
        "...",
        '"""Return the weights."""',
        "pass",
        "return ...",
        "raise NotImplementedError('write me')",
        "return NotImplemented",
        "exponentials = ...; weights = exponentials; return weights",
        "context, weights = ..., ...; return context, weights",
    ],
)
def test_a_stub_is_not_attempted(body):
    assert check(written(body)).status == "not_attempted"


@pytest.mark.parametrize("nothing", [None, ...])
def test_no_function_yet_is_not_attempted(nothing):
    assert check(nothing).status == "not_attempted"


@pytest.mark.parametrize(
    "body", ["...", "return ...", "weights = ...; return weights", "raise NotImplementedError(...)"]
)
def test_dots_are_spoken_of_where_they_stand(body):
    assert "holds its `...`" in words(check(written(body)))


@pytest.mark.parametrize("body", ["pass", '"""The weights."""', "raise NotImplementedError", "return NotImplemented"])
def test_dots_are_not_spoken_of_where_none_stand(body):
    verdict = check(written(body))
    assert verdict.status == "not_attempted" and "..." not in words(verdict)
    assert "..." not in words(check(None))


@pytest.mark.parametrize(
    ("body", "stands"),
    [("e = ...; return e", True), ("return [...]", True), ("return scores[..., None]", False), ("return 0", False)],
)
def test_a_placeholder_is_no_index(body, stands):
    assert has_placeholder(written(body)) == stands


def test_a_stub_without_source_is_not_attempted():
    names = {}
    exec("def f(scores): pass\ndef g(scores): return 1", names)
    assert check(names["f"]).status == "not_attempted" and check(names["g"]).status == "wrong"


def test_returning_none_on_purpose_is_an_attempt():
    verdict = check(written("return None"))
    assert verdict.status == "wrong" and verdict.kind == "none" and "`return` missing" in words(verdict)


@pytest.mark.parametrize(
    "given, said",
    [
        (np.ones(3), "an array of shape (3,)"),
        (3, "int"),
        ("softmax", "str"),
        ((1, 2), "a tuple of 2"),
        (lambda: 1, "takes (); it has to take (scores)"),
        (lambda a, b: 1, "takes (a, b)"),
        (lambda *, scores: 1, "takes (*, scores); it has to take (scores)"),
    ],
)
def test_what_is_no_fitting_function_cannot_be_checked(given, said):
    verdict = check(given)
    assert verdict.status == "cannot_check" and said in words(verdict)
