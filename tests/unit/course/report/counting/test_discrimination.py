"""The correlation of one question with the rest, beside one reckoned by hand and NumPy's."""

import random
from math import sqrt

import numpy as np
import pytest

from attention_helpers.course.report.counting.discrimination import FEWEST, Discrimination


def of(rows):
    counted = Discrimination()
    for row in rows:
        counted.add(*row)
    return counted


def test_by_hand():
    """Shares .8 .4 (right), .4 0 (wrong), 5 learners each: covariance .1, variances .25 and .08."""
    found = of([(True, 4, 5), (True, 2, 5), (False, 2, 5), (False, 0, 5)] * 5)
    assert found.value == pytest.approx(0.1 / sqrt(0.25 * 0.08)) == pytest.approx(0.7071, abs=1e-4)


def test_as_numpy_has_it():
    rng = random.Random(0)
    rows = [(rng.random() < 0.6, rng.randrange(9), 8) for _ in range(300)]
    rights, rests = zip(*[(right, some / many) for right, some, many in rows], strict=True)
    assert of(rows).value == pytest.approx(np.corrcoef(rights, rests)[0, 1], abs=1e-9)


def test_those_who_know_the_rest_are_misled():
    assert of([(True, 0, 5), (False, 5, 5)] * 10).value == pytest.approx(-1)


@pytest.mark.parametrize(
    "rows",
    [
        [(True, 5, 5), (False, 0, 5)] * (FEWEST // 2 - 1),  # too few learners
        [(True, 4, 4), (False, 0, 4)] * FEWEST,  # who answered too little
        [(True, 3, 5), (True, 1, 5)] * FEWEST,  # all right
        [(True, 3, 5), (False, 3, 5)] * FEWEST,  # all alike elsewhere
        [],
    ],
)
def test_nothing_is_said_where_nothing_can_be_said(rows):
    assert of(rows).value is None
