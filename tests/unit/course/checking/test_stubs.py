"""What is not attempted, and what is no function that fits."""

import numpy as np
import pytest

from tests.unit.course.checking.sample import check, words


def only_dots(scores): ...


def only_a_docstring(scores):
    """Return the weights."""


def only_pass(scores):
    pass


def returns_dots(scores):
    return ...


def raises_not_implemented(scores):
    raise NotImplementedError("write me")


def returns_not_implemented(scores):
    return NotImplemented


def steps_left_open(scores):
    exponentials = ...
    weights = exponentials
    return weights


def two_results_left_open(scores):
    context, weights = ..., ...
    return context, weights


@pytest.mark.parametrize(
    "function",
    [
        only_dots,
        only_a_docstring,
        only_pass,
        returns_dots,
        raises_not_implemented,
        returns_not_implemented,
        steps_left_open,
        two_results_left_open,
        None,
        ...,
    ],
    ids=str,
)
def test_a_stub_is_not_attempted(function):
    assert check(function).status == "not_attempted"


def test_a_stub_without_source_is_not_attempted():
    names = {}
    exec("def f(scores): pass\ndef g(scores): return 1", names)
    assert check(names["f"]).status == "not_attempted" and check(names["g"]).status == "wrong"


def test_returning_none_on_purpose_is_an_attempt():
    def returns_none(scores):
        return None

    verdict = check(returns_none)
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
    ],
)
def test_what_is_no_fitting_function_cannot_be_checked(given, said):
    verdict = check(given)
    assert verdict.status == "cannot_check" and said in words(verdict)
