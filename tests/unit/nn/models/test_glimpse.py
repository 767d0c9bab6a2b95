"""Glimpse: gradients against finite differences, a hard read that touches one patch, and learning."""

import re

import numpy as np
import pytest

from attention_helpers import nn
from attention_helpers.nn.models.glimpse import ESTIMATORS
from tests.unit.nn.small import RNG, assert_gradient

N, P, K, V, C = 5, 4, 3, 6, 3


def data(count=N, seed=0):
    rng = RNG(seed)
    return rng.normal(size=(count, P, K)), rng.normal(size=(count, P, V)), rng.integers(C, size=count)


def model(**settings):
    made = nn.Glimpse(K, V, C, hidden_size=7, seed=1, dtype=np.float64, **settings)
    made.parameters["attention.query"][...] = RNG(2).normal(size=K)
    return made


def loss(made, keys, values, labels, **how):
    logits, weights = made.forward(keys, values, **how)
    return -nn.log_probability(logits, labels), weights


@pytest.mark.parametrize("name", ["attention.query", "hidden.weight", "hidden.bias", "output.weight", "output.bias"])
def test_gradients_of_the_soft_read_against_finite_differences(name):
    made, batch = model(), data()
    came = made.step(*batch)
    assert came == pytest.approx(loss(made, *batch)[0].mean())
    assert np.abs(made.gradients[name]).max() > 0
    assert_gradient(lambda: loss(made, *batch)[0].mean(), made.parameters[name], made.gradients[name].copy())


@pytest.mark.parametrize("name", ["attention.query", "hidden.weight"])
def test_gumbel_softmax_is_exact_for_the_noise_that_was_drawn(name):
    made, batch = model(), data()

    def run():
        return made.step(*batch, estimator="gumbel", rng=RNG(3), temperature=0.7)

    run()
    gradient = made.gradients[name].copy()
    assert_gradient(run, made.parameters[name], gradient)


@pytest.mark.parametrize("estimator", ["reinforce", "straight_through"])
def test_the_classifier_learns_from_the_patch_that_was_drawn(estimator):
    made, (keys, values, labels) = model(), data()
    made.step(keys, values, labels, estimator, RNG(4))
    gradient = made.gradients["hidden.weight"].copy()
    _, drawn = loss(made, keys, values, labels, read="sample", rng=RNG(4))
    one = values[np.arange(N), drawn.argmax(axis=1)][:, None]
    assert_gradient(lambda: loss(made, keys[:, :1], one, labels)[0].mean(), made.parameters["hidden.weight"], gradient)


def expected_loss(made, keys, values, labels):
    """Mean over pictures of sum_i p_i loss_i: every patch read once."""
    weights = made.forward(keys, values)[1]
    each = [loss(made, keys[:, :1], values[:, i : i + 1], labels)[0] for i in range(P)]
    return (weights * np.stack(each, axis=1)).sum(axis=1).mean()


@pytest.mark.parametrize("level", [None, 1.3])
def test_reinforce_is_right_on_average_with_and_without_baseline(level):
    """Against finite differences of the enumerated expected loss, along the query."""
    made, batch, draws = model(), data(3), 3000
    baseline = None
    if level is not None:
        baseline = nn.MovingAverageBaseline(0.0)
        baseline.update(level)
        baseline.update = lambda _costs: None
    rng, found = RNG(5), np.empty((draws, K))
    for n in range(draws):
        made.step(*batch, estimator="reinforce", rng=rng, baseline=baseline)
        found[n] = made.gradients["attention.query"]
    query, step = made.parameters["attention.query"], 1e-6
    for k in range(K):
        query[k] += step
        above = expected_loss(made, *batch)
        query[k] -= 2 * step
        exact = (above - expected_loss(made, *batch)) / (2 * step)
        query[k] += step
        assert abs(found[:, k].mean() - exact) < 4 * found[:, k].std() / draws**0.5


def test_the_baseline_takes_in_the_loss_of_the_step():
    made, baseline = model(), nn.MovingAverageBaseline()
    first = made.step(*data(), estimator="reinforce", rng=RNG(6), baseline=baseline)
    assert baseline.value == pytest.approx(first)


def test_a_hard_read_touches_one_patch_only():
    made, (keys, values, _) = model(), data()
    _, weights = made.forward(keys, values, "argmax")
    values[weights == 0] = np.nan
    logits, again = made.forward(keys, values, "argmax")
    assert np.isfinite(logits).all() and (again == weights).all() and (weights.sum(axis=1) == 1).all()
    with pytest.raises(ValueError, match="finite numbers"):
        made.forward(keys, values)


def test_reinforce_touches_one_patch_in_training_too():
    made, (keys, values, labels) = model(), data()
    made.parameters["attention.query"] *= 1e4  # the draw is certain
    values[made.forward(keys, values, "argmax")[1] == 0] = np.nan
    assert np.isfinite(made.step(keys, values, labels, "reinforce", RNG(0)))
    assert all(np.isfinite(gradient).all() for gradient in made.gradients.values())


def test_before_training_every_patch_weighs_the_same():
    _, weights = nn.Glimpse(K, V, C).forward(*data()[:2])
    np.testing.assert_allclose(weights, 1 / P)
    assert weights.dtype == np.float32


def marked(count, seed):
    """Patches that shout a class each; only the one whose glance is 1 in the first place counts."""
    rng = RNG(seed)
    shout, place = rng.integers(C, size=(count, P)), rng.integers(P, size=count)
    keys = rng.normal(0, 0.1, (count, P, K))
    keys[np.arange(count), place, 0] += 1
    return keys, np.eye(V)[shout], shout[np.arange(count), place]


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_every_estimator_learns_where_to_look(estimator):
    made = nn.Glimpse(K, V, C, seed=0).fit(*marked(2000, 0), estimator, steps=600, learning_rate=0.03)
    read = "soft" if estimator in ("soft", "gumbel") else "argmax"
    assert made.accuracy(*marked(500, 1), read=read) > 0.95
    assert len(made.losses) == 600 and made.losses[-1] < made.losses[0]


def test_the_same_seed_gives_the_same_model_and_callback_counts_steps():
    seen = []
    one, two = (
        nn.Glimpse(K, V, C).fit(
            *data(50), "reinforce", steps=5, seed=3, callback=lambda step, _model: seen.append(step)
        )
        for _ in range(2)
    )
    assert one.losses == two.losses and seen == [1, 2, 3, 4, 5] * 2


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda m, k, v, y: m.forward(k, v, "hard"), "read must be one of 'soft', 'argmax', 'sample', got 'hard'"),
        (
            lambda m, k, v, y: m.forward(k[:, :, :2], v),
            "keys must have the shape (pictures, patches, 3), got (5, 4, 2)",
        ),
        (lambda m, k, v, y: m.forward(k, v[0]), "values must have the shape (pictures, patches, 6), got (4, 6)"),
        (
            lambda m, k, v, y: m.forward(k[:, :3], v),
            "keys must hold one glance for each patch of values, got (5, 3) glances and (5, 4) patches",
        ),
        (
            lambda m, k, v, y: m.step(k, v, y, "hard"),
            "estimator must be one of 'soft', 'reinforce', 'straight_through', 'gumbel', got 'hard'",
        ),
        (lambda m, k, v, y: m.step(k, v, y[:2]), "labels must have the shape (5,), got (2,)"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(call, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        call(model(), *data())


def test_a_draw_needs_a_generator():
    with pytest.raises(TypeError, match="rng must be a generator"):
        model().step(*data(), estimator="reinforce")
