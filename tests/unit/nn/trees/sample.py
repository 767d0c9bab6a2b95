"""Small labelled trees, and every reader of them."""

from attention_helpers import nn

WORDS = ["not", "very", "good", "bad", "and", "cheap"]


def leaf(word, label=0):
    return {"word": word, "label": label}


def node(left, right, label):
    return {"left": left, "right": right, "label": label}


NOT_VERY_GOOD = node(leaf("not"), node(leaf("very"), leaf("good", 1), 2), -1)

SCOPE_WIDE = node(leaf("not"), node(leaf("good", 1), node(leaf("and"), leaf("cheap", 1), 1), 1), -1)

SCOPE_NARROW = node(node(leaf("not"), leaf("good", 1), -1), node(leaf("and"), leaf("cheap", 1), 1), 0)

TREES = [NOT_VERY_GOOD, SCOPE_WIDE, leaf("bad", -1), SCOPE_NARROW]

KINDS = {
    "tree": nn.RecursiveNet,
    "bag": nn.BagOfWords,
    "rnn": nn.LastState,
    "gru": lambda *args, **settings: nn.LastState(*args, kind="gru", **settings),
}


def random_tree(rng, leaves):
    if leaves == 1:
        return leaf(str(rng.choice(WORDS)), int(rng.integers(-2, 3)))
    cut = int(rng.integers(1, leaves))
    return node(random_tree(rng, cut), random_tree(rng, leaves - cut), int(rng.integers(-2, 3)))
