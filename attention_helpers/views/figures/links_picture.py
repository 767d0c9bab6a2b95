"""The picture of two rows of words joined by lines, in SVG; `word_links.py` says what it is for."""

from typing import NamedTuple

from attention_helpers.views.figures.word_rows import GLOSS, Row, arrange, number_size
from attention_helpers.widgets.svg import ACCENT, FAINT, INK, WARN, Drawing

LEAST = 0.005  # a weight below it, which would read 0.00, has no line
_MOST, _FEW = (
    840,
    470,
)  # pixels: what an output of JupyterLab holds in a window of 1280, and the least for two sentences
_SMALLEST = 0.75  # of its size, to which the picture shrinks in a narrow window
_EACH = 90, 150  # the room that a word is given where there is enough, and at most
_MARGIN, _NUMBER, _FOOT = 6, 18, 3  # around the picture, for the numbers, between a word and its lines


class _Side(NamedTuple):
    """One row in the picture. name: "s" or "t"; out: where its words lie from their lines, -1 above, 1 below."""

    name: str
    row: Row
    words: list  # (word, gloss or "")
    places: list  # x of each word's middle
    ends: float  # y of the lines' ends
    tall: float  # of a box
    out: int

    def near(self, i):
        """y of the edge of box i that looks to the lines."""
        return self.ends + self.out * (_FOOT + self.row.levels[i] * (self.tall + _NUMBER))

    def top(self, i):
        return min(self.near(i), self.near(i) + self.out * self.tall)

    def number(self, i):
        """The base line of the number outside of box i."""
        return self.top(i) - 5 if self.out < 0 else self.top(i) + self.tall + 14


class LinksPicture(Drawing):
    """Source words above, target words below, a line for each weight and a dashed one for each gold link.

    weights: (T, S). source, target: [(word, gloss or "")]. gold: set of (i, j). says: {"s0": …, "t0": …}, the words'
    spoken names. Source word i is the part "s{i}", target word j "t{j}"; what belongs to a part names it in `data-of`.
    """

    def __init__(self, weights, source, target, gold, says, label):
        self._size, rows = arrange([source, target], _MOST - 2 * _MARGIN)
        talls = [round(self._size * (2.65 if any(gloss for _, gloss in words) else 1.65)) for words in (source, target)]
        depths = [(max(row.levels) + 1) * (tall + _NUMBER) + _FOOT for row, tall in zip(rows, talls, strict=True)]
        most = max(len(source), len(target))
        wanted = min(_EACH[0] * most, _MOST - 2 * _MARGIN)
        length = max(wanted, _FEW if min(len(source), len(target)) > 1 else 0, *(row.length for row in rows))
        between = 90 + min(6 * most, 120)
        super().__init__(length + 2 * _MARGIN, sum(depths) + between, label)
        self.style += f";min-width:{_SMALLEST * self.width:.0f}px"  # narrower than that, it is scrolled
        places = [_spread(row, length) for row in rows]
        self._source = _Side("s", rows[0], source, places[0], depths[0], talls[0], -1)
        self._target = _Side("t", rows[1], target, places[1], depths[0] + between, talls[1], 1)
        self._lines(weights, gold)
        for side in (self._source, self._target):
            self._words(side, says)
        self._numbers(weights)

    def _lines(self, weights, gold):
        """The strongest last, so that it lies on the others; gold on all of them."""
        highest, broad = max(1.0, float(weights.max())), min(9.0, 0.16 * self.width / max(weights.shape))
        shown = [(float(weight), i, j) for j, row in enumerate(weights) for i, weight in enumerate(row)]
        for weight, i, j in sorted(item for item in shown if item[0] >= LEAST):
            strength = weight / highest
            look = {"stroke_width": 0.8 + broad * strength, "stroke_opacity": f"{0.1 + 0.8 * strength:.2f}"}
            self._line(i, j, stroke=ACCENT, **look)
        for i, j in sorted(gold):
            self._line(i, j, stroke=WARN, stroke_width=3, stroke_dasharray="6 6")

    def _line(self, i, j, **look):
        x, y, to, end = self._source.places[i], self._source.ends, self._target.places[j], self._target.ends
        half = (y + end) / 2
        path = f"M{x:.1f} {y:.1f}C{x:.1f} {half:.1f} {to:.1f} {half:.1f} {to:.1f} {end:.1f}"
        self.add("path", d=path, fill="none", data_of=f"s{i} t{j}", **look)

    def _words(self, side, says):
        """Each word in its box, its gloss beneath; the box can be touched."""
        text = {"pointer_events": "none", "aria_hidden": "true"}
        for i, (word, gloss) in enumerate(side.words):
            x, width, name = side.places[i], side.row.widths[i], f"{side.name}{i}"
            if side.row.levels[i]:
                self.line(x, side.ends, x, side.near(i), stroke=FAINT, stroke_width=1)
            box = {"rx": 6, "fill": "var(--ah-raised, transparent)", "data_touch": name, "data_row": side.name}
            self.rect(x - width / 2, side.top(i), width, side.tall, **box, aria_label=says[name])
            self.text(x, side.top(i) + 1.15 * self._size, word, size=self._size, **text)
            if gloss:
                self.text(x, side.top(i) + 2.15 * self._size, gloss, size=GLOSS * self._size, **text)

    def _numbers(self, weights):
        """Each weight beside both of its ends, to be seen while the other end is touched."""
        for j, row in enumerate(weights):
            for i, weight in enumerate(row):
                if weight >= LEAST:
                    self._number(self._source, i, weight, f"t{j}")
                    self._number(self._target, j, weight, f"s{i}")

    def _number(self, side, i, weight, of):
        look = {"font_weight": "bold", "class_": "ah-note", "opacity": "0", "aria_hidden": "true"}
        place = side.places[i], side.number(i)
        self.text(*place, f"{weight:.2f}", size=number_size(self._size), fill=INK, data_of=of, **look)


def _spread(row, length):
    """x of each word of a row, in the middle of a picture that gives words `length` pixels."""
    own = max(row.length, min(length, _EACH[1] * len(row.widths)))
    return [_MARGIN + (length - own) / 2 + x for x in row.spread(own).middles]
