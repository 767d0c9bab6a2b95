"""Step through the calls of traverse on a tree, forward and back, or build another tree over the same words."""

import ipywidgets

from attention_helpers.corpus.parse import leaves
from attention_helpers.nn import checks
from attention_helpers.views.figures.tree_layout import bracketed, places
from attention_helpers.views.play.playground import Stage, choice
from attention_helpers.views.play.trees.picture import TreePicture, in_words
from attention_helpers.views.play.trees.steps import NetMachine, RandomMachine, steps
from attention_helpers.widgets.language import mark as N_
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _

MOST_WORDS = 12
_TITLE = N_("The calls of traverse")
_ABOUT = N_(
    "Step forward and back. Left: the tree; a finished node shows its vector and, in green, its place in "
    "the order of returns. Right: the open calls with their local values. Take the tree apart and join "
    "neighbours with the + signs to build another."
)


def tree_player(trees, net=None, size=2, seed=1):
    """A player for traverse over given trees.

    trees: dict from a name to a tree of {"left", "right"} with words (or {"word", "label"}) at the leaves, at most
    12 words each. net: a trained `nn.RecursiveNet`, whose vectors, weights and labels are shown; without one, `size`
    numbers a word and weights are drawn from `seed`. ValueError for no tree or too long a tree.
    """
    size, seed = checks.positive(size, "size"), checks.whole(seed, "seed")
    _check_trees(trees)
    if net is not None:
        checks.able(net, "composition embedding output word_id", "net", "an nn.RecursiveNet")
    return TreePlayer(trees, NetMachine(net) if net is not None else RandomMachine(trees, size, seed))


def _check_trees(trees):
    if not isinstance(trees, dict):
        raise TypeError(f"trees must be a dict of name and tree, got {checks.came(trees)}")
    if not trees:
        raise ValueError("trees must hold at least one named tree, got none")
    for name, tree in trees.items():
        checks.text(name, "trees: each name")
        places(tree)  # names what is no tree
        words = leaves(tree)
        if not all(isinstance(word, str) for word in words):
            raise TypeError(f"trees: the leaves of {name!r} must be words, got {words!r:.60}")
        if len(words) > MOST_WORDS:
            raise ValueError(f"the tree {name!r} has {len(words)} words, the player shows 1 to {MOST_WORDS}")


class TreePlayer(Stage):
    """See `tree_player`. For tests and other programs:

    forward(), back(), first(), last()   what the step buttons do;  choose(name)
    begin()                              take the tree apart, to build another;  merge(i), undo(), given()
    words, picture                       what is said and drawn now;  view   the SvgView
    tree                                 the tree that is played, or None while parts are still unjoined
    """

    def __init__(self, trees, machine):
        _check_trees(trees)
        checks.able(machine, "vector join label size", "machine", "a NetMachine or a RandomMachine")
        self.trees, self.machine = dict(trees), machine
        self._sentence = choice(_("sentence"), [(name, name) for name in self.trees])
        self._sentence.observe(lambda change: self._restart(change["new"]), "value")
        actions = {
            N_("|◀ start"): self.first,
            N_("◀ back"): self.back,
            N_("forward ▶"): self.forward,
            N_("end ▶|"): self.last,
            N_("take apart"): self.begin,
            N_("undo a join"): self.undo,
            N_("grouping as given"): self.given,
        }
        self.buttons = {name: _button(_(name), action) for name, action in actions.items()}
        self._set(self._sentence.value)
        row = ipywidgets.Box(list(self.buttons.values()), layout={"display": "flex", "flex_flow": "row wrap"})
        super().__init__(_(_TITLE), _(_ABOUT), [self._sentence, row])

    def _start_text(self):
        return sentences(
            _("Sentences: {names}.").format(names=_("; ").join(self.trees)),
            _("Start: {tree}, {count} steps.").format(tree=bracketed(self.tree), count=len(self.steps) - 1),
        )

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
        if not isinstance(name, str) or name not in self.trees:
            raise ValueError(f"name must be one of {', '.join(self.trees)}, got {checks.came(name)}")
        self._sentence.value = name

    def begin(self):
        """Take the tree apart into its words."""
        self.parts, self.joined = leaves(self.trees[self._sentence.value]), []
        self._change()

    def merge(self, i):
        """Join part i with the part after it."""
        if not 0 <= checks.whole(i, "merge: i", -MOST_WORDS) < len(self.parts) - 1:
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
        self._restart(self._sentence.value)

    # --- state --------------------------------------------------------------------------------------------------

    @property
    def tree(self):
        return self.parts[0] if len(self.parts) == 1 else None

    def _set(self, name):
        self.tried = []
        self.parts, self.joined = [self.trees[name]], []
        self._play()

    def _restart(self, name):
        self._set(name)
        self._redraw_and_say()

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
        self._redraw_and_say()

    def _go(self, number):
        if self.steps:
            self.number = min(max(number, 0), len(self.steps) - 1)
        self._redraw_and_say()

    def _picked(self, name):
        what, _colon, where = name.partition(":")
        if what == "merge":
            self.merge(int(where))
        elif what == "step":
            self._go(int(where))

    def _draw_now(self):
        step = self.steps[self.number] if self.steps else None
        words = in_words(self.parts, step, self.number, len(self.steps) - 1, self.machine)
        self.buttons["undo a join"].disabled = not self.joined
        return TreePicture(self.parts, step, self.machine, self.tried, words), words


def _button(name, action):
    made = ipywidgets.Button(description=name, layout={"width": "auto"})
    made.on_click(lambda _pressed: action())
    return made
