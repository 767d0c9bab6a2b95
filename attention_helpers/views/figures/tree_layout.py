"""Where the nodes of a binary tree stand in a picture."""

from dataclasses import dataclass

from attention_helpers.nn.trees.walk import walk


@dataclass(frozen=True)
class Place:
    """A node in a picture: x in leaves from the left, height 0 at a leaf, its children's numbers (post-order)."""

    path: str
    words: tuple
    x: float
    height: int
    left: int | None = None
    right: int | None = None
    gold: object = None


def word_of(leaf):
    """The word of a leaf, which is a word or {"word": ...}."""
    return leaf["word"] if isinstance(leaf, dict) else str(leaf)


def places(tree, first=0):
    """The nodes of a tree in post-order, as Places; its leaves stand at x = first, first + 1, ..."""
    found, pending, x = [], [], first
    for event, node, path in walk(tree):
        gold = node.get("label") if isinstance(node, dict) else None
        if event == "leaf":
            found.append(Place(str(path), (word_of(node),), float(x), 0, gold=gold))
            x += 1
        elif event == "exit":
            right, left = pending.pop(), pending.pop()
            one, other = found[left], found[right]
            height = 1 + max(one.height, other.height)
            middle = (one.x + other.x) / 2
            found.append(Place(str(path), one.words + other.words, middle, height, left, right, gold))
        else:
            continue
        pending.append(len(found) - 1)
    return found


def bracketed(tree):
    """A tree as text: [[私 は] ペン]."""
    marks = {"enter": "[", "between": " ", "exit": "]"}
    return "".join(word_of(node) if event == "leaf" else marks[event] for event, node, _ in walk(tree))
