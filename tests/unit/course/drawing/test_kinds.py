"""Each kind of argument draws what it calls legal, loses a place of an axis, and grows simpler."""

import random

import numpy as np
import pytest

from attention_helpers.course.drawing.kinds import Generator, Listed, Mask, Number, Numbers, OneOf, Pairs, Places, Size

SIZES = {"B": 3, "S": 4, "d": 2}
KINDS = {
    "numbers": Numbers("B", "S"),
    "twice an axis": Numbers("d", "2d"),
    "a product of axes": Numbers("S", "B*d"),
    "the size of an axis": Size("B"),
    "positive": Numbers("S", above=0),
    "bounded": Numbers("B", "S", low=-2, high=0),
    "a mask": Mask("B", "S"),
    "places": Places("B", of="S"),
    "a whole number": Number(1, 9, whole=True, most=lambda sizes: sizes["S"]),
    "a number": Number(-4, 4),
    "one of some": OneOf("a", "b", "c"),
    "pairs": Pairs("S", "B"),
    "a list": Listed("S", lambda rng, sizes: rng.randint(0, 9), simplest=(0, 1)),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_is_drawn_is_legal_and_the_same_each_time(name):
    kind = KINDS[name]
    for seed in range(60):
        one, two = (kind.draw(random.Random(seed), SIZES) for _ in range(2))
        assert kind.is_legal(one, SIZES) and repr(one) == repr(two)


@pytest.mark.parametrize("name", KINDS)
def test_a_place_less_fits_the_sizes_with_a_place_less(name):
    kind = KINDS[name]
    for axis in SIZES:
        for seed in range(20):
            value = kind.draw(random.Random(seed), SIZES)
            less = kind.without(value, axis, seed % SIZES[axis], SIZES)
            if isinstance(kind, (Numbers, Mask)):
                assert less.shape == kind.draw(random.Random(0), SIZES | {axis: SIZES[axis] - 1}).shape


@pytest.mark.parametrize("name", KINDS)
def test_simpler_values_end(name):
    kind = KINDS[name]
    for seed in range(20):
        value, steps = kind.draw(random.Random(seed), SIZES), 0
        while (simpler := next(iter(kind.simpler(value)), None)) is not None:
            value, steps = simpler, steps + 1
            assert steps < 60


def test_bounds_are_kept():
    def drawn(kind):
        return [kind.draw(random.Random(seed), SIZES) for seed in range(100)]

    assert all((array > 0).all() for array in drawn(KINDS["positive"]))
    assert all(((array >= -2) & (array <= 0)).all() for array in drawn(KINDS["bounded"]))
    assert not KINDS["positive"].is_legal(np.array([1.0, 0.0, 1.0, 1.0]), SIZES)
    with pytest.raises(ValueError, match="within the bounds"):
        Numbers("S", above=1e9).draw(random.Random(0), SIZES)


def test_twice_an_axis_loses_two_places():
    W = np.arange(8.0).reshape(2, 4)
    assert KINDS["twice an axis"].without(W, "d", 1, SIZES).tolist() == [[0.0, 2.0]]


def test_a_product_of_axes_loses_the_places_of_one_place_of_either():
    kind, rows = KINDS["a product of axes"], np.arange(24.0).reshape(4, 6)  # three parts of two in a row
    assert kind.without(rows, "B", 1, SIZES)[0].tolist() == [0.0, 1.0, 4.0, 5.0]
    assert kind.without(rows, "d", 1, SIZES)[0].tolist() == [0.0, 2.0, 4.0]
    assert kind.without(rows, "S", 0, SIZES).tolist() == rows[1:].tolist()


def test_the_size_of_an_axis_follows_it():
    size = KINDS["the size of an axis"]
    assert size.draw(random.Random(0), SIZES) == 3 and not size.is_legal(2, SIZES)
    assert size.without(3, "B", 0, SIZES) == 2 and size.without(3, "d", 0, SIZES) == 3


def test_masks_have_holes_ends_and_rows_without_any():
    masks = [Mask("B", "S").draw(random.Random(seed), SIZES) for seed in range(100)]
    assert all(mask.any(axis=1).all() for mask in masks)
    assert any((mask.sum(axis=1) == 1).any() for mask in masks) and any(mask.all() for mask in masks)
    assert any(not mask[:, 0].all() for mask in masks) and any(not mask[:, -1].all() for mask in masks)
    empty = [Mask("B", "S", empty_rows=True).draw(random.Random(seed), SIZES) for seed in range(100)]
    assert any(not mask.any(axis=1).all() for mask in empty)


def test_places_follow_when_their_axis_loses_one():
    assert KINDS["places"].without(np.array([0, 2, 3]), "S", 1, SIZES).tolist() == [0, 1, 2]
    assert KINDS["pairs"].without({(0, 0), (1, 1), (3, 2)}, "S", 1, SIZES) == {(0, 0), (2, 2)}


def test_lists_repeat_and_generators_differ():
    lists = [KINDS["a list"].draw(random.Random(seed), SIZES) for seed in range(50)]
    assert any(len(set(one)) == 1 for one in lists) and any(len(set(one)) == 4 for one in lists)
    one, other = (Generator().draw(random.Random(seed), SIZES) for seed in (0, 1))
    assert one.random() != other.random()


def test_whole_numbers_may_be_stored_as_integers():
    kind = Numbers("S")
    assert kind.as_integers(np.arange(4.0)).dtype.kind == "i" and kind.as_integers(np.arange(4) / 2).dtype == float


def test_calm_numbers_are_small():
    drawn = [Numbers("B", "S").draw(random.Random(seed), SIZES, calm=True) for seed in range(200)]
    assert all(np.abs(array).max() < 10 for array in drawn) and any(np.abs(array).max() > 1 for array in drawn)
