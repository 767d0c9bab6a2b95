"""Words as points of a plane, each with its label, and no label over another."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.views.figures.axes import axes
from attention_helpers.views.figures.axes import words as check_words
from attention_helpers.views.figures.style import MARKERS
from attention_helpers.widgets.card import clean
from attention_helpers.widgets.palette import COLORS, INK

_MARKERS = (*MARKERS, "P", "X", "*", "h", "d")
_SIZE = 12  # of the labels, in points
_ROUND = [
    (radius * np.cos(turn), radius * np.sin(turn))  # where a label may go, in pixels: near places first
    for radius in (18, 30, 44, 60, 78)
    for turn in np.linspace(0, 2 * np.pi, 16, endpoint=False)
]


def word_map(points, words, groups, ax=None):
    """Draw `words` (N) at `points` (N, 2), with a colour and a marker for each group. Returns the Axes.

    groups: N names, one for each word. A label that had to move away from its point is joined to it by a line.
    Raises ValueError where the three do not fit together, there is no word or a place is not finite.
    """
    words, groups = check_words("words", words), check_words("groups", groups)
    points = _checked(points, words, groups)
    ax = axes(ax, (9.5, 6.5))
    names = list(dict.fromkeys(groups))
    for i, name in enumerate(names):
        inside = points[[group == name for group in groups]]
        ax.plot(
            *inside.T, linestyle="none", label=name, color=COLORS[i % len(COLORS)], marker=_MARKERS[i % len(_MARKERS)]
        )
    ax.margins(0.2, 0.08)  # labels stand beside their points: room for one at either side
    ax.legend(loc="center left", bbox_to_anchor=(1.01, 0.5))
    ax.figure.draw_without_rendering()  # now the axes have their size, and places in pixels are known
    pixels = ax.transData.transform(points)
    look = {"textcoords": "offset points", "ha": "center", "va": "center", "fontsize": _SIZE, "parse_math": False}
    line = {"arrowstyle": "-", "color": INK, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 3}
    for word, point, place in zip(words, points, _places(words, pixels, ax.figure.dpi), strict=True):
        far = np.hypot(*place) > 20
        ax.annotate(clean(word), point, tuple(place * 72 / ax.figure.dpi), **look, arrowprops=line if far else None)
    return ax


def _checked(points, words, groups):
    points = checks.array(points, "points").astype(float)
    if points.shape != (len(words), 2) or len(groups) != len(words):
        raise ValueError(
            f"points: expected shape ({len(words)}, 2) and as many groups, one for each word, got "
            f"{points.shape} and {len(groups)} groups"
        )
    if not len(words):
        raise ValueError("words: expected at least one word, got none")
    if not np.isfinite(points).all():
        raise ValueError("points: expected finite numbers, got NaN or infinity")
    return points


def _places(words, pixels, dpi):
    """For each word the offset of its label's middle from its point, in pixels: (N, 2)."""
    boxes, labels, places = [(x - 6, y - 6, x + 6, y + 6) for x, y in pixels], [], []
    for word, (x, y) in zip(words, pixels, strict=True):
        wide, tall = _extent(word, dpi)
        # The middle of a long label must stand further off at the sides than above and below.
        offsets = [(right + np.sign(round(right, 6)) * (wide - tall) / 2, up) for right, up in _ROUND]
        boxed = [
            (x + right - wide / 2, y + up - tall / 2, x + right + wide / 2, y + up + tall / 2) for right, up in offsets
        ]
        joints = [_line((x, y), (x + right, y + up)) for right, up in offsets]
        cost = [
            _overlap(box, boxes) + sum(_overlap(dot, labels) for dot in line)
            for box, line in zip(boxed, joints, strict=True)
        ]
        best = int(np.argmin(cost))  # the first where nothing is in the way
        labels.append(boxed[best])
        boxes += [boxed[best], *joints[best]]
        places.append(offsets[best])
    return np.array(places).reshape(len(words), 2)


def _extent(word, dpi):
    """Width and height of a label in pixels; a Japanese letter is as wide as it is tall, a Latin one about 0.65."""
    em = _SIZE * dpi / 72
    return em * sum(1.0 if ord(letter) > 0x2E80 else 0.65 for letter in word) + 2, em + 2


def _line(start, end):
    """The line that joins a point and its label, as small boxes."""
    return [(x - 2, y - 2, x + 2, y + 2) for x, y in np.linspace(start, end, 8)[1:-1]]


def _overlap(box, others):
    """The area that `box` (left, low, right, high) shares with the others."""
    if not others:
        return 0.0
    a, b = np.array(box), np.array(others)
    sides = np.minimum(a[2:], b[:, 2:]) - np.maximum(a[:2], b[:, :2])
    return float(np.clip(sides, 0, None).prod(axis=1).sum())
