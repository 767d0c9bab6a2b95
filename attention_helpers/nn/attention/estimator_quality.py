"""How good an estimate of a gradient is: bias, how far its mean lies off, and spread, how far a single one scatters."""

from dataclasses import dataclass

import numpy as np

from attention_helpers.nn import checks


@dataclass(frozen=True)
class EstimatorQuality:
    """What many estimates of one gradient (S,) show.

    mean (S,): of all estimates. bias: distance of the mean from the true gradient; what averaging cannot remove.
    spread: root of the mean squared distance of one estimate from the mean. standard_error: spread / sqrt(estimates),
    how large the bias comes out by luck alone.
    """

    mean: np.ndarray
    bias: float
    spread: float
    standard_error: float


def estimator_quality(estimate, scores, true_gradient, rows=1000, rounds=40, warm_up=20, seed=0):
    """EstimatorQuality of rows × rounds estimates of the gradient at `scores` (S,).

    estimate         function(scores (rows, S), rng) -> (rows, S): one estimate from each row
    true_gradient    (S,), see enumerated_gradient
    warm_up          rounds that are not counted, in which a running baseline finds its level
    """
    checks.function(estimate, "estimate")
    scores = checks.numbers(scores, "scores", ("S",))
    true_gradient = checks.numbers(true_gradient, "true_gradient", scores.shape, np.float64)
    rows, rounds = checks.positive(rows, "rows"), checks.positive(rounds, "rounds")
    warm_up = checks.whole(warm_up, "warm_up")
    rng, same = checks.seeded(seed), np.tile(scores, (rows, 1))
    found = [
        checks.numbers(estimate(same, rng), "estimate: what it returns", same.shape) for _ in range(warm_up + rounds)
    ]
    found = np.concatenate(found[warm_up:]).astype(np.float64)
    mean, spread = found.mean(axis=0), float(np.sqrt(found.var(axis=0).sum()))
    bias = float(np.linalg.norm(mean - true_gradient))
    return EstimatorQuality(mean, bias, spread, spread / len(found) ** 0.5)
