"""A layer of layers: names, leaves, and what a copy keeps."""

import copy

import numpy as np

from attention_helpers import nn
from attention_helpers.nn.layers.composite import Composite
from tests.unit.nn.small import RNG


def test_numbers_are_named_by_the_way_to_them_and_leaves_come_in_order():
    inner = Composite(a=nn.Linear(2, 3, RNG(0)), b=nn.Linear(3, 2, RNG(1)))
    outer = Composite(first=inner, last=nn.Linear(2, 2, RNG(2)))
    assert list(outer.parameters) == list(outer.gradients)
    assert list(outer.parameters)[:3] == ["first.a.weight", "first.a.bias", "first.b.weight"]
    assert outer.parameters["first.b.bias"] is inner.layers["b"].parameters["bias"]
    assert outer.gradients["last.weight"] is outer.layers["last"].gradients["weight"]
    assert outer.leaves() == [inner.layers["a"], inner.layers["b"], outer.layers["last"]]


def test_a_copy_forgets_the_last_pass():
    made = nn.FeedForward(2, 3, RNG(0))
    made.forward(np.ones((1, 2), np.float32))
    assert made._cache is not None and copy.deepcopy(made)._cache is None
