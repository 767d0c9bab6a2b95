"""Trees of {left, right} dictionaries: lone leaves, chains, lopsided and full ones, one subtree in two places."""

import numpy as np

from attention_helpers.course.drawing.kinds import Kind
from attention_helpers.course.drawing.numbers import simpler_numbers


class Tree(Kind):
    """A tree of at most `leaves` leaves, each drawn by `leaf`, a Kind of anything but dictionaries."""

    def __init__(self, leaf, leaves=9):
        self.leaf, self.leaves = leaf, leaves

    def draw(self, rng, sizes, calm=False):
        count = rng.choice((1, 2, rng.randint(1, self.leaves)))
        split = rng.choice((_to_the_left, _to_the_right, _anywhere, _in_halves))
        return self._grow(rng, count, split, [], lambda: self.leaf.draw(rng, sizes, calm))

    def _grow(self, rng, count, split, made, make_leaf):
        same = [tree for size, tree in made if size == count]
        if same and rng.random() < 0.2:
            return rng.choice(same)  # one object in two places
        if count == 1:
            tree = make_leaf()
        else:
            first = split(rng, count)
            branches = [("left", first), ("right", count - first)]
            if rng.random() < 0.3:  # a dictionary may hold its keys in either order
                branches.reverse()
            tree = {key: self._grow(rng, size, split, made, make_leaf) for key, size in branches}
        made.append((count, tree))
        return tree

    def is_legal(self, value, sizes):
        return all(self.leaf.is_legal(leaf, sizes) for _path, leaf in _leaves(value))

    def without(self, value, axis, place, sizes):
        return _mapped(value, lambda leaf: self.leaf.without(leaf, axis, place, sizes))

    def as_integers(self, value):
        return _mapped(value, self.leaf.as_integers)

    def simpler(self, value):
        """A branch in its parent's place, wherever that is; then simpler leaves."""
        for path, node in _inner(value):
            yield from (_replaced(value, path, node[key]) for key in ("left", "right"))
        for path, leaf in _leaves(value):
            simpler = simpler_numbers(leaf) if isinstance(leaf, np.ndarray) else self.leaf.simpler(leaf)
            yield from (_replaced(value, path, other) for other in simpler)


def _to_the_left(rng, count):
    return count - 1


def _to_the_right(rng, count):
    return 1


def _in_halves(rng, count):
    return count // 2


def _anywhere(rng, count):
    return rng.randint(1, count - 1)


def _inner(tree, path=()):
    if isinstance(tree, dict):
        yield path, tree
        for key in tree:
            yield from _inner(tree[key], (*path, key))


def _leaves(tree, path=()):
    if isinstance(tree, dict):
        for key in tree:
            yield from _leaves(tree[key], (*path, key))
    else:
        yield path, tree


def _mapped(tree, change, done=None):
    """The tree with every leaf changed; what stood in two places still does."""
    done = {} if done is None else done
    if id(tree) not in done:
        changed = (
            {key: _mapped(branch, change, done) for key, branch in tree.items()}
            if isinstance(tree, dict)
            else change(tree)
        )
        done[id(tree)] = changed
    return done[id(tree)]


def _replaced(tree, path, new):
    if not path:
        return new
    return {key: _replaced(branch, path[1:], new) if key == path[0] else branch for key, branch in tree.items()}
