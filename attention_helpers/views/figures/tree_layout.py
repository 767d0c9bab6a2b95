"""Where the nodes of a binary tree stand in a picture, and what a walk over it does step by step."""

from dataclasses import dataclass

import numpy as np

from attention_helpers.nn.trees.walk import is_leaf, walk


@dataclass(frozen=True)
class Place:
    """A node in a picture: x in leaves from the left, height 0 at a leaf, its branches' numbers (post-order)."""

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


@dataclass(frozen=True)
class Frame:
    """One open call of traverse: the node's path and words, and the vectors that its locals hold so far."""

    path: str
    words: tuple
    left: np.ndarray | None = None
    right: np.ndarray | None = None
    result: np.ndarray | None = None
    leaf: bool = False


@dataclass(frozen=True)
class Step:
    """The moment after one step of the walk: what happened, the open calls (root first), the finished nodes.

    kind: "start", "call" (of a node with branches), "leaf" (call and return at once), "left" (its vector came back),
    "return" (right came back too, the node's vector is computed), "end". done: path -> vector.
    """

    kind: str
    frames: tuple
    done: dict


def steps(tree, vector_of, join):
    """All steps of traverse over a tree. vector_of(word) -> (d,); join(left, right) -> (d,)."""
    words = {place.path: place.words for place in places(tree)}
    frames, done, found = [], {}, [Step("start", (), {})]

    def note(kind):
        found.append(Step(kind, tuple(frames), dict(done)))

    for event, node, path in walk(tree):
        here = str(path)
        if event == "leaf":
            vector = vector_of(word_of(node))
            done[here] = vector
            frames.append(Frame(here, words[here], result=vector, leaf=True))
            note("leaf")
            frames.pop()
        elif event == "enter":
            frames.append(Frame(here, words[here]))
            note("call")
        elif event == "between":
            frames[-1] = Frame(here, words[here], left=done[f"{here}.left"])
            note("left")
        else:
            left, right = done[f"{here}.left"], done[f"{here}.right"]
            done[here] = join(left, right)
            frames[-1] = Frame(here, words[here], left, right, done[here])
            note("return")
            frames.pop()
    note("end")
    return found


def leaves(tree):
    """The words of a tree, left to right."""
    return [word_of(node) for event, node, _ in walk(tree) if is_leaf(node)]
