"""Trees as figures: words, labels and the mark where the sign turns."""

import pytest

from attention_helpers import views
from attention_helpers.views.figures import tree_figure as tree_figures
from attention_helpers.views.figures.style import to_png
from attention_helpers.widgets import colormap

NOT_GOOD = {"left": {"word": "not", "label": 0}, "right": {"word": "good", "label": 1}, "label": -1}


def test_turns():
    assert tree_figures.turns(NOT_GOOD, [0, 1, -1]) == [2]
    both = {"left": "good", "right": {"left": "but", "right": "bad"}}
    assert tree_figures.turns(both, [1, 0, -1, -1, -1]) == []
    assert tree_figures.turns(both, [1, 0, -1, 1, 0]) == [3]


def test_the_figure_has_words_labels_and_marks():
    axes = views.tree_figure(NOT_GOOD, [0, 1, -1], title="not good")
    assert [text.get_text() for text in axes.texts] == ["0", "not", "+1", "good", "−1", "turns"]
    with pytest.raises(ValueError, match="one label for each of the 3 nodes, got 2"):
        views.tree_figure(NOT_GOOD, [0, 1])


def test_a_word_is_no_formula_and_hides_nothing():
    for draw in (lambda tree: views.tree_figure(tree, [0, 0, 0]), views.visit_figure):
        axes = draw({"left": "$\\foo$", "right": "a\x1b\ud800"})
        to_png(axes.figure)
        assert {"$\\foo$", "a\\u001b\\ud800"} <= {text.get_text() for text in axes.texts}


@pytest.mark.parametrize(
    "order, numbers", [("pre", "2 4 5 3 1"), ("in", "1 3 5 4 2"), ("post", "1 2 3 4 5")], ids=["pre", "in", "post"]
)
def test_nodes_carry_their_places_in_a_walk(order, numbers):
    tree = {"left": "は", "right": {"left": "は", "right": "私"}}
    axes = views.visit_figure(tree, order, title=order)
    assert " ".join(text.get_text() for text in axes.texts if text.get_text().isdigit()) == numbers
    assert [text.get_text() for text in axes.texts if not text.get_text().isdigit()] == ["は", "は", "私"]


def test_a_stronger_label_is_darker_on_either_side():
    bright = {label: colormap.luminance(tree_figures.label_color(label)) for label in range(-2, 3)}
    assert bright[-2] < bright[-1] < bright[0] and bright[2] < bright[1] < bright[0]
    for label in bright:
        color = tree_figures.label_color(label)
        assert colormap.contrast(color, colormap.ink_on(color)) > 4.5
