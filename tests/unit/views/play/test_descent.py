"""One attention step and its descent: right gradients, steps that go down, and only what may move moves."""

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.attention.score import KINDS
from attention_helpers.views.play import descent

TARGET = descent.VALUES[descent.WANTED]


@pytest.mark.parametrize("masked", [None, 0, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_pulls_are_minus_the_finite_differences(kind, masked):
    mask = np.arange(3) != (3 if masked is None else masked)
    place = {"query": descent.QUERY, "keys": descent.KEYS, "values": descent.VALUES}
    found = descent.moment(**place, wanted=TARGET, kind=kind, mask=mask)
    for name, array in place.items():
        for entry in np.ndindex(array.shape):
            losses = []
            for step in (1e-6, -1e-6):
                moved = array.copy()
                moved[entry] += step
                losses.append(descent.moment(**place | {name: moved}, wanted=TARGET, kind=kind, mask=mask).loss)
            slope = (losses[0] - losses[1]) / 2e-6
            assert abs(slope + found.pull[name][entry]) < 1e-6, (name, entry)
    if masked is not None:
        assert found.weights[masked] == 0
        assert not found.pull["keys"][masked].any() and not found.pull["values"][masked].any()
        assert found.pull["scores"][masked] == 0


def test_dot_agrees_with_the_package_and_pushes_on_scores_sum_to_zero():
    found = descent.moment(descent.QUERY, descent.KEYS, descent.VALUES, TARGET)
    context, weights = nn.soft_attention(descent.QUERY, descent.KEYS, descent.VALUES)
    np.testing.assert_allclose(found.context, context)
    np.testing.assert_allclose(found.weights, weights)
    assert abs(found.pull["scores"].sum()) < 1e-12
    np.testing.assert_allclose(found.pull["query"], found.pull["scores"] @ descent.KEYS)


@pytest.mark.parametrize("moves", ["query keys values", "query", "keys", "values"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_step_goes_down_and_moves_only_what_may_move(kind, moves):
    path = descent.descend(descent.QUERY, kind=kind, moves=moves)
    losses = [moment.loss for moment in path]
    assert len(path) == descent.STEPS + 1 and (np.diff(losses) <= 1e-9).all()
    for name in ("query", "keys", "values"):
        assert np.array_equal(getattr(path[0], name), getattr(path[-1], name)) == (name not in moves.split())


def test_hard_weights_push_nothing():
    path = descent.descend((-30.0, 0.0))
    assert path[0].loss > 1 and np.abs(path[0].pull["scores"]).max() < 1e-9
