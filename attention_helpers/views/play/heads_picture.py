"""The picture of the heads side by side: each two columns of words, joined by lines as strong as the weights."""

from typing import NamedTuple

import numpy as np

from attention_helpers.views.figures.links_picture import LEAST
from attention_helpers.views.figures.word_rows import text_width
from attention_helpers.views.play.heads_words import EVERY, button_names, column_names
from attention_helpers.widgets.card import clean
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg import ACCENT, FAINT, WARN, Drawing

_WIDTH, _GAP, _COLUMNS = 760, 20, 2  # of the picture; between two heads; heads in a row
_HEAD = (_WIDTH - _GAP) / _COLUMNS
_NUMBER, _BOX = 36, 92  # room for a number, outside of the words' boxes; a box
_SIZE, _SMALLEST, _TITLE, _LINE = 14, 11, 22, 21  # letters, pixels: words, long words; above a head's words; a line
_MANY = 12  # words in a column: more of them stand closer


class _Place(NamedTuple):
    """Where one head lies: left and upper end, y of each column's first word {"q": …, "k": …}, pixels for a word."""

    left: float
    above: float
    tops: dict
    pitch: int

    def middle(self, side, i):
        """y of the middle of a word."""
        return self.tops[side] + self.pitch * (i + 0.5)


class HeadsPicture(Drawing):
    """heads: `Heads`. word: the name of the one whose lines alone stay, or EVERY. headline: text above the heads.

    unknown: words of the sentence that the model reads as <unk>, which are underlined.
    """

    def __init__(self, heads, word, headline, unknown, label):
        most = max(len(heads.readers), len(heads.read))
        pitch, self._size = (24, _SIZE) if most <= _MANY else (18, _SIZE - 2)
        lines = _wrapped(headline, 15, _WIDTH - 4)
        top, tall = _LINE * len(lines) + 16, _TITLE + pitch * most + 14
        super().__init__(_WIDTH, top + tall * -(-len(heads.weights) // _COLUMNS), label)
        for i, line in enumerate(lines):
            self.text(2, 20 + _LINE * i, line, size=15, anchor="start")
        self._words = {"q": self._column(heads.readers, unknown), "k": self._column(heads.read, unknown)}
        columns, buttons = column_names(heads), button_names(heads)
        places = []
        for h in range(len(heads.weights)):
            above = top + (h // _COLUMNS) * tall
            first = {  # a shorter column lies in the middle
                side: above + _TITLE + pitch * (most - len(words)) / 2 for side, words in self._words.items()
            }
            places.append(_Place((h % _COLUMNS) * (_HEAD + _GAP), above, first, pitch))
        for h, place in enumerate(places):
            self._titles(_("head {number}").format(number=h + 1), columns, place)
            for name, each in buttons.items():
                self._button(place, name, each[h], chosen=name == word)
        # What is of another number at each choice comes last: what stands before it is not drawn anew.
        for place, weights in zip(places, heads.weights, strict=True):
            self._weights(place, weights, word)

    def _column(self, words, unknown):
        """[(text that fits its box, letters' size, whether unknown)]"""
        return [(*_fitting(word, self._size, _BOX - 8), word in unknown) for word in words]

    def _titles(self, title, columns, place):
        base = place.above + 13
        self.text(place.left + _HEAD / 2, base, title, size=14, font_weight="bold")
        self.text(place.left + _NUMBER + _BOX, base, columns[0], size=13, anchor="end")
        self.text(place.left + _HEAD - _NUMBER - _BOX, base, columns[1], size=13, anchor="start")

    def _weights(self, place, weights, word):
        """The lines of one head; those of one word with numbers. weights (words that read, words that are read)"""
        shown = weights >= LEAST
        if word != EVERY:
            own = np.zeros_like(shown)
            row = own if word[0] == "q" else own.T
            row[int(word[1:])] = True
            shown &= own
        self._lines(place, weights, shown, faint=word == EVERY)
        if word != EVERY:
            self._numbers(place, weights, shown, "k" if word[0] == "q" else "q")

    def _lines(self, place, weights, shown, faint):
        """A line for each weight that is shown, the strongest last, so that it lies on the others."""
        start, end = place.left + _NUMBER + _BOX + 2, place.left + _HEAD - _NUMBER - _BOX - 2
        half, places = (start + end) / 2, np.argwhere(shown)
        for i, j in places[np.argsort(weights[shown], kind="stable")].tolist():
            strength, y, to = float(weights[i, j]), place.middle("q", i), place.middle("k", j)
            path = f"M{start:.0f} {y:.1f}C{half:.0f} {y:.1f} {half:.0f} {to:.1f} {end:.0f} {to:.1f}"
            opacity = 0.05 + 0.85 * strength if faint else 0.9
            look = {"stroke_width": 0.8 + 7 * strength, "stroke_opacity": f"{opacity:.2f}"}
            self.add("path", d=path, fill="none", stroke=ACCENT, **look)

    def _button(self, place, name, says, chosen):
        """A word in its box, to be picked; once more lets it go."""
        side, i = name[0], int(name[1:])
        x, middle = place.left + (_NUMBER if side == "q" else _HEAD - _NUMBER - _BOX), place.middle(side, i)
        look = {"stroke": FAINT, "stroke_width": 0.5, "fill": "var(--ah-raised, transparent)"}
        if chosen:  # on the raised ground of the dark theme the frame would have less than 3 : 1
            look = {"stroke": WARN, "stroke_width": 2.5, "fill": "transparent"}
        look |= {"rx": 4, "sets": {"word": EVERY if chosen else name}}
        self.rect(x, middle - place.pitch / 2 + 1, _BOX, place.pitch - 2, **look, says=says, pressed=chosen)
        text, size, unknown = self._words[side][i]
        at, anchor = (x + _BOX - 4, "end") if side == "q" else (x + 4, "start")
        mark = {"text_decoration": "underline"} if unknown else {}
        self.text(at, middle + 0.35 * size, text, size=size, anchor=anchor, pointer_events="none", **mark)

    def _numbers(self, place, weights, shown, side):
        """The weights of one word, beside the words of the other `side`."""
        at, anchor = (_NUMBER - 4, "end") if side == "q" else (_HEAD - _NUMBER + 4, "start")
        for places in np.argwhere(shown).tolist():
            y = place.middle(side, places["qk".index(side)]) + 4
            weight = f"{weights[tuple(places)]:.2f}"
            self.text(place.left + at, y, weight, size=13, anchor=anchor, font_weight="bold")


def _fitting(word, size, room):
    """(text, letters' size): the word smaller, or cut, where it is longer than `room` pixels."""
    word = clean(word)
    size = min(size, max(size * room / max(text_width(word, size), 1), _SMALLEST))
    return _cut(word, size, room), size


def _cut(word, size, room):
    """The word, or as much of it as `room` pixels hold with a sign that it goes on."""
    if text_width(word, size) <= room + 0.1:
        return word
    ends = np.cumsum([text_width(letter, size) for letter in f"…{word}"])
    return f"{word[: max(int((ends <= room).sum()) - 1, 1)]}…"


def _wrapped(text, size, room):
    """A text in lines of at most `room` pixels."""
    lines = [""]
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > room:
            lines.append(_cut(word, size, room))
        else:
            lines[-1] = _cut(longer, size, room)
    return lines
