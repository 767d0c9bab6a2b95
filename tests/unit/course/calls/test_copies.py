"""Copies share nothing, and a change to the last bit is seen."""

import numpy as np
import pytest

from attention_helpers.course.calls import copies
from attention_helpers.course.drawing.storage import STORAGES


def test_copies_of_trees_with_a_cycle():
    tree = {"left": [1.0, np.zeros(2)], "right": "leaf"}
    tree["left"].append(tree)
    copy = copies.deep_copy(tree)
    assert copy["left"][2] is copy and copies.unchanged(tree, copy)
    copy["left"][1][0] = 1
    assert not copies.unchanged(tree, copy) and tree["left"][1][0] == 0


@pytest.mark.parametrize(
    "before, after",
    [
        (np.zeros(2), np.zeros(2, np.float32)),
        (np.zeros(2), np.zeros((2, 1))),
        ([1, 2], (1, 2)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": [1.0]}, {"a": [1.5]}),
        ({1}, {2}),
    ],
)
def test_a_change_is_seen(before, after):
    assert not copies.unchanged(before, after) and copies.unchanged(before, copies.deep_copy(before))


def test_nan_is_no_change():
    assert copies.unchanged([np.nan, np.array([np.nan])], [float("nan"), np.array([np.nan])])


@pytest.mark.parametrize("store", [*STORAGES, np.copy])
def test_a_copied_array_is_stored_as_the_array_was(store):
    array = store(np.arange(24.0).reshape(2, 3, 4))
    copied = copies.deep_copy([array])[0]
    assert np.array_equal(copied, array) and not np.shares_memory(copied, array)
    assert copied.strides == array.strides and copied.dtype == array.dtype
    assert copied.flags.writeable == array.flags.writeable


def test_one_object_in_two_places_stays_one():
    leaf = np.ones(2)
    one, other, tree = copies.deep_copy([leaf, leaf, {"left": leaf, "right": np.ones(2)}])
    assert one is other is tree["left"] is not tree["right"] and one is not leaf
