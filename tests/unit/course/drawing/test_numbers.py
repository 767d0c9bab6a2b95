"""Numbers are the same on every machine, exact, and of every kind that mistakes like."""

import random

import numpy as np
import pytest

from attention_helpers.course.drawing.numbers import CALM, FLAVOURS, simpler_numbers, sixteenths


@pytest.mark.parametrize("flavour", [*FLAVOURS, sixteenths])
@pytest.mark.parametrize("shape", [(4,), (3, 4), (2, 3, 4), (1,), (0, 3)])
def test_a_flavour_fills_any_shape_the_same_each_time(flavour, shape):
    one, two = (flavour(random.Random(5), shape) for _ in range(2))
    assert one.shape == shape and one.dtype == float and np.array_equal(one, two) and np.isfinite(one).all()


def test_known_numbers():
    """The draws of Python's Mersenne twister are promised not to change; a check must try the same everywhere."""
    assert FLAVOURS[0](random.Random(0), (6,)).tolist() == [2.0, 2.0, -4.0, 0.0, 4.0, 3.0]


@pytest.mark.parametrize("flavour", CALM)
def test_sums_of_products_are_exact_in_any_order(flavour):
    rng = random.Random(1)
    for _ in range(50):
        one, other = flavour(rng, (6,)), flavour(rng, (6,))
        products = one * other
        assert sum(products.tolist()) == sum(reversed(products.tolist())) == one @ other


def test_every_kind_of_number_is_drawn():
    rng = random.Random(2)
    drawn = [rng.choice(FLAVOURS)(rng, (3, 2)) for _ in range(300)]
    assert any((array == 0).all() for array in drawn) and any((array > 0).all() for array in drawn)
    assert any((array < 0).all() for array in drawn) and any(np.abs(array).max() > 1e5 for array in drawn)
    assert any(0 < np.abs(array).max() < 1e-6 for array in drawn)
    assert any((array[0] == array[1]).all() and np.unique(array).size > 1 for array in drawn)
    gaps = [np.diff(np.unique(array)) for array in drawn]
    assert any(((gap > 0) & (gap < 1e-3)).any() for gap in gaps)


def test_simpler_numbers_end_at_zero():
    array, steps = np.array([[3.5, -2.0], [1e6, 0.125]]), 0
    while (simpler := next(simpler_numbers(array), None)) is not None:
        array, steps = simpler, steps + 1
        assert steps < 50
    assert not array.any()


def test_a_simpler_number_comes_before_a_less_simple_one():
    start = np.array([3.5, 0.0])
    firsts = [array[0] for array in simpler_numbers(start) if array[1] == 0.0]
    assert firsts.index(0.0) < firsts.index(2.0) < firsts.index(3.0)
    assert all((array != start).any() for array in simpler_numbers(start))
