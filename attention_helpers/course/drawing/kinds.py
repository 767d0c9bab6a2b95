"""What an argument may be: each kind draws a value, says whether a value is legal, and proposes simpler ones.

A kind with named axes gets their sizes from the domain; `without` drops one place of an axis from every argument that
has it, as one drops a word from a sentence and its key and its value with it.
"""

import re
from math import prod

import numpy as np

from attention_helpers.course.drawing import storage
from attention_helpers.course.drawing.numbers import CALM, FLAVOURS, simpler_numbers

FACTORS = re.compile(r"\d+|[^\W\d]\w*")  # of an axis: "2d" has two places for each of d, "h*d" has d for each of h


class Kind:
    """A kind of argument. `axes` names the axes of what it draws."""

    axes = ()

    def draw(self, rng, sizes, calm=False):
        """A value for these sizes of the axes, a dictionary; `calm`: of small numbers, where it holds numbers."""
        raise NotImplementedError

    def is_legal(self, value, sizes):
        """Whether the value is one that the exercise's statement allows."""
        return True

    def without(self, value, axis, place, sizes):
        """The value with one place of an axis dropped; as it is where the kind has no such axis."""
        return value

    def simpler(self, value):
        """Simpler values of the same sizes, the simplest first."""
        return iter(())

    def as_integers(self, value):
        """The value with its numbers stored as integers where they are whole and the kind allows fractions as well."""
        return value


class Arrays(Kind):
    """A kind of array with named axes; one may be a multiple or a product of others, such as "2d" and "h*d"."""

    def shape(self, sizes):
        return tuple(prod(_factors(axis, sizes)) for axis in self.axes)

    def is_legal(self, value, sizes):
        return value.shape == self.shape(sizes)

    def without(self, value, axis, place, sizes):
        for number, name in enumerate(self.axes):
            names, places = FACTORS.findall(name), np.arange(value.shape[number])
            if axis in names:
                gone = places.reshape(_factors(name, sizes)).take(place, axis=names.index(axis))
                value = np.delete(value, gone.ravel(), axis=number)
        return value


class Numbers(Arrays):
    """An array of floats. `low` and `high` bound its numbers, `above` from below without the bound itself.

    flavours   the functions of `numbers` that fill it;  finish   a last step that makes the numbers legal
    """

    def __init__(self, *axes, above=None, low=None, high=None, flavours=FLAVOURS, finish=None):
        self.axes, self.above, self.low, self.high = axes, above, low, high
        self.flavours, self.finish = flavours, finish

    def draw(self, rng, sizes, calm=False):
        flavours = [one for one in self.flavours if one in CALM] if calm else ()
        for _try in range(300):
            array = rng.choice(flavours or self.flavours)(rng, self.shape(sizes))
            array = self.finish(array) if self.finish else array
            if self._in_bounds(array):
                break
        else:
            raise ValueError(f"no drawn array of shape {self.shape(sizes)} is within the bounds")
        return rng.choice(storage.STORAGES)(array) if rng.random() < 0.3 else array

    def is_legal(self, value, sizes):
        return super().is_legal(value, sizes) and self._in_bounds(value)

    def _in_bounds(self, array):
        return not (
            (self.above is not None and (array <= self.above).any())
            or (self.low is not None and (array < self.low).any())
            or (self.high is not None and (array > self.high).any())
        )

    def as_integers(self, value):
        return storage.integers(value)

    def simpler(self, value):
        if not storage.is_plain(value):
            yield value.astype(float, order="C")
        yield from simpler_numbers(value)


class Mask(Arrays):
    """Booleans, True where a word is real; a row without any only where `empty_rows` says that it may be."""

    def __init__(self, *axes, empty_rows=False):
        self.axes, self.empty_rows = axes, empty_rows

    def draw(self, rng, sizes, calm=False):
        *rows, words = self.shape(sizes)
        mask = np.zeros((*rows, words), bool)
        for row in np.ndindex(*rows):
            mask[row] = rng.choice((_all, _first_ones, _last_ones, _some, _one))(rng, words)
        if self.empty_rows and mask.size and rng.random() < 0.15:
            mask[tuple(rng.randrange(size) for size in rows)] = False
        return mask

    def is_legal(self, value, sizes):
        return super().is_legal(value, sizes) and bool(self.empty_rows or value.any(axis=-1).all())

    def simpler(self, value):
        for place in np.argwhere(~value):
            changed = value.copy()
            changed[tuple(place)] = True
            yield changed


def _all(rng, words):
    return np.ones(words, bool)


def _first_ones(rng, words):
    return np.arange(words) < rng.randint(1, words)


def _last_ones(rng, words):
    return _first_ones(rng, words)[::-1]


def _one(rng, words):
    return np.arange(words) == rng.randrange(words)


def _some(rng, words):
    return np.array([rng.random() < 0.5 for _ in range(words)]) | _one(rng, words)


