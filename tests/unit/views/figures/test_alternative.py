"""A figure's alternative text: the words written in it, each once, and where it travels with the picture."""

import matplotlib.pyplot as plt
import numpy as np

from attention_helpers import views
from attention_helpers.views.figures import style
from attention_helpers.views.figures.alternative import own_words


def test_curves_are_named_by_title_labels_and_legend():
    ax = views.curves([1, 2], {"dot": [0, 1], "general": [1, 0]}, xlabel="epoch", ylabel="loss", title="Training")
    assert own_words(ax.figure) == "Training; epoch; loss; dot, general"


def test_heat_maps_are_named_by_their_words_each_once():
    axes = views.heatmaps(np.eye(2)[None].repeat(3, 0), ["私", "ペン"], ["I", "pen"], titles=["a", "b", "c"], columns=2)
    assert own_words(axes[0].figure) == "a; 私, ペン; I, pen; b; c"


def test_a_figure_without_words_has_none():
    figure, ax = plt.subplots()
    ax.set_axis_off()
    assert own_words(figure) == ""


def test_a_description_travels_inside_the_picture():
    figure, _ax = plt.subplots()
    assert b"iTXtDescription\0" in style.to_png(figure, "私 reads pen.")[0]  # UTF-8
    assert b"tEXtDescription\0It falls." in style.to_png(figure, "It falls.")[0]
    assert b"Description" not in style.to_png(figure)[0]
