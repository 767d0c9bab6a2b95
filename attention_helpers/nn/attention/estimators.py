"""Gradients through a choice: how scores learn when only one value was read.

One index i out of S is drawn with probability p = softmax(scores / temperature), and a cost comes back. The wanted
gradient is that of the expected cost, sum_i p_i cost_i. It is exact where every cost is known (`enumerated_gradient`);
the other functions estimate it from one draw. Scores are (..., S), one row for each draw; rows are independent.
"""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.attention.attention import choose, one_hot
from attention_helpers.nn.layers.softmax import check_temperature, divided, softmax, softmax_backward


def log_probability(scores, index, mask=None, temperature=1.0):
    """log p_index of each row: scores (..., S), index (...) integers -> (...). Finite even where p rounds to 0."""
    weights = softmax(scores, mask, temperature)  # refuses bad scores, masks and temperatures
    index = _check_index(index, weights.shape, mask)
    counted = np.asarray(scores, weights.dtype) if mask is None else np.where(mask, scores, -np.inf)
    shifted = divided(counted - counted.max(axis=-1, keepdims=True), temperature)
    chosen = np.take_along_axis(shifted, index[..., None], axis=-1)[..., 0]
    return chosen - np.log(np.exp(shifted).sum(axis=-1))


def log_probability_gradient(scores, index, mask=None, temperature=1.0):
    """d log p_index / d scores = (one_hot(index) - p) / temperature: (..., S)."""
    weights = softmax(scores, mask, temperature)
    index = _check_index(index, weights.shape, mask)
    return divided(one_hot(index, weights.shape[-1], weights.dtype) - weights, temperature)


def enumerated_gradient(scores, costs, mask=None, temperature=1.0):
    """The exact gradient of sum_i p_i cost_i with respect to the scores: costs (..., S), one for every index."""
    weights, costs = softmax(scores, mask, temperature), checks.numbers(costs, "costs")
    if costs.shape not in (weights.shape, weights.shape[-1:]):
        raise ValueError(f"costs must have the shape {weights.shape} of scores, or one row of it, got {costs.shape}.")
    return softmax_backward(np.broadcast_to(costs, weights.shape), weights, temperature)


def score_function_gradient(scores, index, cost, baseline=0.0, mask=None, temperature=1.0):
    """(cost - baseline) * d log p_index / d scores; REINFORCE, Williams 1992, equation 4 (for a cost: minimise it).

    index, cost (...): what was drawn and what it cost; baseline: a number, or (...), that does not depend on the draw.
    Right on average for every such baseline; how far single draws scatter depends on it.
    """
    grad = log_probability_gradient(scores, index, mask, temperature)
    cost, baseline = (
        checks.numbers(cost, "cost", None, grad.dtype),
        checks.numbers(baseline, "baseline", None, grad.dtype),
    )
    if cost.shape != grad.shape[:-1]:
        raise ValueError(f"cost must have the shape {grad.shape[:-1]}, one number for each draw, got {cost.shape}.")
    if baseline.shape not in ((), cost.shape):
        raise ValueError(f"baseline must be a number, or have the shape {cost.shape} of cost, got {baseline.shape}.")
    return (cost - baseline)[..., None] * grad


class MovingAverageBaseline:
    """A running mean of the costs seen so far: b <- decay * b + (1 - decay) * mean cost (Xu et al. 2015, section 4.1).

    `value` is 0 before the first update, and then the mean without the pull of that first 0 (divided by
    1 - decay^n, as Kingma & Ba 2015, section 3, do for Adam). Read `value` first, then `update` with this step's cost:
    a baseline that knows the draw it is subtracted from would bias the gradient.

    per_row: each row of the costs (N,) is a run of its own and has a mean of its own; `value` is then (N,).
    """

    def __init__(self, decay=0.9, per_row=False):
        if not 0 <= checks.number(decay, "decay") < 1:
            raise ValueError(f"decay must be a number of at least 0 and below 1, got {decay!r}.")
        self.decay, self.per_row, self._sum, self._weight = decay, checks.flag(per_row, "per_row"), 0.0, 0.0

    @property
    def value(self):
        return self._sum / self._weight if self._weight else 0.0

    def update(self, cost):
        """Takes in one cost, or the mean of an array of costs; with `per_row` each of them for its own row."""
        cost = checks.numbers(cost, "cost", ("N",) if self.per_row else None, float)
        if not cost.size:
            raise ValueError("cost must hold at least one number, got none.")
        if self.per_row and np.ndim(self._sum) and cost.shape != self._sum.shape:
            raise ValueError(f"cost must have the shape {self._sum.shape} as before, got {cost.shape}.")
        cost = cost if self.per_row else float(cost.mean())
        self._sum = self.decay * self._sum + (1 - self.decay) * cost
        self._weight = self.decay * self._weight + (1 - self.decay)


def straight_through(scores, rng, mask=None, temperature=1.0):
    """Draw one index; on the way back act as if the soft weights had been used (after Bengio et al. 2013).

    returns   choice (..., S) with a single 1 in each row, and backward(grad_choice (..., S)) -> grad_scores (..., S)
    """
    weights = softmax(scores, mask, temperature)
    choice = one_hot(choose(weights, "sample", rng), weights.shape[-1], weights.dtype)
    return choice, lambda grad_choice: softmax_backward(grad_choice, weights, temperature)


def gumbel_softmax(scores, rng, temperature, mask=None):
    """A soft choice: softmax((scores + noise) / temperature) with Gumbel noise -log(-log u), u uniform.

    The largest of scores + noise is an exact draw from softmax(scores); a small temperature makes the softmax around
    it nearly one-hot, and its gradient large. Jang et al. 2017, equation 2 (Maddison et al. 2017: "Concrete").

    returns   choice (..., S), rows sum to 1, and backward(grad_choice (..., S)) -> grad_scores (..., S)
    """
    check_temperature(temperature)
    scores = checks.array(scores, "scores")
    scores = scores if scores.dtype.kind == "f" else scores.astype(np.float64)
    # -log u of a uniform u is a standard exponential number.
    noise = -np.log(checks.generator(rng).standard_exponential(scores.shape))
    choice = softmax(scores + noise.astype(scores.dtype), mask, temperature)
    return choice, lambda grad_choice: softmax_backward(grad_choice, choice, temperature)


def _check_index(index, shape, mask):
    index = checks.array(index, "index", "iu")
    if index.shape != shape[:-1]:
        raise ValueError(
            f"index must hold integers of the shape {shape[:-1]}, one for each row of scores, "
            f"got {index.dtype} of the shape {index.shape}."
        )
    if ((index < 0) | (index >= shape[-1])).any():
        raise ValueError(f"index must hold 0 to {shape[-1] - 1}, got {index.min()} to {index.max()}.")
    if mask is not None and not np.take_along_axis(np.broadcast_to(mask, shape), index[..., None], -1).all():
        raise ValueError("index must hold places that mask leaves in, got one that is masked: its probability is 0.")
    return index