class Places(Arrays):
    """An array of whole numbers that are places of an axis: each from 0 to the size of `of`, exclusive."""

    def __init__(self, *axes, of):
        self.axes, self.of = axes, of

    def draw(self, rng, sizes, calm=False):
        shape = self.shape(sizes)
        return np.array([rng.randrange(sizes[self.of]) for _ in range(prod(shape))], dtype=int).reshape(shape)

    def is_legal(self, value, sizes):
        return super().is_legal(value, sizes) and bool((value >= 0).all() and (value < sizes[self.of]).all())

    def without(self, value, axis, place, sizes):
        if axis == self.of:
            value = np.where(value > place, value - 1, value)
        return super().without(value, axis, place, sizes)

    def simpler(self, value):
        return (simpler.astype(int) for simpler in simpler_numbers(value.astype(float)))


class Number(Kind):
    """One number from `low` to `high`, a float or, with `whole`, an int; `most(sizes)` bounds it, too.

    mostly   a lower bound from above that four of five draws keep
    """

    def __init__(self, low, high, whole=False, most=None, mostly=None):
        self.low, self.high, self.whole, self.most, self.mostly = low, high, whole, most, mostly

    def draw(self, rng, sizes, calm=False):
        if self.whole:
            return rng.randint(self.low, self.mostly if self.mostly and rng.random() < 0.8 else self._high(sizes))
        return rng.choice((self.low, self.high, 0.0, rng.randint(8 * self.low, 8 * self.high) / 8))

    def _high(self, sizes):
        return min(self.high, self.most(sizes)) if self.most else self.high

    def is_legal(self, value, sizes):
        return self.low <= value <= self._high(sizes)

    def simpler(self, value):
        order = [0, 1, 2, self.low, int(value), int(value) // 2]
        kind = int if self.whole else float
        return (kind(other) for other in order[: order.index(value) if value in order else None])


class Size(Kind):
    """How many places an axis has, an int: of the axis "h*d" that an argument is to be split into h parts."""

    def __init__(self, of):
        self.of = of

    def draw(self, rng, sizes, calm=False):
        return sizes[self.of]

    def is_legal(self, value, sizes):
        return value == sizes[self.of]

    def without(self, value, axis, place, sizes):
        return value - 1 if axis == self.of else value


class OneOf(Kind):
    """One of some values."""

    def __init__(self, *values):
        self.values = values

    def draw(self, rng, sizes, calm=False):
        return rng.choice(self.values)

    def simpler(self, value):
        before = next(place for place, other in enumerate(self.values) if other is value)
        return iter(self.values[:before])


class Generator(Kind):
    """A NumPy Generator of its own seed."""

    def draw(self, rng, sizes, calm=False):
        return np.random.default_rng(rng.randrange(2**31))


class Pairs(Kind):
    """A set of pairs (place of the first axis, place of the second), now and then empty."""

    def __init__(self, first, second):
        self.of = (first, second)

    def draw(self, rng, sizes, calm=False):
        count = rng.randint(0, max(sizes[axis] for axis in self.of) + 1)
        return {tuple(rng.randrange(sizes[axis]) for axis in self.of) for _ in range(count)}

    def is_legal(self, value, sizes):
        return all(0 <= i < sizes[self.of[0]] and 0 <= j < sizes[self.of[1]] for i, j in value)

    def without(self, value, axis, place, sizes):
        for number, name in enumerate(self.of):
            if name == axis:
                value = {_one_less(pair, number, place) for pair in value if pair[number] != place}
        return value

    def simpler(self, value):
        return (value - {pair} for pair in sorted(value))


def _one_less(pair, number, place):
    changed = list(pair)
    changed[number] -= changed[number] > place
    return tuple(changed)


class Listed(Kind):
    """A list with an item for each place of an axis, drawn by `item(rng, sizes)`; repeats are drawn on purpose."""

    def __init__(self, axis, item, simplest=()):
        self.axes, self.item, self.simplest = (axis,), item, simplest

    def draw(self, rng, sizes, calm=False):
        items = [self.item(rng, sizes) for _ in range(sizes[self.axes[0]])]
        if items and rng.random() < 0.4:  # few different ones
            few = items[: max(1, len(items) // 3)]
            items = [rng.choice(few) for _ in items]
        return items

    def without(self, value, axis, place, sizes):
        return value[:place] + value[place + 1 :] if axis in self.axes else value

    def simpler(self, value):
        for place, item in enumerate(value):
            for other in self.simplest:
                if other == item:
                    break
                yield [*value[:place], other, *value[place + 1 :]]


def _factors(axis, sizes):
    """ "2d" -> [2, the size of d]; "h*d" -> [that of h, that of d]; "S" -> [that of S]"""
    return [int(factor) if factor.isdigit() else sizes[factor] for factor in FACTORS.findall(axis)]
