"""Curves and bars: what is drawn, what is said, what is refused."""

import numpy as np
import pytest

from attention_helpers import views


def test_curves_draw_series_and_guess_in_percent():
    ax = views.curves([1, 2, 3], {"fixed": [1, 0.5, 0.2], "attention": [1, 1, np.nan]}, percent=True, guess=[1, 1, 0])
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["fixed", "attention", "your guess"]
    ax.figure.canvas.draw()
    assert "100%" in {label.get_text() for label in ax.get_yticklabels()}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([0.9, 0.5, 0.2], "falls"),
        ([0.9, 0.2, 0.5], "falls with ups and downs"),
        ([0.2, 0.5, 0.9], "rises"),
        ([0.5, 0.52, 0.5], "stays level"),
        ([0.5, 0.9, 0.5], "goes up and down"),
        ([0.2, 0.9, 0.5], "rises with ups and downs"),
    ],
)
def test_curves_are_described(values, words):
    assert views.describe_curves([1, 2, 4], {"model": values}) == f"From 1 to 4: model {words}."


def test_curves_refuse_wrong_lengths():
    with pytest.raises(ValueError, match=r"series 'a' needs 3 values, one for each x, got shape \(2,\)"):
        views.curves([1, 2, 3], {"a": [1, 2]})
    with pytest.raises(ValueError, match="at least one series"):
        views.curves([1], {})
    with pytest.raises(ValueError, match="infinite"):
        views.curves([1], {"a": [np.inf]})


def test_bars_of_several_series_differ_by_hatching():
    ax = views.bars(["私", "ペン"], {"a": [0.1, 0.2], "b": [0.3, 0.4]})
    assert len({patch.get_hatch() for patch in ax.patches}) == 2
    assert {text.get_text() for text in ax.texts} == {"0.10", "0.20", "0.30", "0.40"}
