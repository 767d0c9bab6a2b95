"""What the tree player shows: the tree on the left, the open calls on the right; and the same in words."""

from itertools import pairwise

from attention_helpers.corpus.parse import leaves
from attention_helpers.views.figures.tree_figure import MINUS, label_color, said
from attention_helpers.views.figures.tree_layout import bracketed, places
from attention_helpers.views.play.trees.steps import Step, steps
from attention_helpers.widgets import colormap
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg import ACCENT, FAINT, GOOD, INK, WARN, Drawing

WIDTH, LEFT, TOP, LEVEL, FRAME = 900, 530, 34, 62, 62  # pixels: picture, tree part; heights of a level, a call
NODE = (66, 34)


def numbers(vector):
    """A vector in few letters: all of two or three numbers, else the first two."""
    shown = [f"{value:.2f}".replace("-", MINUS) for value in vector[: 3 if len(vector) <= 3 else 2]]
    return f"[{' '.join(shown)}{'' if len(vector) <= 3 else ' …'}]"


class TreePicture(Drawing):
    """The picture of a walk.

    parts: the trees that stand side by side, one where all are joined. step: the Step shown, None while there are
    several. machine: gives vectors and labels. tried: [(grouping as text, its vector)]. words: the picture in words.
    """

    def __init__(self, parts, step, machine, tried, words):
        forest, first = [], 0
        for part in parts:
            forest.append(places(part, first))
            first += len(forest[-1][-1].words)
        levels = max(place.height for part in forest for place in part)
        super().__init__(WIDTH, max(LEVEL * levels + TOP + NODE[1] + 66, FRAME * (levels + 1) + 40, 400), words)
        self.machine, self.scale, self.floor = machine, min(NODE[0] + 14, (LEFT - 20) / first), self.height - 52
        for part, tree in zip(forest, parts, strict=True):
            self._tree(part, step or Step("built", (), steps(tree, machine.vector, machine.join)[-1].done))
        for i, (part, other) in enumerate(pairwise(forest)):
            self._joint(i, part[-1], other[-1])
        if step is not None:
            self._open_calls(step.frames, step.kind)
        if step is None or (len(tried) > 1 and len(step.frames) <= 3):
            self._tried(tried)

    def _at(self, place):
        return 10 + (place.x + 0.5) * self.scale, self.floor - LEVEL * place.height

    # --- the tree -----------------------------------------------------------------------------------------------

    def _tree(self, part, step):
        open_paths = [frame.path for frame in step.frames]
        for place in part:
            for branch in (place.left, place.right):
                if branch is not None:
                    called = place.path in open_paths and part[branch].path in open_paths
                    self._edge(self._at(place), self._at(part[branch]), called)
        order = {path: i + 1 for i, path in enumerate(step.done)} if step.kind != "built" else {}
        for place in part:
            self._node(place, step.done.get(place.path), open_paths)
            x, y = self._at(place)
            if place.path in order:
                corner = x - self._wide / 2 + 2, y - NODE[1] / 2 - 3
                self.text(*corner, str(order[place.path]), size=11, anchor="start", fill=GOOD)
            if place.left is None:
                self._word(x, y, place.words[0])

    def _edge(self, above, below, called):
        look = {"stroke": WARN, "stroke_width": 3.5} if called else {"stroke": FAINT, "stroke_width": 1.5}
        self.line(above[0], above[1] + NODE[1] / 2, below[0], below[1] - NODE[1] / 2, **look)

    @property
    def _wide(self):
        return min(NODE[0], self.scale - 4)

    def _node(self, place, vector, open_paths):
        """A box: dashed before it is called, orange while its call is open, then with its vector or label."""
        (x, y), tall = self._at(place), NODE[1]
        label = None if vector is None else self.machine.label(vector)
        color = "none" if label is None else label_color(label)
        ink = INK if label is None else colormap.ink_on(color)
        waiting, current = place.path in open_paths, place.path in open_paths[-1:]
        self.rect(
            x - self._wide / 2,
            y - tall / 2,
            self._wide,
            tall,
            fill=color,
            rx=5,
            stroke=WARN if waiting else INK,
            stroke_width=4 if current else 2.5 if waiting else 1 if vector is None else 1.5,
            stroke_dasharray="4 3" if vector is None and not waiting else None,
        )
        if vector is not None:
            text, size = (numbers(vector)[1:-1], 11) if label is None else (said(label), 14)
            self.text(x, y - 1, text, size=size, fill=ink).text(x, y + 12, f"({len(vector)},)", size=10, fill=ink)
        elif waiting:
            self.text(x, y + 5, _("open"), size=13)

    def _word(self, x, y, word):
        longest = max(len(word) * (1 if ord(word[0]) > 0x2E80 else 0.62), 1)
        self.text(x, y + NODE[1] / 2 + 20, word, size=max(9, min(15, (self.scale - 4) / longest)))

    def _joint(self, i, one, other):
        """The + that joins part i with the part after it."""
        ends = [self._at(one), self._at(other)]
        x, y = (ends[0][0] + ends[1][0]) / 2, min(ends[0][1], ends[1][1]) - 34
        for left, top in ends:
            self.line(left, top - NODE[1] / 2, x, y, stroke=FAINT, stroke_dasharray="3 3")
        says = _("join {left} and {right}").format(left=" ".join(one.words), right=" ".join(other.words))
        look = {"fill": ACCENT, "stroke": INK}
        self.circle(x, y, 13, **look, data_pick=f"merge:{i}", aria_label=says)
        self.text(x, y + 6, "+", size=19, fill="#ffffff", pointer_events="none")

    # --- the right side -----------------------------------------------------------------------------------------

    def _side(self, x, y, text, size=13, anchor="start"):
        self.text(x, y, text, size=size, anchor=anchor)

    def _open_calls(self, frames, kind):
        x, y = LEFT + 20, 24
        self._side(x, y, _("open calls: {count}   (newest on top)").format(count=len(frames)), 14)
        if not frames:
            text = _("none yet: press forward") if kind == "start" else _("all have returned")
            self._side(x, y + 26, text, 13)
        for level, frame in enumerate(reversed(frames)):
            top = y + 14 + FRAME * level
            self.rect(x, top, WIDTH - x - 6, 54, stroke=WARN, stroke_width=3 if level == 0 else 1.5, rx=4)
            self._side(x + 8, top + 17, f"traverse({frame.path})")
            self._side(WIDTH - 14, top + 17, _short(" ".join(frame.words), 14), anchor="end")
            for line, text in enumerate(self._locals(frame)):
                self._side(x + 8, top + 33 + 15 * line, text)

    def _locals(self, frame):
        """Two lines: the local values of an open call, and what it does or waits for."""
        size = self.machine.size
        if frame.leaf:
            return _("a leaf, shape ({size},)").format(size=size), f"return {numbers(frame.result)}"
        left, right = ("?" if vector is None else numbers(vector) for vector in (frame.left, frame.right))
        values = f"left = {left}, right = {right}"
        if frame.result is None:
            return values, _("waits for {name}").format(name="left" if frame.left is None else "right")
        return values, f"W ({size}, {2 * size}) · pair ({2 * size},): return {numbers(frame.result)}"

    def _tried(self, tried):
        """The groupings tried so far, each with its vector, at the foot of the right part."""
        x, y = LEFT + 20, self.height - 14 - 34 * len(tried)
        self._side(x, y, _("groupings so far, and their vectors"), 13)
        for i, (text, vector) in enumerate(tried):
            label = self.machine.label(vector)
            end = numbers(vector) + ("" if label is None else f"   {said(label)}")
            self._side(x, y + 17 + 34 * i, _short(text, 47), 11)
            self._side(x + 12, y + 32 + 34 * i, end)


