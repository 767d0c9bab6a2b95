"""Trees and activations that the exercises of lesson 07 share as inputs."""

import numpy as np

from attention_helpers.course.checking.form import Input, _
from attention_helpers.course.drawing.domain import Domain
from attention_helpers.course.drawing.kinds import Numbers, OneOf
from attention_helpers.course.drawing.numbers import CALM, large, small_eighths, units, zeros
from attention_helpers.course.drawing.trees import Tree

# 私 は ペン を: grouped [[私 は] [ペン を]], two numbers a word.
EXAMPLE = {
    "left": {"left": np.array([1.0, 0.0]), "right": np.array([0.0, 0.5])},
    "right": {"left": np.array([0.5, 1.0]), "right": np.array([-0.5, 0.0])},
}
EXAMPLE_W = np.array([[1.0, 0.5, -1.0, 0.0], [0.0, -0.5, 1.0, 1.0]])
EXAMPLE_B = np.array([0.5, -0.25])


def logistic(x):
    """1 / (1 + e^-x)."""
    return 1.0 / (1.0 + np.exp(-x))


def unchanged(x):
    """The identity, an activation without bounds."""
    return x


def shares(x):
    """Each number's part of all, an activation that looks at the whole vector."""
    return x / (1.0 + np.abs(x).sum())


def random_tree(rng, leaves, make_leaf):
    """A tree of so many leaves; each place to split is as likely as any other."""
    if leaves == 1:
        return make_leaf()
    cut = int(rng.integers(1, leaves))
    return {"left": random_tree(rng, cut, make_leaf), "right": random_tree(rng, leaves - cut, make_leaf)}


def chain(levels, make_leaf, branch):
    """A tree that grows on one side only."""
    tree, other = make_leaf(), {"left": "right", "right": "left"}[branch]
    for _level in range(levels):
        tree = {branch: tree, other: make_leaf()}
        tree = {"left": tree["left"], "right": tree["right"]}
    return tree


def traverse_inputs(rng):
    """Trees with the globals that `traverse` reads: W, b and _activation."""

    def given(tree, size, activation, name=None):
        values = {"W": rng.normal(size=(size, 2 * size)), "b": rng.normal(size=size), "_activation": activation}
        return Input(tree, name=name, globals=values)

    def leaf(size):
        return lambda: rng.normal(size=size)

    yield Input(EXAMPLE, name=_("the example"), globals={"W": EXAMPLE_W, "b": EXAMPLE_B, "_activation": np.tanh})
    yield given(random_tree(rng, 2, leaf(3)), 3, logistic, _("two leaves, d = 3"))
    yield given(leaf(2)(), 2, np.tanh, _("a leaf alone"))
    yield given(chain(4, leaf(2), "right"), 2, np.tanh, _("grows to the right"))
    yield given(chain(4, leaf(3), "left"), 3, logistic, _("grows to the left"))
    for leaves, size in ((6, 2), (9, 4)):
        yield given(random_tree(rng, leaves, leaf(size)), size, np.tanh)


TRAVERSED = Domain(
    {
        "node": Tree(Numbers("d", flavours=(*CALM, large)), leaves=14),
        "W": Numbers("d", "2d", flavours=(units, zeros, small_eighths)),  # each vector enters the next
        "b": Numbers("d", flavours=CALM),
        "_activation": OneOf(np.tanh, logistic, unchanged, shares),
    },
    sizes={"d": (1, 3)},
    globals=("W", "b", "_activation"),
)
