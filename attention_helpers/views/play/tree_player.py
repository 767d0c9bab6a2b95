"""Step through the calls of traverse on a tree, forward and back, or build another tree over the same words."""

from html import escape

import ipywidgets
import numpy as np

from attention_helpers.views.figures.tree_layout import Step, bracketed, leaves, places, steps
from attention_helpers.widgets import colormap
from attention_helpers.widgets.panel import Panel
from attention_helpers.widgets.svg import ACCENT, FAINT, GOOD, INK, WARN, Drawing
from attention_helpers.widgets.svg_view import SvgView

WIDTH, LEFT, TOP, LEVEL, FRAME = 900, 530, 34, 62, 62  # pixels: picture, tree part; heights of a level, a call
NODE = (66, 34)
MOST_WORDS = 12
MINUS = "\N{MINUS SIGN}"


def tree_player(trees, net=None, size=2, seed=1):
    """A player for traverse over given trees.

    trees: dict from a name to a tree of {"left", "right"} with words (or {"word", "label"}) at the leaves, at most
    12 words each. net: a trained `nn.RecursiveNet`, whose vectors, weights and labels are shown; without one, `size`
    numbers a word and weights are drawn from `seed`. ValueError for no tree or too long a tree.
    """
    return TreePlayer(trees, _NetMachine(net) if net is not None else _RandomMachine(trees, size, seed))


class _RandomMachine:
    """Word vectors and weights without training: small numbers to follow by eye."""

    def __init__(self, trees, size, seed):
        rng = np.random.default_rng(seed)
        words = dict.fromkeys(word for tree in trees.values() for word in leaves(tree))
        self.vectors = {word: rng.integers(-10, 11, size) / 10 for word in words}
        self.weight, self.bias = rng.integers(-10, 11, (size, 2 * size)) / 10, rng.integers(-5, 6, size) / 10
        self.size = size

    def vector(self, word):
        return self.vectors[word]

    def join(self, left, right):
        return np.tanh(self.weight @ np.concatenate([left, right]) + self.bias)

    def label(self, vector):
        return None


class _NetMachine(_RandomMachine):
    """The vectors, weights and labels of a trained network."""

    def __init__(self, net):
        self.net, self.size = net, net.size
        self.weight, self.bias = (net.composition.parameters[name] for name in ("weight", "bias"))

    def vector(self, word):
        return self.net.embedding.parameters["table"][self.net.word_id(word)]

    def label(self, vector):
        return self.net.labels[int(self.net.output.forward(vector[None])[0].argmax())]


def said(label):
    """A label with its sign: +1, 0, −2."""
    return f"+{label}" if label > 0 else f"{MINUS}{-label}" if label < 0 else "0"


def numbers(vector):
    """A vector in few letters: all of two or three numbers, else the first two."""
    shown = [f"{value:.2f}".replace("-", MINUS) for value in vector[: 3 if len(vector) <= 3 else 2]]
    return f"[{' '.join(shown)}{'' if len(vector) <= 3 else ' …'}]"