def _short(text, most):
    return text if len(text) <= most else text[:most] + "…"


def in_words(parts, step, number, count, machine):
    """The picture in words: step `number` of `count`, or the unjoined parts where `step` is None."""
    if step is None:
        texts = " | ".join(" ".join(leaves(part)) for part in parts)
        return _("{count} parts: {texts}. Pick a + to join two neighbours.").format(count=len(parts), texts=texts)
    start, tree = _("Step {number} of {count}.").format(number=number, count=count), bracketed(parts[0])
    if step.kind == "start":
        return sentences(start, _("Nothing called yet: {tree}.").format(tree=tree))
    if step.kind == "end":
        value = _value(step.done["root"], machine)
        return sentences(start, _("All calls have returned. {tree} gives {value}.").format(tree=tree, value=value))
    return sentences(start, _call_in_words(step.kind, step.frames[-1], machine))


def _call_in_words(kind, frame, machine):
    """What the newest open call does."""
    line, vector = {
        "call": (_("traverse({path}), {words}, is called; it calls its left child first."), None),
        "leaf": (_("traverse({path}), {words}, is a leaf and returns its vector {value}."), frame.result),
        "left": (_("traverse({path}), {words}, has its left vector {value}; it calls its right child."), frame.left),
        "return": (_("traverse({path}), {words}, has both vectors and returns {value}."), frame.result),
    }[kind]
    value = "" if vector is None else _value(vector, machine)
    return line.format(path=frame.path, words=" ".join(frame.words), value=value)


def _value(vector, machine):
    label = machine.label(vector)
    if label is None:
        return numbers(vector)
    return _("{vector}, label {label}").format(vector=numbers(vector), label=said(label))
