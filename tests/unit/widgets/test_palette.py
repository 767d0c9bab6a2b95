"""The one palette: its colours stand out on both grounds, and the style sheets know them by name."""

import re

import pytest

from attention_helpers.widgets import palette
from attention_helpers.widgets.colormap import contrast

GROUNDS = ("#ffffff", "#111111")  # --jp-layout-color0 of JupyterLab's light and dark theme


@pytest.mark.parametrize("ground", GROUNDS)
def test_ink_and_series_stand_out_on_both_themes(ground):
    assert contrast(palette.INK, ground) >= 4.2
    for color in palette.COLORS:
        assert contrast(color, ground) >= 3.4, color


def test_style_sheets_know_every_colour_by_its_name():
    found = dict(re.findall(r"--ah-(\w+): (#[0-9a-f]{6});", palette.as_css()))
    assert sorted(found) == ["blue", "green", "grey", "orange", "purple", "red"]
    assert set(found.values()) == {palette.INK, *palette.COLORS} and found["orange"] == palette.ORANGE
