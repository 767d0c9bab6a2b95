"""Trees as figures: words, labels and the mark where the sign turns."""

import pytest

from attention_helpers import views
from attention_helpers.views.figures import tree_figure as tree_figures

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