class TreePlayer(Panel):
    """See `tree_player`. For tests and other programs:

    forward(), back(), first(), last()   what the step buttons do;  choose(name)
    begin()                              take the tree apart, to build another;  merge(i), undo(), given()
    words, picture                       what is said and drawn now;  view   the SvgView
    tree                                 the tree that is played, or None while parts are still unjoined
    """

    def __init__(self, trees, machine):
        if not trees:
            raise ValueError("trees must hold at least one named tree, got none")
        for name, tree in trees.items():
            if not 1 <= len(leaves(tree)) <= MOST_WORDS:
                raise ValueError(f"the tree {name!r} has {len(leaves(tree))} words, the player shows 1 to {MOST_WORDS}")
        self.trees, self.machine = dict(trees), machine
        self.tried = []
        self.view = SvgView("<svg xmlns='http://www.w3.org/2000/svg'/>")
        self.view.on_pick(self._picked)
        self._line = ipywidgets.HTML()
        self._sentence = ipywidgets.Dropdown(
            description="sentence",
            options=list(self.trees),
            layout={"width": "auto", "max_width": "640px"},
            style={"description_width": "initial"},
        )
        self._sentence.observe(lambda change: self._start(change["new"]), "value")
        buttons = (
            ("|◀ start", self.first),
            ("◀ back", self.back),
            ("forward ▶", self.forward),
            ("end ▶|", self.last),
            ("take apart", self.begin),
            ("undo a join", self.undo),
            ("grouping as given", self.given),
        )
        self.buttons = {}
        for name, action in buttons:
            self.buttons[name] = ipywidgets.Button(description=name, layout={"width": "auto"})
            self.buttons[name].on_click(lambda _, action=action: action())
        self._set(next(iter(self.trees)))
        self._draw()
        row = ipywidgets.Box(list(self.buttons.values()), layout={"display": "flex", "flex_flow": "row wrap"})
        title = "The calls of traverse"
        about = (
            "Step forward and back. Left: the tree; a finished node shows its vector and, in green, its place in "
            "the order of returns. Right: the open calls with their local values. Take the tree apart and join "
            "neighbours with the + signs to build another."
        )
        head = ipywidgets.HTML(f"<b>{title}</b><br>{escape(about)}")
        plain = (
            f"Playground: {title}. {about} Sentences: {'; '.join(self.trees)}. "
            f"Start: {bracketed(self.tree)}, {len(self.steps) - 1} steps."
        )
        super().__init__([head, self._sentence, row, self.view, self._line], text=plain)

    # --- what a learner does ------------------------------------------------------------------------------------

    def forward(self):
        self._go(self.number + 1)

    def back(self):
        self._go(self.number - 1)

    def first(self):
        self._go(0)

    def last(self):
        self._go(len(self.steps) - 1)

    def choose(self, name):
        self._sentence.value = name

    def begin(self):
        """Take the tree apart into its words."""
        self.parts, self.joined = leaves(self.trees[self._sentence.value]), []
        self._change()

    def merge(self, i):
        """Join part i with the part after it."""
        if not 0 <= i < len(self.parts) - 1:
            raise ValueError(f"merge: i must be from 0 to {len(self.parts) - 2}, got {i}")
        self.joined.append(list(self.parts))
        self.parts[i : i + 2] = [{"left": self.parts[i], "right": self.parts[i + 1]}]
        self._change()

    def undo(self):
        """Take the last join back."""
        if self.joined:
            self.parts = self.joined.pop()
            self._change()

    def given(self):
        """The sentence's own tree again."""
        self._start(self._sentence.value)

    # --- state --------------------------------------------------------------------------------------------------

    @property
    def tree(self):
        return self.parts[0] if len(self.parts) == 1 else None

    @property
    def picture(self):
        return self.view.svg

    def _set(self, name):
        self.tried = []
        self.parts, self.joined = [self.trees[name]], []
        self._play()

    def _start(self, name):
        self._set(name)
        self._draw_and_say()

    def _play(self):
        self.number = 0
        self.steps = steps(self.tree, self.machine.vector, self.machine.join) if self.tree is not None else []
        if self.steps:
            result = bracketed(self.tree), self.steps[-1].done["root"]
            self.tried = [result, *(old for old in self.tried if old[0] != result[0])][:4]

    def _change(self):
        self._play()
        if self.steps:
            self.number = len(self.steps) - 1
        self._draw_and_say()

    def _go(self, number):
        if self.steps:
            self.number = min(max(number, 0), len(self.steps) - 1)
        self._draw_and_say()

    def _picked(self, name, _x, _y):
        what, _, where = name.partition(":")
        if what == "merge":
            self.merge(int(where))
        elif what == "step":
            self._go(int(where))

    # --- picture ------------------------------------------------------------------------------------------------

    def _draw_and_say(self):
        self._draw()
        self.announce(self.words)

    def _draw(self):
        forest, first = [], 0
        for part in self.parts:
            forest.append(places(part, first))
            first += len(leaves(part))
        self.words = self._in_words()
        levels = max(place.height for part in forest for place in part)
        height = max(LEVEL * levels + TOP + NODE[1] + 66, FRAME * (levels + 1) + 40, 400)
        picture = Drawing(WIDTH, height, self.words)
        step = self.steps[self.number] if self.steps else None
        scale = min(NODE[0] + 14, (LEFT - 20) / first)
        floor = height - 52

        def at(place):
            return 10 + (place.x + 0.5) * scale, floor - LEVEL * place.height

        for part, tree in zip(forest, self.parts, strict=True):
            shown = step or Step("built", (), steps(tree, self.machine.vector, self.machine.join)[-1].done)
            self._draw_tree(picture, part, at, shown, scale)
        for i in range(len(forest) - 1):
            self._draw_joint(picture, i, at(forest[i][-1]), at(forest[i + 1][-1]), floor)
        if step is not None:
            self._draw_stack(picture, step)
        self._draw_tried(picture)
        self._line.value = f"<span>{escape(self.words)}</span>"
        self.view.description = self.words
        self.view.svg = str(picture)
        self.buttons["undo a join"].disabled = not self.joined

    def _draw_tree(self, picture, part, at, step, scale):
        open_paths = [frame.path for frame in step.frames]
        order = {path: i + 1 for i, path in enumerate(step.done)} if step.kind != "built" else {}
        for place in part:
            for branch in (place.left, place.right):
                if branch is not None:
                    x, y = at(place)
                    below = at(part[branch])
                    called = place.path in open_paths and part[branch].path in open_paths
                    picture.line(
                        x,
                        y + NODE[1] / 2,
                        below[0],
                        below[1] - NODE[1] / 2,
                        stroke=WARN if called else FAINT,
                        stroke_width=3.5 if called else 1.5,
                    )
        for place in part:
            vector, number = step.done.get(place.path), order.get(place.path)
            self._draw_node(picture, place, at(place), vector, number, open_paths, scale)

    def _draw_node(self, picture, place, where, vector, number, open_paths, scale):
        x, y = where
        wide, tall = min(NODE[0], scale - 4), NODE[1]
        label = None if vector is None else self.machine.label(vector)
        color = "none" if label is None else colormap.cell_color(label / 2, signed=True)
        ink = INK if label is None else colormap.ink_on(color)
        current = bool(open_paths) and place.path == open_paths[-1]
        waiting = place.path in open_paths
        picture.rect(
            x - wide / 2,
            y - tall / 2,
            wide,
            tall,
            fill=color,
            rx=5,
            stroke=WARN if waiting else INK,
            stroke_width=4 if current else 2.5 if waiting else 1 if vector is None else 1.5,
            stroke_dasharray="4 3" if vector is None and not waiting else None,
        )
        if vector is not None:
            text = said(label) if label is not None else numbers(vector)[1:-1]
            picture.text(x, y - 1, text, size=14 if label is not None else 11, fill=ink)
            picture.text(x, y + 12, f"({len(vector)},)", size=10, fill=ink)
        elif waiting:
            picture.text(x, y + 5, "open", size=12)
        if number is not None:
            picture.text(x - wide / 2 + 2, y - tall / 2 - 3, str(number), size=11, anchor="start", fill=GOOD)
        if place.left is None:
            longest = max(len(place.words[0]) * (1 if ord(place.words[0][0]) > 0x2E80 else 0.62), 1)
            picture.text(x, y + tall / 2 + 20, place.words[0], size=max(9, min(15, (scale - 4) / longest)))

    def _draw_joint(self, picture, i, one, other, floor):
        x, y = (one[0] + other[0]) / 2, min(one[1], other[1]) - 34
        names = [" ".join(leaves(self.parts[j])) for j in (i, i + 1)]
        picture.line(one[0], one[1] - NODE[1] / 2, x, y, stroke=FAINT, stroke_dasharray="3 3")
        picture.line(other[0], other[1] - NODE[1] / 2, x, y, stroke=FAINT, stroke_dasharray="3 3")
        picture.circle(
            x,
            y,
            13,
            fill=ACCENT,
            stroke=INK,
            data_pick=f"merge:{i}",
            style="cursor:pointer",
            aria_label=f"join {names[0]} and {names[1]}",
        )
        picture.text(x, y + 6, "+", size=19, fill="#ffffff", pointer_events="none")

    def _draw_stack(self, picture, step):
        x, y = LEFT + 20, 24
        picture.text(x, y, f"open calls: {len(step.frames)}   (newest on top)", size=14, anchor="start")
        if not step.frames:
            words = "none yet: press forward" if step.kind == "start" else "all have returned"
            picture.text(x, y + 26, words, size=13, anchor="start")
        for level, frame in enumerate(reversed(step.frames)):
            top = y + 14 + FRAME * level
            picture.rect(x, top, WIDTH - x - 6, 54, stroke=WARN, stroke_width=3 if level == 0 else 1.5, rx=4)
            words = " ".join(frame.words)
            picture.text(x + 8, top + 17, f"traverse({frame.path})", size=12, anchor="start")
            picture.text(WIDTH - 14, top + 17, words if len(words) < 15 else words[:14] + "…", size=12, anchor="end")
            lines = self._locals(frame)
            picture.text(x + 8, top + 33, lines[0], size=12, anchor="start")
            picture.text(x + 8, top + 48, lines[1], size=12, anchor="start")

    def _locals(self, frame):
        """Two lines: the local values of an open call, and what it does or waits for."""
        size = self.machine.size
        if frame.leaf:
            return f"a leaf, shape ({size},)", f"return {numbers(frame.result)}"
        left, right = ("?" if vector is None else numbers(vector) for vector in (frame.left, frame.right))
        values = f"left = {left}, right = {right}"
        if frame.result is None:
            return values, "waits for " + ("left" if frame.left is None else "right")
        return values, f"W ({size}, {2 * size}) · pair ({2 * size},): return {numbers(frame.result)}"

    def _draw_tried(self, picture):
        """The groupings tried so far, each with its vector, at the foot of the right part."""
        if len(self.tried) < 2 and self.steps:
            return
        x, y = LEFT + 20, picture.height - 14 - 34 * len(self.tried)
        if self.steps and len(self.steps[self.number].frames) > 3:
            return
        picture.text(x, y, "groupings so far, and their vectors", size=13, anchor="start")
        for i, (text, vector) in enumerate(self.tried):
            label = self.machine.label(vector)
            end = numbers(vector) + ("" if label is None else f"   {said(label)}")
            picture.text(x, y + 17 + 34 * i, text if len(text) < 48 else text[:47] + "…", size=11, anchor="start")
            picture.text(x + 12, y + 32 + 34 * i, end, size=12, anchor="start")

    # --- words --------------------------------------------------------------------------------------------------

    def _in_words(self):
        if not self.steps:
            parts = " | ".join(" ".join(leaves(part)) for part in self.parts)
            return f"{len(self.parts)} parts: {parts}. Pick a + to join two neighbours."
        step, count = self.steps[self.number], len(self.steps) - 1
        start = f"Step {self.number} of {count}."
        if step.kind == "start":
            return f"{start} Nothing called yet: {bracketed(self.tree)}."
        if step.kind == "end":
            return f"{start} All calls have returned. {bracketed(self.tree)} gives {self._value(step.done['root'])}."
        frame = step.frames[-1]
        name = f"traverse({frame.path}), {' '.join(frame.words)},"
        if step.kind == "leaf":
            return f"{start} {name} is a leaf and returns its vector {self._value(frame.result)}."
        if step.kind == "call":
            return f"{start} {name} is called; it calls its left branch first."
        if step.kind == "left":
            return f"{start} {name} has its left vector {self._value(frame.left)}; it calls its right branch."
        return f"{start} {name} has both vectors and returns {self._value(frame.result)}."

    def _value(self, vector):
        label = self.machine.label(vector)
        return numbers(vector) + ("" if label is None else f", label {said(label)}")
