"""The Axes of a figure, and what is written round them."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from attention_helpers.views.figures import axes


def test_axes_are_those_given_or_new_ones():
    _figure, given = plt.subplots()
    assert axes.axes(given, title="a title") is given and given.get_title() == "a title"
    made = axes.axes(None, (3, 2))
    assert made is not given and tuple(made.figure.get_size_inches()) == (3, 2) and made.get_title() == ""


def test_words_and_limits_in_the_forms_that_people_write():
    assert axes.words("source", "私 は") == ["私", "は"]
    assert axes.words("source", range(1, 3)) == ["1", "2"] == axes.words("source", np.array([1, 2]))
    assert axes.limits(None) is None and axes.limits([0, 1]) == (0.0, 1.0)


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda: axes.axes(3), "ax must be matplotlib Axes, got 3"),
        (lambda: axes.axes(None, title=3), "title must be text, got 3"),
        (lambda: axes.texts(xlabel=["a"]), "xlabel must be text, got a list"),
        (lambda: axes.words("source", None), "source must be a list of words, got None"),
        (lambda: axes.words("source", ["a", None]), "source: each of the words, unless it is text, must be a number"),
        (lambda: axes.limits((1, 0)), r"limits must be \(low, high\), got \(1, 0\)"),
        (lambda: axes.limits([1]), r"limits must be \(low, high\), got \[1\]"),
        (lambda: axes.limits("ab"), "limits must be a list of two numbers, got 'ab'"),
    ],
)
def test_other_things_are_refused_before_anything_is_drawn(call, message):
    before = plt.get_fignums()
    with pytest.raises((TypeError, ValueError), match=message):
        call()
    assert plt.get_fignums() == before
