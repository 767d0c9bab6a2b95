"""Boxes and arrows: names and shapes are drawn, what is joined to nothing is refused."""

import pytest

from attention_helpers import views


def test_boxes_draw_names_and_shapes_and_refuse_lost_arrows():
    items = {"e": (0, 0, "Embedding", "(150, 64)", "layer"), "h": (1, 0, "last state", "(1, 64)", "state")}
    ax = views.boxes(items, [("e", "h", "id")])
    assert {text.get_text() for text in ax.texts} >= {"Embedding\n(150, 64)", "last state\n(1, 64)"}
    with pytest.raises(ValueError, match="there is no box 'x'"):
        views.boxes(items, [("e", "x")])
    with pytest.raises(ValueError, match="the kind of box 'c' must be one of 'data', 'layer', 'state', got 'cloud'"):
        views.boxes({"c": (0, 0, "a", "", "cloud")}, [])
