"""The two scales: ordered in grey, their numbers readable, clipped, and contrast as WCAG counts it."""

import numpy as np
import pytest

from attention_helpers.widgets import colormap


def test_contrast_is_the_one_of_wcag():
    assert colormap.contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert colormap.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # WCAG's well-known near miss
    assert (colormap.luminance("#000000"), colormap.luminance("#ffffff")) == pytest.approx((0.0, 1.0))


@pytest.mark.parametrize("signed", [False, True])
def test_numbers_on_cells_are_readable_and_scales_are_ordered_in_grey(signed):
    values = np.linspace(-1 if signed else 0, 1, 41)
    colors = [colormap.cell_color(value, signed) for value in values]
    assert all(colormap.contrast(colormap.ink_on(color), color) >= 4.5 for color in colors)
    assert (np.diff([colormap.luminance(color) for color in colors]) < 0).all()


@pytest.mark.parametrize("signed, stops", [(False, colormap.WEIGHT_STOPS), (True, colormap.SIGNED_STOPS)])
def test_a_scale_goes_from_its_first_stop_to_its_last_and_is_clipped_there(signed, stops):
    low = -1 if signed else 0
    assert (colormap.cell_color(low, signed), colormap.cell_color(1, signed)) == (stops[0], stops[-1])
    assert (colormap.cell_color(low - 9, signed), colormap.cell_color(9, signed)) == (stops[0], stops[-1])
    assert colormap.cell_color(low + (1 - low) / 5, signed) == stops[1]


def test_ink_is_the_one_that_stands_out_more():
    assert (colormap.ink_on("#ffffff"), colormap.ink_on("#111111")) == ("#000000", "#ffffff")
