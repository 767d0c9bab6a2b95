"""Words in a plane: every label can be read, groups differ by more than colour, bad arguments are named."""

import numpy as np
import pytest
from matplotlib.text import Text

from attention_helpers import views
from attention_helpers.views.figures.style import to_png


def _overlaps(ax):
    """How many pairs of labels overlap, as they are really drawn."""
    ax.figure.canvas.draw()
    boxes = [Text.get_window_extent(text).shrunk(0.95, 0.9) for text in ax.texts]  # without the joining lines
    return sum(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_labels_of_words_close_together_do_not_overlap():
    rng = np.random.default_rng(0)
    centres = rng.normal(size=(4, 2))
    points = np.repeat(centres, 6, axis=0) + rng.normal(scale=0.03, size=(24, 2))
    words = ["図書館", "ペン", "父", "帽子", "飲んだ", "cat"] * 4
    ax = views.word_map(points, words, ["a", "b", "c", "d"] * 6)
    assert [text.get_text() for text in ax.texts] == words
    assert _overlaps(ax) == 0


def test_a_word_is_no_formula_and_hides_nothing():
    ax = views.word_map(np.eye(2), ["$\\foo$", "a\x1b\ud800"], ["a", "b"])
    to_png(ax.figure)
    assert [text.get_text() for text in ax.texts] == ["$\\foo$", "a\\u001b\\ud800"]


def test_groups_differ_by_marker_and_stand_in_the_legend():
    ax = views.word_map(np.eye(2)[[0, 1, 0, 1, 0, 1, 0]] * np.arange(7)[:, None], list("abcdefg"), list("1234567"))
    assert len({line.get_marker() for line in ax.lines}) == 7
    assert [text.get_text() for text in ax.get_legend().get_texts()] == list("1234567")


@pytest.mark.parametrize(
    ("points", "words", "groups", "message"),
    [
        (np.zeros((2, 3)), ["a", "b"], ["x", "x"], r"expected shape \(2, 2\)"),
        (np.zeros((2, 2)), ["a", "b"], ["x"], "got .* and 1 groups"),
        (np.zeros((0, 2)), [], [], "at least one word"),
        ([[0.0, np.nan]], ["a"], ["x"], "finite numbers"),
    ],
)
def test_bad_arguments_are_named(points, words, groups, message):
    with pytest.raises(ValueError, match=message):
        views.word_map(points, words, groups)


def test_no_joining_line_runs_through_the_label_of_another_word():
    points = np.array([[0, 0], [0.02, 0.03], [0.05, 0.01], [0.06, 0.04], [1, 1], [-1, -1]])
    words = ["牛乳 milk", "水 water", "飲んだ drank", "飲む drink", "父 father", "公園 park"]
    ax = views.word_map(points, words, list("aabbcd"))
    ax.figure.canvas.draw()
    boxes = [Text.get_window_extent(text).shrunk(0.95, 0.9) for text in ax.texts]
    for i, (point, box) in enumerate(zip(ax.transData.transform(points), boxes, strict=True)):
        line = np.linspace(point, [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2], 30)
        others = boxes[:i] + boxes[i + 1 :]
        assert not any(other.contains(*place) for place in line for other in others), words[i]
