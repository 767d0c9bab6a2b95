"""Heat maps: what is drawn, what is said, what is refused."""

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from attention_helpers import views
from attention_helpers.views.figures.style import to_png

SOURCE = "私 は ペン".split()
TARGET = ["I", "pen"]
WEIGHTS = np.array([[0.8, 0.15, 0.05], [0.3, 0.34, 0.36]])


def test_heatmap_has_words_numbers_and_gold_frames():
    ax = views.heatmap(WEIGHTS, SOURCE, TARGET, gold={(0, 0), (2, 1)}, numbers=True)
    assert [label.get_text() for label in ax.get_xticklabels()] == SOURCE
    assert [label.get_text() for label in ax.get_yticklabels()] == TARGET
    assert {text.get_text() for text in ax.texts} == {"0.80", "0.15", "0.05", "0.30", "0.34", "0.36"}
    frames = {(patch.get_x() + 0.45, patch.get_y() + 0.45) for patch in ax.patches if isinstance(patch, Rectangle)}
    assert frames == {(0, 0), (2, 1)}


def test_heatmap_description_names_clear_and_undecided_rows():
    line = views.describe_heatmap(WEIGHTS, SOURCE, TARGET, gold={(0, 0), (1, 1)})
    assert line == "Largest weight in each row: I ← 私, pen: undecided. On a gold link: 1 of 2 linked words."


def test_a_word_is_no_formula_and_hides_nothing():
    words = ["$\\foo$", "a\x1b\ud800", "$私$"]
    ax = views.heatmap(WEIGHTS, words, TARGET)
    to_png(ax.figure)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["$\\foo$", "a\\u001b\\ud800", "$私$"]


def test_small_multiples_share_words_and_hide_empty_places():
    axes = views.heatmaps([WEIGHTS] * 4, SOURCE, TARGET, titles=list("abcd"), columns=3)
    assert [ax.get_title() for ax in axes] == list("abcd")
    assert sum(not ax.get_visible() for ax in axes[0].figure.axes) == 2


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        (WEIGHTS.T, r"weights: expected shape .* = \(2, 3\), got \(3, 2\)"),
        (np.full((2, 3), np.nan), "weights: expected finite numbers"),
    ],
)
def test_heatmap_refuses_bad_weights(weights, message):
    for function in (views.heatmap, views.describe_heatmap):
        with pytest.raises(ValueError, match=message):
            function(weights, SOURCE, TARGET)


def test_heatmap_refuses_gold_outside():
    with pytest.raises(ValueError, match=r"link \(3, 0\) lies outside 3 source and 2 target words"):
        views.heatmap(WEIGHTS, SOURCE, TARGET, gold={(3, 0)})


def test_heatmaps_refuse_none_and_wrong_titles():
    with pytest.raises(ValueError, match="at least one"):
        views.heatmaps([], SOURCE, TARGET)
    with pytest.raises(ValueError, match="expected 2, one a map, got 1"):
        views.heatmaps([WEIGHTS, WEIGHTS], SOURCE, TARGET, titles=["a"])
