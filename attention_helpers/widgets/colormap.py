"""The two colour scales of all heat maps: from light to dark, so that they order the values when printed in grey."""

import numpy as np

WEIGHT_STOPS = ("#eef3f8", "#c6dbef", "#8fbfe0", "#4f94cd", "#1f66ad", "#08306b")  # 0 … 1
SIGNED_STOPS = ("#fff0c2", "#f3c666", "#b9a48e", "#7d8aa0", "#3f5f94", "#152a5c")  # -1 … +1


def _to_rgb(color):
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)


def cell_color(value, signed=False):
    """The colour "#rrggbb" of `value` in 0 … 1 (or -1 … 1 if `signed`); what lies outside is clipped."""
    return cell_colors([value], signed)[0]


def cell_colors(values, signed=False):
    """The colours of `values` (n,), as `cell_color` gives them: a list of n."""
    stops = np.array([_to_rgb(stop) for stop in (SIGNED_STOPS if signed else WEIGHT_STOPS)])
    places = np.linspace(-1 if signed else 0, 1, len(stops))
    parts = [np.rint(np.interp(values, places, column)).astype(int).tolist() for column in stops.T]
    return [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in zip(*parts, strict=True)]


def luminance(color):
    """Relative luminance of "#rrggbb", 0 (black) to 1 (white). Source: WCAG 2.2, "relative luminance"."""
    part = _to_rgb(color) / 255
    part = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return float(part @ (0.2126, 0.7152, 0.0722))


def contrast(one, other):
    """Contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(color):
    """Black or white: the one that is easier to read on `color`."""
    return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, color))
