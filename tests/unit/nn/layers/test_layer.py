"""What all layers share: sizes are checked, backward needs forward, a copy leaves the last pass behind."""

import pickle

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.layers.layer import draw_at_most
from tests.unit.nn.small import RNG


@pytest.mark.parametrize(
    "make, message",
    [
        (lambda: nn.Linear(0, 3, RNG(0)), "input_size must be at least 1, got 0"),
        (lambda: nn.Linear(3, -2, RNG(0)), "output_size must be at least 1, got -2"),
        (lambda: nn.Embedding(-1, 3, RNG(0)), "count must be at least 1, got -1"),
        (lambda: nn.GRU(3, 0, RNG(0)), "hidden_size must be at least 1, got 0"),
        (lambda: nn.RNN(-3, 3, RNG(0)), "input_size must be at least 1, got -3"),
    ],
)
def test_sizes_below_one_are_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_a_size_that_is_no_whole_number_is_refused():
    with pytest.raises(TypeError, match=r"hidden_size must be a whole number of at least 1, got 2\.5"):
        nn.GRU(3, 2.5, RNG(0))


@pytest.mark.parametrize(
    "layer", [nn.Linear(2, 2, RNG(0)), nn.Embedding(2, 2, RNG(0)), nn.RNN(2, 2, RNG(0)), nn.GRU(2, 2, RNG(0))]
)
def test_backward_before_forward_says_so(layer):
    with pytest.raises(RuntimeError, match="needs a forward pass first"):
        layer.backward(np.zeros((1, 1, 2)))


def test_a_layer_is_copied_without_what_its_last_pass_left():
    layer = nn.Attention("additive", 3, 3, RNG(0))
    x = RNG(1).normal(size=(1, 2, 3))
    layer.forward(x, x, x)
    other = pickle.loads(pickle.dumps(layer))
    with pytest.raises(RuntimeError, match="needs a forward pass first"):
        other.backward(x)
    other.parameters["v"] += 1
    assert (layer.parameters["v"] != other.parameters["v"]).all()
    np.testing.assert_array_equal(layer.forward(x, x, x)[1], pickle.loads(pickle.dumps(layer)).forward(x, x, x)[1])


@pytest.mark.parametrize(
    "make",
    [
        lambda: nn.Linear(30, 40, RNG(0)),
        lambda: nn.Embedding(30, 40, RNG(0)),
        lambda: nn.GRU(4, 20, RNG(0)),
        lambda: nn.RNN(4, 40, RNG(0)),
        lambda: nn.Attention("general", 30, 40, RNG(0)),
        lambda: nn.Attention("additive", 30, 40, RNG(0)),
    ],
)
def test_no_more_start_values_are_drawn_than_allowed(make):
    with draw_at_most(900), pytest.raises(ValueError, match="would hold more numbers than the model's file"):
        make()
    with draw_at_most(5_000):
        make()
        with pytest.raises(ValueError, match="would hold more numbers"):
            for _ in range(10):  # each is small enough, all together are not
                make()
    make()
