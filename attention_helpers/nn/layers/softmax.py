"""Softmax: a row of scores becomes a row of weights that are positive and sum to one."""

import math
from numbers import Integral, Real

import numpy as np

from attention_helpers.nn import checks

SHORT = 64  # scores in a row: few sentences have more words


def softmax(scores, mask=None, temperature=1.0, axis=-1):
    """Weights exp(score / temperature), divided by their sum along `axis`.

    scores       (..., S) numbers; float32 and float64 keep their type
    mask         broadcastable to `scores`, True where a score counts; the others get weight exactly 0
    temperature  above 0; towards 0 the largest score takes all, towards infinity all are alike
    returns      weights, the shape of `scores`

    The largest score of a row is subtracted first, so that exp never overflows; this changes no weight, because
    the factor exp(-largest) stands above and below the line. A score of -inf counts as masked.
    ValueError: a row without any score that counts, a NaN or +inf, a temperature that is not above 0.
    """
    scores = _as_scores(scores, axis)
    divisor = divisor_of(temperature, scores.dtype)
    if mask is not None:
        scores = np.where(_as_mask(mask, scores.shape), scores, scores.dtype.type(-np.inf))
    largest = _largest(scores, axis)
    if np.isneginf(largest).any():
        row = _row(np.argwhere(np.isneginf(largest))[0], scores.ndim, axis)
        raise ValueError(
            f"softmax: {row} has no score that counts (its mask is all False); each row needs at least one True."
        )
    with np.errstate(over="ignore", under="ignore"):
        weights = np.subtract(scores, largest)
        if divisor != 1.0:
            weights /= divisor
        np.exp(weights, out=weights)
    weights /= weights.sum(axis=axis, keepdims=True)
    return weights


def softmax_backward(grad_weights, weights, temperature=1.0, axis=-1):
    """Gradient with respect to the scores, given the one with respect to the weights.

    d loss / d score_i = weight_i (g_i - sum_j weight_j g_j) / temperature: a score is pushed down where raising its
    weight costs more than the weighted mean cost. Masked places have weight 0 and get 0. Where a tiny temperature makes
    the gradient larger than any number of its type, it is the largest one: never infinite, never NaN.

    grad_weights, weights  (..., S), `weights` as softmax returned them;   returns (..., S)
    """
    weights, grad_weights = checks.numbers(weights, "weights"), checks.numbers(grad_weights, "grad_weights")
    _check_axis(axis, weights.ndim, "weights")
    if grad_weights.shape != weights.shape:
        raise ValueError(f"grad_weights must have the shape {weights.shape} of the weights, got {grad_weights.shape}.")
    mean = (grad_weights * weights).sum(axis=axis, keepdims=True)
    grad_scores = grad_weights - mean
    with np.errstate(over="ignore"):
        grad_scores *= weights
    checks.finite(grad_scores, "grad_weights and weights must be smaller: their gradient")
    return divided(grad_scores, temperature)


def check_temperature(temperature):
    """The temperature as a float; TypeError where it is no number, ValueError unless it is one, finite and above 0."""
    temperature = temperature.item() if isinstance(temperature, np.ndarray) and not temperature.ndim else temperature
    if isinstance(temperature, bool) or not isinstance(temperature, (Real, list, tuple, np.ndarray)):
        raise TypeError(f"temperature must be one finite number above 0, got {checks.came(temperature)}.")
    if not isinstance(temperature, Real) or not checks.is_finite(temperature) or temperature <= 0:
        raise ValueError(f"temperature must be one finite number above 0, got {temperature!r:.60}.")
    return float(temperature)


def divisor_of(temperature, dtype):
    """The temperature as a Python float that `dtype` can hold: 1e-300 would be 0 in float32, and 0 / 0 is no weight."""
    limits = np.finfo(dtype)
    return min(max(check_temperature(temperature), float(limits.tiny)), float(limits.max))


def divided(array, temperature):
    """array / temperature, at most the largest number of its type in size, where it would be infinite."""
    array = np.asarray(array)
    array = array if array.dtype.kind == "f" else array.astype(np.float64)
    divisor, largest = divisor_of(temperature, array.dtype), np.finfo(array.dtype).max
    if divisor == 1.0:
        return array
    with np.errstate(over="ignore", under="ignore"):
        return np.clip(array / divisor, -largest, largest)


def _as_scores(scores, axis):
    scores = checks.array(scores, "scores")
    if scores.dtype.kind != "f":
        scores = scores.astype(np.float64)
    _check_axis(axis, scores.ndim, "scores")
    if scores.ndim == 0 or scores.shape[axis] == 0:
        raise ValueError(f"scores must hold at least one score along axis {axis}, got the shape {scores.shape}.")
    numbers = scores.ravel("K")
    if math.isfinite(np.vdot(numbers, numbers)):  # one sum of squares, quicker than a look at each
        return scores
    wrong = np.isnan(scores) | np.isposinf(scores)
    if wrong.any():
        place = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise ValueError(f"scores must hold finite numbers, got {scores[place]} at {place}.")
    return scores


def _check_axis(axis, axes, of):
    if isinstance(axis, bool) or not isinstance(axis, Integral) or (axes and not -axes <= axis < axes):
        raise ValueError(f"axis must be the number of one of the {axes} axes of {of}, got {checks.came(axis)}.")


def _largest(scores, axis):
    """scores.max(axis, keepdims=True). Where rows are short, NumPy is many times quicker with the rows side by side."""
    if scores.shape[axis] > SHORT:
        return scores.max(axis=axis, keepdims=True)
    return np.expand_dims(np.ascontiguousarray(np.moveaxis(scores, axis, 0)).max(axis=0), axis)


def _as_mask(mask, shape):
    mask = checks.array(mask, "mask", "b")
    try:
        return np.broadcast_to(mask, shape)
    except ValueError:
        raise ValueError(f"mask must fit scores of the shape {shape}, got {mask.shape}.") from None


def _row(place, ndim, axis):
    """The name of the row that holds `place`: 'row 3', 'row (3, 1)', or 'the row' where there is only one."""
    index = [int(i) for i in np.delete(place, axis % ndim)]
    if not index:
        return "the row"
    return f"row {index[0]}" if len(index) == 1 else f"row {tuple(index)}"
