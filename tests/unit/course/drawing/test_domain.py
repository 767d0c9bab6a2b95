"""A domain draws legal examples, the same each time, of sizes alike and unlike; shrinking ends at the smallest."""

import random

import numpy as np
import pytest

from attention_helpers.course.drawing.domain import Domain, same_shapes, shrink
from attention_helpers.course.drawing.kinds import Number, Numbers

DOMAIN = Domain(
    {"weights": Numbers("n", low=0), "vectors": Numbers("n", "d")},
    sizes={"n": (1, 5), "d": (1, 3)},
    legal=lambda weights, vectors: weights.sum() > 0,
)


def test_examples_are_legal_and_the_same_for_a_name():
    one, two = DOMAIN.examples("mean", 100), DOMAIN.examples("mean", 100)
    assert all(map(DOMAIN.is_legal, one)) and [str(e.values) for e in one] == [str(e.values) for e in two]
    assert str(one[0].values) != str(DOMAIN.examples("other", 1)[0].values)


def test_sizes_are_alike_unlike_and_smallest():
    sizes = [example.sizes for example in DOMAIN.examples("mean", 200)]
    assert {"n": 1, "d": 1} in sizes and {"n": 3, "d": 3} in sizes and {"n": 5, "d": 2} in sizes


def test_what_is_never_legal_is_said():
    never = Domain({"k": Number(1, 3, whole=True)}, legal=lambda k: False)
    with pytest.raises(ValueError, match="100 draws in a row were not legal"):
        never.draw(random.Random(0))


@pytest.mark.parametrize("seed", range(20))
def test_shrinking_finds_the_smallest_that_fails(seed):
    def fails(example):
        return (example.values["vectors"] < 0).any() and example.values["weights"].size >= 2

    examples = [example for example in DOMAIN.examples(str(seed), 60) if fails(example)]
    small = shrink(DOMAIN, examples[0], fails)
    assert small.sizes == {"n": 2, "d": 1} and DOMAIN.is_legal(small)
    assert min(small.values["vectors"].ravel()) == -1


def test_shrinking_stops_after_its_steps():
    calls = []
    shrink(DOMAIN, DOMAIN.examples("mean", 9)[-1], lambda example: calls.append(example) or False, steps=5)
    assert len(calls) <= 5


def test_globals_are_split_off():
    domain = Domain({"x": Numbers("d"), "W": Numbers("d")}, sizes={"d": (1, 2)}, globals=("W",))
    arguments, names = domain.split(domain.examples("f", 1)[0])
    assert len(arguments) == 1 and list(names) == ["W"]


def test_the_same_shapes_with_other_numbers():
    example = DOMAIN.examples("mean", 5)[4]
    others = [same_shapes(DOMAIN, random.Random(seed), example) for seed in range(10)]
    others = [other for other in others if other]
    assert others and all(other.values["vectors"].shape == example.values["vectors"].shape for other in others)
    assert any(not np.array_equal(other.values["vectors"], example.values["vectors"]) for other in others)


def test_some_examples_hold_whole_numbers_alone_and_some_one_object_twice():
    kinds = [{array.dtype.kind for array in e.values.values()} for e in DOMAIN.examples("mean", 200)]
    assert {"i"} in kinds and {"f"} in kinds
    twins = Domain({"left": Numbers("d"), "right": Numbers("d")}, sizes={"d": (1, 3)})
    same = [e.values["left"] is e.values["right"] for e in twins.examples("twins", 200)]
    assert any(same) and not all(same)
