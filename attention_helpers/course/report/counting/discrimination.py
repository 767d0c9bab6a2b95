"""Whether those who know the rest know this question: its discrimination.

The point-biserial correlation of being right in it (0 or 1) with the share of the learner's other questions that are
right, all at the first try. The question itself is left out of that share, or it would correlate with itself.
0.3 and more is good; about 0 tells nothing of the learner; below 0 the best are misled, and the question is to be read
again. Sources: Henrysson (1963), "Correction of item-total correlations in item analysis"; Ebel & Frisbie (1991),
"Essentials of Educational Measurement", for the bounds.
"""

from math import sqrt

FEWEST = 20  # learners: with fewer, chance alone gives 0.45 and more one time in twenty
FEWEST_OTHERS = 5  # other questions that a learner must have answered to be counted


class Discrimination:
    """A correlation from running sums: nothing is kept of a learner."""

    def __init__(self):
        self.learners = 0
        self._right = self._rest = self._rest_squared = self._both = 0.0

    def add(self, right, others_right, others):
        """Count a learner: whether right, and how many of so many other questions."""
        if others < FEWEST_OTHERS:
            return
        rest = others_right / others
        self.learners += 1
        self._rest += rest
        self._rest_squared += rest * rest
        if right:
            self._right += 1
            self._both += rest

    def merge(self, other):
        """Count the learners of another one, too."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    @property
    def value(self):
        """-1 to 1, or None: of fewer than 20 learners, or where all do alike, nothing is said."""
        if self.learners < FEWEST:
            return None
        right, rest = self._right / self.learners, self._rest / self.learners
        spread = (right - right**2) * (self._rest_squared / self.learners - rest**2)
        return (self._both / self.learners - right * rest) / sqrt(spread) if spread > 1e-12 else None
