"""Choices from a seed.

Only `random.Random(seed).random()` is used, whose stream Python promises to keep; so what is drawn is the same under
any Python and NumPy.
"""

import random


class Draw:
    """Choices from a seed, made from uniform numbers alone."""

    def __init__(self, seed):
        self.uniform = random.Random(seed).random

    def chance(self, probability):
        return self.uniform() < probability

    def pick(self, items):
        return items[int(self.uniform() * len(items))]

    def weighted(self, table):
        """A key of {key: weight}."""
        left = self.uniform() * sum(table.values())
        for key, weight in table.items():
            left -= weight
            if left < 0:
                return key
        return key

    def shuffle(self, items):
        """Mix a list in its place (Fisher and Yates)."""
        for i in range(len(items) - 1, 0, -1):
            j = int(self.uniform() * (i + 1))
            items[i], items[j] = items[j], items[i]
