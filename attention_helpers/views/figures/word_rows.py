"""Where the words of a row stand so that none lies on another: side by side, or taking turns on some levels."""

import unicodedata
from typing import NamedTuple

TURNS = ((0,), (0, 1), (0, 1, 0, 2))  # on which level the words stand in turn
SIZES = ((16, 1), (14, 1), (14, 2), (13, 3))  # letters' height in pixels, how many of TURNS: the first that fits
GLOSS = 0.8  # of the word's size
_GAP, _STEM = 6, 4  # pixels between boxes of a level, between a box and another word's stem
_NARROW, _BROAD = frozenset("fijlrtI.,:;'!|()[]"), frozenset("mwMW@%—")


class Row(NamedTuple):
    """Words of one row: pixels from its left end to each box's middle, the boxes' widths, their levels.

    Level 0 is nearest to the lines. A word of another level has a stem, which passes between the boxes before it.
    """

    middles: list
    widths: list
    levels: list

    @property
    def length(self):
        return self.middles[-1] + self.widths[-1] / 2

    def spread(self, length):
        """The same words on `length` pixels, at equal ratios; no closer than they stand."""
        first, last = self.middles[0], self.middles[-1]
        if first == last:
            return self._replace(middles=[length / 2])
        room = length - (self.length - last) - first
        middles = [first + (x - first) * room / (last - first) for x in self.middles]
        return self._replace(middles=middles)


def text_width(text, size):
    """Pixels that a text takes at most in the usual fonts: an em for a Japanese letter, less for a Latin one."""
    return size * sum(map(_letter, text))


def number_size(size):
    """Letters' height of the numbers beside words of this size; "0.93" in bold is 2.5 times as long."""
    return max(12, 0.8 * size)


def _letter(letter):
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.42
    return 1.0 if letter in _BROAD else 0.72 if letter.isupper() else 0.64


def arrange(rows, most):
    """Rows of (word, gloss or "") -> the letters' size, and a Row for each: at most `most` pixels, if that can be."""
    for size, turns in SIZES:
        placed = [_fit([_box(*word, size) for word in row], turns, most) for row in rows]
        if all(row.length <= most for row in placed):
            break
    return size, placed


def _box(word, gloss, size):
    inside = max(text_width(word, size), text_width(gloss, GLOSS * size), 2.5 * number_size(size))
    return inside + 2 * (size - 10)


def _fit(widths, turns, most):
    """The row in the first order of turns in which it fits, or else the shortest."""
    tried = []
    for turn in TURNS[:turns]:
        starts = [(turn * len(widths))[first : first + len(widths)] for first in range(len(turn))]
        tried.append(min((_place(widths, levels) for levels in starts), key=lambda row: row.length))
        if tried[-1].length <= most:
            return tried[-1]
    return min(tried, key=lambda row: row.length)


def _place(widths, levels):
    """Each word as far left as the words before it allow."""
    middles = []
    for i, width in enumerate(widths):
        least = width / 2
        for k in range(i):
            if levels[i] == levels[k]:
                apart = (widths[k] + width) / 2 + _GAP
            else:  # the outer one's stem beside the inner one's box
                apart = widths[k if levels[k] < levels[i] else i] / 2 + _STEM
            least = max(least, middles[k] + apart)
        middles.append(least)
    return Row(middles, widths, list(levels))
