"""What traverse does over a tree, step by step, and where its vectors come from."""

from dataclasses import dataclass

import numpy as np

from attention_helpers.nn.trees.walk import walk
from attention_helpers.views.figures.tree_layout import places, word_of


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

    kind: "start", "call" (of an inner node), "leaf" (call and return at once), "left" (its vector came back),
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


class RandomMachine:
    """Word vectors and weights without training: small numbers to follow by eye."""

    def __init__(self, trees, size, seed):
        rng = np.random.default_rng(seed)
        words = dict.fromkeys(word for tree in trees.values() for word in places(tree)[-1].words)
        self.vectors = {word: rng.integers(-10, 11, size) / 10 for word in words}
        self.weight, self.bias = rng.integers(-10, 11, (size, 2 * size)) / 10, rng.integers(-5, 6, size) / 10
        self.size = size

    def vector(self, word):
        if word not in self.vectors:
            raise ValueError(f"machine has no vector for the word {word!r}; it was made for other trees")
        return self.vectors[word]

    def join(self, left, right):
        return np.tanh(self.weight @ np.concatenate([left, right]) + self.bias)

    def label(self, vector):
        return None


class NetMachine(RandomMachine):
    """The vectors, weights and labels of a trained network."""

    def __init__(self, net):
        self.net, self.size = net, net.size
        self.weight, self.bias = (net.composition.parameters[name] for name in ("weight", "bias"))

    def vector(self, word):
        return self.net.embedding.parameters["table"][self.net.word_id(word)]

    def label(self, vector):
        return self.net.labels[int(self.net.output.forward(vector[None])[0].argmax())]
