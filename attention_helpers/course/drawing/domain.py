"""Everything that an exercise's statement allows, declared once: inputs are drawn from it and made smaller within it.

domain = Domain(
    {"weights": Numbers("n", above=0), "vectors": Numbers("n", "d")},
    sizes={"n": (1, 6), "d": (1, 4)},
)
"""

import random
import zlib
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Example:
    """One drawn input: the sizes of the axes and a value for each name."""

    sizes: dict
    values: dict


class Domain:
    """What may come: a Kind for each argument's name, the sizes of the axes, (smallest, largest).

    globals   names in `kinds` that are set as globals and not passed
    legal     a function of the values by name: whether they are allowed together, beyond what the kinds say
    accuracy  a function of the values by name: how far a right result may be off, a number, or one for each result
    """

    def __init__(self, kinds, sizes=None, globals=(), legal=lambda **values: True, accuracy=lambda **values: 1e-6):
        self.kinds, self.sizes, self.globals = kinds, sizes or {}, globals
        self.legal, self.accuracy = legal, accuracy

    def examples(self, name, count):
        """`count` examples, the same ones for the same name on every machine."""
        rng = random.Random(zlib.crc32(name.encode("utf-8")))
        return [self.draw(rng) for _ in range(count)]

    def draw(self, rng):
        for _try in range(100):
            sizes, way = self._draw_sizes(rng), rng.random()
            calm = rng.random() < 0.4  # small numbers alone: huge ones put a curve at its ends and hide the rest
            example = Example(sizes, {name: kind.draw(rng, sizes, calm) for name, kind in self.kinds.items()})
            if way < 0.15:
                example = self._all_whole(example)
            elif way < 0.25:
                example = self._one_object_twice(example)
            if self.is_legal(example):
                return example
        raise ValueError("100 draws in a row were not legal: the domain's kinds and its `legal` do not fit")

    def _all_whole(self, example):
        """The example with every array stored as integers where its numbers are whole."""
        values = {name: kind.as_integers(example.values[name]) for name, kind in self.kinds.items()}
        return replace(example, values=values)

    def _one_object_twice(self, example):
        """The example with the same object for every two arguments of the same axes."""
        first, values = {}, {}
        for name, kind in self.kinds.items():
            value = example.values[name]
            values[name] = first.setdefault((type(kind), kind.axes), value) if kind.axes else value
        return replace(example, values=values)

    def is_legal(self, example):
        fits = all(low <= example.sizes[axis] <= high for axis, (low, high) in self.sizes.items())
        fits = fits and all(kind.is_legal(example.values[name], example.sizes) for name, kind in self.kinds.items())
        return fits and bool(self.legal(**example.values))

    def _draw_sizes(self, rng):
        """All as small as may be, all alike where that may be, or each on its own."""
        bounds, way = self.sizes, rng.random()
        if way < 0.1:
            return {axis: low for axis, (low, _high) in bounds.items()}
        if bounds and way < 0.25:
            common = range(max(low for low, _ in bounds.values()), min(high for _, high in bounds.values()) + 1)
            if common:
                return dict.fromkeys(bounds, rng.choice(common))
        return {axis: rng.randint(low, high) for axis, (low, high) in bounds.items()}

    def smaller(self, example):
        """Legal examples that are smaller or simpler: first one place of an axis less, then each value made simpler."""
        for axis, (low, _high) in self.sizes.items():
            if example.sizes[axis] > low:
                for place in range(example.sizes[axis]):
                    yield from self._checked(self._without(example, axis, place))
        for name, kind in self.kinds.items():
            for value in kind.simpler(example.values[name]):
                yield from self._checked(replace(example, values=example.values | {name: value}))

    def _without(self, example, axis, place):
        values = {
            name: kind.without(example.values[name], axis, place, example.sizes) for name, kind in self.kinds.items()
        }
        return Example(example.sizes | {axis: example.sizes[axis] - 1}, values)

    def _checked(self, example):
        return [example] if self.is_legal(example) else []

    def split(self, example):
        """The example as (arguments, globals)."""
        passed = tuple(value for name, value in example.values.items() if name not in self.globals)
        return passed, {name: example.values[name] for name in self.globals}


def shrink(domain, example, fails, steps=400):
    """The smallest example found on which `fails(example)` still holds, within so many calls of it."""
    left = steps
    while left > 0:
        for smaller in domain.smaller(example):
            left -= 1
            if fails(smaller):
                example = smaller
                break
            if left <= 0:
                return example
        else:
            return example
    return example


def same_shapes(domain, rng, example):
    """An example of the same sizes with other numbers."""
    values = {name: kind.draw(rng, example.sizes) for name, kind in domain.kinds.items()}
    other = Example(example.sizes, values)
    return other if domain.is_legal(other) else None
