"""What a GRU has beyond an RNN: its start, and one step at a time."""

import numpy as np

from attention_helpers import nn
from tests.unit.nn.layers.recurrent import INITIAL, TORCH, X, recurrent
from tests.unit.nn.small import RNG


def test_one_step_after_another_is_the_same_as_all_at_once():
    layer = recurrent("GRU")
    state = INITIAL
    for t in range(3):
        state = layer.forward(X[:, t : t + 1], initial=state)[:, 0]
    np.testing.assert_allclose(state, np.array(TORCH["GRU"]["states"])[:, -1], atol=2e-9)


def test_start_weights_follow_the_generator():
    first, again, other = (nn.GRU(3, 4, RNG(seed)) for seed in (1, 1, 2))
    for name, value in first.parameters.items():
        assert value.dtype == np.float32
        assert (value == again.parameters[name]).all() and (value != other.parameters[name]).all()
    assert sum(array.size for array in first.parameters.values()) == 3 * 12 + 4 * 12 + 12 + 4


def test_keep_opens_the_update_gate_at_the_start_and_changes_no_other_start_weight():
    plain, keeping = nn.GRU(3, 4, RNG(1)), nn.GRU(3, 4, RNG(1), keep=2.0)
    for name, value in plain.parameters.items():
        expected = value + np.repeat([0, 2, 0], 4).astype(np.float32) if name == "bias" else value
        np.testing.assert_allclose(keeping.parameters[name], expected, atol=1e-6)
    x = RNG(2).normal(size=(5, 1, 3)).astype(np.float32)
    # From a state of 0 the first step writes (1 - z) n: with the gate open a fraction of what it would.
    assert (abs(keeping.forward(x)) < 0.5 * abs(plain.forward(x))).all()
