"""Copies share nothing, and a change to the last bit is seen."""

import numpy as np
import pytest

from attention_helpers.course.calls import copies


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
