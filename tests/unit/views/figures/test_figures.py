"""Heat maps, curves, bars, boxes: what is drawn, what is said, what is refused."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.patches import Rectangle

from attention_helpers import views

matplotlib.use("Agg")
SOURCE = "私 は ペン".split()
TARGET = ["I", "pen"]
WEIGHTS = np.array([[0.8, 0.15, 0.05], [0.3, 0.34, 0.36]])


@pytest.fixture(autouse=True)
def _styled():
    with matplotlib.rc_context():
        views.use_style()
        yield
    plt.close("all")


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


def test_boxes_draw_names_and_shapes_and_refuse_lost_arrows():
    items = {"e": (0, 0, "Embedding", "(150, 64)", "layer"), "h": (1, 0, "last state", "(1, 64)", "state")}
    ax = views.boxes(items, [("e", "h", "id")])
    assert {text.get_text() for text in ax.texts} >= {"Embedding\n(150, 64)", "last state\n(1, 64)"}
    with pytest.raises(ValueError, match="there is no box 'x'"):
        views.boxes(items, [("e", "x")])
    with pytest.raises(ValueError, match="of kind 'cloud'"):
        views.boxes({"c": (0, 0, "a", "", "cloud")}, [])
