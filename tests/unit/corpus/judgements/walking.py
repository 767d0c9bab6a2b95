"""Nodes and words of a labelled tree, for the tests of the judgements."""

from attention_helpers import corpus


def all_nodes(tree):
    """The node itself and all below it."""
    yield tree
    if "left" in tree:
        yield from all_nodes(tree["left"])
        yield from all_nodes(tree["right"])


def said(tree):
    """The words of a tree as one line."""
    return " ".join(corpus.tree_words(tree))
